"""The audit trail: one line for each change, written by the transaction that makes it, linked to the one before."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, insert, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.plain_values import plain
from callprogram.adapters.database.records import NAMES, to_row
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.cases.unsent import Unsent
from callprogram.domain.letters.letters import Letter
from callprogram.domain.people.members import Member
from callprogram.domain.people.trail import Event, digest_of, link_of
from callprogram.services.ports import Identified

# What a letter says stands with the letter alone.
_WORDS = frozenset({"name", "email", "subject", "text", "new_text", "quoted_text", "above", "enclosed", "attachments"})
# One goes on typing for so long; what is typed later is a line of its own.
_TYPED_ON = timedelta(minutes=15)
_SALT_BYTES = 16
_ROWS_AT_ONCE = 2000
Fields = Mapping[str, object]
_events = tables.events
_NEW = insert(_events).returning(_events.c.id)


@dataclass
class Trail:
    """What one member does in one transaction, line by line; `ran_by` is the system's user where it is a command."""

    connection: Connection
    member: Member
    now: datetime
    action: str
    ran_by: str = ""
    last: Event | None = None

    def record(self, value: Identified, before: Fields | None, after: Fields | None, *, typed: bool = False) -> None:
        """Write down a change; what goes on with `typed` words is put to the line that they have."""
        before, after = _as_recorded(value, before, after)
        if not (typed and before and after and self._typed_on(value, after)):
            self.write(NAMES[type(value)], value.id, before, after, open_=typed)

    def record_added(self, values: Sequence[Identified]) -> None:
        """Write down that these are new, a line for each."""
        link, lines = self._sealed() if values else "", list[Event]()
        for each in values:
            line = self._line(NAMES[type(each)], each.id, *_as_recorded(each, None, to_row(each)))
            link = link_of(link, line)
            lines.append(replace(line, link=link))
        if lines:
            self.connection.execute(insert(_events), [*map(_row, lines)])
            self.last = lines[-1]

    def write(
        self, kind: str, row_id: int, before: Fields | None, after: Fields | None, *, open_: bool = False
    ) -> None:
        """A line of its own, linked to the one before it, unless it stays open for what is typed next."""
        event, previous = self._line(kind, row_id, before, after), self._sealed()
        if not open_:
            event = replace(event, link=link_of(previous, event))
        self.last = replace(event, id=self.connection.execute(_NEW, _row(event)).scalar_one())

    def _line(self, kind: str, row_id: int, before: Fields | None, after: Fields | None) -> Event:
        """A line that is not linked yet."""
        salt = secrets.token_hex(_SALT_BYTES)
        was, becomes = _as_kept(before), _as_kept(after)
        who = self.member.email, self.ran_by, self.action
        return Event(0, self.now, *who, kind, row_id, was, becomes, salt, digest_of(salt, was, becomes), None)

    def _sealed(self) -> str:
        """The link of the last line, which gets one now if it was open; empty where there is no line."""
        last = self._last()
        if last is None:
            return ""
        if last.link is None:
            link = link_of(link_before(self.connection, last.id), last)
            self.connection.execute(update(_events).where(_events.c.id == last.id).values(link=link))
            self.last = replace(last, link=link)
            return link
        return last.link

    def _last(self) -> Event | None:
        if self.last is None:
            row = self.connection.execute(select(_events).order_by(_events.c.id.desc()).limit(1)).first()
            self.last = event_of(row) if row else None
        return self.last

    def _typed_on(self, value: Identified, after: Fields) -> bool:
        """Whether this goes on with what the same member was typing in the last line, which is open as yet."""
        last = self._last()
        if last is None or last.link is not None or last.salt is None or last.before is None:
            return False
        same = (last.kind, last.row_id, last.action, last.member) == (
            *(NAMES[type(value)], value.id),
            *(self.action, self.member.email),
        )
        if not same or self.now - last.at > _TYPED_ON:
            return False
        changed = {**(last.after or {}), **{name: plain(each) for name, each in after.items()}}
        digest = digest_of(last.salt, last.before, changed)
        mine = update(_events).where(_events.c.id == last.id)
        self.connection.execute(mine.values(after=changed, digest=digest))
        self.last = replace(last, after=changed, digest=digest)
        return True


def event_of(row: Row[*tuple[object, ...]]) -> Event:
    """A row as an event."""
    return Event(**row._asdict())


def every_event(connection: Connection) -> Iterator[Event]:
    """The whole trail in its order, some lines at a time."""
    query = select(_events).order_by(_events.c.id).execution_options(yield_per=_ROWS_AT_ONCE)
    return map(event_of, connection.execute(query))


def link_before(connection: Connection, event_id: int) -> str:
    """The link of the line before; empty for the first."""
    before = select(_events.c.link).where(_events.c.id < event_id).order_by(_events.c.id.desc()).limit(1)
    return connection.execute(before).scalar() or ""


def _as_kept(fields: Fields | None) -> dict[str, object] | None:
    return None if fields is None else {name: plain(each) for name, each in fields.items()}


def _as_recorded(value: Identified, before: Fields | None, after: Fields | None) -> tuple[Fields | None, Fields | None]:
    """What the trail has of a change: of a private note which call it is about, of a letter nothing that it says."""
    if isinstance(value, PrivateNote):
        return None, {"call_id": value.call_id}
    if isinstance(value, Letter):
        return _without_words(before), _without_words(after)
    if isinstance(value, Unsent):
        return before and {"part": value.part}, after and {"part": value.part}
    return before, after


def _without_words(fields: Fields | None) -> Fields | None:
    return {name: each for name, each in fields.items() if name not in _WORDS} if fields else fields


def _row(event: Event) -> dict[str, object]:
    return {name: each for name, each in vars(event).items() if name != "id"}
