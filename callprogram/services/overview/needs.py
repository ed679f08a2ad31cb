"""What waits for somebody, of which kinds, which of these not until Monday, and in how many lines."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from callprogram.domain.people.members import Member
from callprogram.domain.permissions.rights import is_allowed
from callprogram.services.actions import action_of
from callprogram.services.cases import owning
from callprogram.services.decisions import approving, looking_back
from callprogram.services.letters import deciding
from callprogram.services.lists import announcing
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
# What more than a few of a kind are called, in the one line in which they wait then.
_MANY = {
    Kind.COMPLAINT: "complaints",
    Kind.NO_OUTCOME: "calls without an outcome",
    Kind.MISSED_CALL: "missed calls",
    Kind.NOT_TOLD: "kept promises to tell",
    Kind.UNCLEAR_PROMISE: "promises to complete",
    Kind.ANSWER: "answers about coming calls",
    Kind.HOLD: "customers not to call for now",
    Kind.NOT_SENT: "messages that may not have arrived",
    Kind.NOT_REACHED: "people whom nothing reaches",
    Kind.UNREACHABLE_OWNER: "owners whom no reminder reaches",
    Kind.TO_MEND: "things to mend about customers",
}
_A_FEW = 3
# What is done about it; whoever may not do that is not told of it.
_DONE_BY: Mapping[Kind, Callable[..., object]] = {
    Kind.ANSWER: announcing.see,
    Kind.HOLD: announcing.see,
    Kind.LETTERS: deciding.decide,
    Kind.UNCLAIMED_CASES: owning.claim,
    Kind.LATE_CASES: owning.claim,
    Kind.TO_APPROVE: approving.approve,
    Kind.TO_REVIEW: looking_back.review,
}


@dataclass(frozen=True)
class Need:
    """One thing that waits, in words; `id` is of the row that it is about, `value` its week, number, owner or day.

    `name` is whom it is about, where several of its kind wait in one line.
    """

    kind: Kind
    what: str
    words: str
    id: int = 0
    value: str = ""
    name: str = ""

    @property
    def about(self) -> str:
        """What it is about, the same whatever is said of it."""
        return f"{self.kind}-{self.id}-{self.value}"


@dataclass(frozen=True)
class Line:
    """One line of *To do*: one thing that waits, or several of a kind, by whom they are about."""

    needs: tuple[Need, ...]

    @property
    def what(self) -> str:
        """The thing, or how many there are."""
        return self.needs[0].what if len(self.needs) == 1 else f"{len(self.needs):,} {_MANY[self.needs[0].kind]}"

    @property
    def words(self) -> str:
        """What is said of the thing, or the first whom several are about."""
        names = list(dict.fromkeys(need.name for need in self.needs))
        return self.needs[0].words if len(self.needs) == 1 else cases_waiting.which(names, len(names), ", ")


def for_whom_it_is(member: Member, needs: Iterable[Need]) -> tuple[Need, ...]:
    """What of it the member can do something about."""
    return tuple(
        need for need in needs if need.kind not in _DONE_BY or is_allowed(member, action_of(_DONE_BY[need.kind]))
    )


def in_lines(needs: Iterable[Need]) -> tuple[Line, ...]:
    """What waits as it is read: more than a few of a kind in one line, where the first of them stands."""
    found: dict[Kind, list[Need]] = defaultdict(list)
    for need in needs:
        found[need.kind].append(need)
    return tuple(line for kind, several in found.items() for line in _lines(kind, several))


def _lines(kind: Kind, needs: list[Need]) -> Iterator[Line]:
    if kind in _MANY and len(needs) > _A_FEW:
        yield Line(tuple(needs))
    else:
        yield from (Line((need,)) for need in needs)
