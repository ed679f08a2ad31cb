"""One open transaction: rows read, changed and written down; lists, planning and imports have jobs of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, cached_property
from typing import TypeVar

from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import Fields, Trail
from callprogram.adapters.database.drafts import DatabaseDrafts
from callprogram.adapters.database.law.moving import require_not_joined, require_unmoved
from callprogram.adapters.database.law.rows_on_hold import on_hold
from callprogram.adapters.database.law.standing import standing
from callprogram.adapters.database.queries.refusals import refused_by
from callprogram.adapters.database.records import NAMES, TABLES, from_row, has_id, those, to_row
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Join
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.errors import NotFoundError
from callprogram.services.ports import (
    ErasureJobs,
    Guard,
    Identified,
    ImportJobs,
    PlanningFacts,
    RetentionJobs,
    Transaction,
)

T = TypeVar("T", bound=Identified)
_KEEP_FILE = text(
    "INSERT INTO letter_files (sha256, content) VALUES (:sha256, :content) ON CONFLICT (sha256) DO NOTHING"
)


@cache
def _equal(table: Table, names: tuple[str, ...]) -> Select[*tuple[object, ...]]:
    """The rows of a table in which columns have the values that are named: made once, asked often."""
    wanted = (table.c[name] == bindparam(name, type_=table.c[name].type) for name in names)
    return select(table).where(*wanted).order_by(table.c.id)


@cache
def _new(table: Table) -> ReturningInsert[tuple[int]]:
    """Rows more, for their ids."""
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


_UNRECORDED = {"heard_at"}  # the provider says something every second while a call runs


@dataclass
class DatabaseTransaction(Transaction):
    """A transaction in a database."""

    connection: Connection
    trail: Trail
    guard: Guard | None = None
    kinds: set[type] = field(default_factory=set)

    @property
    def touched(self) -> frozenset[type]:
        return frozenset(self.kinds)

    @cached_property
    def drafts(self) -> DatabaseDrafts:
        return DatabaseDrafts(self)

    @cached_property
    def planning(self) -> PlanningFacts:
        from callprogram.adapters.database.queries.planning_facts import DatabasePlanningFacts

        return DatabasePlanningFacts(self.connection)

    @cached_property
    def imports(self) -> ImportJobs:
        from callprogram.adapters.database.bulk.importing import DatabaseImportJobs

        return DatabaseImportJobs(self)

    @cached_property
    def erasure(self) -> ErasureJobs:
        from callprogram.adapters.database.forgetting.erasing import DatabaseErasure

        return DatabaseErasure(self)

    @cached_property
    def retention(self) -> RetentionJobs:
        from callprogram.adapters.database.forgetting.retaining import DatabaseRetention

        return DatabaseRetention(self)

    def get(self, kind: type[T], row_id: int) -> T:
        table = TABLES[kind]
        row = self.connection.execute(select(table).where(has_id(table, row_id)).with_for_update()).first()
        if row is None:
            raise NotFoundError(f"There is no {NAMES[kind]} {row_id}.")
        return from_row(kind, row)

    def find(self, kind: type[T], /, **equals: object) -> list[T]:
        if any(value is None or isinstance(value, list) for value in equals.values()):
            columns = ((TABLES[kind].c[name], each) for name, each in equals.items())
            wanted = (column.in_(each) if isinstance(each, list) else column == each for column, each in columns)
            return those(self.connection, kind, *wanted)
        rows = self.connection.execute(_equal(TABLES[kind], tuple(equals)), equals)
        return [from_row(kind, row) for row in rows]

    def first(self, kind: type[T], /, **equals: object) -> T | None:
        return next(iter(self.find(kind, **equals)), None)

    def since(self, kind: type[T], moment: datetime, /, **equals: object) -> list[T]:
        table = TABLES[kind]
        of_these = [table.c[name] == value for name, value in equals.items()]
        return those(self.connection, kind, *of_these, table.c.started_at >= moment)

    def refused_by(self, number: str) -> Customer | None:
        return refused_by(self.connection, number)

    def note(self, kind: str, row_id: int = 0, what: Fields | None = None) -> None:
        self.trail.write(kind, row_id, None, what)

    def has_address(self, addresses: Iterable[str]) -> bool:
        said = literal("\n") + tables.customers.c.found_by + literal("\n")
        asked = [said.contains(f"\n{each.casefold()}\n", autoescape=True) for each in addresses]
        return (
            bool(asked)
            and self.connection.execute(select(tables.customers.c.id).where(or_(*asked))).first() is not None
        )

    def keep_files(self, files: Mapping[str, bytes]) -> None:
        rows = [{"sha256": sha256, "content": content} for sha256, content in files.items()]
        if rows:
            self.connection.execute(_KEEP_FILE, rows)

    def legal_hold(self, case_id: int) -> LegalHold | None:
        return next((each.hold for each in standing(self.connection) if case_id in each.said), None)

    def is_on_hold(self, value: Identified) -> bool:
        return on_hold(self.connection).has(TABLES[type(value)], value.id)

    def add(self, value: T) -> T:
        [added] = self.add_all([value])
        return added

    def add_all(self, values: Sequence[T]) -> list[T]:
        for each in values:
            self.ask(each)
            if isinstance(each, Join):
                require_not_joined(self.connection, each)
        added = self._inserted(values) if values else []
        self.kinds.update(map(type, added))
        self.trail.record_added(added)
        return added

    def save(self, value: T, *, typed: bool = False) -> T:
        """The value in the place of the one with its id; the event names only what changed."""
        current = self.get(type(value), value.id)
        self.ask(current)
        before, after = to_row(current), to_row(value)
        changed = {name for name in after if after[name] != before[name]}
        if changed:
            require_unmoved(self.connection, current, value)
            table = TABLES[type(value)]
            new = {name: after[name] for name in changed} | (
                {"touched_in": None} if isinstance(value, Customer) else {}
            )
            self.connection.execute(update(table).where(table.c.id == value.id).values(**new))
            if not changed - _UNRECORDED:
                return value
            was, becomes = ({name: row[name] for name in changed} for row in (before, after))
            self.record(value, was, becomes, typed=typed)
        return value

    def remove(self, value: Identified) -> None:
        self.ask(value)
        table = TABLES[type(value)]
        on_hold(self.connection).require_free(table, value.id)
        self.connection.execute(delete(table).where(table.c.id == value.id))
        if isinstance(value, Customer):
            from callprogram.adapters.database.bulk.remembering import forget

            forget(self.connection, [value.id])
        self.record(value, to_row(value), None)

    def ask(self, value: object) -> None:
        """Nothing where whoever acts may change this value; raises NotAllowedError otherwise."""
        if self.guard:
            self.guard(self, value)

    def insert(self, value: T) -> T:
        """The value as a new row, not yet written down in the trail."""
        [inserted] = self._inserted([value])
        return inserted

    def _inserted(self, values: Sequence[T]) -> list[T]:
        new = self.connection.execute(_new(TABLES[type(values[0])]), [*map(to_row, values)]).scalars()
        return [replace(each, id=row_id) for each, row_id in zip(values, new, strict=True)]  # type: ignore[type-var]  # every kind is a dataclass

    def record(self, value: Identified, before: Fields | None, after: Fields | None, *, typed: bool = False) -> None:
        """Write the change down, and remember the kind."""
        self.kinds.add(type(value))
        self.trail.record(value, before, after, typed=typed)
