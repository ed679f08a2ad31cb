"""A CRM file at a glance, before it is read: its headers, its columns, and single rows of it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import TypeVar

import polars as pl

from callprogram.adapters.exports.cells import places
from callprogram.adapters.exports.columns import columns
from callprogram.adapters.exports.columns.contents import Column, columns_of
from callprogram.adapters.exports.columns.marks import marks_of
from callprogram.adapters.exports.files import bulk_rows, damage, reading, sources, table
from callprogram.adapters.exports.files.rows import ROW, Rows, UnsoundError, rows_of
from callprogram.adapters.exports.unused import look_of
from callprogram.domain.customers.glances import Glance, glanced, region_beside, without_country

T = TypeVar("T")


def headers_of(name: str, content: sources.Content, known: Iterable[str]) -> tuple[str, ...]:
    """The file's headers, among which `known` ones may be; raises BadInputError for what is no list of customers."""
    return _looked(name, content, known, lambda rows: rows.layout.headers)


def glance(name: str, content: sources.Content, mapping: Mapping[str, Sequence[str]]) -> Glance:
    """The file's columns and numbers, by its first rows; raises BadInputError for what is no list of customers."""
    known = [header for headers in mapping.values() for header in headers]
    return _looked(name, content, known, lambda rows: _glance(rows, mapping))


def some_rows(
    name: str, content: sources.Content, known: Iterable[str], numbers: Collection[int]
) -> Mapping[int, Mapping[str, str]]:
    """The rows with these numbers, each cell by its header."""
    return _looked(name, content, known, lambda rows: _some(rows, numbers))


def every_row(name: str, content: sources.Content, known: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """All rows by their numbers, each cell by its header."""
    yield from _looked(name, content, known, _every)


def _looked(name: str, content: sources.Content, known: Iterable[str], look: Callable[[Rows], T]) -> T:
    """What is seen in a file's rows: in bulk where it is sound, else row by row."""
    names = set(map(columns.normalised, known))
    content = sources.unwrapped(content)
    try:
        return look(damage.with_mended_headers(bulk_rows.opened(content, names)[0]))
    except UnsoundError:
        text, _ = reading.text_of(name, sources.whole(content))
        return look(damage.with_mended_headers(rows_of(table.table_of(name, text, names))))


def _glance(rows: Rows, mapping: Mapping[str, Sequence[str]]) -> Glance:
    headers = rows.layout.headers
    used = columns.recognition(headers, rows.first, mapping).mapping
    frame = next(rows.frames(), pl.DataFrame(schema=dict.fromkeys(headers, pl.String)))
    sampled = columns_of(headers, rows.first)
    said = marks_of(headers, rows.first, used.get("do_not_call", ()))
    taken = {*said.headers(), *(header for each in used.values() for header in each)}
    seen = {
        header: glanced(frame[header].to_list(), () if header in taken else _may_be(sampled[header]))
        for header in headers
    }
    numbers = _numbers(frame, used)
    return Glance(seen, without_country(numbers), region_beside(_by_letters(numbers)))


def _numbers(frame: pl.DataFrame, used: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Every number with the country of its row."""
    headers = (next(iter(used.get(name, ())), None) for name in ("country", "state"))
    said = [frame[header].to_list() if header else [""] * frame.height for header in headers]
    among_states = cache(places.country_among_states)
    countries = [country or among_states(state) for country, state in zip(*said, strict=True)]
    return [pair for header in used.get("phone", ()) for pair in zip(frame[header].to_list(), countries, strict=True)]


def _by_letters(numbers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The same, each country by its two letters; none for what is no country."""
    read = cache(_letters_of)
    return ((number, read(country)) for number, country in numbers)


def _letters_of(country: str) -> str:
    try:
        return places.country(country) if country else ""
    except ValueError:
        return ""


def _may_be(column: Column) -> tuple[str, ...]:
    """The fields that a column of numbers or dates may fill: nobody but a person knows which."""
    look = look_of(column)
    return look.fields if look.is_open else ()


def _every(rows: Rows) -> list[tuple[int, Mapping[str, str]]]:
    headers = rows.layout.headers
    refused = [(row, dict(zip(headers, cells, strict=False))) for row, (cells, _) in rows.refused.items()]
    sound = [(cells.pop(ROW), cells) for frame in rows.frames() for cells in frame.iter_rows(named=True)]
    return sorted([*refused, *sound], key=itemgetter(0))


def _some(rows: Rows, numbers: Collection[int]) -> Mapping[int, Mapping[str, str]]:
    headers, wanted = rows.layout.headers, list(numbers)
    refused = {row: dict(zip(headers, rows.refused[row][0], strict=False)) for row in wanted if row in rows.refused}
    return refused | {cells.pop(ROW): cells for frame in _up_to(rows, wanted) for cells in frame.iter_rows(named=True)}


def _up_to(rows: Rows, wanted: Sequence[int]) -> Iterator[pl.DataFrame]:
    """What the frames have of the rows that are wanted; what comes after the last of them is not read."""
    for frame in rows.frames() if wanted else ():
        yield frame.filter(pl.col(ROW).is_in(wanted))
        if frame[ROW][-1] >= max(wanted):
            return
