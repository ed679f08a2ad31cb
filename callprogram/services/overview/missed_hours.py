"""Missed hours: an hour that nobody logged, entered afterwards in one go, moved, or skipped with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists import call_list as lists
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.program import changed_weeks
from callprogram.domain.program.call_hour import Program, Week
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring
from callprogram.services.calls import outcomes
from callprogram.services.calls.outcomes import LaterCall
from callprogram.services.lists import finishing
from callprogram.services.ports import Transaction


@dataclass(frozen=True)
class Line:
    """What came of one entry, and its note."""

    outcome: Outcome
    note: str = ""


def enter_hour(acting: Acting, program: Program, week: Week, lines: Mapping[int, Line]) -> CallList:
    """The hour as it was: each entry's outcome at its planned time; whoever has none was not called."""
    planned = {
        entry.id: min(entry.planned_at, acting.now) for entry in _entries(acting.transaction, program, week, acting.now)
    }
    calls = [LaterCall(entry_id, line.outcome, planned[entry_id], note=line.note) for entry_id, line in lines.items()]
    outcomes.enter(acting, calls)
    return _finished(acting, program, week)


def skip_hour(acting: Acting, program: Program, week: Week, why: str) -> CallList:
    """The hour that was not held, with the reason."""
    if not why.strip():
        raise BadInputError("Say in a few words why the hour was not held.")
    for entry in lists.pending(_entries(acting.transaction, program, week, acting.now)):
        finishing.leave(acting, entry, why.strip())
    return _finished(acting, program, week)


def move_hour(acting: Acting, program: Program, week: Week, starts_at: datetime) -> Program:
    """The hour that was not held, at a moment to come, with its list if that was signed off.

    Raises StateError where a call of it was logged already, or where it has not been yet.
    """
    known = acting.transaction.get(Program, program.id)
    signed_off = acting.transaction.find(CallList, program_id=program.id, week=week, state=ListState.FROZEN)
    if not signed_off and not lists.was_missed(known, week, None, acting.now):
        raise _not_yet(week)
    for call_list in signed_off:
        entries = _entries(acting.transaction, program, week, acting.now)
        if any(entry.state is EntryState.DONE for entry in entries):
            raise StateError(f"Calls of the hour of {week} are logged already; enter the others too.")
        acting.transaction.save(replace(call_list, started_at=None, finished_at=None))
    after = acting.transaction.save(changed_weeks.put_off(known, week, acting.now, starts_at))
    calendaring.shift(acting, after, week, member=acting.member)
    return after


def _entries(transaction: Transaction, program: Program, week: Week, now: datetime) -> list[Entry]:
    found = transaction.first(CallList, program_id=program.id, week=week)
    if found is None or found.starts_at > now:
        raise _not_yet(week)
    entries = transaction.find(Entry, call_list_id=found.id)
    lists.expect_open(found, entries)
    return entries


def _not_yet(week: Week) -> StateError:
    return StateError(f"The hour of {week} has not been yet; move or skip it on Schedule & calendar.")


def _finished(acting: Acting, program: Program, week: Week) -> CallList:
    return finishing.finish_without_the_rest(acting, finishing.list_of(acting.transaction, program, week))
