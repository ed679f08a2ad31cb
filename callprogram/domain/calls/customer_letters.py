"""Letters to a customer around a call: asking whether the time is good, and thanking them after it."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from callprogram.domain.customers.clocks import place
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import zones_of
from callprogram.domain.promises.commitments import Commitment, State, is_awaited
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in, weekday_in_words
from callprogram.domain.words.subjects import subject


def asks_first(customer: Customer, executive: str, planned_at: datetime, writer: str, zone: str) -> Draft:
    """Whether the time is good, in the customer's own clock; in ours, and named, where theirs is not sure."""
    zones = zones_of(customer)
    theirs = zones[0] if len({planned_at.astimezone(ZoneInfo(each)).utcoffset() for each in zones}) == 1 else zone
    there = planned_at.astimezone(ZoneInfo(theirs))
    clock = "" if zones and theirs == zones[0] else f" ({place(theirs)} time)"
    when = f"on {there:%A} {there.day} {there:%B} at {there:%H:%M}{clock}"
    text = f"{executive or 'Our executive'} would like to ring you {when}; is that a good time?"
    body = f"{_greeting(customer)}\n\n{text} If another one suits you better, just answer this mail.\n\n{writer}"
    return Draft(customer.contact.email, subject("A call from ", executive or "us", f" on {there:%A}"), body)


def thanks(customer: Customer, executive: str, talked_at: datetime, promised: Iterable[Commitment], zone: str) -> Draft:
    """A thank-you in the executive's words, with what was promised."""
    day = day_in(zone, talked_at)
    lines = [_line(each, zone, talked_at) for each in promised if each.state is not State.WITHDRAWN]
    agreed = "\n\nThis is what we agreed:\n" + "\n".join(lines) if lines else ""
    thank = f"Thank you for the talk on {day:%A}.{agreed}"
    body = (
        f"{_greeting(customer)}\n\n{thank}\n\nJust answer this mail if I got something wrong.\n\n{executive or 'Yours'}"
    )
    return Draft(customer.contact.email, "Thank you for the talk", body)


def why_not(customer: Customer) -> str:
    """Why nobody writes to a customer, as a sentence; empty where somebody can."""
    if customer.do_not_call:
        return f"{customer.name} asked not to be called, so nobody writes to them about a call."
    if not customer.contact.email:
        return f"Nobody knows an address of {customer.person}."
    return ""


def _greeting(customer: Customer) -> str:
    return f"Dear {customer.contact.name}," if customer.contact.name.strip() else "Hello,"


def _line(commitment: Commitment, zone: str, talked_at: datetime) -> str:
    due_on, whose = commitment.due_on, "from you: " if is_awaited(commitment) else ""
    until = f", by {weekday_in_words(due_on, day_in(zone, talked_at))}" if due_on else ""
    what = " ".join(commitment.text.split()).rstrip(".")
    return f"- {whose}{what}{until}"
