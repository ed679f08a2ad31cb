"""What a frame of customers has: a column for each field, the contacts as they are nested."""

from collections.abc import Mapping

import polars as pl

PHONE = pl.Struct(
    {"raw": pl.String, "label": pl.String, "e164": pl.String, "extension": pl.String, "valid": pl.Boolean}
)
CONTACT = pl.Struct(
    {"name": pl.String, "title": pl.String, "email": pl.String, "phones": pl.List(PHONE), "crm_id": pl.String}
)
VALUES: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "crm_id": pl.String,
    "company": pl.String,
    "country": pl.String,
    "state": pl.String,
    "city": pl.String,
    "postal_code": pl.String,
    "language": pl.String,
    "time_zone": pl.String,
    "account_owner": pl.String,
    "revenue": pl.Int64,  # hundredths
    "currency": pl.String,
    "renewal_on": pl.Date,
    "customer_since": pl.Date,
    "last_contact_on": pl.Date,
    "health": pl.Int64,
    "nps": pl.Int64,
    "segment": pl.String,
    "open_cases": pl.Int64,
    "do_not_call": pl.Boolean,
    "notes": pl.String,
    "contacts": pl.List(CONTACT),
}
SCHEMA = pl.Schema({"row": pl.UInt32, "hash": pl.UInt64, **VALUES, "callable": pl.Boolean, "doubtful": pl.Boolean})
LINE = (
    "row",
    "hash",
    "callable",
    "doubtful",
    "do_not_call",
)  # what is known of each row when its customer is not at hand
KEPT = pl.Schema(
    {"hash": pl.UInt64, "of": pl.Int64, "callable": pl.Boolean, "doubtful": pl.Boolean, "do_not_call": pl.Boolean}
)
SEEN = pl.Schema([("row", pl.UInt32), *KEPT.items()])
