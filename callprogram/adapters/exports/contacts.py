"""Whom to talk to in each row of a frame, and at which numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from callprogram.adapters.exports.cells.phone_texts import WITH_EXTENSION
from callprogram.adapters.exports.cells.phones import UNKNOWN
from callprogram.adapters.exports.columns.columns import label_of
from callprogram.adapters.exports.columns.labels import label_in
from callprogram.adapters.exports.fields import LABEL, PERSON, PHONE, Fields, phone_columns
from callprogram.adapters.exports.files.rows import ROW
from callprogram.adapters.exports.numbers import numbers_of
from callprogram.adapters.exports.oddities import oddities
from callprogram.adapters.exports.series import lists_of, nothing, put
from callprogram.adapters.frames.customers import phone_row
from callprogram.adapters.frames.number_tables import FEW, read_numbers
from callprogram.adapters.frames.schema import CONTACT
from callprogram.adapters.frames.schema import PHONE as NUMBER
from callprogram.domain.customers.customers import best_first
from callprogram.domain.customers.phones import OTHER, Phone

_NO_NUMBER = "no phone number in this row"
_PHONES = pl.List(NUMBER)
_PLACE = 1_000  # behind the places of all other fields

Columns = Mapping[str, pl.Series]


@dataclass(frozen=True)
class _Numbers:
    """A column of numbers: in E.164 where a cell can be read in one way only, what else was read by place, oddities."""

    header: str
    label: pl.Series
    raw: pl.Series
    e164: pl.Series
    extension: pl.Series
    others: Mapping[int, tuple[Phone, ...]]
    odd: pl.Series


def contacts_of(
    texts: pl.DataFrame, columns: Columns, fields: Fields, region: str
) -> tuple[dict[str, pl.Series], list[pl.DataFrame]]:
    """Each row's contacts with all their numbers, whether any can be called, and what is odd about them."""
    country = _countries(texts, columns)
    read = [
        [_numbers(texts, header, country, region, fields.vote) for header in phone_columns(texts, before)]
        for before, _ in fields.contacts()
    ]
    people = [
        _person(texts, columns if not before else {}, before, numbers)
        for (before, _), numbers in zip(fields.contacts(), read, strict=True)
    ]
    there = np.column_stack([somebody.to_numpy() for _, somebody in people])
    row, place = np.nonzero(there)
    every = pl.concat([frame for frame, _ in people])[place * texts.height + row]
    contacts = lists_of(every.to_struct(), there.sum(axis=1))
    numbers = [each for several in read for each in several]
    return {"contacts": contacts} | _chances(numbers), _odd(texts, numbers)


def _countries(texts: pl.DataFrame, columns: Columns) -> pl.Series:
    """The country that each row says; none where it says nothing of it."""
    if "country" not in columns:
        return nothing(texts.height)
    said = pl.when(texts["country"] != "").then(pl.lit(UNKNOWN))
    return pl.select(pl.coalesce(columns["country"], said)).to_series()


def _person(
    texts: pl.DataFrame, columns: Columns, before: str, numbers: Sequence[_Numbers]
) -> tuple[pl.DataFrame, pl.Series]:
    """One contact of each row, and whether there is one."""
    nobody = nothing(texts.height)
    said = {
        name: columns.get(field, texts[before + field] if before + field in texts.columns else nobody)
        for name, field in PERSON.items()
    }
    phones = _together(numbers) if numbers else pl.Series([[]], dtype=_PHONES).new_from_index(0, texts.height)
    frame = pl.DataFrame(said | {"phones": phones}).select(
        pl.col(name) if name in {"phones", "crm_id"} else pl.col(name).fill_null("") for name in CONTACT.to_schema()
    )
    somebody = pl.any_horizontal(pl.col("name", "title", "email") != "", pl.col("phones").list.len() > 0)
    return frame, frame.select(somebody).to_series()


def _numbers(texts: pl.DataFrame, column: str, country: pl.Series, region: str, vote: str | None) -> _Numbers:
    """The numbers in a column: those that can be read in one way only all at once, the others each in turn."""
    header = column.rpartition(PHONE)[2]
    raw, label = texts[column], _labels(texts, header)
    raw = raw.zip_with(label.is_not_null(), pl.Series([""]).new_from_index(0, texts.height))
    e164, extension = _plainly(raw, country, region, vote)
    places = ((raw != "") & e164.is_null()).arg_true()
    cells = list(zip(raw.gather(places), country.gather(places), label.gather(places), strict=True))
    read = {cell: numbers_of(cell[0], cell[1], region, cell[2], vote) for cell in dict.fromkeys(cells)}
    odd = pl.Series(["\n".join(read[cell].oddities) or None for cell in cells], dtype=pl.String)
    others = {place: read[cell].phones for place, cell in zip(places, cells, strict=True)}
    return _Numbers(header, label, raw, e164, extension, others, put(nothing(len(raw)), places, odd))


def _labels(texts: pl.DataFrame, header: str) -> pl.Series:
    """Of what kind each number of a column is, by its header or by its row; none where nobody calls it."""
    if LABEL + header not in texts.columns:
        return pl.Series([label_of(header)]).new_from_index(0, texts.height)
    said = texts[LABEL + header]
    different = said.unique().to_list()
    return said.replace_strict(different, list(map(label_in, different)), return_dtype=pl.String)


def _plainly(texts: pl.Series, country: pl.Series, region: str, vote: str | None) -> tuple[pl.Series, pl.Series]:
    """The numbers in E.164 and the extensions of the cells that can be read in one way only, where nothing is odd."""
    if len(texts) < FEW:
        return nothing(len(texts)), nothing(len(texts))
    parts = texts.str.extract_groups(WITH_EXTENSION).struct.unnest()
    number = parts["number"].fill_null(texts).str.strip_chars(" ")
    own, *others = (
        read_numbers(pl.DataFrame({"text": number, "region": country.fill_null(each)}))["e164"]
        for each in dict.fromkeys([region, vote or region])
    )
    for other in others:
        own = own.zip_with((own == other).fill_null(value=False), nothing(len(texts)))
    return own, parts["extension"]


def _together(read: Sequence[_Numbers]) -> pl.Series:
    """Each row's numbers of all columns, the one to try first in front, others last, each once."""
    height = len(read[0].raw)
    there = np.column_stack([_different(each, read[:place]).to_numpy() for place, each in enumerate(read)])
    row, column = np.nonzero(there)
    late = np.column_stack([(each.label == OTHER).fill_null(value=False).to_numpy() for each in read])[row, column]
    order = np.lexsort((column, late, row))
    row, column = row[order], column[order]
    every = pl.concat(
        pl.DataFrame({"raw": each.raw, "label": each.label, "e164": each.e164, "extension": each.extension})
        for each in read
    )
    phones = every[column * height + row].with_columns(valid=pl.lit(value=True))
    mixed = sorted({place for each in read for place in each.others})
    best = [list(map(phone_row, best_first(_of_row(read, place)))) for place in mixed]
    plain = lists_of(phones.to_struct(), there.sum(axis=1))
    return put(plain, pl.Series(mixed, dtype=pl.UInt32), pl.Series(best, dtype=_PHONES))


def _different(numbers: _Numbers, before: Sequence[_Numbers]) -> pl.Series:
    """Where a column has a number that stands in none of the columns before."""
    there = numbers.e164.is_not_null()
    for each in before:
        there &= each.e164.ne_missing(numbers.e164) | each.extension.ne_missing(numbers.extension)
    return there


def _of_row(read: Sequence[_Numbers], place: int) -> tuple[Phone, ...]:
    """A row's numbers in the order of its columns."""
    plain = (
        (Phone(each.raw[place], each.label[place], each.e164[place], each.extension[place], valid=True),)
        if each.e164[place]
        else ()
        for each in read
    )
    return tuple(phone for each, one in zip(read, plain, strict=True) for phone in each.others.get(place, one))


def _chances(read: Sequence[_Numbers]) -> dict[str, pl.Series]:
    """Whether a row has a valid number, and whether it has only possible ones."""
    valid = pl.select(pl.any_horizontal([each.e164.is_not_null() for each in read])).to_series()
    others = [(place, phone) for each in read for place, phones in each.others.items() for phone in phones]
    valid = _set(valid, (place for place, phone in others if phone.valid))
    possible = _set(valid, (place for place, phone in others if phone.e164))
    return {"callable": valid, "doubtful": possible & ~valid}


def _set(flags: pl.Series, places: Iterable[int]) -> pl.Series:
    """The flags with some of them up."""
    return flags.clone().scatter(list(places), values=True)


def _odd(texts: pl.DataFrame, read: Sequence[_Numbers]) -> list[pl.DataFrame]:
    """What is odd about each column's numbers, and the rows that have none."""
    odd = [oddities(texts[ROW], each.header, each.raw, each.odd, _PLACE + place) for place, each in enumerate(read)]
    nowhere = pl.select(pl.all_horizontal(list(map(_without, read)))).to_series()
    said = pl.Series([_NO_NUMBER]).new_from_index(0, texts.height).zip_with(nowhere, nothing(texts.height))
    return [*odd, oddities(texts[ROW], read[0].header, read[0].raw, said, _PLACE + len(read))]


def _without(numbers: _Numbers) -> pl.Series:
    """The rows that have no number in a column: nothing at all, or a fax only."""
    nobodys = [place for place, phones in numbers.others.items() if not phones and numbers.odd[place] is None]
    return _set(numbers.raw == "", nobodys)
