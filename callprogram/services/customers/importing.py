"""Importing: a CRM file read, looked at, and brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Import, Reading, Undone, brought_in_before, is_answers
from callprogram.domain.customers.left_out import NotCustomer
from callprogram.domain.customers.matching import differences
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import ago_in_words, day_in
from callprogram.domain.words.progress import Progress, unsaid
from callprogram.errors import StateError
from callprogram.services.act import act, look
from callprogram.services.acting import Acting
from callprogram.services.customers import answering
from callprogram.services.ports import Store

_NAMED = 3
_ERASED = "erased here; bring them back only if they want it"


@dataclass(frozen=True)
class Preview:
    """A file read and compared with what is known; nothing is written yet.

    `gone` are the first by name of those whom it has no more, `last` is the last export that was brought in, `again`
    how long ago this very file was, where others came after it and it would change something.
    """

    reading: Reading
    changes: Changes
    gone: tuple[str, ...] = ()
    last: Import | None = None
    again: str = ""

    @property
    def before(self) -> Mapping[str, Sequence[str]]:
        """The columns of the last import."""
        return self.last.mapping if self.last else {}

    @property
    def has_new_trouble(self) -> bool:
        """Whether other rows are refused, or other things odd about rows, than in the last import."""
        if self.last is None or len(self.reading.rejects) != self.last.rejected:
            return True
        return not all(_stands(row, self.changes) for each in self.reading.problems for row in each.rows)

    @property
    def customers(self) -> int:
        """How many customers the file has."""
        return self.changes.totals.customers

    @property
    def known(self) -> int:
        """How many of them were known before."""
        return len(self.changes.updated) + self.changes.unchanged

    @property
    def not_read(self) -> Mapping[str, Sequence[str]]:
        """The columns of the last import that this file has no more, by their fields; what customers have stays."""
        return differences.not_read(self.before, self.reading.source.mapping)

    @property
    def _odd(self) -> Mapping[str, int]:
        changes, now = self.changes, self.reading.source.mapping
        return differences.odd(changes.differing, changes.filled, self.known, self.before, now)

    @property
    def odd(self) -> tuple[str, ...]:
        """What somebody should look at before it changes, each as a sentence."""
        source, found = self.reading.source, self._odd
        again = f"{source.file} was brought in {self.again} already, and other files since; it may be an old one."
        said = [again] if self.again else []
        said += [self._gone] if differences.are_many_gone(len(self.changes.vanished), self.known) else []
        return (*source.in_words, *said, *differences.odd_in_words(found, self.known, self.before, source.mapping))

    @property
    def in_words(self) -> tuple[str, ...]:
        """What else changes, what stays though no column is read as it, and who is gone: a sentence each."""
        filled = differences.of_nearly_all(self.changes.filled, self.known)
        said_apart = {*self._odd, *filled}
        others = {field: count for field, count in self.changes.differing.items() if field not in said_apart}
        said = (
            differences.in_words(others),
            differences.filled_in_words(filled, self.reading.source.mapping),
            differences.not_read_in_words(self.not_read),
            differences.namesakes_in_words(self.changes.namesakes),
            "" if self._gone in self.odd else self._gone,
        )
        return tuple(filter(None, said))

    @property
    def _gone(self) -> str:
        return differences.gone_in_words(self.gone, len(self.changes.vanished), self.known)


def _stands(row: int, changes: Changes) -> bool:
    """Whether what is odd about a row was so before; where nobody knows, whether its customer is known and stays."""
    if changes.standing is not None:
        return row in changes.standing
    return changes.whose.get(row, 0) > 0 and changes.whose[row] not in changes.fields


@dataclass(frozen=True)
class Prepared:
    """A file compared, and its new customers waiting beside the database."""

    seen: Preview
    waiting: object


def import_file(
    store: Store,
    member: Member,
    now: datetime,
    reading: Reading,
    progress: Progress = unsaid,
    *,
    bring_back: bool = False,
) -> tuple[Import, Preview]:
    """The file brought in, all of it or nothing, and what it did; others are held up only while it is written.

    Whoever was erased stays so unless they are to be brought back.
    """
    progress("Comparing with the customers you have", 0)
    seen = look(store, member, now, preview, reading, bring_back=bring_back)
    with store.staged(seen.changes, progress) as waiting:
        progress("Putting everything in its place", 1)
        return act(store, member, now, bring_in, reading, Prepared(seen, waiting))


def preview(acting: Acting, reading: Reading, *, bring_back: bool = False) -> Preview:
    """What bringing the file in would do, and of whom it does nothing because they were erased."""
    changes = acting.transaction.imports.compare(reading, bring_back=bring_back)
    erased = () if bring_back else tuple(NotCustomer(row, "", _ERASED) for row in changes.erased)
    seen = replace(reading, not_customers=(*reading.not_customers, *erased))
    gone = [acting.transaction.get(Customer, each).name for each in changes.vanished[:_NAMED]]
    return Preview(seen, changes, tuple(gone), _last(acting), _again(acting, reading, changes))


def _again(acting: Acting, reading: Reading, changes: Changes) -> str:
    """How long ago a file that other files followed was brought in; empty where it would change nothing."""
    before = brought_in_before(acting.transaction.find(Import), reading.source.digest)
    changes_something = len(changes.created) or len(changes.updated)
    if not (before and changes_something):
        return ""
    zone = next((program.zone for program in acting.transaction.find(Program)), acting.member.zone)
    return ago_in_words(day_in(zone, before.imported_at), day_in(zone, acting.now))


def _last(acting: Acting) -> Import | None:
    found = (each for each in acting.transaction.find(Import) if not each.undone_at and not is_answers(each))
    return max(found, key=attrgetter("id"), default=None)


def bring_in(acting: Acting, reading: Reading, prepared: Prepared | None = None) -> tuple[Import, Preview]:
    """The file brought in, and what it did; compared again if customers have changed since it was prepared."""
    if prepared is None or prepared.seen.changes.as_of != acting.transaction.imports.as_of():
        bring_back = prepared is not None and prepared.seen.changes.is_brought_back
        prepared = Prepared(preview(acting, reading, bring_back=bring_back), None)
    found = _import_of(prepared.seen, acting.member, acting.now)
    return acting.transaction.imports.bring_in(found, prepared.seen.changes, reading, prepared.waiting), prepared.seen


def undo(acting: Acting, import_id: int) -> Undone:
    """The import taken back: its customers removed, those it changed set back; what was touched since stays, named.

    What stayed can be taken back later, once nothing stands against it. Raises StateError where nothing can be.
    """
    found = acting.transaction.get(Import, import_id)
    if is_answers(found):
        return answering.take_back(acting, found)
    if found.let_go_at:
        raise StateError(
            f"{found.file} cannot be taken back: what customers were before it is not kept any more. "
            "Correct them on their pages, or import a better export."
        )
    traces = acting.transaction.imports.traces_of(import_id)
    if not traces.made and not traces.changed:
        if traces.staying:
            raise StateError(
                f"{found.file} cannot be taken back: {_in_words(traces.staying)}. Correct them on their pages instead."
            )
        if found.undone_at:
            raise StateError(f"{found.file} was taken back already.")
    undone = replace(found, undone_at=found.undone_at or acting.now)
    acting.transaction.imports.take_back(undone, traces)
    return Undone(undone, len(traces.made), len(traces.changed), traces.staying)


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
        vanished=len(changes.vanished),
        digest=source.digest,
    )
