"""Reading: one question, one frozen answer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, func, select

from callprogram.adapters.database import standings, tables
from callprogram.adapters.database.histories import happenings
from callprogram.adapters.database.records import TABLES, from_row, has_id
from callprogram.domain.briefs import brief_of
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import CallList, Entry, ListState, week_due
from callprogram.domain.calls import Call, Mode
from callprogram.domain.commitments import UNFINISHED, Commitment, unfinished, urgency
from callprogram.domain.customers import Customer, read_reference
from callprogram.domain.dates import day_in
from callprogram.domain.hours import Reach
from callprogram.domain.imports import Import
from callprogram.errors import AmbiguousError, NotFoundError
from callprogram.services.views import CallLine, Card, Found, History, Promise, WeekView

T = TypeVar("T")
_NAMED = 3


@dataclass(frozen=True)
class DatabaseViews:
    """Reading from a database: implements `services.views.Views`."""

    engine: Engine

    def program(self, name: str) -> Program | None:
        """The program of that name."""
        return self._first(Program, tables.programs.c.name == name)

    def week(self, program: Program, week: Week) -> WeekView | None:
        """The week's list with a card for each entry."""
        with self.engine.connect() as connection:
            wanted = tables.call_lists.c.program_id == program.id, tables.call_lists.c.week == week
            found = _all(connection, CallList, select(tables.call_lists).where(*wanted))
            if not found or found[0].stale:
                return None
            return WeekView(found[0], _cards(connection, found[0]), _promises(connection, _unfinished_query()))

    def week_due(self, program: Program, now: datetime) -> Week:
        """The week to work on."""
        table = tables.call_lists
        signed_off = table.c.program_id == program.id, table.c.state == ListState.FROZEN
        with self.engine.connect() as connection:
            lists = _all(connection, CallList, select(table).where(*signed_off).order_by(table.c.week))
        return week_due(program, lists, now)

    def note(self, entry_id: int) -> str:
        """The note of the entry's latest call."""
        table = tables.calls
        query = select(table.c.note).where(table.c.entry_id == entry_id).order_by(table.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def customer_count(self) -> int:
        """How many customers there are."""
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(tables.customers)).scalar_one()

    def customers(self, query: str, limit: int) -> Found:
        """The customers that have every word of the query."""
        table = tables.customers
        words = [table.c.found_by.contains(word, autoescape=True) for word in query.casefold().split()]
        with self.engine.connect() as connection:
            total = connection.execute(select(func.count()).select_from(table).where(*words)).scalar_one()
            rows = select(table).where(*words).order_by(table.c.found_by, table.c.id).limit(limit)
            return Found(total, tuple(_all(connection, Customer, rows)))

    def customer(self, reference: str) -> Customer:
        """The one customer meant."""
        table, words = tables.customers, reference.strip()
        if found := self._first(Customer, has_id(table, read_reference(words))):
            return found
        if found := self._first(Customer, table.c.crm_id == words):
            return found
        return self._named(words)

    def history(self, customer_id: int, today: date, zone: str) -> History:
        """Everything about one customer."""
        with self.engine.connect() as connection:
            customers = _all(connection, Customer, select(tables.customers).where(tables.customers.c.id == customer_id))
            if not customers:
                raise NotFoundError("This customer is not here any more; search for another one.")
            calls = _of_customers(connection, Call, [customer_id])[customer_id]
            made = _of_customers(connection, Commitment, [customer_id])[customer_id]
            brief = brief_of(customers[0], made, calls, today, zone)
            return History(customers[0], brief, unfinished(made), happenings(connection, customer_id, calls, made))

    def reach(self) -> tuple[Reach, ...]:
        """How many customers are at each place, and their share of revenue."""
        with self.engine.connect() as connection:
            return standings.reach(connection)

    def promises(self, *, unfinished: bool = False, owner: str | None = None) -> tuple[Promise, ...]:
        """The commitments, most urgent first."""
        query = _unfinished_query() if unfinished else select(tables.commitments)
        with self.engine.connect() as connection:
            found = _promises(connection, query)
        # The database's own lower() knows only English letters.
        return tuple(each for each in found if owner is None or _same_words(each.commitment.owner, owner))

    def calls(self, *, customer_id: int | None = None, since: datetime | None = None) -> tuple[CallLine, ...]:
        """The calls, latest first."""
        table = tables.calls
        query = select(table).order_by(table.c.started_at.desc(), table.c.id.desc())
        query = query if customer_id is None else query.where(table.c.customer_id == customer_id)
        query = query if since is None else query.where(table.c.started_at >= since)
        with self.engine.connect() as connection:
            calls = _all(connection, Call, query)
            customers = _customers_of(connection, calls)
        return tuple(CallLine(call, customers[call.customer_id]) for call in calls)

    def running_calls(self) -> tuple[Call, ...]:
        """The calls that the provider rings and that have not ended."""
        table = tables.calls
        query = select(table).where(table.c.ended_at.is_(None), table.c.mode != Mode.OWN_PHONE).order_by(table.c.id)
        with self.engine.connect() as connection:
            return tuple(_all(connection, Call, query))

    def owners(self) -> tuple[str, ...]:
        """Everybody who looks after a customer or owes a promise."""
        looked_after = select(tables.customers.c.account_owner)
        owed = select(tables.commitments.c.owner)
        with self.engine.connect() as connection:
            names = connection.execute(looked_after.union(owed)).scalars()
            return tuple(sorted(filter(None, names), key=str.casefold))

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        """The imports, the latest first."""
        with self.engine.connect() as connection:
            query = select(tables.imports).order_by(tables.imports.c.id.desc()).limit(limit)
            return tuple(_all(connection, Import, query))

    def last_import(self) -> Import | None:
        """The latest import that was not taken back."""
        return next((each for each in self.imports() if each.undone_at is None), None)

    def _first(self, kind: type[T], condition: Any) -> T | None:  # noqa: ANN401  # SQLAlchemy's own expressions
        with self.engine.connect() as connection:
            return next(iter(_all(connection, kind, select(TABLES[kind]).where(condition).limit(1))), None)

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


def _all(connection: Connection, kind: type[T], query: Select[Any]) -> list[T]:
    return [from_row(kind, row) for row in connection.execute(query)]


def _same_words(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _unfinished_query() -> Select[Any]:
    return select(tables.commitments).where(tables.commitments.c.state.in_(UNFINISHED))


def _cards(connection: Connection, call_list: CallList) -> tuple[Card, ...]:
    table = tables.entries
    query = select(table).where(table.c.call_list_id == call_list.id).order_by(table.c.position)
    entries = _all(connection, Entry, query)
    customers = _customers_of(connection, entries)
    calls = _of_customers(connection, Call, list(customers))
    made = _of_customers(connection, Commitment, list(customers))
    return tuple(
        _card(call_list, entry, customers[entry.customer_id], calls[entry.customer_id], made[entry.customer_id])
        for entry in entries
    )


def _card(
    call_list: CallList, entry: Entry, customer: Customer, calls: Sequence[Call], made: Sequence[Commitment]
) -> Card:
    today = day_in(call_list.zone, call_list.starts_at)
    own = [call for call in calls if call.entry_id == entry.id]
    earlier = [call for call in calls if call.entry_id != entry.id]
    brief = brief_of(customer, made, earlier, today, call_list.zone)
    return Card(entry, customer, brief, own[-1] if own else None, unfinished(made))


def _of_customers(connection: Connection, kind: type[T], ids: Sequence[int]) -> dict[int, list[T]]:
    table = TABLES[kind]
    found: dict[int, list[T]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.customer_id.in_(ids)).order_by(table.c.id)):
        found[row.customer_id].append(from_row(kind, row))
    return found


def _customers_of(connection: Connection, values: Iterable[Entry | Call | Commitment]) -> dict[int, Customer]:
    ids = {value.customer_id for value in values}
    rows = connection.execute(select(tables.customers).where(tables.customers.c.id.in_(ids)))
    return {row.id: from_row(Customer, row) for row in rows}


def _promises(connection: Connection, query: Select[Any]) -> tuple[Promise, ...]:
    made = sorted(_all(connection, Commitment, query), key=lambda each: (urgency(each), each.id))
    customers = _customers_of(connection, made)
    return tuple(Promise(commitment, customers[commitment.customer_id]) for commitment in made)
