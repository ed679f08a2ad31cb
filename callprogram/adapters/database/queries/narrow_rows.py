"""The narrow rows that planning reads of everybody: as lines of text, sooner made a frame than a driver's values."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

import numpy as np
import polars as pl
from sqlalchemy import Connection, Text, TextClause, bindparam, func, select, text

from callprogram.adapters.database import tables
from callprogram.domain.lists.standings import UNKNOWN, Numbers, folded

NUMBERS = ("id", "revenue", "health", "nps", "open_cases")
DAYS = ("renewal_on", "customer_since", "last_contact_on")
WORDS = ("place", "currency", "segment")
NAMES = ("account_owner", "company")

_SCHEMA = pl.Schema(
    dict.fromkeys(NUMBERS, pl.Int64) | dict.fromkeys(DAYS, pl.Date) | dict.fromkeys((*WORDS, *NAMES), pl.String)
)
# People without a company are of one house where they are called at one number.
_SAID = {"company": "CASE company WHEN '' THEN coalesce(number, '') ELSE company END"}
_FIELD, _LINE = "\x1f", "\x1e"
_IDS_AT_ONCE = 50_000
_MANY_PLACES = 4  # of more than every so manieth customer a whole table is read sooner than by an index
# The same two functions by their names in each database.
_SELECT = {
    "sqlite": "SELECT count(*), group_concat(printf(:template, {columns}), char(30)) FROM customers {hint}",
    "postgresql": "SELECT count(*), string_agg(format(CAST(:template AS text), {columns}), chr(30)) FROM customers",
}
_WHERE = " WHERE do_not_call = :never AND place IN :places AND id > :after AND id <= :until"


def narrow_rows(connection: Connection, places: Sequence[str]) -> pl.DataFrame:
    """Who may be called at these places, by id: `NUMBERS`, `DAYS`, `WORDS`, and for `NAMES` a number, null for none."""
    table = tables.customers
    here = connection.execute(select(func.count()).where(table.c.place.in_(places))).scalar_one()
    last = connection.execute(select(func.max(table.c.id))).scalar_one() or 0
    many = here * _MANY_PLACES > last
    step = _IDS_AT_ONCE if many else max(1, last)
    values: dict[str, object] = {"template": _FIELD.join(["%s"] * len(_SCHEMA)), "places": list(places), "never": False}
    spans = (values | {"after": after, "until": after + step} for after in range(0, last, step))
    return pl.concat([_frame(""), *(_some(connection, span, scanned=many).sort("id") for span in spans)])


def numbered(column: pl.Series) -> tuple[Numbers, pl.Series]:
    """The number of each value, counted as they first come and UNKNOWN for none, and the values by their numbers."""
    known = column.is_not_null().to_numpy()
    values, first, where = np.unique(
        column.to_physical().drop_nulls().to_numpy(), return_index=True, return_inverse=True
    )
    by_coming = np.argsort(first)
    numbers = np.empty(len(values), np.int64)
    numbers[by_coming] = np.arange(len(values))
    found = np.full(len(column), UNKNOWN)
    found[known] = numbers[where]
    return found, column.drop_nulls().gather(first[by_coming])


def _some(connection: Connection, span: Mapping[str, object], *, scanned: bool) -> pl.DataFrame:
    """The rows of some ids; asked for once more without the two signs where somebody is called by one of them."""
    count, lines = connection.execute(_query(connection.dialect.name, _SCHEMA, scanned=scanned), span).one()
    with suppress(pl.exceptions.PolarsError):
        if len(frame := _frame(lines or "")) == count:
            return frame
    said = (_SAID.get(name, name) for name in (*WORDS, *NAMES))
    columns = [f"replace(replace({each}, '{_FIELD}', ' '), '{_LINE}', ' ')" for each in said]
    query = _query(connection.dialect.name, (*NUMBERS, *DAYS, *columns), scanned=scanned)
    return _frame(connection.execute(query, span).one()[1])


def _query(dialect: str, columns: Iterable[str], *, scanned: bool) -> TextClause:
    """The lines as one text; SQLite is kept from the index by place where it would read each row far from the next."""
    query = (
        _SELECT[dialect].format(
            columns=", ".join(_SAID.get(each, each) for each in columns), hint="NOT INDEXED" if scanned else ""
        )
        + _WHERE
    )
    return text(query).bindparams(bindparam("places", type_=Text(), expanding=True))


def _frame(lines: str) -> pl.DataFrame:
    frame = pl.read_csv(
        lines.encode(), has_header=False, separator=_FIELD, eol_char=_LINE, quote_char=None, schema=_SCHEMA
    )
    return frame.with_columns(
        pl.col(NUMBERS).fill_null(UNKNOWN),
        pl.col(WORDS).fill_null("").cast(pl.Categorical),
        *(_compared(frame[name]) for name in NAMES),
    )


def _compared(names: pl.Series) -> pl.Series:
    """A number of 64 bits for each name as the domain compares them, which a million names need no memory beside."""
    found = names.str.strip_chars().str.to_lowercase()
    foreign = names.str.len_bytes() != names.str.len_chars()  # where polars has other letters than Python
    found = found.scatter(foreign.arg_true(), pl.Series(folded(names.filter(foreign)), dtype=pl.String))
    return found.hash().set(found.fill_null("") == "", None)
