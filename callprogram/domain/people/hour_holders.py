"""Who holds the hour at a moment: its executive, or a deputy; and whose telephone rings first."""

from datetime import date, datetime

from callprogram.domain.people.members import Member, is_named
from callprogram.domain.people.recipients import executive_of
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.deputies import Deputy, on_duty
from callprogram.domain.words.dates import day_in


def deputy_at(program: Program, moment: datetime) -> Deputy | None:
    """Who holds the hour for the executive at a moment, by the program's calendar; nobody where they do themselves."""
    return on_duty(program.deputies, day_in(program.zone, moment))


def holder_of(program: Program, moment: datetime) -> str:
    """Who holds the hour, by name; empty where nobody has said whose it is."""
    deputy = deputy_at(program, moment)
    return deputy.name if deputy else program.executive_name


def rings_first(program: Program, moment: datetime) -> str:
    """The telephone of whoever holds the hour; empty where nobody has said it."""
    deputy = deputy_at(program, moment)
    return deputy.phone if deputy else program.executive_phone


def how_to_set_it(program: Program, moment: datetime) -> str:
    """Where to say which telephone rings first, as a sentence."""
    if deputy_at(program, moment):
        return "Set the deputy anew with their number on Schedule & calendar."
    return "Set the executive's number in Settings."


def caller_at(program: Program, moment: datetime) -> str:
    """Who calls, as the one of whom something is said: `Ada Byron`, or `Tom Berger, for Ada Byron,`."""
    executive, deputy = program.executive_name or "Our executive", deputy_at(program, moment)
    return f"{deputy.name}, for {_inside(executive)}," if deputy else executive


def held_by(program: Program, moment: datetime) -> str:
    """`Tom Berger holds it for Ada Byron`; empty where the executive holds the hour."""
    deputy = deputy_at(program, moment)
    return f"{deputy.name} holds it for {_inside(program.executive_name or 'Our executive')}" if deputy else ""


def called_for(program: Program, day: date) -> str:
    """For whom a deputy calls on a day; empty where the executive calls."""
    return _inside(program.executive_name or "Our executive") if on_duty(program.deputies, day) else ""


def speaker_on(program: Program, day: date) -> str:
    """Whose promise it is when whoever holds the hour says “I'll”: an address, else a name."""
    deputy = on_duty(program.deputies, day)
    return deputy.email if deputy else executive_of(program)


def is_deputy(member: Member, program: Program, moment: datetime) -> bool:
    """Whether a member holds the hour for the executive at a moment."""
    deputy = deputy_at(program, moment)
    return deputy is not None and is_named(member, deputy.email)


def _inside(executive: str) -> str:
    return "our executive" if executive == "Our executive" else executive
