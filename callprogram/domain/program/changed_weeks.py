"""Changed weeks: one hour of the program skipped, moved, kept on a day off, or taken up again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from callprogram.domain.program.call_hour import (
    CallHour,
    Happens,
    Program,
    Week,
    WeekChange,
    change_in,
    hour_of,
    is_held,
    require_held,
    rhythm_of,
    week_at,
)
from callprogram.errors import BadInputError, StateError

_WEEKS_ASIDE = 5  # one more than lies between two hours at most


def skipped(program: Program, week: Week, now: datetime, why: str) -> Program:
    """The program without its hour in that week."""
    _require_to_come(program, week, now)
    return _changed(program, WeekChange(week, Happens.SKIPPED, why=" ".join(why.split())))


def moved(program: Program, week: Week, now: datetime, starts_at: datetime) -> Program:
    """The program with that week's hour, which is to come, at another moment."""
    _require_to_come(program, week, now)
    return put_off(program, week, now, starts_at)


def put_off(program: Program, week: Week, now: datetime, starts_at: datetime) -> Program:
    """The program with that week's hour, though its time is over, at another moment; the order of its hours stays.

    Raises BadInputError for a moment that is over, or that lies at or beyond another week's hour.
    """
    require_held(program, week)
    to = starts_at.replace(second=0, microsecond=0)
    if to <= now:
        raise BadInputError("That moment is over; choose one to come.")
    after = _changed(program, WeekChange(week, Happens.MOVED, to))
    for earlier, later in pairwise(_around(after, week)):
        if later.starts_at < earlier.ends_at:
            raise BadInputError(f"That would meet {_other(week, earlier, later, program)}; choose another time.")
    return after


def kept(program: Program, week: Week, now: datetime) -> Program:
    """The program with that week's hour as always, whatever day it is."""
    _require_to_come(program, week, now)
    return _changed(program, WeekChange(week, Happens.KEPT))


def taken_up(program: Program, week: Week, now: datetime) -> Program:
    """The program with that week's hour as in any other week; raises StateError where nothing is different."""
    if change_in(program, week) is None:
        raise StateError(f"Nothing is different about the hour of {week}.")
    after = replace(program, weeks=tuple(change for change in program.weeks if change.week != week))
    if hour_of(after, week).starts_at <= now:
        raise StateError(f"The usual time of {week} is over.")
    return after


def weeks_ahead(program: Program, now: datetime, count: int) -> tuple[CallHour, ...]:
    """The next hours, those among them that are skipped; fewer where the program ends."""
    since = week_at(program, now).later(-1)
    weeks = (since.later(number) for number in range(count * program.every_weeks + program.every_weeks + 1))
    usual = (week for week in weeks if rhythm_of(program).includes(week) or is_held(program, week))
    return tuple(hour for hour in (hour_of(program, week) for week in usual) if hour.ends_at > now)[:count]


def read_moment(text: str, zone: str) -> datetime:
    """A moment as `2026-12-02T10:00`, in that zone where it says no offset; raises BadInputError for what is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadInputError(f"“{text}” is not a moment; write one like 2026-12-02T10:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def _require_to_come(program: Program, week: Week, now: datetime) -> None:
    require_held(program, week)
    if hour_of(program, week).starts_at <= now:
        raise StateError(f"The hour of {week} has begun or is over.")


def _changed(program: Program, change: WeekChange) -> Program:
    others = (each for each in program.weeks if each.week != change.week)
    return replace(program, weeks=tuple(sorted((*others, change), key=lambda each: each.week)))


def _around(program: Program, week: Week) -> Iterator[CallHour]:
    nearby = (week.later(aside) for aside in range(-_WEEKS_ASIDE, _WEEKS_ASIDE + 1))
    return (hour_of(program, each) for each in nearby if is_held(program, each))


def _other(week: Week, earlier: CallHour, later: CallHour, program: Program) -> str:
    met = earlier if later.week == week else later
    return f"the hour of {met.week} on {met.starts_at.astimezone(ZoneInfo(program.zone)):%A %d %B at %H:%M}"
