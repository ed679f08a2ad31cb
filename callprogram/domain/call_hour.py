"""The program and its call hours: one recurring hour, one occurrence a week."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from callprogram.domain.policies import BALANCED, Policy
from callprogram.errors import BadInputError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})[:.h]([0-5]\d)")
_HOURS_PER_DAY = 24
_SIGNS_OFF = time(7)
_LONGEST_MINUTES = 720
_NOT_PLACES = {"Factory", "localtime", "posixrules"}


@dataclass(frozen=True)
class Program:
    """One executive's recurring hour with its policy; `weekday` 0 is Monday, `at` is wall time in `zone`.

    `sign_off_days` before the hour its list signs itself off; none where only people do.
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
    calendar_sequence: int = 0
    executive_name: str = ""
    executive_email: str = ""
    executive_phone: str = ""
    policy: Policy = BALANCED
    sign_off_days: int | None = None


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
            week.later(1)
        except (ValueError, OverflowError):
            raise BadInputError(f"{week.year} has no week {week.number}; write a week like 2026-W49.") from None
        return week
    raise BadInputError(f"“{text}” is not a week; write one like 2026-W49.")


def read_zone(text: str) -> str:
    """An IANA time zone's name in its own spelling; raises BadInputError for one that is not known."""
    zones = {name.casefold(): name for name in zone_names()}
    try:
        return zones[text.strip().casefold()]
    except KeyError:
        raise BadInputError(f"“{text}” is not a time zone; write one like Europe/Amsterdam.") from None


@cache
def zone_names() -> tuple[str, ...]:
    """Every IANA time zone, by name."""
    return tuple(sorted(available_timezones() - _NOT_PLACES))


def read_weekday(text: str) -> int:
    """A weekday's number, Monday being 0, from its English name or its first letters (at least two)."""
    name = text.strip().casefold()
    found = [number for number, weekday in enumerate(WEEKDAYS) if len(name) > 1 and weekday.startswith(name)]
    if not found:
        raise BadInputError(f"“{text}” is not a weekday; write one like Tuesday.")
    return found[0]


def read_time(text: str) -> time:
    """A time of day, `16:00`; raises BadInputError for what is none."""
    hour, minute = match.groups() if (match := _TIME.fullmatch(text.strip())) else ("24", "")
    if int(hour) >= _HOURS_PER_DAY:
        raise BadInputError(f"“{text}” is not a time of day; write one like 16:00.")
    return time(int(hour), int(minute or 0))


def check(program: Program) -> Program:
    """The same program; raises BadInputError where its numbers cannot make an hour of calls."""
    if not 1 <= program.call_minutes <= program.minutes:
        raise BadInputError("A call must last at least a minute and fit in the hour.")
    if program.minutes > _LONGEST_MINUTES:
        raise BadInputError("The hour can last 720 minutes at most.")
    if not 0 <= program.buffer_minutes <= _LONGEST_MINUTES:
        raise BadInputError("Between two calls there can be 0 to 720 minutes.")
    return program


def hour_of(program: Program, week: Week) -> CallHour:
    """The program's hour in a week: wall time in the program's zone, kept through clock changes."""
    day = date.fromisocalendar(week.year, week.number, program.weekday + 1)
    starts_at = datetime.combine(day, program.at, ZoneInfo(program.zone)).astimezone(UTC)
    return CallHour(week, starts_at, starts_at + timedelta(minutes=program.minutes))


def signs_off_at(program: Program, week: Week) -> datetime | None:
    """When the list of a week signs itself off: the morning of its set day, but before the hour; none by hand only."""
    if program.sign_off_days is None:
        return None
    hour = hour_of(program, week)
    day = hour.starts_at.astimezone(ZoneInfo(program.zone)).date() - timedelta(days=program.sign_off_days)
    return min(datetime.combine(day, _SIGNS_OFF, ZoneInfo(program.zone)).astimezone(UTC), hour.starts_at)


def next_hours(program: Program, now: datetime, count: int) -> tuple[CallHour, ...]:
    """The next hours that are not over at `now`, soonest first."""
    first = current_week(program, now)
    return tuple(hour_of(program, first.later(weeks)) for weeks in range(count))


def current_week(program: Program, now: datetime) -> Week:
    """The week whose hour is the next one that is not over at `now`."""
    week = week_at(program, now).later(-1)
    while hour_of(program, week).ends_at <= now:
        week = week.later(1)
    return week


def week_at(program: Program, now: datetime) -> Week:
    """The week that the program's own calendar shows."""
    return week_of(now.astimezone(ZoneInfo(program.zone)).date())


def minutes_of(program: Program) -> tuple[timedelta, ...]:
    """When each call of the hour starts, counted from the hour's start."""
    step = program.call_minutes + program.buffer_minutes
    return tuple(timedelta(minutes=minute) for minute in range(0, program.minutes - program.call_minutes + 1, step))
