"""Unsent: what is half-written, kept until it goes out: a member's own words, and the answer to a case."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """Which box it stands in; of an answer also until when they hear again, as an ISO date."""

    TO = "answer-to"
    SUBJECT = "answer-subject"
    BODY = "answer-body"
    HEAR_BY = "answer-hear-by"
    NOTE = "noted"
    QUESTION = "question"
    SIDE = "side"
    HANDED_OVER = "handed-over"
    KIND = "kind"
    AMOUNT = "amount"
    CURRENCY = "currency"
    TAKEN = "taken"
    ASKED = "asked"
    WHY = "why"
    SETTLED = "settled"
    CLOSED = "closed"
    MAIL_SUBJECT = "mail-subject"
    MAIL_BODY = "mail-body"
    CHANGE = "change"
    WHO = "who"
    SAID = "said"


# An answer is of everybody who works with its case; all else of whoever writes it.
ANSWER = (Part.TO, Part.SUBJECT, Part.BODY, Part.HEAR_BY)


@dataclass(frozen=True)
class About:
    """What somebody writes about: a case, a letter, something of theirs (`thing`), or nothing that is kept yet."""

    case_id: int | None = None
    letter_id: int | None = None
    thing: str = ""

    @property
    def key(self) -> str:
        """In letters, figures and dashes alone, as a page can name it."""
        return f"{self.case_id or 0}-{self.letter_id or 0}-{self.thing.encode().hex()}"


def read_about(key: str) -> About:
    """What a key names."""
    case_id, letter_id, thing = key.split("-")
    return About(int(case_id) or None, int(letter_id) or None, bytes.fromhex(thing).decode())


@dataclass(frozen=True)
class Unsent:
    """The text in one box as far as it is written, and by whom (their address); `writer` is their window.

    `box` names the box: what it is about, which part, and of one's own words whose.
    """

    id: int
    case_id: int | None
    part: Part
    text: str
    by: str
    writer: str = ""
    letter_id: int | None = None
    box: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether somebody has typed it, and not only chosen a day."""
        return self.part is not Part.HEAR_BY


def box_of(about: About, part: Part, email: str) -> str:
    """The name of a box, as this member writes in it."""
    return f"{about.key}/{part}" + ("" if part in ANSWER else f"/{email}")


def begun(about: About, part: Part, text: str, by: str, writer: str = "") -> Unsent:
    """The first words in a box."""
    return Unsent(0, about.case_id, part, text, by, writer, about.letter_id, box_of(about, part, by))
