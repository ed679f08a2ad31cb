"""The audit trail: one line for each change, written by the transaction that makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.columns import plain
from callprogram.adapters.database.records import NAMES
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.letters.letters import Letter
from callprogram.domain.people.members import Member
from callprogram.services.ports import Identified

# What a letter says stands with the letter alone.
_WORDS = frozenset({"name", "email", "subject", "text", "new_text", "quoted_text", "above", "enclosed", "attachments"})
# One goes on typing for so long; what is typed later is a line of its own.
_TYPED_ON = timedelta(minutes=15)
Fields = Mapping[str, object]


@dataclass(frozen=True)
class Trail:
    """What one member does in one transaction, line by line."""

    connection: Connection
    member: Member
    now: datetime
    action: str

    def record(self, value: Identified, before: Fields | None, after: Fields | None, *, typed: bool = False) -> None:
        """Write down a change; what goes on with `typed` words is put to the line that they have."""
        if isinstance(value, PrivateNote):
            before, after = None, {"call_id": value.call_id}
        if isinstance(value, Letter):
            before, after = _without_words(before), _without_words(after)
        if typed and before and after and self._typed_on(value, after):
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

    def _typed_on(self, value: Identified, after: Fields) -> bool:
        """Whether this goes on with what the same member was typing: one line of the trail for all of it."""
        table = tables.events
        of_row = table.c.kind == NAMES[type(value)], table.c.row_id == value.id
        last = self.connection.execute(select(table).where(*of_row).order_by(table.c.id.desc()).limit(1)).first()
        if last is None or (last.action, last.member) != (self.action, self.member.email):
            return False
        if last.before is None or self.now - last.at > _TYPED_ON:
            return False
        changed = last.after | {name: plain(each) for name, each in after.items()}
        self.connection.execute(update(table).where(table.c.id == last.id).values(after=changed))
        return True


def _without_words(fields: Fields | None) -> Fields | None:
    return {name: each for name, each in fields.items() if name not in _WORDS} if fields else fields
