"""A promise as it was understood."""

from dataclasses import dataclass
from datetime import date

NOTHING = "Nothing is kept: this promises nothing. Say it with other words if it does."


@dataclass(frozen=True)
class Understood:
    """A promise as it was understood: the words, who keeps it, until when, and what is doubtful about that.

    Without words the sentence promises nothing. `awaited` is what the customer promised us.
    """

    text: str
    owner: str = ""
    due_on: date | None = None
    doubts: tuple[str, ...] = ()
    awaited: bool = False
