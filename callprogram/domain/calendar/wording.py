"""How the series reads in a calendar: its title, its rhythm, and a week's list with numbers to tap, standbys below."""

from collections.abc import Sequence

from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer
from callprogram.domain.calendar.outlets import FoundChange
from callprogram.domain.calendar.series import Guest, Line, Series
from callprogram.domain.customers.clocks import clock, clock_there, day_and_time, place
from callprogram.domain.people.addresses import compared
from callprogram.domain.program.call_hour import WEEKDAYS, Rhythm

_COMES = {Comes.YES: "Coming", Comes.PERHAPS: "Perhaps", Comes.NO: "Not coming"}


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


def answers_in_words(answers: Sequence[GuestAnswer], guests: Sequence[Guest]) -> list[str]:
    """Who comes and who does not, a line each; of one week where they said it of that alone."""
    names = {compared(guest.email): guest.name or guest.email for guest in guests}
    lines = []
    for comes, words in _COMES.items():
        said = [each for each in answers if each.comes is comes]
        who = (f"{names[compared(each.email)]}{f' ({each.week})' if each.week else ''}" for each in said)
        lines += [f"{words}: {', '.join(who)}."] if said else []
    return lines


def proposed_in_words(answer: GuestAnswer, guests: Sequence[Guest], zone: str) -> str:
    """Who proposes which time, `Priya proposes Wednesday 2 December at 17:00 for 2026-W49: “On a train”`."""
    names = {compared(guest.email): guest.name or guest.email for guest in guests}
    when = day_and_time(answer.starts_at, zone) if answer.starts_at else ""
    said = f": “{answer.words}”" if answer.words else ""
    which = f"for {answer.week}" if answer.week else "for every week, from then on"
    return f"{names[compared(answer.email)]} proposes {when} {which}{said}."
