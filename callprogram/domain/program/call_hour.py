"""The program and its call hours: one recurring hour, one occurrence in each week of its rhythm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

from callprogram.domain.program.deputies import Deputy
from callprogram.domain.program.policies import BALANCED, Policy
from callprogram.domain.words.dates import counted, day_in, read_day
from callprogram.errors import BadInputError, StateError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})[:.h]([0-5]\d)")
_HOURS_PER_DAY = 24
_SIGNS_OFF = time(7)
_LONGEST_MINUTES = 720
_MOST_WEEKS_BETWEEN = 4
_NOT_PLACES = {"Factory", "localtime", "posixrules"}
DEFAULT_PROGRAM = "Customer calls"


@dataclass(frozen=True, order=True)
class Week:
    """One ISO week, written `2026-W49` (ISO 8601)."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        """The first day of the week."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day of the week."""
        return self.monday + timedelta(days=6)

    def later(self, weeks: int) -> "Week":
        """The week so many weeks on; negative goes back."""
        return week_of(self.monday + timedelta(weeks=weeks))


class Happens(StrEnum):
    """What is different about the hour of one week: not held, held at another time, or held whatever day it is."""

    SKIPPED = "skipped"
    MOVED = "moved"
    KEPT = "kept"


@dataclass(frozen=True)
class WeekChange:
    """What is different in one week, and why; a moved hour begins at `starts_at`, in UTC, also one skipped after that.

    `minutes` is how long it is where its list was signed off for another length than that of all weeks.
    """

    week: Week
    happens: Happens
    starts_at: datetime | None = None
    why: str = ""
    minutes: int | None = None


@dataclass(frozen=True)
class Rhythm:
    """When an hour recurs: from `first` on, at a wall time in `zone`, every so many weeks, until `ends_on` at most."""

    first: date
    at: time
    zone: str
    minutes: int
    every_weeks: int = 1
    ends_on: date | None = None

    def day(self, week: Week) -> date:
        """The rhythm's weekday in a week."""
        return week.monday + timedelta(days=self.first.weekday())

    def starts_at(self, week: Week) -> datetime:
        """The wall time as written, even where the clocks skip it that day."""
        return datetime.combine(self.day(week), self.at, ZoneInfo(self.zone))

    def includes(self, week: Week) -> bool:
        """Whether the rhythm has an hour in a week, as if it had had no beginning."""
        weeks = (self.day(week) - self.first).days // 7
        return weeks % self.every_weeks == 0 and (self.ends_on is None or self.day(week) <= self.ends_on)

    def recurs_in(self, week: Week) -> bool:
        """Whether the rhythm has an hour in a week, from its first on."""
        return self.includes(week) and self.day(week) >= self.first


@dataclass(frozen=True)
class Program:
    """One executive's recurring hour with its policy; `weekday` 0 is Monday, `at` is wall time in `zone`.

    `weeks` are those in which something is different, `deputies` hold the hour while the executive is away. `guests`
    are the addresses of those invited besides the executive and the assistants; to others a `private` hour shows as
    busy only. `sign_off_days` before the hour its list signs itself off; none where only people do.
    """

    id: int
    name: str
    weekday: int
    at: time
    zone: str
    country: str
    minutes: int
    call_minutes: int
    buffer_minutes: int
    starts_on: date
    calendar_uid: str
    executive_name: str = ""
    executive_email: str = ""
    executive_phone: str = ""
    every_weeks: int = 1
    ends_on: date | None = None
    weeks: tuple[WeekChange, ...] = ()
    guests: tuple[str, ...] = ()
    private: bool = False
    policy: Policy = BALANCED
    sign_off_days: int | None = None
    deputies: tuple[Deputy, ...] = ()


@dataclass(frozen=True)
class CallHour:
    """One occurrence of the program's hour; both ends are in UTC."""

    week: Week
    starts_at: datetime
    ends_at: datetime


def week_of(day: date) -> Week:
    """The ISO week a day lies in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def read_week(text: str) -> Week:
    """A week as people write it, `2026-W49`; raises BadInputError for one that the calendar does not have."""
    if match := _WEEK.fullmatch(text.strip()):
        week = Week(int(match[1]), int(match[2]))
        try:
            _ = week.later(-1000), week.later(1000)  # who plans looks around
        except (ValueError, OverflowError):
            raise BadInputError(f"{week.year} has no week {week.number}; write a week like 2026-W49.") from None
        return week
    raise BadInputError(f"“{text}” is not a week; write one like 2026-W49.")


def read_zone(text: str) -> str:
    """An IANA time zone's name in its own spelling; raises BadInputError for one that is not known."""
    zones = {name.casefold(): name for name in zone_names()}
    if found := zones.get(text.strip().casefold()):
        return found
    raise BadInputError(f"“{text}” is not a time zone; write one like Europe/Amsterdam.")


@cache
def zone_names() -> tuple[str, ...]:
    """Every IANA time zone, by name."""
    return tuple(sorted(available_timezones() - _NOT_PLACES))


def read_weekday(text: str) -> int:
    """A weekday's number, Monday being 0, from its English name or its first letters (at least two)."""
    name = text.strip().casefold()
    for number, weekday in enumerate(WEEKDAYS):
        if len(name) > 1 and weekday.startswith(name):
            return number
    raise BadInputError(f"“{text}” is not a weekday; write one like Tuesday.")


def read_time(text: str) -> time:
    """A time of day, `16:00`; raises BadInputError for what is none."""
    hour, minute = match.groups() if (match := _TIME.fullmatch(text.strip())) else ("24", "")
    if int(hour) >= _HOURS_PER_DAY:
        raise BadInputError(f"“{text}” is not a time of day; write one like 16:00.")
    return time(int(hour), int(minute or 0))


def read_end(text: str) -> date | None:
    """The last day of a program, `2027-06-30`; none for `never`, or nothing at all."""
    return None if text.strip().casefold() in {"", "never"} else read_day(text)


def check(program: Program) -> Program:
    """The same program; raises BadInputError where its numbers cannot make an hour of calls."""
    if not 1 <= program.call_minutes <= program.minutes:
        raise BadInputError("A call must last at least a minute and fit in the hour.")
    if program.minutes > _LONGEST_MINUTES:
        raise BadInputError("The hour can last 720 minutes at most.")
    if not 0 <= program.buffer_minutes <= _LONGEST_MINUTES:
        raise BadInputError("Between two calls there can be 0 to 720 minutes.")
    if not 1 <= program.every_weeks <= _MOST_WEEKS_BETWEEN:
        raise BadInputError(f"The hour can be every 1 to {_MOST_WEEKS_BETWEEN} weeks.")
    if program.ends_on and program.ends_on < rhythm_of(program).first:
        raise BadInputError(f"The last day cannot lie before the first hour, {rhythm_of(program).first}.")
    return program


def rhythm_of(program: Program) -> Rhythm:
    """When the program's hour recurs, the weeks left aside in which something is different."""
    first = program.starts_on + timedelta((program.weekday - program.starts_on.weekday()) % 7)
    return Rhythm(first, program.at, program.zone, program.minutes, program.every_weeks, program.ends_on)


def hour_of(program: Program, week: Week) -> CallHour:
    """The program's hour in a week: wall time in the program's zone, kept through clock changes, or as it was moved."""
    change = change_in(program, week)
    starts_at = (change and change.starts_at) or rhythm_of(program).starts_at(week).astimezone(UTC)
    return CallHour(week, starts_at, starts_at + timedelta(minutes=(change and change.minutes) or program.minutes))


def change_in(program: Program, week: Week) -> WeekChange | None:
    """What is different in a week, if anything is."""
    return next((change for change in program.weeks if change.week == week), None)


def is_held(program: Program, week: Week) -> bool:
    """Whether the program has an hour in a week; what was moved goes with a rhythm that has none there any more."""
    return rhythm_of(program).includes(week) and not is_skipped(program, week)


def is_skipped(program: Program, week: Week) -> bool:
    """Whether somebody left out an hour that the rhythm has."""
    change = change_in(program, week)
    return change is not None and change.happens is Happens.SKIPPED and rhythm_of(program).includes(week)


def require_held(program: Program, week: Week) -> None:
    """Nothing where the program has an hour in that week; raises StateError otherwise."""
    if is_held(program, week):
        return
    if is_skipped(program, week) and (change := change_in(program, week)):
        why = f" ({change.why})" if change.why else ""
        raise StateError(f"The hour of {week} is skipped{why}; on Schedule & calendar it can be taken up again.")
    if program.ends_on and rhythm_of(program).day(week) > program.ends_on:
        raise StateError(f"There is no hour in {week}: the last day is {program.ends_on}.")
    raise StateError(f"There is no hour in {week}: it is every {counted(program.every_weeks, 'week')}.")


def held_weeks(program: Program, since: Week) -> Iterator[Week]:
    """The weeks with an hour, from a week on; they end where the program does."""
    week = since
    while program.ends_on is None or week.monday <= program.ends_on:
        if is_held(program, week):
            yield week
        week = week.later(1)


def signs_off_at(program: Program, week: Week) -> datetime | None:
    """When the list of a week signs itself off: the morning of its set day, but before the hour; none by hand only."""
    if program.sign_off_days is None:
        return None
    hour = hour_of(program, week)
    day = day_in(program.zone, hour.starts_at) - timedelta(days=program.sign_off_days)
    return min(datetime.combine(day, _SIGNS_OFF, ZoneInfo(program.zone)).astimezone(UTC), hour.starts_at)


def next_hours(program: Program, now: datetime, count: int) -> tuple[CallHour, ...]:
    """The next hours that are not over at `now`, soonest first; fewer where the program ends."""
    return tuple(islice(_coming(program, now), count))


def current_week(program: Program, now: datetime) -> Week:
    """The week whose hour is the next one that is not over at `now`; once the program has ended, the week after."""
    hour = next(_coming(program, now), None)
    return hour.week if hour else week_at(program, now).later(1)


def _coming(program: Program, now: datetime) -> Iterator[CallHour]:
    """The hours that are not over; a moved one may lie as far from its week as the next hour does."""
    since = week_at(program, now).later(-program.every_weeks)
    hours = (hour_of(program, week) for week in held_weeks(program, since))
    return (hour for hour in hours if hour.ends_at > now)


def week_at(program: Program, now: datetime) -> Week:
    """The week that the program's own calendar shows."""
    return week_of(day_in(program.zone, now))


def minutes_of(program: Program) -> tuple[timedelta, ...]:
    """When each call of the hour starts, counted from the hour's start."""
    step = program.call_minutes + program.buffer_minutes
    return tuple(timedelta(minutes=minute) for minute in range(0, program.minutes - program.call_minutes + 1, step))
