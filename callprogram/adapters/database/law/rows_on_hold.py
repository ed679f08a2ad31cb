"""Rows on hold: of each table what nobody deletes, and by which hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, bindparam, false, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.forgetting.theirs import ABOUT, BELOW, hashes_of
from callprogram.adapters.database.law.standing import Covered, standing, what_is_held
from callprogram.adapters.database.records import NAMES, TABLES, among
from callprogram.domain.law.legal_holds import refusal
from callprogram.domain.lists.call_list import ListState
from callprogram.errors import NotAllowedError

_OF_CUSTOMER = (tables.earlier_customers, tables.aliases, tables.calls, tables.hand_edits, tables.holds)
# What was never sent is nobody's word yet.
_ABOVE = {table: (column, above) for table, column, above in BELOW if table is not tables.unsent_texts}


@dataclass(frozen=True)
class OnHold:
    """What these cases and customers, and the standing holds, keep from going."""

    connection: Connection
    covered: tuple[Covered, ...]

    @cached_property
    def cases(self) -> frozenset[int]:
        """Every case of which nothing goes."""
        return frozenset[int]().union(*(each.cases for each in self.covered))

    @cached_property
    def customers(self) -> frozenset[int]:
        """Every customer of whom nothing goes."""
        return frozenset[int]().union(*(each.customers for each in self.covered))

    def rows(self, table: Table) -> ColumnElement[bool]:
        """Which rows of a table are on hold; of what belongs to nobody none are, nor that two customers are two."""
        if not self.covered:
            return false()
        if table in _OF_CUSTOMER:
            return _among(table.c.customer_id, self.customers)
        if table in _ABOVE:
            column, above = _ABOVE[table]
            return table.c[column].in_(select(above.c.id).where(self.rows(above)))
        return _OF_TABLE[table](self) if table in _OF_TABLE else false()

    def lines(self) -> ColumnElement[bool]:
        """Which lines of the trail are about any of it."""
        events = tables.events.c
        kinds = ((NAMES[kind], table) for kind, table in TABLES.items() if self.covered and _may_be_held(table))
        return or_(false(), *(and_(events.kind == name, events.row_id.in_(_ids(self, table))) for name, table in kinds))

    def has(self, table: Table, row_id: int) -> bool:
        """Whether a row is on hold."""
        return bool(self.covered and self._held(_ids(self, table), table.c.id, [row_id]))

    def free(self, table: Table, ids: Sequence[int]) -> list[int]:
        """Those of these rows that may go."""
        if not self.covered:
            return [*ids]
        return sorted({*ids} - self._held(_ids(self, table), table.c.id, ids))

    def free_lines(self, ids: Iterable[int]) -> list[int]:
        """Those of these lines of the trail that may lose their words."""
        events, every = tables.events, sorted(ids)
        return sorted({*every} - self._held(select(events.c.id).where(self.lines()), events.c.id, every))

    def _held(self, query: Select[int], column: Column[int], ids: Sequence[int]) -> set[int]:
        return {row.id for row in among(self.connection, query, column, ids)}

    def require_free(self, table: Table, row_id: int) -> None:
        """Nothing where a row may go; raises NotAllowedError with what is held, since when, and who may lift it."""
        for each in self.covered:
            if OnHold(self.connection, (each,)).has(table, row_id):
                raise NotAllowedError(refusal(each.hold, what_is_held(self.connection, each.hold)))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Those of the customers, of earlier times too, in small letters."""
        now, before = tables.customers.c, tables.earlier_customers.c
        rows = (
            *self.connection.execute(select(now.contacts).where(_among(now.id, self.customers))),
            *self.connection.execute(select(before.contacts).where(_among(before.customer_id, self.customers))),
        )
        return frozenset(one.email.lower() for row in rows for one in row.contacts if one.email)

    @cached_property
    def written(self) -> frozenset[int]:
        """The letters from them and to them, whoever they were decided to be of."""
        letters = tables.letters.c
        rows = self.connection.execute(select(letters.id, letters.email, letters.reply_to, letters.to))
        people = ((row.id, {(each or "").lower() for each in (row.email, row.reply_to, *row.to)}) for row in rows)
        return frozenset(letter_id for letter_id, each in people if each & self.addresses)


def on_hold(connection: Connection) -> OnHold:
    """What is on hold now."""
    return OnHold(connection, standing(connection))


def _letters(held: OnHold) -> ColumnElement[bool]:
    letters = tables.letters.c
    written = _among(letters.id, held.written)
    return or_(_among(letters.customer_id, held.customers), _among(letters.case_id, held.cases), written)


def _files(held: OnHold) -> ColumnElement[bool]:
    return tables.letter_files.c.sha256.in_(hashes_of(held.connection, _letters(held)))


def _messages(held: OnHold) -> ColumnElement[bool]:
    messages = tables.messages.c
    about = (and_(messages.kind == kind, messages.about.in_(_ids(held, above))) for kind, above in ABOUT)
    return or_(func.lower(messages.recipient).in_(held.addresses), *about)


def _entries(held: OnHold) -> ColumnElement[bool]:
    """Drafts are proposals, made anew whenever somebody looks."""
    lists, entries = tables.call_lists.c, tables.entries.c
    signed_off = entries.call_list_id.in_(select(lists.id).where(lists.state != ListState.DRAFT))
    return and_(_among(entries.customer_id, held.customers), signed_off)


def _promises(held: OnHold) -> ColumnElement[bool]:
    made = tables.commitments.c
    return or_(_among(made.customer_id, held.customers), _among(made.case_id, held.cases))


def _holds(held: OnHold) -> ColumnElement[bool]:
    holds = tables.legal_holds.c
    return or_(_among(holds.case_id, held.cases), _among(holds.customer_id, held.customers))


_OF_TABLE: Mapping[Table, Callable[[OnHold], ColumnElement[bool]]] = {
    tables.customers: lambda held: _among(tables.customers.c.id, held.customers),
    tables.cases: lambda held: _among(tables.cases.c.id, held.cases),
    tables.commitments: _promises,
    tables.entries: _entries,
    tables.letters: _letters,
    tables.letter_files: _files,
    tables.messages: _messages,
    tables.joins: lambda held: _among(tables.joins.c.stays_id, held.customers),
    tables.legal_holds: _holds,
}


def _may_be_held(table: Table) -> bool:
    return table in _OF_CUSTOMER or table in _ABOVE or table in _OF_TABLE


def _ids(held: OnHold, table: Table) -> Select[int]:
    return select(table.c.id).where(held.rows(table))


def _among(column: Column[int], ids: frozenset[int]) -> ColumnElement[bool]:
    """Written into the statement, since a database takes only so many values beside one."""
    return column.in_(bindparam(None, sorted(ids), expanding=True, literal_execute=True)) if ids else false()
