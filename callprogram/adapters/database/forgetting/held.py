"""What is held on one customer: every row that is about them, as an export has it, and which texts speak of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.forgetting.sweeping import Broom, speaking
from callprogram.adapters.database.forgetting.theirs import rows_of
from callprogram.adapters.database.plain_values import plain
from callprogram.adapters.database.records import among, from_row
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.forgetting import Traces

Held = Mapping[str, Sequence[Mapping[str, object]]]


def every_state(connection: Connection, customer: Customer) -> list[Customer]:
    """The customer, what exports said of them before, and who was joined with them."""
    table, joins = tables.earlier_customers, tables.joins
    rows = connection.execute(select(table).where(table.c.customer_id == customer.id)).all()
    joined = connection.execute(select(joins.c.before).where(joins.c.stays_id == customer.id)).scalars()
    states = (*(from_row(Customer, row) for row in rows), *(each for pair in joined for each in pair))
    return [customer, *(replace(each, id=customer.id) for each in states)]


def emails_of(states: Sequence[Customer]) -> frozenset[str]:
    """Their addresses in small letters."""
    return frozenset(one.email.lower() for each in states for one in each.contacts if one.email)


def held(connection: Connection, customer: Customer, traces: Traces, *, private: bool) -> Held:
    """Table by table; the files of letters by their names alone, private notes only where they are the reader's."""
    states = every_state(connection, customer)
    rows = {table: set(ids) for table, ids in rows_of(connection, customer.id, emails_of(states)).items()}
    for table, row_id in speaking(connection, Broom(traces)):
        rows.setdefault(table, set()).add(row_id)
    rows.pop(tables.letter_files, None)
    if not private:
        rows.pop(tables.private_notes, None)
    found = {table.name: _rows(connection, table, sorted(ids)) for table, ids in rows.items() if ids}
    return dict(sorted(found.items()))


def _rows(connection: Connection, table: Table, ids: Sequence[int]) -> list[dict[str, object]]:
    every = among(connection, select(table).order_by(table.c.id), table.c.id, ids)
    return [{name: plain(value) for name, value in row._asdict().items()} for row in every]
