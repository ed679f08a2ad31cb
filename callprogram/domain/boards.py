"""Boards: which promises somebody wants to look at, as an address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from callprogram.domain.commitments import Commitment, State, overdue

SOON = timedelta(days=7)


class Show(StrEnum):
    """Which promises: `open` is all that is not finished, `unclear` lacks something or may have been misunderstood."""

    OPEN = "open"
    OVERDUE = "overdue"
    DUE = "due"
    UNCLEAR = "unclear"
    TO_TELL = "to-tell"
    DONE = "done"
    ALL = "all"


class By(StrEnum):
    """In which order, and under which headings."""

    DUE = "due"
    OWNER = "owner"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Wanted:
    """What a board shows; `owner` and `customer` are names as people write them, `promise` one promise's id."""

    show: Show = Show.OPEN
    by: By = By.DUE
    owner: str = ""
    customer: str = ""
    promise: str = ""


def read_wanted(address: Mapping[str, str]) -> Wanted:
    """What an address asks for; what it says that nobody knows is left aside."""
    return Wanted(
        show=next((each for each in Show if each == address.get("show")), Show.OPEN),
        by=next((each for each in By if each == address.get("by")), By.DUE),
        owner=address.get("owner", ""),
        customer=address.get("customer", ""),
        promise=address.get("promise", ""),
    )


def as_address(wanted: Wanted) -> dict[str, str]:
    """What stands in the address for others to open the same board; nothing that is as usual."""
    usual = Wanted()
    values = {field.name: str(getattr(wanted, field.name)) for field in fields(Wanted)}
    return {name: value for name, value in values.items() if value != str(getattr(usual, name))}


def heading(wanted: Wanted, commitment: Commitment, customer: str, today: date) -> str:
    """Under which heading a promise stands on a board."""
    if wanted.by is By.OWNER:
        return commitment.owner or "Nobody yet"
    if wanted.by is By.CUSTOMER:
        return customer
    return _when(commitment, today)


def _when(commitment: Commitment, today: date) -> str:
    if overdue(commitment, today):
        return "Overdue"
    if commitment.state is State.KEPT:
        return "Kept, to be told"
    if commitment.state in {State.TOLD, State.WITHDRAWN}:
        return "Done"
    if commitment.due_on is None:
        return "Without a date"
    return "In the next seven days" if commitment.due_on <= today + SOON else "Later"
