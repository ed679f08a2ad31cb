"""Deputizing: somebody else holds the hour while the executive is away."""

from dataclasses import replace
from datetime import date

from callprogram.domain.people.addresses import compared
from callprogram.domain.people.hour_holders import called_for
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Content, Envelope
from callprogram.domain.people.recipients import is_executive
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.deputies import Deputy, with_deputy, without_coming
from callprogram.domain.words.dates import day_in, in_words
from callprogram.domain.words.subjects import subject
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue


def set_deputy(acting: Acting, program: Program, email: str, first: date, last: date, phone: str = "") -> Program:
    """The program whose hour a member holds on these days, the last one included; `phone`, else theirs, rings then.

    Raises NotFoundError for whoever is no member, BadInputError for the executive themselves and for days that cannot
    be or that somebody has already.
    """
    kept = acting.transaction.get(Program, program.id)
    everybody = acting.transaction.find(Member)
    member = next((each for each in everybody if compared(each.email) == compared(email)), None)
    if member is None:
        raise NotFoundError(f"There is no member {email.strip()}; add them on People, then they can hold the hour.")
    if is_executive(member.email, kept):
        raise BadInputError(f"{member.name} is the executive and holds the hour anyway; name somebody else.")
    deputy = Deputy(member.email, member.name, first, last, phone or member.phone)
    deputies = with_deputy(kept.deputies, deputy, day_in(kept.zone, acting.now))
    after = acting.transaction.save(replace(kept, deputies=deputies))
    _tell(acting, after, deputy)
    return after


def clear_deputies(acting: Acting, program: Program) -> Program:
    """The program whose executive holds the hour themselves from today on."""
    kept = acting.transaction.get(Program, program.id)
    return acting.transaction.save(replace(kept, deputies=without_coming(kept.deputies, day_in(kept.zone, acting.now))))


def _tell(acting: Acting, program: Program, deputy: Deputy) -> None:
    """A message to whoever holds the hour, that they do."""
    executive, days = called_for(program, deputy.first), in_words(deputy.first, deputy.first)
    when = f"on {days}" if deputy.last == deputy.first else f"from {days} to {in_words(deputy.last, deputy.first)}"
    words = f"You hold the hour for {executive} {when}"
    opening = f"{words}. Each list comes to you once it is signed off, and what you promise is yours to keep."
    key = f"deputy {program.id} {deputy.first} {deputy.last} {acting.now.isoformat()}"
    heading = subject("You hold the hour for ", executive, f" {when}")
    queue(acting, Envelope(deputy.email, key), Content(heading, opening, link="/", link_words="Open callprogram"))
