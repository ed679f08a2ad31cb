"""Unsent: what is typed of an answer, kept until it goes out."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """Which part of an answer: what is typed in a box of its own, and until when they hear again, as an ISO date."""

    TO = "answer-to"
    SUBJECT = "answer-subject"
    BODY = "answer-body"
    HEAR_BY = "answer-hear-by"


@dataclass(frozen=True)
class Unsent:
    """One part of a case's answer as far as it is written, and by whom (their address); `writer` is their window."""

    id: int
    case_id: int
    part: Part
    text: str
    by: str
    writer: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether somebody has typed it, and not only chosen a day."""
        return self.part is not Part.HEAR_BY
