"""Frames of texts as frames of customers, with what is odd about each row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from callprogram.adapters.exports.cells.currencies import in_header
from callprogram.adapters.exports.cells.places import country_among_states
from callprogram.adapters.exports.cells.readers import ReadCell
from callprogram.adapters.exports.contacts import contacts_of
from callprogram.adapters.exports.fields import PERSON, Fields
from callprogram.adapters.exports.files.rows import ROW
from callprogram.adapters.exports.looking import Survey
from callprogram.adapters.exports.money import of_a_year, read_money
from callprogram.adapters.exports.oddities import oddities
from callprogram.adapters.exports.series import nothing, put
from callprogram.adapters.frames.problems import ODDITIES
from callprogram.adapters.frames.schema import SCHEMA, VALUES
from callprogram.domain.customers.matching.companies import NO_COMPANY

_AS_WRITTEN = ("company", "contact", "title", "state", "city", "segment", "notes")
_NEVER_NULL = frozenset({"company", "state", "city", "postal_code", "account_owner", "segment", "notes"})
_ID = r"^[^.,;eE]{0,99}[\p{L}\p{N}]$"  # nothing that could be 4.42E+11, several, too long, or blank
_PLAIN = {
    "crm_id": _ID,
    "contact_id": _ID,
    "postal_code": r"^[^.]*$",
    "email": r"^[^@\s<>:]+@[^@\s<>]+$",
}


@dataclass(frozen=True)
class Read:
    """Rows as customers (a frame of `SCHEMA`), and what is odd about them (a frame of `ODDITIES`)."""

    customers: pl.DataFrame
    odd: pl.DataFrame


def read(texts: pl.DataFrame, fields: Fields, look: Survey) -> Read:
    """Rows of texts, each with its hash, as customers."""
    odd: list[pl.DataFrame] = []
    columns = {"row": texts[ROW], "hash": texts["hash"]}
    for place, name in enumerate(look.readers, 1):
        columns[name], said = _column(texts[name], name, look)
        header = next(iter(fields.mapping.get(name) or fields.refusing))
        odd.append(oddities(texts[ROW], header, texts[name], said, place))
    columns = _with_country(_without_nobody_s(columns), texts)
    columns, conflicts = _with_currency(columns, texts, fields)
    contacts, of_contacts = contacts_of(texts, columns, fields, look.region)
    kept = {name: each for name, each in columns.items() if name not in PERSON.values()}
    frame = pl.DataFrame([each.alias(name) for name, each in (kept | contacts).items()])
    return Read(_whole(frame), pl.concat([*odd, conflicts, *of_contacts]))


def _without_nobody_s(columns: dict[str, pl.Series]) -> dict[str, pl.Series]:
    """The columns without the companies that are none, such as `Self`, where somebody is named."""
    people = [columns[name].fill_null("") != "" for name in ("contact", "email") if name in columns]
    if "company" not in columns or not people:
        return columns
    words = columns["company"].str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()
    is_none = pl.select(words.is_in(list(NO_COMPANY)) & pl.any_horizontal(people)).to_series()
    return columns | {"company": columns["company"].set(is_none, "")}


def _with_country(columns: dict[str, pl.Series], texts: pl.DataFrame) -> dict[str, pl.Series]:
    """The columns with a country that stands where its state does, where the row says no other."""
    if "state" not in columns:
        return columns
    state, nobody_says = columns["state"], pl.Series([""]).new_from_index(0, texts.height)
    is_open = texts.get_column("country", default=nobody_says) == ""
    named = {text: code for text in state.filter(is_open).unique() if (code := country_among_states(text))}
    found = state.replace_strict(named, default=None, return_dtype=pl.String).set(~is_open, None)
    if found.null_count() == len(found):
        return columns
    country = columns.get("country", found)
    return columns | {"country": country.zip_with(found.is_null(), found), "state": state.set(found.is_not_null(), "")}


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the columns that the file does not have."""
    missing = {name: pl.lit(_nothing(name), dtype) for name, dtype in SCHEMA.items() if name not in frame.columns}
    return frame.with_columns(**missing).select(
        pl.col(name).fill_null(_nothing(name)) if _nothing(name) is not None else pl.col(name) for name in SCHEMA
    )


def _nothing(name: str) -> str | bool | None:
    """What a customer has in a field of which nobody says anything."""
    if name == "do_not_call":
        return False
    return "" if name in _NEVER_NULL else None


def _column(texts: pl.Series, name: str, look: Survey) -> tuple[pl.Series, pl.Series | None]:
    """A field's values, and what is odd about them where anything is."""
    if name in _AS_WRITTEN:
        return texts, None
    if name == "revenue":
        return read_money(texts, look.readers[name].read)
    if name in _PLAIN:
        return _mostly_plain(texts, name, look)
    said = _said(texts.unique(), name, look)
    return _replaced(texts, said, VALUES.get(name, pl.String))


def _mostly_plain(texts: pl.Series, name: str, look: Survey) -> tuple[pl.Series, pl.Series | None]:
    """The values of a column in which hardly a text stands twice: plain ones as they are, the others read."""
    plain = texts.str.contains(_PLAIN[name])
    value = texts.zip_with(plain, nothing(len(texts)))
    others = texts.filter(~plain)
    said = _said(others.unique(), name, look)
    if not said:
        return value, None
    read, odd = _replaced(others, said, VALUES.get(name, pl.String))
    places = (~plain).arg_true()
    return put(value, places, read), None if odd is None else put(nothing(len(texts)), places, odd)


def _said(texts: Iterable[str], name: str, look: Survey) -> dict[str, ReadCell]:
    read = look.readers[name].read
    return {text: read(text) for text in texts if text}


def _replaced(
    texts: pl.Series, said: Mapping[str, ReadCell], dtype: pl.DataType | type[pl.DataType]
) -> tuple[pl.Series, pl.Series | None]:
    """The texts' values, none for an empty one, and their oddities."""
    known = list(said)
    values = pl.Series([each.value for each in said.values()], dtype=dtype)
    index = texts.replace_strict(known, list(range(len(known))), default=None, return_dtype=pl.UInt32)
    odd = pl.Series([each.oddity or None for each in said.values()], dtype=pl.String)
    return values.gather(index), odd.gather(index) if odd.null_count() < len(odd) else None


def _with_currency(
    columns: Mapping[str, pl.Series], texts: pl.DataFrame, fields: Fields
) -> tuple[dict[str, pl.Series], pl.DataFrame]:
    """The columns with the amounts without their currency, which a column of its own says first."""
    if "revenue" not in columns:
        return dict(columns), pl.DataFrame(schema=ODDITIES)
    money = columns["revenue"].struct
    amount, inside, shared = (money.field(name) for name in ("amount", "currency", "shared"))
    header = fields.mapping["revenue"][0]
    own = columns.get("currency", nothing(len(inside)))
    frame = pl.DataFrame({"own": own, "inside": inside, "shared": shared, "amount": amount})
    differ = frame.select(
        pl.when((pl.col("own") != pl.col("inside")) & ~pl.col("shared")).then(
            pl.format("this amount is in {}, but its currency is {}", "inside", "own")
        )
    ).to_series()
    said = frame.select(
        pl.when(pl.col("amount").is_not_null())
        .then(pl.coalesce("own", "inside", pl.lit(in_header(header))))
        .otherwise("own")
    )
    conflicts = oddities(texts[ROW], header, texts["revenue"], differ, len(columns))
    return dict(columns) | {"revenue": of_a_year(amount, header), "currency": said.to_series()}, conflicts
