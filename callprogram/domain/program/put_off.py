"""What waits for whoever keeps a program right, and is put off to a later day."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class PutOff:
    """One line of *To do* that nobody wants to see before a day; `about` is what it is about, whatever it says then."""

    id: int
    program_id: int
    about: str
    until: date
    put_off_by: str


def next_monday(today: date) -> date:
    """The day to which something is put off: the Monday after today."""
    return today + timedelta(days=7 - today.weekday())
