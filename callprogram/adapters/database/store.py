"""Writing: transactions that keep values and write the audit trail themselves.

What works on frames is imported where it is asked for; nothing but an import needs it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, RootTransaction

from callprogram.adapters.database import copies, outbox
from callprogram.adapters.database.audit import Trail
from callprogram.adapters.database.connection import WRITING, alone, detach_later
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.domain.customers.imports import Changes
from callprogram.domain.people.members import Member
from callprogram.domain.words.progress import Progress, unsaid
from callprogram.errors import DatabaseGoneError, NotAllowedError, StateError
from callprogram.services.ports import Copied, Guard, Store

_WRITER = 4712
_UNKNOWN = "The database went away while it kept this; look whether it is there before you do it again."


@dataclass(frozen=True)
class Database(Store):
    """The store in a database; `only_read` by whoever looks at what somebody else sees.

    `ran_by` is the system's user where commands write to it.
    """

    engine: Engine
    only_read: bool = False
    ran_by: str = ""

    @contextmanager
    def transaction(
        self, member: Member, now: datetime, action: str, guard: Guard | None = None
    ) -> Iterator[DatabaseTransaction]:
        """One transaction for writing, the only one at a time: what it reads is still so when it writes.

        Raises NotAllowedError where it is only read.
        """
        if self.only_read:
            raise NotAllowedError("You only look at what somebody else sees; go back to your own view to change it.")
        engine = self.engine.execution_options(**{WRITING: True})
        with engine.connect() as connection, connection.begin() as kept:
            alone(connection, _WRITER)
            try:
                yield DatabaseTransaction(connection, Trail(connection, member, now, action, self.ran_by), guard)
            finally:
                detach_later(connection)
            _keep(kept)

    @contextmanager
    def looking(self, member: Member, now: datetime, action: str) -> Iterator[DatabaseTransaction]:
        """One moment to read in, beside whoever writes."""
        with self.engine.begin() as connection:
            yield DatabaseTransaction(connection, Trail(connection, member, now, action))

    def staged(self, changes: Changes, progress: Progress = unsaid) -> AbstractContextManager[object]:
        """Many new customers in a place of their own; a few need none."""
        from callprogram.adapters.database.bulk.staging import staged

        return staged(self.engine, changes.created, progress)

    @contextmanager
    def sending(self, now: datetime, limit: int) -> Iterator[Sequence[int]]:
        """What waits to be sent, for one sender at a time; nothing for the others."""
        with outbox.sole_sender(self.engine) as alone:
            yield outbox.waiting(self.engine, now, limit) if alone else ()

    def wipe(self, *, whole: bool = False) -> None:
        """The write-ahead log emptied, where it is SQLite: what is erased in the database stands in it still."""
        copies.wipe(self.engine, whole=whole)

    def backup(self, file: Path, recipients: Sequence[str] = ()) -> None:
        copies.backup(self.engine, file, recipients)

    def look_into(self, file: Path, identity: Path | None = None) -> Copied | None:
        return copies.look_into(file, identity)

    def export(self, folder: Path, *, private: bool = False) -> list[Path]:
        return copies.export(self.engine, folder, private=private)

    def restore(self, source: Path, identity: Path | None = None) -> Mapping[str, int]:
        from callprogram.adapters.database import restoring

        return restoring.restore(self.engine, source, identity)


def _keep(kept: RootTransaction) -> None:
    """Raises StateError where nobody can say whether it was kept: it is not done once more by itself."""
    try:
        kept.commit()
    except DatabaseGoneError as error:
        raise StateError(_UNKNOWN) from error
