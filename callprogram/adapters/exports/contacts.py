"""Whom to talk to in each row of a frame, and at which numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from callprogram.adapters.exports.cells.phones import UNKNOWN, Numbers
from callprogram.adapters.exports.columns.columns import label_of
from callprogram.adapters.exports.columns.labels import label_in
from callprogram.adapters.exports.fields import LABEL, PERSON, PHONE, Fields, phone_columns
from callprogram.adapters.exports.files.rows import ROW
from callprogram.adapters.exports.numbers import numbers_of
from callprogram.adapters.exports.oddities import oddities
from callprogram.adapters.exports.plain_numbers import PLAIN, plain_numbers
from callprogram.adapters.exports.series import lists_of, nothing, put
from callprogram.adapters.frames.customers import phone_row
from callprogram.adapters.frames.number_tables import FEW
from callprogram.adapters.frames.schema import CONTACT
from callprogram.adapters.frames.schema import PHONE as NUMBER
from callprogram.domain.customers.phones import OTHER

_NO_NUMBER = "no phone number in this row"
_PHONE = ["place", *NUMBER.to_schema()]
_PLACE = 1_000  # behind the places of all other fields

Columns = Mapping[str, pl.Series]


@dataclass(frozen=True)
class _Numbers:
    """A column of numbers: its cells, each number that they say with its row's `place`, what is odd about each cell."""

    header: str
    cells: pl.Series
    phones: pl.DataFrame
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
    return {"contacts": contacts} | _chances(numbers, texts.height), _odd(texts, numbers)


def _countries(texts: pl.DataFrame, columns: Columns) -> pl.Series:
    """The country that each row says; none where it says nothing of it."""
    if "country" not in columns:
        return nothing(texts.height)
    if "country" not in texts.columns:
        return columns["country"]
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
    frame = pl.DataFrame(said | {"phones": _together(numbers, texts.height)}).select(
        pl.col(name) if name in {"phones", "crm_id"} else pl.col(name).fill_null("") for name in CONTACT.to_schema()
    )
    somebody = pl.any_horizontal(pl.col("name", "title", "email") != "", pl.col("phones").list.len() > 0)
    return frame, frame.select(somebody).to_series()


def _numbers(texts: pl.DataFrame, column: str, country: pl.Series, region: str, vote: str | None) -> _Numbers:
    """The numbers in a column: those that can be read in one way only all at once, the others each in turn."""
    header = column.rpartition(PHONE)[2]
    label = _labels(texts, header)
    cells = texts[column].zip_with(label.is_not_null(), pl.Series([""]).new_from_index(0, texts.height))
    few = len(cells) < FEW
    plain = pl.DataFrame(schema=PLAIN) if few else plain_numbers(cells, country, region, vote)
    said = pl.DataFrame({"raw": cells.gather(plain["place"]), "label": label.gather(plain["place"])})
    places = (cells != "").scatter(plain["place"], values=False).arg_true()
    others, odd = _each_in_turn(cells.gather(places), country.gather(places), label.gather(places), region, vote)
    found = others.with_columns(place=places.gather(others["place"]))
    phones = pl.concat([each.select(_PHONE) for each in (plain.hstack(said), found)])
    strange = plain.filter(pl.col("odd").is_not_null())
    return _Numbers(header, cells, phones, put(put(nothing(len(cells)), strange["place"], strange["odd"]), places, odd))


def _each_in_turn(
    cells: pl.Series, country: pl.Series, label: pl.Series, region: str, vote: str | None
) -> tuple[pl.DataFrame, pl.Series]:
    """The numbers in cells that may have several or none, and what is odd about each cell."""
    different: dict[tuple[str, str | None, str], Numbers] = {}
    said = list(zip(cells, country, label, strict=True))
    for cell in dict.fromkeys(said):
        different[cell] = numbers_of(cell[0], cell[1], region, cell[2], vote)
    read = [different[cell] for cell in said]
    phones = [{"place": place, **phone_row(phone)} for place, each in enumerate(read) for phone in each.phones]
    odd = pl.Series(["\n".join(each.oddities) or None for each in read], dtype=pl.String)
    return pl.DataFrame(phones, {"place": pl.UInt32, **NUMBER.to_schema()}), odd


def _labels(texts: pl.DataFrame, header: str) -> pl.Series:
    """Of what kind each number of a column is, by its header or by its row; none where nobody calls it."""
    if LABEL + header not in texts.columns:
        return pl.Series([label_of(header)]).new_from_index(0, texts.height)
    said = texts[LABEL + header]
    different = said.unique().to_list()
    return said.replace_strict(different, list(map(label_in, different)), return_dtype=pl.String)


def _together(read: Sequence[_Numbers], height: int) -> pl.Series:
    """Each row's numbers of all columns as `best_first` has them: each once, the one to try first in front."""
    every = _phones_of(read)
    is_alone = ~every["place"].is_duplicated()
    several = every.filter(~is_alone).with_columns(number=pl.coalesce("e164", "raw"))
    different = several.unique(["place", "number", "extension"], keep="first", maintain_order=True).drop("number")
    last = [~pl.col("valid"), pl.col("e164").is_null(), pl.col("label") == OTHER]
    rank = sum(flag.cast(pl.UInt64) * 2**power for flag, power in zip(last, (2, 1, 0), strict=True))
    phones = pl.concat([every.filter(is_alone), different])
    phones = phones.sort(pl.col("place").cast(pl.UInt64) * 2 ** len(last) + rank, maintain_order=True)
    return lists_of(phones.drop("place").to_struct(), np.bincount(phones["place"], minlength=height))


def _chances(read: Sequence[_Numbers], height: int) -> dict[str, pl.Series]:
    """Whether a row has a valid number, and whether it has only possible ones."""
    phones = _phones_of(read)
    valid = _flags(phones.filter("valid")["place"], height)
    return {"callable": valid, "doubtful": _flags(phones.drop_nulls("e164")["place"], height) & ~valid}


def _phones_of(read: Sequence[_Numbers]) -> pl.DataFrame:
    """The numbers of all columns; a file of companies may have none."""
    none = pl.DataFrame(schema={"place": pl.UInt32, **NUMBER.to_schema()}).select(_PHONE)
    return pl.concat([none, *(each.phones for each in read)])


def _flags(places: pl.Series, height: int) -> pl.Series:
    """Flags of which some are up."""
    return pl.Series([False]).new_from_index(0, height).scatter(places, values=True)


def _odd(texts: pl.DataFrame, read: Sequence[_Numbers]) -> list[pl.DataFrame]:
    """What is odd about each column's numbers, and the rows that have none."""
    if not read:
        return []
    odd = [oddities(texts[ROW], each.header, each.cells, each.odd, _PLACE + place) for place, each in enumerate(read)]
    somewhere = [_flags(each.phones["place"], texts.height) | each.odd.is_not_null() for each in read]
    nowhere = ~pl.select(pl.any_horizontal(somewhere)).to_series()
    said = pl.Series([_NO_NUMBER]).new_from_index(0, texts.height).zip_with(nowhere, nothing(texts.height))
    return [*odd, oddities(texts[ROW], read[0].header, read[0].cells, said, _PLACE + len(read))]
