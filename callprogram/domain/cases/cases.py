"""Escalations: complaints that reached the executive, each with what they want and who has it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.messages import Content
from callprogram.domain.words.dates import in_words
from callprogram.domain.words.subjects import subject
from callprogram.errors import BadInputError, StateError

QUIET_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Escalation:
    """One complaint: the day it came, what they want, who has it, and the day it was settled.

    `answer` is what its account owner said of it when asked, opening the brief of the call. `for_call` says that the
    executive is to ring them about it: one that came by letter waits until somebody asks.
    """

    id: int
    customer_id: int
    raised_on: date
    wants: str
    owner: str = ""
    settled_on: date | None = None
    answer: str = ""
    answered_by: str = ""
    for_call: bool = True


def raised(
    customer_id: int, raised_on: date, wants: str, owner: str, today: date, *, for_call: bool = True
) -> Escalation:
    """A new escalation; raises BadInputError where it says nothing or lies in the future."""
    if not wants.strip():
        raise BadInputError("Say in a few words what they want.")
    if raised_on > today:
        raise BadInputError(f"An escalation cannot have come on {raised_on}; that day is still to come.")
    return Escalation(0, customer_id, raised_on, wants.strip(), owner.strip(), for_call=for_call)


def settled(escalation: Escalation, today: date) -> Escalation:
    """The escalation settled; raises StateError where it was already."""
    if escalation.settled_on:
        raise StateError("This escalation is settled already.")
    return replace(escalation, settled_on=max(today, escalation.raised_on))


def answered(escalation: Escalation, text: str, who: str) -> Escalation:
    """The escalation with what somebody said of it; raises BadInputError where that is nothing."""
    if not text.strip():
        raise BadInputError("Write what is good to know before the call.")
    return replace(escalation, answer=text.strip(), answered_by=who)


def letter(escalation: Escalation, customer: Customer, executive: str, today: date) -> Content:
    """What its account owner is asked, before there is a list with the call."""
    day, who = in_words(escalation.raised_on, today), escalation.owner or "Nobody"
    return Content(
        subject=subject("", customer.name, " complained; what should we know?"),
        opening=f"They complained on {day}: “{escalation.wants}”. {who} has it{'' if escalation.owner else ' yet'}. "
        f"What you write now is read by {executive} before the call.",
        link="/upcoming",
        link_words="Say what is good to know",
        closing=f"You get this because you look after {customer.name}.",
    )


def loud(escalations: tuple[Escalation, ...], today: date) -> bool:
    """Whether one came within the twelve months before."""
    return any(today - QUIET_FOR <= each.raised_on for each in escalations)
