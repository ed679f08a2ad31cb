"""What was said in calls: notes, themes, and the questions that are asked."""

from collections.abc import Mapping
from typing import Protocol

from callprogram.domain.program.seats import Seat


class Conversations(Protocol):
    """What was said in calls: notes, themes, and the questions that are asked."""

    def note(self, entry_id: int) -> str:
        """The note of the entry's latest call as it is kept; empty where there is none."""

    def private_note(self, entry_id: int) -> str:
        """The private part of that note, for the eyes alone of the executive whose hour it is."""

    def hears_in_private(self, entry_id: int) -> bool:
        """Whether the private part of that note is the reader's."""

    def themes(self) -> tuple[str, ...]:
        """What calls were about, the most frequent first; the list grows as people name new ones."""

    def questions(self, program_id: int) -> Mapping[Seat, tuple[str, ...]]:
        """What is asked in the calls of each seat: the program's own questions, else the usual ones."""
