"""What a file has that was not brought in: rows that are no customers."""

from collections.abc import Sequence
from dataclasses import dataclass

_NAMED = 3


@dataclass(frozen=True)
class NotCustomer:
    """A row that is about nobody to call, whom it names, and why it was not brought in."""

    row: int
    name: str
    why: str


def not_customers_in_words(apart: Sequence[NotCustomer]) -> str:
    """The first rows and why they are no customers: `row 3 “Cy Noe”: deleted in the CRM; and 20 more`."""
    first = [
        f"row {each.row:,}" + (f" “{each.name}”" if each.name else "") + f": {each.why}" for each in apart[:_NAMED]
    ]
    more = [f"and {len(apart) - _NAMED:,} more"] if len(apart) > _NAMED else []
    return "; ".join([*first, *more])
