"""What waits for somebody, of which kinds, and which of these not until Monday."""

from dataclasses import dataclass
from enum import StrEnum

from callprogram.services.overview import cases_waiting, decisions_waiting


class Kind(StrEnum):
    """What waits."""

    HOUR_NOT_LOGGED = "hour-not-logged"
    NO_OUTCOME = "no-outcome"
    MISSED_CALL = "missed-call"
    ANSWER = "answer"
    HOLD = "hold"
    COMPLAINT = "complaint"
    LETTERS = "letters"
    UNCLAIMED_CASES = cases_waiting.UNCLAIMED
    LATE_CASES = cases_waiting.LATE
    YOUR_CASES = cases_waiting.MINE
    TO_APPROVE = decisions_waiting.TO_APPROVE
    TO_REVIEW = decisions_waiting.TO_REVIEW
    MAILBOX = "mailbox"
    NO_MAIL = "no-mail"
    NOT_SENT = "not-sent"
    NOT_REACHED = "not-reached"
    LATE_PROMISES = "late-promises"
    UNCLEAR_PROMISE = "unclear-promise"
    MORE_PROMISES = "more-promises"
    NOT_TOLD = "not-told"
    UNREACHABLE_OWNER = "unreachable-owner"
    CALENDAR_CHANGED = "calendar-changed"
    CALENDAR_TROUBLE = "calendar-trouble"
    NOT_SIGNED_OFF = "not-signed-off"
    NOT_HELD = "not-held"
    DAY_OFF = "day-off"
    NUMBERS = "numbers"
    TO_MEND = "to-mend"
    VANISHED = "vanished"
    LIKELY_PAIRS = "likely-pairs"
    OLD_DATA = "old-data"


# What does not wait until Monday.
URGENT = frozenset({Kind.COMPLAINT, Kind.NOT_SIGNED_OFF, Kind.HOUR_NOT_LOGGED, Kind.DAY_OFF, Kind.MISSED_CALL})


@dataclass(frozen=True)
class Need:
    """One thing that waits, in words; `id` is of the row that it is about, `value` its week, number, owner or day."""

    kind: Kind
    what: str
    words: str
    id: int = 0
    value: str = ""

    @property
    def about(self) -> str:
        """What it is about, the same whatever is said of it."""
        return f"{self.kind}-{self.id}-{self.value}"
