"""An hour as hard as it gets: weeks skipped and moved, some of them where the clocks change, in any zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.series import Occurrence, Series, appointment_of, plain_week
from callprogram.domain.program.call_hour import Happens, Program, Week, WeekChange, hour_of, is_held, week_of
from tests.examples import PROGRAM

# In the northern and the southern hemisphere clocks change in these months; Lord Howe by half an hour, Troll by two.
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "America/Asuncion",
    "America/Bogota",
    "America/Chicago",
    "America/Halifax",
    "America/Havana",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Miquelon",
    "America/New_York",
    "America/Nuuk",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Scoresbysund",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Almaty",
    "Asia/Beirut",
    "Asia/Dubai",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Amsterdam",
    "Europe/Chisinau",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Pacific/Kiritimati",
)
YEARS = 3
STAMPED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
START = datetime(2026, 11, 1, tzinfo=UTC)
END = datetime(2029, 11, 1, tzinfo=UTC)
Span = tuple[datetime, datetime]


def program_in(zone: str, *, every_weeks: int = 1) -> Program:
    """Sundays, on which most clocks change; every seventh hour is left out, every fifth is moved to Monday night."""
    program = replace(PROGRAM, zone=zone, weekday=6, every_weeks=every_weeks)
    first = week_of(program.starts_on)
    weeks = [first.later(number) for number in range(0, 52 * YEARS, every_weeks)]
    return replace(program, weeks=tuple(_changes(program, weeks)))


def _changes(program: Program, weeks: list[Week]) -> list[WeekChange]:
    skipped = [WeekChange(week, Happens.SKIPPED) for week in weeks[3::7]]
    gone = {change.week for change in skipped}
    moved = [
        WeekChange(week, Happens.MOVED, hour_of(program, week).starts_at + timedelta(hours=31, minutes=15))
        for week in weeks[2::5]
        if week not in gone
    ]
    return sorted([*skipped, *moved], key=lambda change: change.week)


def file_of(program: Program) -> str:
    """The series as it is published."""
    return Writer().published(series_of(program), occurrences_of(program))


def stored_file_of(program: Program) -> str:
    """The series as a server keeps it."""
    return Writer().stored(series_of(program), occurrences_of(program))


def series_of(program: Program) -> Series:
    """The series of nobody in particular."""
    return Series(1, program.id, program.calendar_uid, 4, STAMPED_AT, appointment_of(program, ()))


def occurrences_of(program: Program) -> list[Occurrence]:
    """The weeks that are unlike the others."""
    return [plain_week(program, change.week) for change in program.weeks]


def hours_of(program: Program) -> list[Span]:
    """Every hour of the three years, by the domain alone."""
    first = week_of(date(2026, 11, 23))
    weeks = (first.later(number) for number in range(52 * (YEARS + 1)))
    hours = (hour_of(program, week) for week in weeks if is_held(program, week))
    return sorted((hour.starts_at, hour.ends_at) for hour in hours if START <= hour.starts_at < END)
