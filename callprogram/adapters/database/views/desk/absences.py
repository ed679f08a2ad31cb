"""Who of some customers is away, by their own automatic answers."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import those
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mails import Machine

if TYPE_CHECKING:
    from callprogram.domain.letters.absences import Absence

_LOOKED_BACK = timedelta(weeks=26)


def away(connection: Connection, customers: Iterable[Customer], today: date, zone: str) -> Mapping[int, str]:
    """What those who are away on that day wrote last, by customer; nothing that only the executive reads."""
    whose = {each.email.casefold(): customer.id for customer in customers for each in customer.people if each.email}
    table = tables.letters
    since = datetime.combine(today, time(), UTC) - _LOOKED_BACK
    wrote = func.lower(table.c.email).in_(whose), table.c.machine == Machine.AUTO_REPLY, table.c.received_at >= since
    found: dict[int, str] = {}
    for letter in those(connection, Letter, *wrote) if whose else ():
        absence = None if letter.is_hidden else _absence(letter, zone)
        customer_id = whose[(letter.email or "").casefold()]
        found.pop(customer_id, None)
        if absence and absence.until >= today:
            found[customer_id] = absence.words
    return found


def _absence(letter: Letter, zone: str) -> "Absence | None":
    from callprogram.domain.letters.absences import absence_of  # with all that reads dates

    return absence_of(letter, zone)
