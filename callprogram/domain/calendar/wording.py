"""How the series reads in a calendar: its title, its rhythm, and a week's list with numbers to tap, standbys below."""

from collections.abc import Sequence

from callprogram.domain.calendar.outlets import FoundChange
from callprogram.domain.calendar.series import Line, Series
from callprogram.domain.customers.clocks import clock, clock_there, day_and_time, place
from callprogram.domain.program.call_hour import WEEKDAYS, Rhythm


def title_of(series: Series) -> str:
    """What the hour is called, by its program and whose it is: `Customer calls: Ada Byron`."""
    name, executive = series.appointment.name, series.appointment.executive
    return f"{name}: {executive}" if executive.strip() else name


def rhythm_in_words(rhythm: Rhythm) -> str:
    """`Tuesdays at 16:00 in Amsterdam, every 2 weeks until 2027-06-30`."""
    day = WEEKDAYS[rhythm.first.weekday()].capitalize()
    every = f", every {rhythm.every_weeks} weeks" if rhythm.every_weeks > 1 else ""
    until = f" until {rhythm.ends_on}" if rhythm.ends_on else ""
    return f"{day}s at {rhythm.at:%H:%M} in {place(rhythm.zone)}{every}{until}"


def described(lines: Sequence[Line], zone: str) -> str:
    """The customers of a week in order, times as in that zone; empty without a list."""
    called = [line for line in lines if not line.standby]
    standbys = [line for line in lines if line.standby]
    parts = [*(in_lines(line, zone) for line in called)]
    if standbys:
        parts += ["If somebody does not answer:", *(in_lines(line, zone) for line in standbys)]
    return "\n\n".join(parts)


def in_lines(line: Line, zone: str) -> str:
    """One customer on three lines: when and who, the number, why."""
    return "\n".join(filter(None, (when_and_who(line, zone), line.phone, line.reason)))


def when_and_who(line: Line, zone: str) -> str:
    """`16:12 Ann Lee, Acme (10:12 in New York)`; a standby has no minute of its own."""
    there = f" ({clock_there(line.zones, line.planned_at)})" if line.zones else ""
    return line.who + there if line.standby else f"{clock(line.planned_at, zone)} {line.who}{there}"


def found_in_words(change: FoundChange, zone: str) -> str:
    """What somebody changed by hand in a calendar, such as `2026-W49: taken out.`, in a sentence."""
    if change.week is None:
        return "The hour was taken out of the calendar." if change.gone else "What all weeks have in common."
    if change.gone:
        return f"{change.week}: taken out."
    return f"{change.week}: {day_and_time(change.starts_at, zone) if change.starts_at else 'back to usual'}."
