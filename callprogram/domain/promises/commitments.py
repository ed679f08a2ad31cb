"""Commitments: promises made to a customer, each with words, an owner and a date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from callprogram.domain.people.recipients import is_executive
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in, due_in_words, in_words, weekday_in_words
from callprogram.errors import BadInputError, StateError


class State(StrEnum):
    """How far a promise has come; `loose` lacks an owner or a date, `told` means that the customer knows."""

    LOOSE = "loose"
    OPEN = "open"
    KEPT = "kept"
    TOLD = "told"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What was promised: something by us, to call them again when it suits them, or something by the customer."""

    PROMISE = "promise"
    CALL_AGAIN = "call-again"
    AWAITED = "awaited"


UNFINISHED = frozenset({State.LOOSE, State.OPEN, State.KEPT})
_WITHOUT_WORDS = "Say in a few words what was promised."
_STANDS = {
    State.LOOSE: "still lacks an owner or a date",
    State.OPEN: "has not been kept yet",
    State.KEPT: "has been kept",
    State.TOLD: "is done: the customer was told",
    State.WITHDRAWN: "was withdrawn",
}


@dataclass(frozen=True)
class Commitment:
    """One promise; `owner` an email or a name, times in UTC, `made_in_call` the call it was given in.

    `said` is what was typed at first, `doubt` what may have been misunderstood in it. `in_next_call` says that the
    customer hears of a kept one in the next call, `told_in_call` in which call they did. One to call again is made by
    what came of a call, and kept by the next talk; `told_in_call` is then also the call that ended it without one.
    `case_id` is the case in whose answer it was given.
    What is awaited from the customer has no owner here, and is done once it came.
    """

    id: int
    customer_id: int
    text: str
    made_at: datetime
    owner: str = ""
    due_on: date | None = None
    state: State = State.LOOSE
    made_in_call: int | None = None
    kept_at: datetime | None = None
    told_at: datetime | None = None
    withdrawn_why: str = ""
    said: str = ""
    doubt: str = ""
    in_next_call: bool = False
    kind: Kind = Kind.PROMISE
    told_in_call: int | None = None
    case_id: int | None = None


def assigned(commitment: Commitment, owner: str, due_on: date | None) -> Commitment:
    """The commitment with this owner and date: open when it has both, loose until then.

    What was awaited from the customer is ours as soon as somebody of us keeps it.
    """
    _expect(commitment, State.LOOSE, State.OPEN)
    if not commitment.text.strip():
        raise BadInputError(_WITHOUT_WORDS)
    kind = Kind.PROMISE if owner.strip() and is_awaited(commitment) else commitment.kind
    state = State.OPEN if due_on and (owner.strip() or kind is Kind.AWAITED) else State.LOOSE
    return replace(commitment, owner=owner.strip(), due_on=due_on, state=state, doubt="", kind=kind)


def moved(commitment: Commitment, due_on: date, why: str) -> Commitment:
    """The commitment due on another day, for a reason; raises StateError where it is not open, or due on it already."""
    _expect(commitment, State.OPEN)
    if not why.strip():
        raise BadInputError("Say in a few words why the promise gets a new date.")
    if due_on == commitment.due_on:
        raise StateError("This promise is due on that day already; choose another day.")
    return replace(commitment, due_on=due_on, doubt="")


def reworded(commitment: Commitment, text: str) -> Commitment:
    """The commitment in other words; raises StateError where the customer was told of it, or it was withdrawn."""
    _expect(commitment, *UNFINISHED)
    if not text.strip():
        raise BadInputError(_WITHOUT_WORDS)
    if text.strip() == commitment.text:
        raise StateError("These are its words already; write what it should say instead.")
    return replace(commitment, text=text.strip(), said=commitment.said or commitment.text)


def kept(commitment: Commitment, now: datetime) -> Commitment:
    """The commitment kept; done at once where it was awaited. Raises StateError where it is not open."""
    if commitment.state is State.LOOSE:
        raise StateError("This promise still lacks an owner or a date; add both, then it can be kept.")
    _expect(commitment, State.OPEN)
    done = replace(commitment, state=State.KEPT, kept_at=now)
    return told(done, now) if is_awaited(commitment) else done


def kept_at(commitment: Commitment, on: date, zone: str, now: datetime) -> datetime:
    """The moment at which it was kept by the end of that day; raises BadInputError where that cannot be."""
    if not day_in(zone, commitment.made_at) <= on <= day_in(zone, now):
        raise BadInputError("Say a day from when it was promised until today.")
    return min(now, datetime.combine(on, time(23, 59), ZoneInfo(zone)).astimezone(UTC))


def told(commitment: Commitment, now: datetime) -> Commitment:
    """The commitment closed because the customer knows; raises StateError where it was not kept first."""
    if commitment.state in {State.LOOSE, State.OPEN}:
        raise StateError("This promise has not been kept yet; mark it kept first, then tell the customer.")
    _expect(commitment, State.KEPT)
    return replace(commitment, state=State.TOLD, told_at=now)


def told_in(commitment: Commitment, call_id: int, at: datetime, *, own: bool) -> Commitment:
    """The commitment closed by a talk, which also keeps the executive's `own`; raises StateError as `told` does."""
    done = kept(commitment, at) if own and commitment.state is State.OPEN else commitment
    return replace(told(done, at), told_in_call=call_id)


def not_told_in(commitment: Commitment) -> Commitment:
    """The commitment as it was before that talk."""
    kept_by_it = commitment.kept_at == commitment.told_at
    before = replace(commitment, state=State.KEPT, told_at=None, told_in_call=None)
    return replace(before, state=State.OPEN, kept_at=None) if kept_by_it else before


def ended_in(commitment: Commitment, call_id: int, why: str) -> Commitment:
    """The commitment to call again that this call has ended, though nobody talked."""
    return replace(withdrawn(commitment, why), told_in_call=call_id)


def not_ended(commitment: Commitment) -> Commitment:
    """The commitment to call again as it was before that call."""
    return replace(commitment, state=State.OPEN, withdrawn_why="", told_in_call=None)


def in_next_call(commitment: Commitment) -> Commitment:
    """The kept commitment that the customer hears of in the next call; raises StateError where it is not kept."""
    _expect(commitment, State.KEPT)
    return replace(commitment, in_next_call=True)


def reopened(commitment: Commitment) -> Commitment:
    """The commitment open again, because it was not kept after all; raises StateError where it is not kept."""
    _expect(commitment, State.TOLD if is_awaited(commitment) else State.KEPT)
    return replace(commitment, state=State.OPEN, kept_at=None, told_at=None, in_next_call=False)


def untold(commitment: Commitment) -> Commitment:
    """The commitment kept and still to be told, for nobody told them; raises StateError where it is not told."""
    _expect(commitment, State.TOLD)
    return replace(commitment, state=State.KEPT, told_at=None)


def withdrawn(commitment: Commitment, why: str) -> Commitment:
    """The commitment taken back, with the reason."""
    _expect(commitment, *UNFINISHED)
    if not why.strip():
        raise BadInputError("Say in a few words why the promise is withdrawn.")
    return replace(commitment, state=State.WITHDRAWN, withdrawn_why=why.strip())


def is_awaited(commitment: Commitment) -> bool:
    """Whether it is the customer who promised this."""
    return commitment.kind is Kind.AWAITED


def kept_by(commitment: Commitment) -> str:
    """Who keeps a promise, in words; the customer goes by `them`."""
    return commitment.owner or ("them" if is_awaited(commitment) else "no owner")


def standing_in_words(commitment: Commitment) -> str:
    """How a promise stands, as others read of it: `To be kept by Tom.`, `Kept by Tom; they know.` and so on."""
    match commitment.state:
        case State.LOOSE | State.OPEN if is_awaited(commitment) and not commitment.owner:
            return "Awaited from them."
        case State.LOOSE | State.OPEN:
            return f"To be kept by {commitment.owner}." if commitment.owner else "Nobody keeps it yet."
        case State.WITHDRAWN:
            return f"Withdrawn: {commitment.withdrawn_why}".rstrip(": ") + "."
        case _:
            return f"Kept by {kept_by(commitment)}{'; they know' if commitment.state is State.TOLD else ''}."


def is_unclear(commitment: Commitment) -> bool:
    """Whether a promise lacks an owner or a date, or may have been misunderstood."""
    return commitment.state is State.LOOSE or (commitment.state is State.OPEN and bool(commitment.doubt))


def lacks(commitment: Commitment) -> str:
    """What is to be completed of a promise: as a question, or what is doubtful in it."""
    if commitment.doubt:
        return f"{commitment.doubt}."
    if commitment.owner or is_awaited(commitment):
        return "by when?"
    return "who keeps it?" if commitment.due_on else "who keeps it, and by when?"


def overdue(commitment: Commitment, today: date) -> bool:
    """Whether the promise is past its date and not kept."""
    unkept = commitment.state in {State.LOOSE, State.OPEN}
    return unkept and commitment.due_on is not None and commitment.due_on < today


def urgency(commitment: Commitment) -> tuple[bool, date]:
    """What to sort promises by: kept but untold first, then by date, those without one last."""
    return commitment.state is not State.KEPT, commitment.due_on or date.max


def in_a_line(commitment: Commitment, today: date, zone: str) -> str:
    """One promise as it stands today, with days as the calendar in that zone has them."""
    return _line(commitment, how_due(commitment, today), today, zone)


def how_due(commitment: Commitment, today: date) -> str:
    """`due tomorrow`, or `was due yesterday`; empty where there is no date."""
    when = "was due" if overdue(commitment, today) else "due"
    return f"{when} {due_in_words(commitment.due_on, today)}" if commitment.due_on else ""


def for_the_call(commitment: Commitment, day: date, zone: str) -> str:
    """One promise as the brief for a call on that day says it, which is read before it too: by its date alone."""
    due = f"due {weekday_in_words(commitment.due_on, day)}" if commitment.due_on else ""
    return _line(commitment, due, day, zone)


def _line(commitment: Commitment, due: str, today: date, zone: str) -> str:
    day = in_words(day_in(zone, commitment.made_at), today)
    if is_awaited(commitment):
        return f"They promised {day}: {commitment.text} — {due or 'no date'}"
    made = f"Promised {day}: {commitment.text}"
    if commitment.state is State.KEPT:
        return f"{made} — kept; tell them"
    return f"{made} — {kept_by(commitment)}, {due or 'no date'}"


def unfinished(commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """The promises still to keep or to tell, the most urgent first."""
    return tuple(sorted((each for each in commitments if each.state in UNFINISHED), key=urgency))


def _expect(commitment: Commitment, *states: State) -> None:
    if commitment.state not in states:
        raise StateError(f"This promise {_STANDS[commitment.state]}.")


def own_promises(commitments: Iterable[Commitment], program: Program) -> frozenset[int]:
    """Which of these promises, by id, the executive of this program keeps."""
    return frozenset(each.id for each in commitments if is_executive(each.owner, program))
