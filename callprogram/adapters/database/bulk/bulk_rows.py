"""Customers by the hundred thousand as rows of their table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from callprogram.adapters.database.bulk.keys import folded
from callprogram.adapters.database.bulk.placing import reached_at
from callprogram.adapters.database.records import customer_row
from callprogram.adapters.frames.customers import Customers
from callprogram.adapters.frames.places import places_in
from callprogram.adapters.frames.schema import VALUES
from callprogram.domain.customers.customers import Customer

_ID = r"[\p{L}\p{N}]"  # as `id_in` has it
# What says neither who somebody is nor how and where they are reached, so that nothing is kept of it beside them.
_ASIDE = frozenset(
    (
        "language",
        "account_owner",
        "revenue",
        "currency",
        "renewal_on",
        "customer_since",
        "last_contact_on",
        "health",
        "nps",
        "segment",
        "open_cases",
        "notes",
    )
)
COLUMNS = ("id", *VALUES, "found_by", "number", "place", "created_in", "touched_in")


def row_frames(created: Customers, import_id: int) -> Iterator[pl.DataFrame]:
    """The rows of those created, with ids from 1 in their order."""
    number = 1
    for frame in created.frames():
        yield _rows(frame, import_id).with_row_index("id", number).with_columns(pl.col("id").cast(pl.Int64))
        number += frame.height


def rows_of(customers: Sequence[Customer]) -> Iterator[dict[str, object]]:
    """The rows of customers, without their ids."""
    return (customer_row(customer, *at) for customer, at in zip(customers, reached_at(customers), strict=True))


def changed_rows(
    customers: Iterable[Customer], fields: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[Customer, dict[str, object]]]:
    """What changes of the rows of customers, those of whom the same does one after the other; all where that may."""
    alike = defaultdict[frozenset[str], list[Customer]](list)
    for customer in customers:
        differing = frozenset(fields.get(customer.id, ()))
        alike[differing if differing <= _ASIDE else frozenset()].append(customer)
    for names, some in alike.items():
        rows = ({name: getattr(each, name) for name in names} for each in some) if names else rows_of(some)
        yield from zip(some, rows, strict=True)


def _rows(frame: pl.DataFrame, import_id: int) -> pl.DataFrame:
    own = [name for name in VALUES if name != "contacts"]
    frame = frame.with_columns(crm_id=pl.when(pl.col("crm_id").str.contains(_ID)).then("crm_id"))
    return (
        frame.with_columns(pl.col(pl.Date).dt.to_string("%Y-%m-%d"))
        .select(  # as both databases take them
            *own,
            contacts=_as_json(frame["contacts"]),
            found_by=found_by(frame),
            **places_in(frame).to_dict(),
            created_in=pl.lit(import_id, pl.Int64),
            touched_in=pl.lit(import_id, pl.Int64),
        )
        .select(COLUMNS[1:])
    )


def _as_json(contacts: pl.Series) -> pl.Series:
    """The contacts as a JSON array."""
    whole = contacts.alias("c").to_frame().to_struct().struct.json_encode()
    return whole.str.slice(len('{"c":')).str.head(-1)


def found_by(frame: pl.DataFrame) -> pl.Series:
    """What `records.found_by` says of each customer."""
    contacts = pl.col("contacts")
    said = [pl.element().struct.field(name) for name in ("name", "email")]
    lines = pl.concat_str([pl.when(each != "").then(each) for each in said], separator="\n", ignore_nulls=True)
    people = contacts.list.eval(pl.when(pl.any_horizontal(each != "" for each in said)).then(lines)).list.join("\n")
    numbers = contacts.list.eval(
        pl.element().struct.field("phones").list.eval(pl.element().struct.field("e164")).list.join("\n")
    ).list.join("\n")
    first = contacts.list.first().struct
    name = pl.coalesce(
        pl.when(each != "").then(each) for each in (pl.col("company"), first.field("name"), first.field("email"))
    )
    parts = [name, pl.col("crm_id"), *(pl.when(each != "").then(each) for each in (people, numbers))]
    return folded(frame.select(pl.concat_str(parts, separator="\n", ignore_nulls=True)).to_series())
