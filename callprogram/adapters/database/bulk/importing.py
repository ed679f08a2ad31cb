"""What a CRM file does to many customers at once, and taking it back: one event for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk import imports
from callprogram.adapters.database.bulk.known import as_of, customers_of
from callprogram.adapters.database.forgetting.marks import drop
from callprogram.adapters.database.records import all_of, to_row
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Import, Reading, Traces, tell_where_people_are
from callprogram.domain.lists.call_list import ListState
from callprogram.services.ports import ImportJobs

if TYPE_CHECKING:
    from callprogram.adapters.database.transaction import DatabaseTransaction


@dataclass(frozen=True)
class DatabaseImportJobs(ImportJobs):
    """Imports into a database."""

    transaction: "DatabaseTransaction"

    def as_of(self) -> str:
        """The last event of a customer or an import."""
        return as_of(self.transaction.connection)

    def compare(self, reading: Reading, *, bring_back: bool = False) -> Changes:
        from callprogram.adapters.database.bulk.comparing import compared
        from callprogram.adapters.database.bulk.remembering import gone_since
        from callprogram.adapters.database.bulk.troubles import standing_troubles

        connection = self.transaction.connection
        have_people_places = tell_where_people_are(self.transaction.find(Import))
        changes = compared(connection, reading.customers, bring_back=bring_back, have_people_places=have_people_places)
        gone = gone_since(connection, reading, {of for of in changes.whose.values() if of > 0})
        standing = standing_troubles(reading.customers, reading.problems, changes.whose)
        return replace(changes, vanished=sorted({*changes.vanished, *gone}), as_of=self.as_of(), standing=standing)

    def bring_in(
        self, found: Import, changes: Changes, reading: Reading | None = None, waiting: object = None
    ) -> Import:
        from callprogram.adapters.database.bulk.bringing_in import bring_in

        kept = self.transaction.insert(found)
        if changes.is_brought_back:
            drop(self.transaction.connection, frozenset().union(*changes.erased.values()))
        bring_in(self.transaction.connection, kept, changes, reading, waiting)
        self.transaction.kinds.add(Customer)
        self.transaction.record(kept, None, to_row(kept))
        return kept

    def settle_vanished(self, customer_ids: Sequence[int]) -> None:
        """Nobody is asked about these any more; an event for each."""
        table, connection = tables.customers, self.transaction.connection
        for customer in customers_of(connection, customer_ids):
            gone = table.c.id == customer.id
            before = connection.execute(select(table.c.vanished_in).where(gone)).scalar()
            connection.execute(update(table).where(gone).values(vanished_in=None))
            self.transaction.record(customer, {"vanished_in": before}, {"vanished_in": None})

    def traces_of(self, import_id: int) -> Traces:
        return imports.traces_of(self.transaction.connection, import_id)

    def answered_in(self, found: Import) -> Sequence[Customer]:
        """The customers at whom something was set by hand in the moment of this import."""
        corrected = select(tables.customers).where(tables.customers.c.corrections != ())
        customers = all_of(self.transaction.connection, Customer, corrected)
        return [each for each in customers if found.imported_at in {made.made_at for made in each.corrections}]

    def take_back(self, undone: Import, traces: Traces) -> None:
        connection = self.transaction.connection
        connection.execute(delete(tables.call_lists).where(tables.call_lists.c.state == ListState.DRAFT))
        imports.take_back(connection, undone.id, traces)
        self.transaction.kinds.add(Customer)
        self.transaction.save(undone)
