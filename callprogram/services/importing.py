"""Importing: a CRM file read, looked at, and brought in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from callprogram.domain import matching
from callprogram.domain.customers import Customer, callable_, doubtful
from callprogram.domain.imports import Changes, Import, Reading, Undone
from callprogram.domain.members import Member
from callprogram.errors import StateError
from callprogram.services.ports import Transaction

_NAMED = 3


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


def undo(transaction: Transaction, _: Member, now: datetime, import_id: int) -> Undone:
    """The import taken back: its customers removed, those it changed set back; what was touched since stays, named.

    What stayed can be taken back later, once nothing stands against it. Raises StateError where nothing can be.
    """
    found = transaction.get(Import, import_id)
    traces = transaction.traces_of(import_id)
    reasons = {**traces.used_since, **traces.changed_since}
    left = {customer: reasons[customer.id] for customer in traces.made if customer.id in reasons}
    left |= {each: traces.changed_since[each.id] for each in traces.before if each.id in traces.changed_since}
    removed = [customer for customer in traces.made if customer not in left]
    restored = [customer for customer in traces.before if customer not in left]
    if left and not removed and not restored:
        raise StateError(f"{found.file} cannot be taken back: {_in_words(left)}.")
    if found.undone_at and not removed and not restored:
        raise StateError(f"{found.file} was taken back already.")
    undone = replace(found, undone_at=found.undone_at or now)
    transaction.take_back(undone, removed, restored)
    return Undone(undone, len(removed), len(restored), left)


def totals_of(reading: Reading) -> Totals:
    """What one wants to know first: how many customers are in the file, and how many can be called."""
    wanted = matching.changes_of((), reading.customers).created
    return Totals(len(wanted), sum(map(callable_, wanted)), sum(map(doubtful, wanted)))


def _in_words(left: Mapping[Customer, str]) -> str:
    said = [f"{customer.name} ({why})" for customer, why in left.items()]
    return ", ".join(said[:_NAMED]) + (f" and {len(said) - _NAMED} more" if len(said) > _NAMED else "")


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
