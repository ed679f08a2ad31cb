"""Writing: transactions that keep values and write the audit trail themselves.

What works on frames is imported where it is asked for; nothing but an import needs it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update

from callprogram.adapters.database import copies, outbox, tables
from callprogram.adapters.database.bulk import imports
from callprogram.adapters.database.bulk.known import as_of, customers_of
from callprogram.adapters.database.columns import plain
from callprogram.adapters.database.connection import WRITING, alone, detach_later
from callprogram.adapters.database.reading import populations, recorded_facts
from callprogram.adapters.database.records import NAMES, TABLES, from_row, has_id, to_row
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Import, Reading, Traces
from callprogram.domain.customers.reachability import Place
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.lists.standings import Population, Standings
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.progress import Progress, unsaid
from callprogram.errors import NotFoundError
from callprogram.services.permissions import require_row

T = TypeVar("T")
_WRITER = 4712
_TYPED = {"noting.write", "noting.write_privately"}
_TYPED_ON = timedelta(minutes=15)
_UNRECORDED = {"heard_at"}  # the provider says something every second while a call runs


@dataclass(frozen=True)
class Database:
    """The store in a database: implements `services.ports.Store`."""

    engine: Engine

    @contextmanager
    def transaction(self, member: Member, now: datetime, action: str) -> Iterator["DatabaseTransaction"]:
        """One transaction for writing, the only one at a time: what it reads is still so when it writes."""
        with self.engine.execution_options(**{WRITING: True}).begin() as connection:
            alone(connection, _WRITER)
            try:
                yield DatabaseTransaction(connection, member, now, action)
            finally:
                detach_later(connection)

    @contextmanager
    def looking(self, member: Member, now: datetime, action: str) -> Iterator["DatabaseTransaction"]:
        """One moment to read in, beside whoever writes."""
        with self.engine.begin() as connection:
            yield DatabaseTransaction(connection, member, now, action)

    def staged(self, changes: Changes, progress: Progress = unsaid) -> AbstractContextManager[object]:
        """Many new customers in a place of their own; a few need none."""
        from callprogram.adapters.database.bulk.staging import staged

        return staged(self.engine, changes.created, progress)

    @contextmanager
    def sending(self, now: datetime, limit: int) -> Iterator[Sequence[int]]:
        """What waits to be sent, for one sender at a time; nothing for the others."""
        with outbox.sole_sender(self.engine) as alone:
            yield outbox.waiting(self.engine, now, limit) if alone else ()

    def backup(self, file: Path) -> None:
        """A consistent copy in one new SQLite file, from whichever database this is."""
        copies.backup(self.engine, file)

    def export(self, folder: Path) -> list[Path]:
        """Every table as CSV and as JSON."""
        return copies.export(self.engine, folder)


@dataclass
class DatabaseTransaction:
    """One open transaction: implements `services.ports.Transaction`."""

    connection: Connection
    member: Member
    now: datetime
    action: str
    _touched: set[type] = field(default_factory=set)

    @property
    def touched(self) -> frozenset[type]:
        """The kinds changed so far."""
        return frozenset(self._touched)

    def get(self, kind: type[T], row_id: int) -> T:
        """The value of that kind and id, locked until the end."""
        table = TABLES[kind]
        row = self.connection.execute(select(table).where(has_id(table, row_id)).with_for_update()).first()
        if row is None:
            raise NotFoundError(f"There is no {NAMES[kind]} {row_id}.")
        return from_row(kind, row)

    def find(self, kind: type[T], **equals: object) -> list[T]:
        """Every value of that kind with these fields, by id."""
        table = TABLES[kind]
        wanted = [table.c[name] == value for name, value in equals.items()]
        return [
            from_row(kind, row) for row in self.connection.execute(select(table).where(*wanted).order_by(table.c.id))
        ]

    def add(self, value: T) -> T:
        """The value with its new id."""
        require_row(self, self.member, value)
        added = self._insert(value)
        self._record(added, None, to_row(added))
        return added

    def save(self, value: T) -> T:
        """The value in the place of the one with its id; the event names only what changed."""
        row_id: int = value.id  # type: ignore[attr-defined]  # every kind has an id
        standing = self.get(type(value), row_id)
        require_row(self, self.member, standing)
        before, after = to_row(standing), to_row(value)
        changed = {name for name in after if after[name] != before[name]}
        if changed:
            table = TABLES[type(value)]
            new = {name: after[name] for name in changed} | (
                {"touched_in": None} if isinstance(value, Customer) else {}
            )
            self.connection.execute(update(table).where(table.c.id == row_id).values(**new))
            if changed - _UNRECORDED:
                self._record(value, {name: before[name] for name in changed}, {name: after[name] for name in changed})
        return value

    def remove(self, value: Any) -> None:  # noqa: ANN401  # any of the dataclasses that are kept
        """Forget the value with its id."""
        require_row(self, self.member, value)
        table = TABLES[type(value)]
        self.connection.execute(delete(table).where(table.c.id == value.id))
        if isinstance(value, Customer):
            imports.forget(self.connection)
        self._record(value, to_row(value), None)

    def settle_vanished(self, customer_ids: Sequence[int]) -> None:
        """Nobody is asked about these any more; an event for each."""
        table = tables.customers
        for customer in customers_of(self.connection, customer_ids):
            gone = table.c.id == customer.id
            before = self.connection.execute(select(table.c.vanished_in).where(gone)).scalar()
            self.connection.execute(update(table).where(gone).values(vanished_in=None))
            self._record(customer, {"vanished_in": before}, {"vanished_in": None})

    def replace_draft(self, call_list: CallList, entries: Iterable[Entry]) -> CallList:
        """The draft of a week, kept anew."""
        require_row(self, self.member, call_list)
        table = tables.call_lists
        same_week = table.c.program_id == call_list.program_id, table.c.week == call_list.week
        self.connection.execute(delete(table).where(*same_week, table.c.state == ListState.DRAFT))
        kept = self._insert(call_list)
        rows = [to_row(replace(entry, call_list_id=kept.id)) for entry in entries]
        if rows:
            self.connection.execute(insert(tables.entries), rows)
        self._record(kept, None, {"week": kept.week, "entries": len(rows), "eligible": kept.eligible})
        return kept

    def drop_drafts(self) -> None:
        """Every draft is stale; it is made again from the facts, and says then who came and who left."""
        table = tables.call_lists
        self.connection.execute(update(table).where(table.c.state == ListState.DRAFT).values(stale=True))

    def facts(self, program: Program, week: Week, ids: Sequence[int] | None = None) -> list[Facts]:
        """What planning knows of these customers, or of all of them."""
        today = _day_of(program, week)
        return recorded_facts.facts(self.connection, self._happened(program, week), today, ids)

    def populations(self) -> tuple[Population, ...]:
        """How many customers are where."""
        return populations.populations(self.connection)

    def standings(self, program: Program, week: Week, places: Sequence[Place]) -> Standings:
        """Where all customers at these places stand."""
        from callprogram.adapters.database.reading.standings import standings

        known, today = self._happened(program, week), _day_of(program, week)
        return standings(self.connection, known, today, [str(place) for place in places])

    def answer_rate(self, program: Program) -> AnswerRate:
        """How often this program's calls were answered."""
        return populations.answer_rate(self.connection, program)

    def as_of(self) -> str:
        """The last event of a customer or an import."""
        return as_of(self.connection)

    def compare(self, reading: Reading) -> Changes:
        """What bringing the file in would do."""
        from callprogram.adapters.database.bulk.comparing import compared

        return replace(compared(self.connection, reading.customers), as_of=self.as_of())

    def bring_in(
        self, found: Import, changes: Changes, reading: Reading | None = None, waiting: object = None
    ) -> Import:
        """The import, its new customers and its changed ones; one event."""
        from callprogram.adapters.database.bulk.bringing_in import bring_in

        kept = self._insert(found)
        bring_in(self.connection, kept, changes, reading, waiting)
        self._touched.add(Customer)
        self._record(kept, None, to_row(kept))
        return kept

    def traces_of(self, import_id: int) -> Traces:
        """Whom an import made, how those whom it changed were before, and what was done with them since."""
        return imports.traces_of(self.connection, import_id)

    def take_back(self, undone: Import, traces: Traces) -> None:
        """Remove whom the import made and set whom it changed back to what they were; one event."""
        self.connection.execute(delete(tables.call_lists).where(tables.call_lists.c.state == ListState.DRAFT))
        imports.take_back(self.connection, undone.id, traces)
        self._touched.add(Customer)
        self.save(undone)

    def _insert(self, value: T) -> T:
        table = TABLES[type(value)]
        row_id = self.connection.execute(insert(table).values(**to_row(value)).returning(table.c.id)).scalar_one()
        return replace(value, id=row_id)  # type: ignore[type-var]  # every kind is a dataclass

    def _record(self, value: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:  # noqa: ANN401
        self._touched.add(type(value))
        if isinstance(value, PrivateNote):
            before, after = None, {"call_id": value.call_id}
        if self.action in _TYPED and before and after and self._typed_on(value, after):
            return
        self.connection.execute(
            insert(tables.events).values(
                at=self.now,
                member=self.member.email,
                action=self.action,
                kind=NAMES[type(value)],
                row_id=value.id,
                before=plain(before),
                after=plain(after),
            )
        )

    def _typed_on(self, value: Any, after: dict[str, Any]) -> bool:  # noqa: ANN401  # any kind
        """Whether this goes on with what the same member was typing: one line of the trail for all of it."""
        table = tables.events
        of_row = table.c.kind == NAMES[type(value)], table.c.row_id == value.id
        last = self.connection.execute(select(table).where(*of_row).order_by(table.c.id.desc()).limit(1)).first()
        if last is None or (last.action, last.member) != (self.action, self.member.email):
            return False
        if last.before is None or self.now - last.at > _TYPED_ON:
            return False
        changed = {**last.after, **plain(after)}  # type: ignore[dict-item]  # a mapping's plain form is one
        self.connection.execute(update(table).where(table.c.id == last.id).values(after=changed))
        return True

    def _happened(self, program: Program, week: Week) -> recorded_facts.RecordedFacts:
        return recorded_facts.recorded_facts(self.connection, program, week, _day_of(program, week))


def _day_of(program: Program, week: Week) -> date:
    return day_in(program.zone, hour_of(program, week).starts_at)
