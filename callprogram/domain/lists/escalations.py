"""Escalations: complaints that reached the executive, each with what they want and who has it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from callprogram.errors import BadInputError, StateError

QUIET_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Escalation:
    """One complaint: the day it came, what they want, who has it, and the day it was settled."""

    id: int
    customer_id: int
    raised_on: date
    wants: str
    owner: str = ""
    settled_on: date | None = None


def raised(customer_id: int, raised_on: date, wants: str, owner: str, today: date) -> Escalation:
    """A new escalation; raises BadInputError where it says nothing or lies in the future."""
    if not wants.strip():
        raise BadInputError("Say in a few words what they want.")
    if raised_on > today:
        raise BadInputError(f"An escalation cannot have come on {raised_on}; that day is still to come.")
    return Escalation(0, customer_id, raised_on, wants.strip(), owner.strip())


def settled(escalation: Escalation, today: date) -> Escalation:
    """The escalation settled; raises StateError where it was already."""
    if escalation.settled_on:
        raise StateError("This escalation is settled already.")
    return replace(escalation, settled_on=max(today, escalation.raised_on))


def loud(escalations: tuple[Escalation, ...], today: date) -> bool:
    """Whether one came within the twelve months before."""
    return any(today - QUIET_FOR <= each.raised_on for each in escalations)
