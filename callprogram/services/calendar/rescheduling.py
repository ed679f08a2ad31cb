"""Rescheduling: another hour from now on, and what becomes of the weeks that are not like the others.

What is signed off stays where its list was made for, as people have it in their calendars; a week that the new rhythm
has no hour in is not called.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Unpack

from callprogram.domain.customers.clocks import day_and_time, place
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.program import changed_weeks
from callprogram.domain.program.call_hour import CallHour, Program, is_held, is_skipped, rhythm_of
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring
from callprogram.services.program import programs
from callprogram.services.program.programs import ProgramFields

NO_HOUR = "there is no hour in that week any more"


@dataclass(frozen=True)
class Rescheduled:
    """The program as it is now; the hours unlike the others that stay where they were, and those that are gone."""

    program: Program
    stay: tuple[CallHour, ...] = ()
    gone: tuple[CallHour, ...] = ()


def reschedule(acting: Acting, name: str, **changes: Unpack[ProgramFields]) -> Rescheduled:
    """The program with these changes, and its moved and signed-off weeks to come as they now are.

    Raises BadInputError where one of those would meet another hour.
    """
    before, left_out = acting.transaction.first(Program, name=name), []
    after = programs.set_program(acting, name, **changes)
    if before is None or rhythm_of(before) == rhythm_of(after):
        return Rescheduled(after)
    for call_list in _to_come(acting, after):
        hour = CallHour(call_list.week, call_list.starts_at, call_list.ends_at)
        if is_held(after, call_list.week):
            calendaring.bring_back(acting, call_list, NO_HOUR)
            before, after = (changed_weeks.staying(each, hour) for each in (before, after))
        elif not call_list.finished_at:
            calendaring.leave_out(acting, call_list, NO_HOUR)
            left_out.append(hour)
    changed_weeks.require_apart(after, acting.now)
    gone = {hour.week: hour for hour in (*changed_weeks.gone(before, after, acting.now), *left_out)}
    stay = changed_weeks.left_behind(before, after, acting.now)
    return Rescheduled(acting.transaction.save(after), stay, tuple(gone[week] for week in sorted(gone)))


def in_words(found: Rescheduled) -> list[str]:
    """What somebody may not expect who only meant the usual hour."""
    zone = found.program.zone
    stay = (f"{day_and_time(hour.starts_at, zone)} in {place(zone)}" for hour in found.stay)
    gone = (day_and_time(hour.starts_at, zone) for hour in found.gone)
    return [
        *(f"The hour on {when} stays where it is; move it on Calendar if it should follow." for when in stay),
        *(f"The hour on {when} is not held any more." for when in gone),
    ]


def _to_come(acting: Acting, program: Program) -> Iterator[CallList]:
    """What is signed off for hours that have not begun, and left out by nobody."""
    for call_list in acting.transaction.find(CallList, program_id=program.id, state=ListState.FROZEN):
        begun = call_list.started_at or call_list.starts_at <= acting.now
        if begun or is_skipped(program, call_list.week):
            continue
        if not call_list.finished_at or acting.transaction.find(Entry, call_list_id=call_list.id, skipped_why=NO_HOUR):
            yield call_list
