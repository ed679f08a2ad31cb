"""Telephone numbers in cells: read as in their row's country, as in another one only where the row says none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from phonenumbers import PhoneNumberFormat, PhoneNumberMatch, PhoneNumberMatcher, country_code_for_region, format_number

from callprogram.adapters.exports.cells import phone_texts
from callprogram.adapters.exports.cells.places import name_of
from callprogram.adapters.exports.cells.values import is_shortened
from callprogram.domain.customers.phones import Phone, read_phone, region_of

_VANITY = re.compile(r"\+?[\d\s().-]{3,}[A-Z\d-]{4,}")
_PREFIX = re.compile(r"[\s(]*(?:00|011)[\s)-]*(?=[1-9])")
_TRUNK = re.compile(r"\(\s*0\s*\)")
_BARE = re.compile(r"[1-9]\d{10,14}(?:;ext=\d+)?")  # a spreadsheet takes +49… for a figure and drops the plus
_SHORT_ENDING, _LONG_ENDING = 2, 4
FEWEST = 7  # figures, below which what cannot be read is hardly a number
_REMEMBERED = 100_000
NO_NUMBER, MAYBE_WRONG = "not a phone number", "this number may be wrong"
UNKNOWN = "ZZ"  # the country of a row that says one which cannot be read


@dataclass(frozen=True)
class Numbers:
    """The numbers of a cell, and what is odd about them in plain words."""

    phones: tuple[Phone, ...]
    oddities: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Read:
    """A number as it was read; it may be `assumed` that its first figures are a country's code."""

    phone: Phone
    assumed: bool = False
    oddity: str = ""


def read_phones(text: str, country: str | None, region: str, label: str, vote: str | None = None) -> Numbers:
    """The number in a cell, or the several where it has several; what cannot be read stays as it was typed.

    Numbers are read as in the row's country, or in the region where the row says none. One that only another country
    than the row's makes valid is doubtful, and where the row says none, one of which the `vote` of the file's numbers
    would make another.
    """
    plain = phone_texts.mended(text)
    if is_shortened(plain):
        shortened = "a spreadsheet has shortened this number; export the file from the CRM once more"
        return Numbers((Phone(text, label),), (shortened,))
    pieces = phone_texts.pieces_of(plain)
    found = _found(pieces, country, region)
    if country is None and vote not in {None, region}:
        found = _held_against_vote(found, [read for piece in pieces for read in _numbers(piece, vote or region)], vote)
    kept = [read for read in found if read.phone.valid] or found[:1] or [_Read(Phone(text))]
    oddities = [_oddity(read) for read in kept]
    if kept[0].phone.valid and any(not read.phone.valid and _is_long(read.phone.raw) for read in found):
        oddities.append("not every number in this cell can be read")
    phones = tuple(replace(read.phone, raw=text, label=label) for read in kept)
    return Numbers(phones, tuple(dict.fromkeys(filter(None, oddities))))


def _found(pieces: Sequence[str], country: str | None, region: str) -> list[_Read]:
    """The numbers of a cell as its row's country has them; where that makes none valid, doubtful ones of the region."""
    own = [_held_against(read, country) for piece in pieces for read in _numbers(piece, country or region)]
    if country in {None, region} or any(read.phone.valid or read.oddity for read in own):
        return own
    others = [read for piece in pieces for read in _numbers(piece, region) if read.phone.valid]
    return [_held_against(replace(read, assumed=True), country) for read in others] or own


def _numbers(piece: str, region: str) -> list[_Read]:
    """The numbers of a part of a cell: as many as are valid together, else the one that it may be."""
    if phone_texts.has_words(piece) and not _is_vanity(piece, region):
        return _among_words(piece, region)
    for way in _ways(piece):
        read = [_number(phone_texts.spelled(each), region) for each in way]
        if all(each.phone.valid for each in read):
            return read
    if len(phone_texts.figures_of(piece)) >= 2 * FEWEST:
        read = [_number(phone_texts.spelled(each), region) for each in phone_texts.dashed(piece)]
        if any(each.phone.valid for each in read):
            return read
    return [_number(phone_texts.spelled(piece), region)]


def _ways(piece: str) -> Iterator[list[str]]:
    """How many numbers a part may be, the likeliest first: several, one with another ending, one."""
    *several, one = phone_texts.groupings_of(piece)
    yield from (way for way in several if all(map(_is_long, way)))
    yield from ([short] for short in [phone_texts.without_ending(piece, _SHORT_ENDING)] if short)
    yield one
    yield from ([longer] for longer in [phone_texts.without_ending(piece, _LONG_ENDING)] if longer)
    yield from (whole for whole in [phone_texts.apart(piece)] if all(map(_is_long, whole)))


def _among_words(piece: str, region: str) -> list[_Read]:
    """The valid numbers that stand somewhere among words."""
    text = phone_texts.spelled(piece)
    found = [_matched(match) for match in PhoneNumberMatcher(text, region)]
    if found and (left := phone_texts.figures_behind(text, found[-1].phone.raw)):
        found[-1] = replace(found[-1], oddity=f"“{left}” behind this number is not dialled")
    bare = "" if found else phone_texts.without_words(piece)
    read = [_number(phone_texts.spelled(bare), region)] if bare else []
    return found or [each for each in read if each.phone.valid]


def _matched(match: PhoneNumberMatch) -> _Read:
    e164 = format_number(match.number, PhoneNumberFormat.E164)
    return _Read(Phone(match.raw_string, e164=e164, extension=match.number.extension or None, valid=True))


@lru_cache(_REMEMBERED)
def _number(text: str, region: str) -> _Read:
    """A number in the first way that makes it valid; else as its region has it, if that is possible."""
    read = list(_readings(text, region))
    valid = (each for each in read if each.phone.valid)
    return next(valid, read[0])


def _readings(text: str, region: str) -> Iterator[_Read]:
    """A number read as typed, with a plus for its prefix, without its trunk zero, with a plus before bare figures."""
    yield _Read(read_phone(text, region))
    prefix = _PREFIX.match(text)
    plus = _PREFIX.sub("+", text, count=1) if prefix else text
    if "+" in plus:
        typed = dict.fromkeys((plus, _TRUNK.sub("", plus)))
        yield from (_Read(read_phone(each, None), assumed=bool(prefix and "011" in prefix[0])) for each in typed)
    if _BARE.fullmatch(text):
        yield _Read(read_phone(f"+{text}", None), assumed=True, oddity="its country code had no plus; it was given one")


def _is_vanity(piece: str, region: str) -> bool:
    """Whether a part is a number with a word for its last figures, in capitals: `1-800-FLOWERS`."""
    return _VANITY.fullmatch(piece) is not None and _number(piece, region).phone.valid


def _is_long(piece: str) -> bool:
    return len(phone_texts.figures_of(piece)) >= FEWEST


def _held_against(read: _Read, country: str | None) -> _Read:
    """A number that did not say its country for certain, doubtful where it is of another one than its row's."""
    if not (country and read.assumed and read.phone.valid and read.phone.e164):
        return read
    if read.phone.e164.startswith(f"+{country_code_for_region(country)}"):
        return read
    theirs = name_of(region_of(read.phone) or UNKNOWN)
    said = f"is {name_of(country)}" if country != UNKNOWN else "cannot be read"
    oddity = f"this would be a number of {theirs}, but the row's country {said}"
    return replace(read, phone=replace(read.phone, valid=False), oddity=oddity)


def _held_against_vote(found: list[_Read], voted: Sequence[_Read], vote: str | None) -> list[_Read]:
    """Numbers of the region, doubtful where they would be others in the country of nearly all numbers of the file."""
    own, others = ([read for read in each if read.phone.valid] for each in (found, voted))
    if {read.phone.e164 for read in others} <= {read.phone.e164 for read in own}:
        return found
    oddity = f"this would be a number of {name_of(vote or UNKNOWN)}, as most here are, but its row does not say so"
    return [replace(read, phone=replace(read.phone, valid=False), oddity=oddity) for read in own or others]


def _oddity(read: _Read) -> str:
    if read.phone.e164 is None:
        return NO_NUMBER
    return read.oddity or ("" if read.phone.valid else MAYBE_WRONG)
