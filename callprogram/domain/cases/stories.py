"""The story of a case: what was done, line by line, beside its letters, calls and promises."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Done(StrEnum):
    """What was done in a case."""

    OPENED = "opened"
    CLAIMED = "claimed"
    HANDED_OVER = "handed-over"
    NOTED = "noted"
    ASKED = "asked"
    SAID = "said"
    ANSWERED = "answered"
    CAME_BACK = "came-back"
    TALKED = "talked"
    SETTLED = "settled"
    CLOSED = "closed"
    REOPENED = "reopened"
    MERGED = "merged"
    SPLIT = "split"
    CALL_ASKED = "call-asked"
    CAUSE_NAMED = "cause-named"
    DECIDED = "decided"
    TOLD_CHANGE = "told-change"


@dataclass(frozen=True)
class StoryLine:
    """One line of a story; a private one is for the desk alone. `about` is the letter or the case that it speaks of."""

    id: int
    case_id: int
    at: datetime
    by: str
    done: Done
    text: str = ""
    private: bool = False
    about: int | None = None
