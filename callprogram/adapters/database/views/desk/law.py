"""What is held for the law."""

from sqlalchemy import Connection, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.law.standing import what_is_held
from callprogram.adapters.database.records import all_of, has_id
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.customers.customers import Customer
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.permissions.rows import sees_all_cases
from callprogram.errors import NotFoundError
from callprogram.services.views.cases import HoldView, Law

_holds = tables.legal_holds


class DatabaseLaw(DatabaseReader, Law):
    """Legal holds in a database."""

    def legal_holds(self) -> tuple[HoldView, ...]:
        if self.over_the_shoulder or not sees_all_cases(self.reader):
            return ()
        standing = select(_holds).where(_holds.c.lifted_at.is_(None)).order_by(_holds.c.id.desc())
        with self.engine.connect() as connection:
            return tuple(_named(connection, each) for each in all_of(connection, LegalHold, standing))

    def legal_hold(self, hold_id: int) -> HoldView:
        with self.engine.connect() as connection:
            found = all_of(connection, LegalHold, select(_holds).where(has_id(_holds, hold_id)))
            if not found or self.over_the_shoulder or not sees_all_cases(self.reader):
                raise NotFoundError(f"There is no hold {hold_id}; desk hold lists those that stand.")
            return _named(connection, found[0])


def _named(connection: Connection, hold: LegalHold) -> HoldView:
    what, customers = what_is_held(connection, hold), tables.customers
    found = all_of(connection, Customer, select(customers).where(has_id(customers, hold.customer_id)))
    return HoldView(hold, what, what if hold.case_id else None, found[0] if found else None)
