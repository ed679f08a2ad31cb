"""Numbers whose country code, area code or extension stands in a column of its own: `Ländervorwahl`, `DDD`, `Ext.`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.headers import folded, normalised, words
from callprogram.adapters.exports.columns.vocabulary.composition import classes_in
from callprogram.adapters.exports.columns.vocabulary.lists import dialling

_NAMED = {part: frozenset(normalised(folded(name)) for name in names) for part, names in dialling().items()}
_KINDS = frozenset(
    ["phone", "mobile", "work", "home", "main", "direct", "line", "number", "switchboard", "person", "company"]
)
_NEVER = "fax"
_CODE = re.compile(r"\(?(?:\+|00)?\s*(?:(1)(?:[\s-]?[2-9]\d\d)?|([2-9]\d{0,2}))\)?")
_SHORT = re.compile(r"\(?0?\d{1,5}\)?")
_LOCAL = re.compile(r"(x|#|ext\.?)?\s*\d{1,6}", re.IGNORECASE)
_WITH_AREA, _WITH_COUNTRY = 10, 11  # figures of a number from which on those of its code in front of it are that code


@dataclass(frozen=True)
class Parts:
    """The headers of what belongs before and behind the numbers under another header; empty where nothing does."""

    country: str = ""
    area: str = ""
    extension: str = ""


def codes_in(columns: Mapping[str, Column]) -> dict[str, str]:
    """The columns that have parts of numbers alone, each with which part: country, area or extension."""
    found = {header: _part(header, column.cells) for header, column in columns.items()}
    return {header: part for header, part in found.items() if part}


def parts_of(phones: Iterable[str], headers: Sequence[str], codes: Mapping[str, str]) -> dict[str, Parts]:
    """For each header of numbers the codes that belong to it: of its own kind or beside it; a country's to all."""
    found = {}
    for phone in phones:
        parts = Parts(**{part: _nearest(phone, headers, codes, part) for part in ("country", "area", "extension")})
        if parts != Parts():
            found[phone] = parts
    return found


def dialled(number: pl.Series, country: pl.Series, area: pl.Series, extension: pl.Series) -> pl.Series:
    """Numbers with their codes and extensions, each where it is not there already."""
    frame = pl.DataFrame([each.alias(name) for each, name in zip((number, country, area), "nca", strict=True)])
    figures = pl.col("n").str.replace_all(r"\D", "")
    is_whole = (pl.col("n") == "") | pl.col("n").str.contains(r"^\s*(\+|00)")
    short = pl.col("a").str.replace_all(r"\D", "")
    bare = short.str.strip_chars_start("0")
    is_there = figures.str.strip_chars_start("0").str.starts_with(bare) & (figures.str.len_chars() >= _WITH_AREA)
    with_area = pl.when(is_whole | (short == "") | is_there).then("n").otherwise(pl.concat_str(short, pl.lit(" "), "n"))
    code = pl.col("c").str.replace_all(r"\D", "").str.strip_chars_start("0")
    has_code = figures.str.starts_with(code) & (figures.str.len_chars() >= _WITH_COUNTRY)
    abroad = pl.when(has_code).then(pl.lit("+")).otherwise(pl.concat_str(pl.lit("+"), code, pl.lit(" ")))
    whole = frame.select(
        pl.when(is_whole | (code == "")).then(with_area).otherwise(pl.concat_str(abroad, with_area))
    ).to_series()
    return _extended(whole, extension)


def _extended(number: pl.Series, extension: pl.Series) -> pl.Series:
    frame = pl.DataFrame([number.alias("n"), extension.str.replace_all(r"\D", "").alias("e")])
    is_whole = (pl.col("n") == "") | (pl.col("e") == "")
    return frame.select(pl.when(is_whole).then("n").otherwise(pl.concat_str("n", pl.lit(" ext. "), "e"))).to_series()


def _part(header: str, cells: Sequence[str]) -> str:
    """What a column has of numbers: a part that its header names and all of its cells can be; else nothing."""
    name = "".join(word for word in words(header) if not (word.isdecimal() or classes_in(word) & _KINDS))
    names = {name, normalised(header)}
    if not cells or _NEVER in name:
        return ""
    if names & _NAMED["country"] and all(map(_is_country_code, cells)) and not _are_areas(names, cells):
        return "country"
    if names & _NAMED["area"] and all(map(_SHORT.fullmatch, cells)):
        return "area"
    return "extension" if names & _NAMED["extension"] and all(map(_LOCAL.fullmatch, cells)) else ""


def _are_areas(names: set[str], cells: Sequence[str]) -> bool:
    """Whether cells under a name for either are codes of areas: none of them says that it is a country's."""
    return bool(names & _NAMED["area"]) and not any(cell.lstrip("(").startswith(("+", "00")) for cell in cells)


def _is_country_code(cell: str) -> bool:
    match = _CODE.fullmatch(cell)
    return match is not None and int(match[1] or match[2]) in COUNTRY_CODE_TO_REGION_CODE


def _nearest(phone: str, headers: Sequence[str], codes: Mapping[str, str], part: str) -> str:
    """The header of a part for a number: the one of its own kind, else the one beside it, else a country's only one."""
    own = [header for header, each in codes.items() if each == part]
    alike = [header for header in own if _kind(header) == _kind(phone) != ()]
    place = headers.index(phone) + (1 if part == "extension" else -1)
    beside = [header for header in own if place in range(len(headers)) and headers[place] == header]
    only = own if part == "country" and len(own) == 1 else []
    return next(iter([*alike, *beside, *only]), "")


def _kind(header: str) -> tuple[str, ...]:
    """The words of a header that say of what kind its numbers are, and which of several it is."""
    return tuple(word for word in words(header) if word.isdecimal() or classes_in(word) & (_KINDS - {"number"}))
