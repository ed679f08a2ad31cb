"""Changed weeks: one hour of the program skipped, moved, kept on a day off, or taken up again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
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
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError, StateError

_WEEKS_ASIDE = 5  # one more than lies between two hours at most


def skipped(program: Program, week: Week, now: datetime, why: str) -> Program:
    """The program without its hour in that week, which is remembered by the day that people had."""
    _require_to_come(program, week, now)
    known = change_in(program, week)
    starts_at = known.starts_at if known else None
    return _changed(program, WeekChange(week, Happens.SKIPPED, starts_at, " ".join(why.split())))


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
    known = change_in(program, week)
    after = _changed(program, WeekChange(week, Happens.MOVED, to, minutes=known.minutes if known else None))
    for earlier, later in _meeting(after, week):
        other = earlier if later.week == week else later
        raise BadInputError(f"That would meet {_in_words(other, program)}; choose another time.")
    return after


def staying(program: Program, hour: CallHour) -> Program:
    """The program with a week's hour where and as long as it was signed off, whatever the rhythm makes of it."""
    usual = rhythm_of(program).starts_at(hour.week).astimezone(UTC)
    minutes = (hour.ends_at - hour.starts_at) // timedelta(minutes=1)
    if (usual, program.minutes) == (hour.starts_at, minutes):
        return _without(program, hour.week)
    return _changed(program, WeekChange(hour.week, Happens.MOVED, hour.starts_at, minutes=minutes))


def left_behind(before: Program, after: Program, now: datetime) -> tuple[CallHour, ...]:
    """The moved hours to come that stay where they are though the others changed, or end, before them."""
    moved = (hour_of(after, change.week) for change in after.weeks if change.happens is Happens.MOVED)
    return tuple(hour for hour in moved if hour.starts_at > now and _stays(before, after, hour))


def gone(before: Program, after: Program, now: datetime) -> tuple[CallHour, ...]:
    """The moved hours to come that went with a rhythm that has none in their week any more."""
    moved = (change.week for change in before.weeks if change.happens is Happens.MOVED)
    lost = (hour_of(before, week) for week in moved if is_held(before, week) and not is_held(after, week))
    return tuple(hour for hour in lost if hour.starts_at > now)


def require_apart(program: Program, now: datetime) -> None:
    """Nothing where no moved hour to come meets another; raises BadInputError where a new rhythm does."""
    for change in program.weeks:
        hour = hour_of(program, change.week)
        if change.happens is not Happens.MOVED or hour.ends_at <= now or not is_held(program, change.week):
            continue
        for _ in _meeting(program, change.week):
            raise BadInputError(f"That would meet {_in_words(hour, program)}, which was moved there; move it first.")


def kept(program: Program, week: Week, now: datetime) -> Program:
    """The program with that week's hour as always, whatever day it is."""
    _require_to_come(program, week, now)
    return _changed(program, WeekChange(week, Happens.KEPT))


def taken_up(program: Program, week: Week, now: datetime) -> Program:
    """The program with that week's hour as in any other week; raises StateError where nothing is different."""
    if change_in(program, week) is None:
        raise StateError(f"Nothing is different about the hour of {week}, so there is nothing to take back.")
    after = _without(program, week)
    if hour_of(after, week).starts_at <= now:
        raise StateError(f"The usual time of {week} is over; move the hour to a moment to come instead.")
    return after


def unskipped(program: Program, week: Week, now: datetime) -> Program:
    """The program with the hour that was skipped where it was before: where it had been moved to, else as always."""
    known = change_in(program, week)
    if known and known.happens is Happens.SKIPPED and known.starts_at and known.starts_at > now:
        return _changed(program, WeekChange(week, Happens.MOVED, known.starts_at))
    return taken_up(program, week, now)


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
        raise StateError(f"The hour of {week} has begun or is over; choose a week to come.")


def _changed(program: Program, change: WeekChange) -> Program:
    others = (each for each in program.weeks if each.week != change.week)
    return replace(program, weeks=tuple(sorted((*others, change), key=lambda each: each.week)))


def _without(program: Program, week: Week) -> Program:
    return replace(program, weeks=tuple(change for change in program.weeks if change.week != week))


def _stays(before: Program, after: Program, hour: CallHour) -> bool:
    was, becomes = (rhythm_of(each).starts_at(hour.week) for each in (before, after))
    over = after.ends_on is not None and day_in(after.zone, hour.starts_at) > after.ends_on
    return is_held(after, hour.week) and (was != becomes or was.tzinfo != becomes.tzinfo or over)


def _meeting(program: Program, week: Week) -> Iterator[tuple[CallHour, CallHour]]:
    """Hours around a week that begin before the one before them is over."""
    hours = pairwise(_around(program, week))
    return ((earlier, later) for earlier, later in hours if later.starts_at < earlier.ends_at)


def _around(program: Program, week: Week) -> Iterator[CallHour]:
    nearby = (week.later(aside) for aside in range(-_WEEKS_ASIDE, _WEEKS_ASIDE + 1))
    return (hour_of(program, each) for each in nearby if is_held(program, each))


def _in_words(hour: CallHour, program: Program) -> str:
    return f"the hour of {hour.week} on {hour.starts_at.astimezone(ZoneInfo(program.zone)):%A %d %B at %H:%M}"
