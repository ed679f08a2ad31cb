"""What a frame of customers has: a column for each field, the contacts as they are nested."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import get_args, get_type_hints

import polars as pl

from callprogram.domain.customers.customers import Contact, Customer

PHONE = pl.Struct(
    {"raw": pl.String, "label": pl.String, "e164": pl.String, "extension": pl.String, "valid": pl.Boolean}
)
CONTACT = pl.Struct(
    {"name": pl.String, "title": pl.String, "email": pl.String, "phones": pl.List(PHONE), "crm_id": pl.String}
)
_KINDS: Mapping[object, pl.DataType | type[pl.DataType]] = {
    str: pl.String,
    int: pl.Int64,
    bool: pl.Boolean,
    date: pl.Date,
    Decimal: pl.Int64,  # hundredths
    Contact: pl.List(CONTACT),
}


def _kind_of(hint: object) -> pl.DataType | type[pl.DataType]:
    return next(_KINDS[each] for each in (get_args(hint) or (hint,)) if each in _KINDS)


_HINTS = get_type_hints(Customer)
_FROM_FILES = [*_HINTS][1 : [*_HINTS].index("contacts") + 1]  # all but the id and what people set by hand
VALUES: Mapping[str, pl.DataType | type[pl.DataType]] = {name: _kind_of(_HINTS[name]) for name in _FROM_FILES}
DATES = tuple(name for name, kind in VALUES.items() if kind == pl.Date)
SCHEMA = pl.Schema({"row": pl.UInt32, "hash": pl.UInt64, **VALUES, "callable": pl.Boolean, "doubtful": pl.Boolean})
LINE = (
    "row",
    "hash",
    "callable",
    "doubtful",
    "do_not_call",
)  # what is known of each row when its customer is not at hand
# `hash` is that of the cells that are used, `line` that of the bytes of the whole record; 0 where these say nothing.
KEPT = pl.Schema(
    {
        "hash": pl.UInt64,
        "line": pl.UInt64,
        "of": pl.Int64,
        "callable": pl.Boolean,
        "doubtful": pl.Boolean,
        "do_not_call": pl.Boolean,
    }
)
SEEN = pl.Schema([("row", pl.UInt32), *KEPT.items()])
