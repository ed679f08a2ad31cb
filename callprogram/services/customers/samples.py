"""Samples: the made-up customers to look around with, who leave when the first real file comes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.imports import LASTING, SAMPLES, Import, Samples, Traces
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Hold
from callprogram.domain.people.messages import Delivery, Kind, Message, withdrawn
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.ports import Identified
from callprogram.services.views import Views

_OF_THEM = (Commitment, Call, HandEdit, Hold, Case)
_ABOUT = {
    Kind.HEADS_UP: CallList,
    Kind.COMPLAINT: Case,
    Kind.PROMISE: Commitment,
    Kind.TOLD: Commitment,
}


def leaving(views: Views) -> Samples:
    """The samples who leave when a file comes: those that are here, until there was a first real file."""
    last = views.last_import()
    return views.samples() if last and last.file == SAMPLES else Samples()


def remove(acting: Acting) -> Samples:
    """The sample customers gone, with every call, promise and list that was made with them alone.

    Whoever is a real customer by now, because a later file is about them, stays. Raises StateError while an hour with
    them is running.
    """
    acting.transaction.drafts.drop()
    gone = Samples()
    for found in acting.transaction.find(Import, file=SAMPLES, undone_at=None):
        gone += _remove(acting, found)
    return gone


def _remove(acting: Acting, found: Import) -> Samples:
    traces = acting.transaction.imports.traces_of(found.id)
    mine = [*traces.made, *(each.id for each, why in traces.staying.items() if why not in LASTING)]
    entries = [each for customer_id in mine for each in acting.transaction.find(Entry, customer_id=customer_id)]
    _expect_no_running_hour(acting, entries)
    theirs = list(_theirs(acting, mine))
    for each in (*theirs, *entries):
        acting.transaction.remove(each)
    lists = _emptied(acting, entries)
    _withdraw_letters(acting, [*theirs, *lists])
    undone = replace(found, undone_at=acting.now)
    acting.transaction.imports.take_back(undone, Traces(sorted(mine), (), {}))
    return Samples(len(mine), *(sum(1 for each in theirs if isinstance(each, kind)) for kind in (Call, Commitment)))


def _theirs(acting: Acting, mine: Iterable[int]) -> Iterator[Identified]:
    """What was made with these customers, promises before the calls that they were made in."""
    ids = list(mine)
    for kind in _OF_THEM:
        for customer_id in ids:
            yield from acting.transaction.find(kind, customer_id=customer_id)


def _emptied(acting: Acting, entries: Iterable[Entry]) -> list[CallList]:
    """The lists on which nobody is left, removed."""
    ids = sorted({each.call_list_id for each in entries})
    left = {each for each in ids if acting.transaction.find(Entry, call_list_id=each)}
    empty = [acting.transaction.get(CallList, each) for each in ids if each not in left]
    for each in empty:
        acting.transaction.remove(each)
    return empty


def _expect_no_running_hour(acting: Acting, entries: Iterable[Entry]) -> None:
    for list_id in {each.call_list_id for each in entries}:
        call_list = acting.transaction.get(CallList, list_id)
        if call_list.started_at and not call_list.finished_at:
            raise StateError("The hour with the sample customers is running; finish it on This week, then import.")


def _withdraw_letters(acting: Acting, gone: Iterable[Identified]) -> None:
    """What was still to be written about them goes to nobody."""
    ids = {(type(each), each.id) for each in gone}
    for message in acting.transaction.find(Message, state=Delivery.WAITING):
        if (_ABOUT.get(message.kind), message.about) in ids:
            acting.transaction.save(withdrawn(message))
