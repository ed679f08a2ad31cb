"""Boards: which promises somebody wants to look at, as an address says it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from callprogram.domain.promises.commitments import Commitment, State, is_awaited, overdue

SOON = timedelta(days=7)


class Show(StrEnum):
    """Which promises, in the words of the page and of its address: `Open` is all that is not finished."""

    OPEN = "Open"
    OVERDUE = "Overdue"
    DUE = "Due soon"
    UNCLEAR = "To complete"
    TO_TELL = "To tell"
    DONE = "Done"
    ALL = "All"


class By(StrEnum):
    """In which order, and under which headings."""

    DUE = "By date"
    OWNER = "By owner"
    CUSTOMER = "By customer"


@dataclass(frozen=True)
class BoardFilter:
    """What a board shows; `owner` and `customer` are names as people write them, `promise` one promise's id.

    `mine` are the reader's own, which come first under each heading anyway. `words` are of what is promised, or of the
    customer's name.
    """

    show: Show = Show.OPEN
    by: By = By.DUE
    owner: str = ""
    mine: bool = False
    customer: str = ""
    promise: str = ""
    words: str = ""


def heading(wanted: BoardFilter, commitment: Commitment, customer: str, today: date) -> str:
    """Under which heading a promise stands on a board."""
    if wanted.by is By.OWNER:
        return "From customers" if is_awaited(commitment) else commitment.owner or "Nobody yet"
    if wanted.by is By.CUSTOMER:
        return customer
    return _when(commitment, today)


def _when(commitment: Commitment, today: date) -> str:
    if overdue(commitment, today):
        return "Late"
    if commitment.state is State.KEPT:
        return "Kept, tell the customer"
    if commitment.state in {State.TOLD, State.WITHDRAWN}:
        return "Done"
    if commitment.due_on is None:
        return "No date"
    return "Next 7 days" if commitment.due_on <= today + SOON else "Later"
