"""What is asked in which call."""

from dataclasses import replace

import pytest

from callprogram.domain.calls.questions import questions_for, questions_of
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, Kind
from tests.examples import PROMISE

USUAL = questions_of([])
CALL_AGAIN = replace(PROMISE, id=2, kind=Kind.CALL_AGAIN)
AWAITED = replace(PROMISE, id=3, kind=Kind.AWAITED)


@pytest.mark.parametrize(
    ("seat", "promises", "asked_as"),
    [
        (Seat.PROMISE, [PROMISE], Seat.PROMISE),
        (Seat.PROMISE, [CALL_AGAIN, PROMISE], Seat.PROMISE),
        (Seat.PROMISE, [CALL_AGAIN], Seat.UNHEARD),
        (Seat.PROMISE, [CALL_AGAIN, AWAITED], Seat.UNHEARD),
        (Seat.RENEWAL, [CALL_AGAIN], Seat.RENEWAL),
        (Seat.PROMISE, [], Seat.PROMISE),
    ],
)
def test_whoever_only_asked_to_be_called_again_is_not_asked_whether_it_arrived(
    seat: Seat, promises: list[Commitment], asked_as: Seat
) -> None:
    assert questions_for(USUAL, seat, promises) == USUAL[asked_as]
