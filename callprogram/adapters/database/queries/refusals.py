"""Numbers at which somebody asked not to be called: few, and nobody is called there, whoever else has them."""

from sqlalchemy import Connection, select, text

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import among, from_row
from callprogram.domain.customers.corrections import wrong_numbers
from callprogram.domain.customers.customers import Customer, numbers_of

_REFUSING = text("do_not_call = true")  # word for word as its index has it


def refused_by(connection: Connection, number: str) -> Customer | None:
    """Who asked not to be called at this number; none where nobody did."""
    table = tables.customers
    query = select(table).where(_REFUSING, table.c.found_by.contains(number)).order_by(table.c.id)
    found = (from_row(Customer, row) for row in connection.execute(query))
    return next((each for each in found if number in numbers_of(each)), None)


def refused(connection: Connection) -> frozenset[int]:
    """Who would be called at a number at which somebody else asked not to be."""
    table = tables.customers
    others = select(table.c.id).where(table.c.do_not_call.is_(False))
    return frozenset(row.id for row in among(connection, others, table.c.number, _refused_numbers(connection)))


def _refused_numbers(connection: Connection) -> set[str]:
    """Read off what a search looks in, where each number has a line, for that is far less than all contacts."""
    table = tables.customers
    rows = connection.execute(select(table.c.found_by, table.c.corrections).where(_REFUSING))
    return {
        line
        for found_by, corrections in rows
        for line in found_by.split("\n")
        if line.startswith("+") and line not in wrong_numbers(corrections)
    }
