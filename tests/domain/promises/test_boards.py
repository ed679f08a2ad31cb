"""Under which heading a promise stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.promises.boards import BoardFilter, By, heading
from callprogram.domain.promises.commitments import Commitment, State
from tests.examples import PROMISE

TODAY = date(2026, 11, 24)
OPEN = replace(PROMISE, owner="Tom", due_on=TODAY)


@pytest.mark.parametrize(
    ("commitment", "words"),
    [
        (replace(OPEN, due_on=TODAY - timedelta(days=1)), "Late"),
        (OPEN, "Next 7 days"),
        (replace(OPEN, due_on=TODAY + timedelta(days=7)), "Next 7 days"),
        (replace(OPEN, due_on=TODAY + timedelta(days=8)), "Later"),
        (replace(OPEN, due_on=None, state=State.LOOSE), "No date"),
        (replace(OPEN, state=State.KEPT), "Kept, tell the customer"),
        (replace(OPEN, state=State.TOLD), "Done"),
    ],
)
def test_by_date_the_urgent_stand_apart(commitment: Commitment, words: str) -> None:
    assert heading(BoardFilter(), commitment, "Acme", TODAY) == words


def test_by_owner_and_by_customer_each_has_a_heading() -> None:
    assert heading(BoardFilter(by=By.OWNER), OPEN, "Acme", TODAY) == "Tom"
    assert heading(BoardFilter(by=By.OWNER), replace(OPEN, owner=""), "Acme", TODAY) == "Nobody yet"
    assert heading(BoardFilter(by=By.CUSTOMER), OPEN, "Acme", TODAY) == "Acme"
