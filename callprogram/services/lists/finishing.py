"""Finishing: an hour that is over, by hand or by itself, and what becomes of those without an outcome."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.lists import call_list as lists
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.errors import NotFoundError, StateError
from callprogram.services.acting import Acting
from callprogram.services.ports import Transaction
from callprogram.services.promises import call_reports

NOT_REACHED = "the hour ended first"


def finish(acting: Acting, program: Program, week: Week) -> CallList:
    """The hour finished, and what has no outcome waits for somebody to say it; finishing it again changes nothing."""
    known = acting.transaction.find(CallList, program_id=program.id, week=week)
    begun = any(each.started_at or each.finished_at for each in known)
    if not begun and hour_of(program, week).starts_at > acting.now:
        raise StateError(f"The hour of {week} has not been yet; skip or move it on Schedule & calendar.")
    call_list = list_of(acting.transaction, program, week)
    if call_list.finished_at:
        return call_list
    lists.expect_running(call_list)
    return _finished(acting, call_list, acting.now, over_at=acting.now)


def finish_by_itself(acting: Acting, list_id: int) -> CallList:
    """The hour that nobody finished, once its day of grace is over; what has no outcome waits."""
    call_list = acting.transaction.get(CallList, list_id)
    at = lists.finished_at(call_list, acting.now)
    if call_list.finished_at or at is None:
        return call_list
    return _finished(acting, call_list, at, over_at=call_list.ends_at)


def finish_without_the_rest(acting: Acting, call_list: CallList) -> CallList:
    """The hour finished; whoever was not called is left for another week, with that as the reason."""
    for entry in lists.pending(acting.transaction.find(Entry, call_list_id=call_list.id)):
        if not _made(acting.transaction, entry):
            leave(acting, entry, NOT_REACHED)
    return _finished(acting, call_list, lists.finished_at(call_list, acting.now) or acting.now, over_at=acting.now)


def leave(acting: Acting, entry: Entry, why: str) -> None:
    """The entry not called in its hour, for that reason, which its account owner is told."""
    call_reports.report_left_out(
        acting, acting.transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why=why))
    )


def list_of(transaction: Transaction, program: Program, week: Week) -> CallList:
    """The week's list; raises NotFoundError where there is none."""
    found = transaction.first(CallList, program_id=program.id, week=week)
    if found is None:
        raise NotFoundError(f"There is no list for {week} yet; plan it first.")
    return found


def _finished(acting: Acting, call_list: CallList, at: datetime, *, over_at: datetime) -> CallList:
    """The hour finished; standbys whom nobody needed are left, and others without an outcome stay as they are."""
    transaction = acting.transaction
    for entry in lists.pending(transaction.find(Entry, call_list_id=call_list.id)):
        calls = _made(transaction, entry)
        _end(transaction, calls, over_at)
        if any(call.disposition for call in calls):
            transaction.save(replace(entry, state=EntryState.DONE))
        elif entry.standby and not calls:
            leave(acting, entry, NOT_REACHED)
    transaction.drafts.drop()  # the next list begins with whom this hour did not come to
    return transaction.save(replace(call_list, finished_at=at))


def _made(transaction: Transaction, entry: Entry) -> list[Call]:
    return [call for call in transaction.find(Call, entry_id=entry.id) if call.status is not Status.FAILED]


def _end(transaction: Transaction, calls: Sequence[Call], at: datetime) -> None:
    for call in calls:
        # One that the provider rings is over when the provider, or somebody, says so.
        if call.ended_at is None and call.mode is Mode.OWN_PHONE:
            transaction.save(replace(call, status=Status.COMPLETED, ended_at=max(at, call.started_at)))
