"""Questions to ask in a call: three for each seat, which the executive may word anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, Kind

ASKED = 3
LONGEST_QUESTION = 200
_USUAL = {
    Seat.PROMISE: (
        "Did what we promised arrive, and does it do what you need?",
        "What did waiting for it cost you?",
        "What should we promise differently?",
    ),
    Seat.RENEWAL: (
        "What would make you sign again without a second thought?",
        "Who else on your side decides?",
        "What should we stop doing?",
    ),
    Seat.AT_RISK: (
        "What is not working for you?",
        "What have you tried with us that did not help?",
        "What would have to be different in a month?",
    ),
    Seat.ESCALATION: (
        "What happened, in your own words?",
        "What would put it right for you?",
        "Whom should I keep informed on your side?",
    ),
    Seat.UNHEARD: (
        "What has changed for you since we last spoke?",
        "What do you use us for today?",
        "What should we stop doing?",
    ),
    Seat.NEW: (
        "What did you hope for when you chose us?",
        "What surprised you in the first weeks?",
        "What nearly made you choose somebody else?",
    ),
    Seat.HAPPY: (
        "What do we do that nobody else does for you?",
        "Whom else could this help?",
        "What should we never change?",
    ),
    Seat.RANDOM: (
        "What is keeping you busy this quarter?",
        "Where do we make your work harder than it should be?",
        "What should we stop doing?",
    ),
}


@dataclass(frozen=True)
class Questions:
    """What one program asks in the calls of one seat."""

    id: int
    program_id: int
    seat: Seat
    texts: tuple[str, ...]


def questions_of(own: Iterable[Questions]) -> Mapping[Seat, tuple[str, ...]]:
    """The questions for every seat: the program's own where it has any, else the usual ones."""
    return _USUAL | {each.seat: each.texts for each in own if each.texts}


def questions_for(
    questions: Mapping[Seat, tuple[str, ...]], seat: Seat, promises: Iterable[Commitment]
) -> tuple[str, ...]:
    """What to ask in one call; whoever only asked to be called again was promised nothing that could have arrived."""
    kinds = {each.kind for each in promises}
    only_a_call = seat is Seat.PROMISE and Kind.CALL_AGAIN in kinds and Kind.PROMISE not in kinds
    return questions[Seat.UNHEARD if only_a_call else seat]
