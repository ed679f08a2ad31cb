"""Telephone numbers in cells, read in the way of the country in which most of the file's numbers are valid."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from phonenumbers import PhoneNumberFormat, PhoneNumberMatch, PhoneNumberMatcher, country_code_for_region, format_number

from callprogram.adapters.exports.cells import phone_texts
from callprogram.adapters.exports.cells.places import name_of
from callprogram.adapters.exports.cells.values import is_shortened
from callprogram.domain.customers.phones import Phone, read_phone

_VANITY = re.compile(r"\+?[\d\s().-]{3,}[A-Z\d-]{4,}")
_PREFIX = re.compile(r"[\s(]*(?:00|011)[\s)-]*(?=[1-9])")
_TRUNK = re.compile(r"\(\s*0\s*\)")
_BARE = re.compile(r"[1-9]\d{10,14}(?:;ext=\d+)?")  # a spreadsheet takes +49… for a figure and drops the plus
_SHORT_ENDING, _LONG_ENDING = 2, 4
_FEWEST = 7  # figures, below which what cannot be read is hardly a number
_SAMPLED = 2_000
_REMEMBERED = 100_000


@dataclass(frozen=True)
class Numbers:
    """The numbers of a cell, and what is odd about them in plain words."""

    phones: tuple[Phone, ...]
    oddities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Regions:
    """In whose way numbers are read: in the file's region, which comes before the rows' countries or after them."""

    region: str
    first: bool = False

    def of(self, country: str | None) -> tuple[str, ...]:
        """The regions to read a row's numbers in, the one to try first in front."""
        both = (self.region, country) if self.first else (country, self.region)
        return tuple(dict.fromkeys(filter(None, both)))


@dataclass(frozen=True)
class _Read:
    """A number as it was read in a region, and whether it had to be given its plus."""

    phone: Phone
    region: str | None = None
    given_plus: bool = False


def regions_for(cells: Iterable[tuple[str, str | None]], region: str) -> Regions:
    """Whether numbers, each with its row's country, are read as in the rows' countries or in the file's region first.

    Whichever makes more of them valid; the rows' countries where both do as well. Of many, a sample decides.
    """
    open_ = [(text, country) for text, country in dict.fromkeys(cells) if country and country != region]
    sample = open_[:: 1 + len(open_) // _SAMPLED]
    by_country = sum(_has_valid(text, country) for text, country in sample)
    by_region = sum(_has_valid(text, region) for text, _ in sample)
    return Regions(region, first=by_region > by_country)


def read_phones(text: str, country: str | None, regions: Regions, label: str) -> Numbers:
    """The number in a cell, or the several where it has several; what cannot be read stays as it was typed."""
    plain = phone_texts.mended(text)
    if is_shortened(plain):
        shortened = "a spreadsheet has shortened this number; export the file from the CRM once more"
        return Numbers((Phone(text, label),), (shortened,))
    pieces = phone_texts.pieces_of(plain)
    found = [read for piece in pieces for read in _numbers(piece, regions.of(country))]
    kept = [read for read in found if read.phone.valid] or found[:1] or [_Read(Phone(text))]
    oddities = [_oddity(read, country) for read in kept]
    if kept[0].phone.valid and any(not read.phone.valid and _is_long(read.phone.raw) for read in found):
        oddities.append("not every number in this cell can be read")
    phones = tuple(replace(read.phone, raw=text, label=label) for read in kept)
    return Numbers(phones, tuple(dict.fromkeys(filter(None, oddities))))


def _numbers(piece: str, regions: tuple[str, ...]) -> list[_Read]:
    """The numbers of a part of a cell: as many as are valid together, else the one that it may be."""
    if phone_texts.has_words(piece) and not _is_vanity(piece, regions):
        return _among_words(piece, regions)
    for way in _ways(piece):
        read = [_number(phone_texts.spelled(each), regions) for each in way]
        if all(each.phone.valid for each in read):
            return read
    return [_number(phone_texts.spelled(piece), regions)]


def _ways(piece: str) -> Iterator[list[str]]:
    """How many numbers a part may be, the likeliest first: several, one with another ending, one."""
    *several, one = phone_texts.groupings_of(piece)
    yield from (way for way in several if all(map(_is_long, way)))
    yield from ([short] for short in [phone_texts.without_ending(piece, _SHORT_ENDING)] if short)
    yield one
    yield from ([longer] for longer in [phone_texts.without_ending(piece, _LONG_ENDING)] if longer)


def _among_words(piece: str, regions: tuple[str, ...]) -> list[_Read]:
    """The valid numbers that stand somewhere among words."""
    for region in regions:
        found = [_matched(match, region) for match in PhoneNumberMatcher(phone_texts.spelled(piece), region)]
        if found:
            return found
    bare = phone_texts.without_words(piece)
    read = [_number(phone_texts.spelled(bare), regions)] if bare else []
    return [each for each in read if each.phone.valid]


def _matched(match: PhoneNumberMatch, region: str) -> _Read:
    e164 = format_number(match.number, PhoneNumberFormat.E164)
    return _Read(Phone(match.raw_string, e164=e164, extension=match.number.extension or None, valid=True), region)


@lru_cache(_REMEMBERED)
def _number(text: str, regions: tuple[str, ...]) -> _Read:
    """A number in the first way that makes it valid; else as its first region has it, if that is possible."""
    ways = dict.fromkeys(_spellings(text, regions))
    read = [_Read(read_phone(typed, region), region, given) for typed, region, given in ways]
    valid = (each for each in read if each.phone.valid)
    return next(valid, read[0] if read else _Read(Phone(text)))


def _spellings(text: str, regions: tuple[str, ...]) -> Iterator[tuple[str, str | None, bool]]:
    """The ways to read a number: as typed, with a plus for its prefix, without its trunk zero, in another region."""
    yield from ((text, region, False) for region in regions[:1])
    plus = _PREFIX.sub("+", text, count=1) if _PREFIX.match(text) else text
    if "+" in plus:
        yield from ((each, None, False) for each in (plus, _TRUNK.sub("", plus)) if each != text)
    if not text.startswith("+"):  # what says its country says the same everywhere
        yield from ((text, region, False) for region in regions[1:])
    if _BARE.fullmatch(text):
        yield f"+{text}", None, True


def _is_vanity(piece: str, regions: tuple[str, ...]) -> bool:
    """Whether a part is a number with a word for its last figures, in capitals: `1-800-FLOWERS`."""
    return _VANITY.fullmatch(piece) is not None and _number(piece, regions).phone.valid


def _is_long(piece: str) -> bool:
    return len(phone_texts.figures_of(piece)) >= _FEWEST


def _has_valid(text: str, region: str | None) -> bool:
    """Whether a cell has a valid number, read as typed in a region."""
    pieces = phone_texts.pieces_of(phone_texts.mended(text))
    return any(read_phone(phone_texts.spelled(piece), region).valid for piece in pieces)


def _oddity(read: _Read, country: str | None) -> str:
    if read.phone.e164 is None:
        return "not a phone number"
    if not read.phone.valid:
        return "this number may be wrong"
    if read.given_plus:
        return "its country code had no plus; it was given one"
    if country and read.region and _is_moved(read.phone.e164, read.region, country):
        return f"read as a number of {name_of(read.region)}, though the row's country is {name_of(country)}"
    return ""


def _is_moved(e164: str, region: str, country: str) -> bool:
    """Whether a number that did not say its country was read as of another one than its row's."""
    code, own = country_code_for_region(region), country_code_for_region(country)
    return code != own and e164.startswith(f"+{code}")
