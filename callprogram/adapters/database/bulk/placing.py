"""At which number customers are called and where they may be, kept beside them: what planning asks for first."""

from collections.abc import Sequence

from sqlalchemy import Connection, Text, bindparam, column, select, table, update

from callprogram.adapters.database.columns import Contacts, Corrections
from callprogram.adapters.frames.customers import frame_of
from callprogram.adapters.frames.places import places_in
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import place_kept

_AT_ONCE = 50_000
# What decides about it, as any migration finds it.
_SAID = [column(name, Text) for name in ("country", "state", "city", "postal_code", "time_zone")]
_customers = table(
    "customers",
    *map(column, ("id", "number", "place")),
    *_SAID,
    column("contacts", Contacts),
    column("corrections", Corrections),
)


def reached_at(customers: Sequence[Customer]) -> list[tuple[str | None, str | None]]:
    """The number and the place of each; whoever has something corrected by hand is looked at alone."""
    found = places_in(frame_of(enumerate(each for each in customers if not each.corrections))).iter_rows()
    return [_alone(each) if each.corrections else next(found) for each in customers]


def place_anew(connection: Connection) -> None:
    """Keep of everybody the number and the place as they are found now."""
    wanted = select(_customers.c.id, *_SAID, _customers.c.contacts, _customers.c.corrections).order_by(_customers.c.id)
    change = update(_customers).where(_customers.c.id == bindparam("of"))
    last = 0
    while rows := connection.execute(wanted.where(_customers.c.id > last).limit(_AT_ONCE)).all():
        customers = [Customer(**row._asdict()) for row in rows]
        reached = zip(customers, reached_at(customers), strict=True)
        values = [{"of": each.id, "number": number, "place": place} for each, (number, place) in reached]
        connection.execute(change, values)
        last = customers[-1].id


def _alone(customer: Customer) -> tuple[str | None, str | None]:
    return customer.phone.e164 if customer.phone else None, place_kept(customer)
