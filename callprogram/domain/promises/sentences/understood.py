"""A promise as it was understood."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Understood:
    """A promise as it was understood: the words, who keeps it, until when, and what is doubtful about that."""

    text: str
    owner: str = ""
    due_on: date | None = None
    doubts: tuple[str, ...] = ()
