"""What an import has left in the customers, and taking it back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from sqlalchemy import Connection, ScalarSelect, Select, Table, bindparam, delete, insert, literal, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_of
from callprogram.adapters.database.law.rows_on_hold import on_hold
from callprogram.adapters.database.records import from_row, some_at_once
from callprogram.domain.customers.customers import Customer, corrected
from callprogram.domain.customers.imports import CHANGED_SINCE, JOINED, ON_HOLD, Traces
from callprogram.domain.lists.call_list import ListState


def traces_of(connection: Connection, import_id: int) -> Traces:
    """What an import left behind, but for those with whom something was done since."""
    table, earlier = tables.customers, tables.earlier_customers
    before = select(earlier.c.customer_id).where(earlier.c.import_id == import_id).order_by(earlier.c.customer_id)
    made = _ids(connection, select(table.c.id).where(table.c.created_in == import_id).order_by(table.c.id))
    changed, since = _ids(connection, before), _changed_since(connection, import_id)
    since |= _on_hold(connection, [*made, *changed])
    reasons = _used(connection, import_id) | since
    staying = {each: reasons[each] for each in made if each in reasons}
    staying |= {each: since[each] for each in changed if each in since}
    return Traces(
        made=[each for each in made if each not in staying],
        changed=[each for each in changed if each not in staying],
        staying={each: staying[each.id] for each in customers_of(connection, staying)},
    )


def take_back(connection: Connection, import_id: int, traces: Traces) -> None:
    """Remove the customers that an import made, and set those that it changed back to what they were before it.

    Raises NotAllowedError where one of them is on hold.
    """
    for each in on_hold(connection).customers.intersection([*traces.made, *traces.changed]):
        on_hold(connection).require_free(tables.customers, each)
    from callprogram.adapters.database.bulk.remembering import forget
    from callprogram.adapters.database.bulk.taken_back import read_anew

    customers, earlier = tables.customers, tables.earlier_customers
    for first, last in _runs(traces.made):
        connection.execute(delete(customers).where(customers.c.id.between(first, last)))
    for ids in some_at_once(traces.changed):
        mine = earlier.c.import_id == import_id, earlier.c.customer_id.in_(ids)
        write(connection, _as_they_were(connection, select(earlier).where(*mine)))
        connection.execute(delete(earlier).where(*mine))
    forget(connection, traces.made)
    read_anew(connection, import_id)
    connection.execute(update(customers).where(customers.c.vanished_in == import_id).values(vanished_in=None))


def keep_earlier(connection: Connection, import_id: int, changed: Sequence[int]) -> None:
    """Keep what some customers are like before an import changes them."""
    customers, earlier = tables.customers, tables.earlier_customers
    names = [column.name for column in earlier.c if column.name in customers.c and column.name != "id"]
    for ids in some_at_once(changed):
        said = select(literal(import_id), customers.c.id, *(customers.c[name] for name in names))
        rows = said.where(customers.c.id.in_(ids))
        connection.execute(insert(earlier).from_select(["import_id", "customer_id", *names], rows))


def write(
    connection: Connection,
    customers: Iterable[Customer],
    import_id: int | None = None,
    fields: Mapping[int, tuple[str, ...]] = MappingProxyType({}),
) -> None:
    """Write customers as they become, by an import or otherwise; of some it may be known which `fields` differ.

    Other columns are left alone: an index of them would be written anew though nothing in it changes.
    """
    from callprogram.adapters.database.bulk.bulk_rows import changed_rows

    table = tables.customers
    statement = update(table).where(table.c.id == bindparam("of"))
    own = {"touched_in": import_id, "vanished_in": None}
    for _, some in groupby(changed_rows(customers, fields), key=lambda each: each[1].keys()):
        connection.execute(statement, [row | own | {"of": customer.id} for customer, row in some])


def _changed_since(connection: Connection, import_id: int) -> dict[int, str]:
    earlier = tables.earlier_customers
    later = _ids(connection, select(earlier.c.customer_id).where(earlier.c.import_id > import_id))
    others = _ids(connection, select(tables.aliases.c.customer_id))
    return dict.fromkeys(later, CHANGED_SINCE) | dict.fromkeys(others, JOINED)


def _on_hold(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    kept = on_hold(connection).customers
    return {each: ON_HOLD for each in ids if each in kept}


def _runs(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of ids that follow each other."""
    for _, run in groupby(enumerate(ids), key=lambda each: each[1] - each[0]):
        several = [number for _, number in run]
        yield several[0], several[-1]


def _as_they_were(connection: Connection, earlier: Select[*tuple[object, ...]]) -> list[Customer]:
    """The customers as an import found them, but for what people have corrected since."""
    found = [Customer(**vars(from_row(Customer, row)) | {"id": row.customer_id}) for row in connection.execute(earlier)]
    made = {each.id: each.corrections for each in customers_of(connection, (each.id for each in found))}
    return [corrected(each, *made[each.id]) for each in found]


def _ids(connection: Connection, query: Select[int]) -> Sequence[int]:
    return connection.execute(query).scalars().all()


def _of(table: Table, customers: ScalarSelect[int]) -> Select[int]:
    return select(table.c.customer_id).where(table.c.customer_id.in_(customers))


def _used(connection: Connection, import_id: int) -> dict[int, str]:
    made = select(tables.customers.c.id).where(tables.customers.c.created_in == import_id).scalar_subquery()
    entries, lists = tables.entries, tables.call_lists
    signed_off = select(entries.c.customer_id).join(lists).where(lists.c.state == ListState.FROZEN)
    reasons = {
        "they are on a signed-off list": signed_off.where(entries.c.customer_id.in_(made)),
        "something was promised to them": _of(tables.commitments, made),
        "they have been called": _of(tables.calls, made),
        "a list was changed by hand for them": _of(tables.hand_edits, made),
        "somebody asked to hold their calls": _of(tables.holds, made),
        "they complained to the executive": _of(tables.cases, made),
    }
    return {customer_id: why for why, query in reasons.items() for customer_id in connection.execute(query).scalars()}
