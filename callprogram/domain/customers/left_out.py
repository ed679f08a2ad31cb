"""What a file has that was not brought in: rows that are no customers, columns that fill nothing."""

from collections import Counter
from collections.abc import Container, Sequence, Sized
from dataclasses import dataclass

_NAMED, _COLUMNS = 3, 6
_LOSSES = {
    "phone": ("telephone numbers", "nobody who is new can be called"),
    "revenue": ("revenue", "lists cannot weigh it"),
    "country": ("country", "times are guessed from numbers"),
    "account_owner": ("account owner", "nobody is told before a call"),
    "renewal_on": ("renewal date", "no renewal brings anybody onto a list"),
}


@dataclass(frozen=True)
class NotCustomer:
    """A row that is about nobody to call, whom it names, and why it was not brought in."""

    row: int
    name: str
    why: str


def not_customers_in_words(apart: Sequence[NotCustomer]) -> str:
    """Why rows are no customers, each reason with the first of its rows: `deleted: row 3 “Cy Noe” and 20 more`."""
    reasons = Counter(each.why for each in apart).most_common(_NAMED)
    said = [f"{why}: {_rows_in_words([each for each in apart if each.why == why])}" for why, _ in reasons]
    left = len(apart) - sum(count for _, count in reasons)
    return "; ".join([*said, *([f"and {left:,} more"] if left else [])])


def _rows_in_words(apart: Sequence[NotCustomer]) -> str:
    first = [f"row {each.row:,}" + (f" “{each.name}”" if each.name else "") for each in apart[:_NAMED]]
    return ", ".join(first) + (f" and {len(apart) - _NAMED:,} more" if len(apart) > _NAMED else "")


@dataclass(frozen=True)
class UnusedColumn:
    """A column that fills no field: what it looks like, the share of cells filled, a few, what it could be."""

    header: str
    looks_like: str
    filled: float
    sample: tuple[str, ...]
    could_be: tuple[str, ...] = ()


def unused_in_words(unused: Sequence[UnusedColumn]) -> str:
    """The columns that are not used, those that could fill a field first: `ACV (amounts of money), Fax (text)`."""
    filled = sorted((each for each in unused if each.filled), key=lambda each: not each.could_be)
    first = [f"{each.header} ({each.looks_like})" for each in filled[:_COLUMNS]]
    more = [f"{len(filled) - _COLUMNS:,} more"] if len(filled) > _COLUMNS else []
    return ", ".join([*first, *more])


def callable_in_words(number: int, refusing: int, fields: Container[str]) -> str:
    """How many of a file can be called, where it says anything of it, and how many asked not to be."""
    able = f"{number:,} callable" if "phone" in fields else "no telephone numbers in this file"
    return f"{able}, {refusing:,} not to be called" if refusing else able


def losses(fields: Container[str], new: Sized) -> tuple[str, ...]:
    """What a list loses by the fields that nothing fills of whoever is new; others may be known from another file."""
    if not new:
        return ()
    return tuple(f"no {name}: {what}" for field, (name, what) in _LOSSES.items() if field not in fields)
