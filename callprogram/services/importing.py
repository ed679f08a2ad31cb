"""Importing: a CRM file read, looked at, and brought in."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain import matching
from callprogram.domain.customers import Customer, callable_, doubtful
from callprogram.domain.imports import Changes, Import, Reading
from callprogram.domain.members import Member
from callprogram.services.ports import Transaction


@dataclass(frozen=True)
class Preview:
    """A file read and compared with what is known; nothing is written yet."""

    reading: Reading
    changes: Changes

    @property
    def customers(self) -> int:
        """How many customers the file has."""
        return len(self.changes.created) + len(self.changes.updated) + self.changes.unchanged


@dataclass(frozen=True)
class Totals:
    """How many of a file's customers can be called, and how many have only a number that may be wrong."""

    customers: int
    callable: int
    doubtful: int


def preview(transaction: Transaction, _: Member, __: datetime, reading: Reading) -> Preview:
    """What bringing the file in would do."""
    return Preview(reading, matching.changes_of(transaction.find(Customer), reading.customers))


def bring_in(transaction: Transaction, member: Member, now: datetime, reading: Reading) -> tuple[Import, Preview]:
    """The file brought in, all of it or nothing, and what it did."""
    seen = preview(transaction, member, now, reading)
    return transaction.bring_in(_import_of(seen, member, now), seen.changes), seen


def totals_of(reading: Reading) -> Totals:
    """What one wants to know first: how many customers are in the file, and how many can be called."""
    wanted = matching.changes_of((), reading.customers).created
    return Totals(len(wanted), sum(map(callable_, wanted)), sum(map(doubtful, wanted)))


def _import_of(seen: Preview, member: Member, now: datetime) -> Import:
    source, changes = seen.reading.source, seen.changes
    return Import(
        id=0,
        file=source.file,
        imported_at=now,
        imported_by=member.name,
        encoding=source.encoding,
        delimiter=source.delimiter,
        header_row=source.header_row,
        mapping=source.mapping,
        rows=seen.reading.rows,
        created=len(changes.created),
        updated=len(changes.updated),
        unchanged=changes.unchanged,
        merged=changes.merged,
        rejected=len(seen.reading.rejects),
    )
