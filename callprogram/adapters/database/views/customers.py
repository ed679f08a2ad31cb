"""The customers: found, known one by one, what happened to each, and the files that they came in."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import as_of, customers_of, of_customers
from callprogram.adapters.database.queries.changes import earlier_of
from callprogram.adapters.database.queries.conditions import found_by, uncallable
from callprogram.adapters.database.queries.courses import course_of
from callprogram.adapters.database.queries.directory import account_owners, directory, neighbours, segments
from callprogram.adapters.database.queries.histories import happenings
from callprogram.adapters.database.queries.names import by_name, names
from callprogram.adapters.database.queries.refusals import refused_by
from callprogram.adapters.database.records import all_of, has_id, those
from callprogram.adapters.database.views.desk.matters import matters
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calls.briefs import brief_of
from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer, read_reference
from callprogram.domain.customers.duplicates import Join, LikelyPair, best_pairs
from callprogram.domain.customers.imports import SAMPLES, Import, ImportProfile, Samples, is_answers
from callprogram.domain.customers.reachability import Place
from callprogram.domain.customers.tasks import Task, tasks_of
from callprogram.domain.permissions.rows import looks_after
from callprogram.domain.promises.commitments import Commitment, unfinished
from callprogram.errors import AmbiguousError, NotFoundError
from callprogram.services.views import Complaint, Found, History
from callprogram.services.views.customers import Customers
from callprogram.services.views.directory import AT_ONCE, Directories, Directory, DirectoryFilter, Neighbours

_NAMED = 3
_CANDIDATES = 2000  # pairs that are looked at one by one


class DatabaseCustomers(DatabaseReader, Customers, Directories):
    """The customers: found, known one by one, what happened to each, and the files that they came in."""

    def has_customers(self) -> bool:
        with self.engine.connect() as connection:
            return connection.execute(select(tables.customers.c.id).limit(1)).first() is not None

    def customer_count(self) -> int:
        with self.engine.connect() as connection:
            mine = self._mine(connection)
            return connection.execute(select(func.count()).select_from(tables.customers).where(*mine)).scalar_one()

    def customers(self, query: str, limit: int, *, vanished: bool = False) -> Found:
        table = tables.customers
        gone = [table.c.vanished_in.is_not(None)] if vanished else []
        words = [*found_by(query), *gone]
        with self.engine.connect() as connection:
            words += self._mine(connection)
            total = connection.execute(select(func.count()).select_from(table).where(*words)).scalar_one()
            rows = select(table).where(*words).order_by(table.c.found_by, table.c.id).limit(limit)
            return Found(total, tuple(all_of(connection, Customer, rows)))

    def uncallable(self, limit: int) -> Found:
        """The customers who cannot be called, by id."""
        table = tables.customers
        with self.engine.connect() as connection:
            wanted = uncallable(), *self._mine(connection)
            total = connection.execute(select(func.count()).select_from(table).where(*wanted)).scalar_one()
            rows = select(table).where(*wanted).order_by(table.c.id).limit(limit)
            return Found(total, tuple(all_of(connection, Customer, rows)))

    def directory(self, wanted: DirectoryFilter, today: date, limit: int = AT_ONCE) -> Directory:
        return directory(self.engine, self.reader, wanted, today, limit)

    def place_in(self, wanted: DirectoryFilter, today: date, customer_id: int) -> Neighbours:
        return neighbours(self.engine, self.reader, wanted, today, customer_id)

    def account_owners(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            return account_owners(connection, self.reader)

    def segments(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            return segments(connection)

    def customers_with(self, ids: Sequence[int]) -> tuple[Customer, ...]:
        """The customers with these ids, by id."""
        table = tables.customers
        with self.engine.connect() as connection:
            mine = select(table).where(table.c.id.in_(ids), *self._mine(connection)).order_by(table.c.id)
            return tuple(all_of(connection, Customer, mine))

    def customer(self, reference: str) -> Customer:
        table, words = tables.customers, reference.strip()
        if found := self._first(Customer, has_id(table, read_reference(words))):
            return found
        if found := self._first(Customer, table.c.crm_id == words):
            return found
        return self._named(words)

    def _named(self, words: str) -> Customer:
        found = self.customers(words, 1000).customers
        folded = words.casefold()
        exact = [customer for customer in found if customer.name.casefold() == folded]
        partly = [customer for customer in found if folded in customer.name.casefold()]
        meant = exact or partly
        if not meant:
            raise NotFoundError(f"No customer goes by “{words}”; try an id, a CRM id or part of the company's name.")
        if len(meant) > 1:
            names = ", ".join(f"{customer.name} ({customer.reference})" for customer in meant[:_NAMED])
            raise AmbiguousError(f"“{words}” could be {names}{' …' if len(meant) > _NAMED else ''}; say which.")
        return meant[0]

    def history(self, customer_id: int, today: date, zone: str) -> History:
        with self.engine.connect() as connection:
            wanted = tables.customers.c.id == customer_id, *self._mine(connection)
            customers = those(connection, Customer, *wanted)
            if not customers:
                raise NotFoundError("This customer is not here any more; search for another one.")
            calls = of_customers(connection, Call, [customer_id])[customer_id]
            made = by_name(names(connection), of_customers(connection, Commitment, [customer_id])[customer_id])
            earlier = earlier_of(connection, [customer_id], zone).get(customer_id)
            found = matters(connection, customers, today, zone, all_of_it=self._hears_of_absences)
            brief = brief_of(
                customers[0],
                made,
                calls,
                today,
                zone,
                earlier=earlier,
                matters=found[customer_id],
                read_now=True,
            )
            return History(
                customers[0],
                brief,
                unfinished(made),
                happenings(connection, customers[0], calls, made),
                course_of(connection, customers[0], calls, made, zone),
                next((each for each in reversed(calls) if each.disposition is None and not each.incoming), None),
            )

    def at_places(self, places: Sequence[Place], limit: int) -> Found:
        table = tables.customers
        able = table.c.place.in_([str(place) for place in places]), table.c.do_not_call.is_(False)
        with self.engine.connect() as connection:
            there = *able, *self._mine(connection)
            by_name = select(table).where(*there).order_by(table.c.company, table.c.id).limit(limit)
            total = connection.execute(select(func.count()).select_from(table).where(*there)).scalar_one()
            return Found(total, tuple(all_of(connection, Customer, by_name)))

    def complaints(self) -> tuple[Complaint, ...]:
        table = tables.cases
        of_case = tables.customers.c.id == table.c.customer_id
        query = select(table).where(table.c.settled_on.is_(None)).order_by(table.c.raised_on, table.c.id)
        with self.engine.connect() as connection:
            found = all_of(connection, Case, query)
            rows = those(connection, Customer, of_case, table.c.settled_on.is_(None))
        customers = {each.id: each for each in rows}
        known = ((each, customers.get(each.customer_id or 0)) for each in found)
        return tuple(Complaint(each, whose) for each, whose in known if whose and looks_after(self.reader, whose))

    def tasks(self) -> tuple[Task, ...]:
        customers = self._those(Customer, tables.customers.c.corrections != ())
        found = (task for each in customers if looks_after(self.reader, each) for task in tasks_of(each))
        return tuple(sorted(found, key=lambda task: (task.since, task.customer.id)))

    def customer_with_phone(self, e164: str) -> Customer | None:
        table = tables.calls
        last = select(table.c.customer_id).where(table.c.phone == e164).order_by(table.c.started_at.desc()).limit(1)
        with self.engine.connect() as connection:
            customer_id = connection.execute(last).scalar()
        if customer_id is not None:
            return self._first(Customer, tables.customers.c.id == customer_id)
        found = self.customers(e164, _NAMED).customers
        return next((each for each in found if e164 in {phone.e164 for phone in each.phones}), None)

    def refused_by(self, number: str) -> Customer | None:
        with self.engine.connect() as connection:
            return refused_by(connection, number)

    def joins(self, limit: int) -> tuple[Join, ...]:
        latest = select(tables.joins).order_by(tables.joins.c.id.desc()).limit(limit)
        with self.engine.connect() as connection:
            return tuple(all_of(connection, Join, latest))

    def likely_pairs(self, limit: int) -> tuple[LikelyPair, ...]:
        from callprogram.adapters.database.queries.duplicates import (
            candidates,  # in frames, which no other question needs
        )

        with self.engine.connect() as connection:
            pairs = candidates(connection, _CANDIDATES)
            known = {each.id: each for each in customers_of(connection, {one for pair in pairs for one in pair})}
        return best_pairs(((known[one], known[other]) for one, other in pairs), limit)

    def as_of(self) -> str:
        with self.engine.connect() as connection:
            return as_of(connection)

    def profiles(self) -> tuple[ImportProfile, ...]:
        return self._all(ImportProfile, select(tables.import_profiles).order_by(tables.import_profiles.c.name))

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        return self._all(Import, select(tables.imports).order_by(tables.imports.c.id.desc()).limit(limit))

    def samples(self) -> Samples:
        imports, customers = tables.imports, tables.customers
        theirs = select(imports.c.id).where(imports.c.file == SAMPLES, imports.c.undone_at.is_(None))
        mine = select(customers.c.id).where(customers.c.created_in.in_(theirs))
        counts = (
            select(func.count()).select_from(customers).where(customers.c.created_in.in_(theirs)),
            select(func.count()).select_from(tables.calls).where(tables.calls.c.customer_id.in_(mine)),
            select(func.count()).select_from(tables.commitments).where(tables.commitments.c.customer_id.in_(mine)),
        )
        with self.engine.connect() as connection:
            return Samples(*(connection.execute(each).scalar_one() for each in counts))

    def last_import(self) -> Import | None:
        kept = (each for each in self.imports() if each.undone_at is None and not is_answers(each))
        return next(kept, None)
