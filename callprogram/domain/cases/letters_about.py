"""Letters about a case to colleagues: what its account owner is asked, and whoever said no."""

from datetime import date
from zoneinfo import ZoneInfo

from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.sides import Side
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.words.dates import in_words
from callprogram.domain.words.subjects import subject


def to_account_owner(case: Case, customer: Customer, executive: str, today: date) -> Content:
    """What its account owner is asked, before there is a list with the call."""
    day, who = in_words(case.raised_on, today), case.owner or "Nobody"
    return Content(
        subject=subject("", customer.name, " complained; what should we know?"),
        opening=f"They complained on {day}: “{case.wants}”. {who} has it{'' if case.owner else ' yet'}. "
        f"What you write now is read by {executive} before the call.",
        link="/upcoming",
        link_words="Say what is good to know",
        closing=f"You get this because you look after {customer.name}.",
    )


def to_other_side(case: Case, about: str, side: Side, zone: str, who: str) -> Content:
    """What whoever said no is asked, without blame; nothing is decided before they answered or the time is over.

    What the customer wrote is not in it: angry words about a colleague stay where they came.
    """
    until = ""
    if side.due_at:
        there = side.due_at.astimezone(ZoneInfo(zone))
        until = f"Until {there:%A} {there.day} {there:%B}, {there:%H:%M}, nothing is decided without you. "
    return Content(
        subject=subject("Your side, please: ", about),
        opening=f"{side.question} Perhaps it was right as it was; then we want to say so.",
        link=f"/my_side?case={case.reference}",
        link_words="Give your side",
        closing=f"{until}You can also just answer this mail. {who} has the case, {case.reference}.",
    )


def after_settling(case: Case, how: str, who: str) -> Content:
    """What whoever gave their side hears afterwards."""
    return Content(
        subject=subject("", case.reference, " is settled"),
        opening=f"You told us your side of {case.reference}, thank you: it was read before anything was decided.",
        sections=(Section("How it was settled", (how,)),),
        closing=f"You get this because you were asked. {who} settled it.",
    )
