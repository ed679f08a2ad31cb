"""Letting go: what is older than the rule says, but for what is about anything that is held open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, delete, func, not_, or_, select, union, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.remembering import forget_export
from callprogram.adapters.database.forgetting.erasing import BLANK
from callprogram.adapters.database.forgetting.lines import empty, lines_about
from callprogram.adapters.database.forgetting.theirs import hashes_of, rows_below
from callprogram.adapters.database.law.rows_on_hold import OnHold, on_hold
from callprogram.adapters.database.records import NAMES, some_at_once
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.matching.forgetting import ERASED
from callprogram.domain.letters.routes import Kind as LetterKind
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.messages import Delivery, Kind
from callprogram.domain.people.retention import What
from callprogram.domain.people.trail import ERASED_LINES, SAYS_WHAT_WENT, spans_of
from callprogram.domain.promises.commitments import UNFINISHED, Commitment
from callprogram.services.ports import RetentionJobs

if TYPE_CHECKING:
    from callprogram.adapters.database.transaction import DatabaseTransaction

_calls, _notes, _messages = tables.calls, tables.private_notes, tables.messages
_imports, _events, _letters = tables.imports, tables.events, tables.letters
_promises, _complaints = tables.commitments, tables.cases
_earlier, _remembered = tables.earlier_customers, tables.remembered_exports
Which = Callable[[datetime], ColumnElement[bool]]
_EMPTY_CALL: Mapping[What, Mapping[str, str]] = {
    What.NOTES: {"note": ""},
    What.CALLS: {"phone": "", "reason": "", "problem": ""},
}


@dataclass(frozen=True)
class DatabaseRetention(RetentionJobs):
    """Letting go in a database."""

    transaction: "DatabaseTransaction"

    @property
    def connection(self) -> Connection:
        """Where."""
        return self.transaction.connection

    def counted(self, ends: Mapping[What, datetime]) -> Mapping[What, int]:
        held = on_hold(self.connection)
        return {what: self._count(_query(what, end, held)) for what, end in ends.items()}

    def kept(self, ends: Mapping[What, datetime]) -> Mapping[What, int]:
        held = on_hold(self.connection)
        found = {what: self._count(_old(what, end).where(_held(what, held))) for what, end in ends.items()}
        return {what: count for what, count in found.items() if count}

    def let_go(self, ends: Mapping[What, datetime]) -> Mapping[What, int]:
        went, lines = dict[What, int](), set[int]()
        held, kept = on_hold(self.connection), self.kept(ends)
        for what, end in ends.items():
            ids = list(self.connection.execute(_query(what, end, held)).scalars())
            went[what] = len(ids)
            table, goes = _TABLES[what], _GOES[what]
            if what is What.CASES:
                lines |= lines_about(self.connection, rows_below(self.connection, ids))
            for some in some_at_once(ids):
                goes(self.connection, what, table.c.id.in_(some), self.transaction.trail.now)
            lines |= set(ids) if what is What.LOG else lines_about(self.connection, {table: ids})
        if any(went.values()):
            emptied = spans_of(empty(self.connection, held.free_lines(lines)))
            self.transaction.trail.last = None
            self.transaction.note(
                "retention", 0, {ERASED_LINES: emptied, "went": went} | ({"kept": kept} if kept else {})
            )
        return went

    def _count(self, which: Select[int]) -> int:
        return self.connection.execute(select(func.count()).select_from(which.subquery())).scalar_one()


def _query(what: What, end: datetime, held: OnHold) -> Select[int]:
    """What is older, and not on hold for the law."""
    return _old(what, end).where(not_(_held(what, held)))


def _held(what: What, held: OnHold) -> ColumnElement[bool]:
    """What is on hold; of an import that was let go before, nothing else is left."""
    if what is What.LOG:
        return held.lines()
    if what is What.IMPORTS:
        more = select(_earlier.c.import_id).where(not_(or_(_is_held(_earlier.c.customer_id), held.rows(_earlier))))
        return and_(_imports.c.let_go_at.is_not(None), _imports.c.id.not_in(more))
    return held.rows(_TABLES[what])


def _old(what: What, end: datetime) -> Select[int]:
    return select(_TABLES[what].c.id).where(_WHICH[what](end)).order_by(_TABLES[what].c.id)


def _open_promises() -> Select[int]:
    return select(_promises.c.id).where(_promises.c.state.in_(UNFINISHED))


def _open_complaints() -> Select[int]:
    return select(_complaints.c.id).where(_complaints.c.settled_on.is_(None))


def _is_held(customer_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether something is owed to the customer, or a complaint of theirs is open."""
    owed = select(_promises.c.customer_id).where(_promises.c.state.in_(UNFINISHED))
    complains = select(_complaints.c.customer_id).where(_complaints.c.settled_on.is_(None))
    return customer_id.in_(union(owed, complains).scalar_subquery())


def _old_call(end: datetime) -> ColumnElement[bool]:
    over = or_(_calls.c.settled, _calls.c.provider_id.is_(None))
    return and_(_calls.c.started_at < end, over, not_(_is_held(_calls.c.customer_id)))


def _old_note(end: datetime) -> ColumnElement[bool]:
    private = _calls.c.id.in_(select(_notes.c.call_id))
    return and_(_old_call(end), or_(_calls.c.note != "", private))


def _old_number(end: datetime) -> ColumnElement[bool]:
    return and_(_old_call(end), or_(*(_calls.c[name] != "" for name in _EMPTY_CALL[What.CALLS])))


def _old_message(end: datetime) -> ColumnElement[bool]:
    told = func.coalesce(_messages.c.sent_at, _messages.c.queued_at)
    held_calls = select(_calls.c.id).where(_is_held(_calls.c.customer_id))
    about = _messages.c.about
    open_ = or_(
        and_(_messages.c.kind.in_((Kind.PROMISE, Kind.TOLD)), about.in_(_open_promises())),
        and_(_messages.c.kind == Kind.COMPLAINT, about.in_(_open_complaints())),
        and_(_messages.c.kind == Kind.CALL_REPORT, about.in_(held_calls)),
    )
    return and_(_messages.c.state != Delivery.WAITING, told < end, or_(about.is_(None), not_(open_)))


def _old_import(end: datetime) -> ColumnElement[bool]:
    """One that still says what anybody was before it who is not held."""
    before = select(_earlier.c.import_id).where(not_(_is_held(_earlier.c.customer_id)))
    says = or_(_imports.c.let_go_at.is_(None), _imports.c.id.in_(before))
    return and_(_imports.c.imported_at < end, says)


def _old_line(end: datetime) -> ColumnElement[bool]:
    open_ = or_(
        and_(_events.c.kind == NAMES[Commitment], _events.c.row_id.in_(_open_promises())),
        and_(_events.c.kind == NAMES[Case], _events.c.row_id.in_(_open_complaints())),
    )
    says = (_events.c.action.not_like(f"{each}%") for each in SAYS_WHAT_WENT)
    return and_(_events.c.at < end, _events.c.salt.is_not(None), _events.c.link.is_not(None), not_(open_), *says)


def _old_letter(end: datetime, which: ColumnElement[bool]) -> ColumnElement[bool]:
    nobodys = or_(_letters.c.customer_id.is_(None), not_(_is_held(_letters.c.customer_id)))
    return and_(which, _letters.c.decided_at < end, nobodys)


def _old_case(end: datetime) -> ColumnElement[bool]:
    """One that is over, of whom nothing else is held open; and that still says what they wanted."""
    over = _complaints.c.settled_on < end.date()
    nobodys = or_(_complaints.c.customer_id.is_(None), not_(_is_held(_complaints.c.customer_id)))
    return and_(over, _complaints.c.wants != ERASED, nobodys)


def _empty_calls(connection: Connection, what: What, which: ColumnElement[bool], now: datetime) -> None:
    del now
    connection.execute(update(_calls).where(which).values(_EMPTY_CALL[what]))
    if what is What.NOTES:
        connection.execute(delete(_notes).where(_notes.c.call_id.in_(select(_calls.c.id).where(which))))


def _remove_messages(connection: Connection, what: What, which: ColumnElement[bool], now: datetime) -> None:
    del what, now
    connection.execute(delete(_messages).where(which))


def _forget_imports(connection: Connection, what: What, which: ColumnElement[bool], now: datetime) -> None:
    """What customers were before goes but for those who are held; what is remembered of the file is read anew."""
    del what
    theirs = select(_imports.c.id).where(which)
    kept = or_(_is_held(_earlier.c.customer_id), on_hold(connection).rows(_earlier))
    connection.execute(delete(_earlier).where(_earlier.c.import_id.in_(theirs), not_(kept)))
    for each in connection.execute(select(_remembered.c.import_id).where(_remembered.c.import_id.in_(theirs))).all():
        forget_export(connection, each.import_id)
    connection.execute(update(_imports).where(which).values(let_go_at=now))


def _keep_line(connection: Connection, what: What, which: ColumnElement[bool], now: datetime) -> None:
    """Its words go with those of all others."""
    del connection, what, which, now


def _empty_cases(connection: Connection, what: What, which: ColumnElement[bool], now: datetime) -> None:
    """Without the letters in them, and without what anybody wrote there."""
    theirs, free = select(_complaints.c.id).where(which), not_(on_hold(connection).rows(_letters))
    _remove_letters(connection, what, and_(_letters.c.case_id.in_(theirs), free), now)
    unsent = tables.unsent_texts
    connection.execute(delete(unsent).where(unsent.c.case_id.in_(theirs)))
    for table in (tables.story_lines, tables.decisions):
        connection.execute(update(table).where(table.c.case_id.in_(theirs)).values(BLANK[table]))
    connection.execute(update(_complaints).where(which).values(BLANK[_complaints]))


def _remove_letters(connection: Connection, what: What, which: ColumnElement[bool], now: datetime) -> None:
    """With the files that no other letter has."""
    del what, now
    mine, others = hashes_of(connection, which), hashes_of(connection, not_(which))
    files = tables.letter_files
    for some in some_at_once(sorted(mine - others)):
        connection.execute(delete(files).where(files.c.sha256.in_(some)))
    connection.execute(delete(_letters).where(which))


_TABLES: Mapping[What, Table] = {
    What.NOTES: _calls,
    What.CALLS: _calls,
    What.MESSAGES: _messages,
    What.IMPORTS: _imports,
    What.LOG: _events,
    What.BINNED: _letters,
    What.APPLICATIONS: _letters,
    What.CASES: _complaints,
}
_WHICH: Mapping[What, Which] = {
    What.NOTES: _old_note,
    What.CALLS: _old_number,
    What.MESSAGES: _old_message,
    What.IMPORTS: _old_import,
    What.LOG: _old_line,
    What.BINNED: partial(_old_letter, which=_letters.c.route == Route.BIN),
    What.APPLICATIONS: partial(_old_letter, which=_letters.c.kind == LetterKind.APPLICATION),
    What.CASES: _old_case,
}
_GOES: Mapping[What, Callable[[Connection, What, ColumnElement[bool], datetime], None]] = {
    What.NOTES: _empty_calls,
    What.CALLS: _empty_calls,
    What.MESSAGES: _remove_messages,
    What.IMPORTS: _forget_imports,
    What.LOG: _keep_line,
    What.BINNED: _remove_letters,
    What.APPLICATIONS: _remove_letters,
    What.CASES: _empty_cases,
}
