"""Escalations: what they want, who has it, settled once, counted for twelve months."""

from datetime import date, timedelta

import pytest

from callprogram.domain.cases.cases import loud, raised, settled
from callprogram.errors import BadInputError, StateError
from tests.examples import TUESDAY


def test_a_complaint_says_what_they_want_and_who_has_it() -> None:
    made = raised(7, TUESDAY, "  Their invoices are wrong ", " Bob ", TUESDAY)
    assert (made.customer_id, made.wants, made.owner, made.settled_on) == (7, "Their invoices are wrong", "Bob", None)


@pytest.mark.parametrize(
    ("on", "wants", "sentence"),
    [
        (TUESDAY, " ", "Say in a few words what they want"),
        (TUESDAY + timedelta(days=1), "All", "still to come"),
    ],
)
def test_a_complaint_of_nothing_or_of_a_day_to_come_is_refused(on: date, wants: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        raised(7, on, wants, "", TUESDAY)


def test_a_complaint_is_settled_once() -> None:
    done = settled(raised(7, TUESDAY, "All", "", TUESDAY), TUESDAY)
    assert done.settled_on == TUESDAY
    with pytest.raises(StateError, match="settled already"):
        settled(done, TUESDAY)


@pytest.mark.parametrize(("days", "is_loud"), [(0, True), (365, True), (366, False)])
def test_for_twelve_months_they_count_as_loud(days: int, is_loud: bool) -> None:
    assert loud((raised(7, TUESDAY - timedelta(days=days), "All", "", TUESDAY),), TUESDAY) is is_loud
    assert not loud((), TUESDAY)
