"""Cases: one matter of one customer that reached the executive, with what they want, who has it, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from callprogram.domain.cases.sides import Side
from callprogram.errors import BadInputError, StateError

QUIET_FOR = timedelta(days=365)
IN_PERSON = "in-person"


class State(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    WAITING = "waiting"
    SETTLED = "settled"
    CLOSED = "closed"


UNDER_WAY = frozenset({State.OPEN, State.WAITING})


@dataclass(frozen=True)
class Case:
    """One matter: the day it came, what they want, who has it by name, and the day it was settled or closed.

    `for_call` says that the executive is to ring them about it: one that came by letter waits until somebody asks.
    `person` and `email` are whoever wrote, where there is no customer; `kind` and `channel` those of its first letter.
    `answer_by` is until when they have a name and a number, `hear_by` the day until which they hear of it again;
    without either no clock runs. `waiting_since` is since when they are to answer. `merged_into` is the case that this
    one has become part of. `writing` is who writes an answer to them, since `writing_since`.
    """

    id: int
    customer_id: int | None
    raised_on: date
    wants: str
    owner: str = ""
    settled_on: date | None = None
    for_call: bool = True
    program_id: int | None = None
    reference: str = ""
    state: State = State.OPEN
    kind: str = "complaint"
    channel: str = IN_PERSON
    title: str = ""
    person: str = ""
    email: str = ""
    language: str = ""
    urgent: str = ""
    causes: tuple[str, ...] = ()
    opened_at: datetime | None = None
    answer_by: datetime | None = None
    answered_at: datetime | None = None
    hear_by: date | None = None
    waiting_since: datetime | None = None
    sides: tuple[Side, ...] = ()
    ended_how: str = ""
    merged_into: int | None = None
    writing: str = ""
    writing_since: datetime | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is still to be done in it."""
        return self.state in UNDER_WAY

    @property
    def answer(self) -> str:
        """What was said last about it by whoever knows the other side; it opens the brief of a call."""
        return next((each.text for each in reversed(self.sides) if each.text), "")

    @property
    def answered_by(self) -> str:
        """Who said that."""
        return next((each.name for each in reversed(self.sides) if each.text), "")


def raised(
    customer_id: int | None, raised_on: date, wants: str, owner: str, today: date, *, for_call: bool = True
) -> Case:
    """A new case; raises BadInputError where it says nothing or lies in the future."""
    if not wants.strip():
        raise BadInputError("Say in a few words what they want.")
    if raised_on > today:
        raise BadInputError(f"An escalation cannot have come on {raised_on}; that day is still to come.")
    return Case(0, customer_id, raised_on, wants.strip(), owner.strip(), for_call=for_call)


def claimed(case: Case, owner: str) -> Case:
    """The case in the hands of somebody; raises StateError where it is ended or somebody else has it."""
    require_under_way(case)
    if case.owner and case.owner != owner:
        raise StateError(f"{case.owner} has this case; they can hand it over.")
    return replace(case, owner=owner)


def handed_over(case: Case, owner: str, note: str) -> Case:
    """The case in other hands; raises BadInputError without a word for them, StateError where nothing changes."""
    require_under_way(case)
    if not note.strip():
        raise BadInputError("Write what the next owner has to know, in a sentence or two.")
    if case.owner == owner:
        raise StateError(f"{owner} has this case already; choose somebody else.")
    return replace(case, owner=owner)


def with_answer(case: Case, at: datetime, hear_by: date | None, *, theirs_to_answer: bool = False) -> Case:
    """The case after a word that reached them; one under way waits for them where they are to answer now."""
    answered_once = replace(case, answered_at=case.answered_at or at, writing="", writing_since=None)
    if not case.is_under_way:
        return answered_once
    if theirs_to_answer:
        return replace(answered_once, state=State.WAITING, hear_by=None, waiting_since=at)
    return replace(answered_once, state=State.OPEN, hear_by=hear_by, waiting_since=None)


def unanswered(case: Case) -> Case:
    """The case whose answer never reached them: the clock runs as if it had not gone out."""
    if not case.is_under_way:
        return case
    return replace(case, state=State.OPEN, answered_at=None, hear_by=None, waiting_since=None)


def settled(case: Case, today: date, how: str = "") -> Case:
    """The case settled; raises StateError where it was already."""
    if case.settled_on:
        raise StateError("This escalation is settled already; reopen its case if there is more to do.")
    return _ended(case, State.SETTLED, today, how)


def closed(case: Case, today: date, why: str) -> Case:
    """The case closed, settled or not; raises BadInputError without a reason, StateError where it is closed."""
    if not why.strip():
        raise BadInputError("Say why it is closed, in a few words.")
    if case.state is State.CLOSED:
        raise StateError("This case is closed already; reopen it if there is more to do.")
    return _ended(case, State.CLOSED, today, why)


def reopened(case: Case, answer_by: datetime | None) -> Case:
    """The case open again, with a clock of its own; raises StateError where it is open, or part of another one."""
    if case.merged_into:
        raise StateError("This case is part of another one; split it off first.")
    if case.state is State.OPEN:
        raise StateError("This case is open, so there is nothing to reopen.")
    return replace(
        case,
        state=State.OPEN,
        settled_on=None,
        ended_how="",
        answer_by=answer_by,
        answered_at=None,
        hear_by=None,
        waiting_since=None,
    )


def merged(case: Case, into: Case, today: date) -> Case:
    """The case as a part of another one; raises StateError where it cannot be."""
    if case.id == into.id:
        raise StateError("A case cannot become a part of itself; name the other one.")
    if case.merged_into or into.merged_into:
        raise StateError("One of them is part of another case already; make it two again first.")
    if case.customer_id and into.customer_id and case.customer_id != into.customer_id:
        raise StateError("They are cases of two customers; only those of one can be made one.")
    return replace(_ended(case, State.CLOSED, today, f"part of {into.reference}"), merged_into=into.id)


def split_off(case: Case) -> Case:
    """The case by itself again; raises StateError where it is part of none."""
    if not case.merged_into:
        raise StateError("This case is part of no other one, so there is nothing to take apart.")
    return replace(case, merged_into=None, state=State.OPEN, settled_on=None, ended_how="")


def answered(case: Case, text: str, name: str, email: str, at: datetime) -> Case:
    """The case with what somebody says of it by now; raises BadInputError where that is nothing."""
    if not text.strip():
        raise BadInputError("Write what is good to know before the call.")
    theirs = sorted((each for each in case.sides if each.is_of(name, email)), key=lambda each: not each.is_asked)
    before = next(iter(theirs), None)
    given = replace(before or Side(email, name), name=name, text=text.strip(), given_at=at)
    return replace(case, sides=(*(each for each in case.sides if each is not before), given))


def late(case: Case, now: datetime, today: date) -> bool:
    """Whether they should have heard by now; nobody is late while they are to answer themselves."""
    if case.state is not State.OPEN:
        return False
    if case.answered_at is None:
        return case.answer_by is not None and case.answer_by < now
    return case.hear_by is not None and case.hear_by < today


def loud(cases: Iterable[Case], today: date) -> bool:
    """Whether one came within the twelve months before."""
    return any(today - QUIET_FOR <= each.raised_on for each in cases)


def _ended(case: Case, state: State, today: date, how: str) -> Case:
    return replace(
        case,
        state=state,
        settled_on=case.settled_on or max(today, case.raised_on),
        ended_how=how.strip(),
        hear_by=None,
        waiting_since=None,
        writing="",
        writing_since=None,
    )


def require_under_way(case: Case) -> None:
    """Nothing where something is still to be done in it; raises StateError where it is ended."""
    if not case.is_under_way:
        raise StateError(f"This case is {case.state}; reopen it first.")
