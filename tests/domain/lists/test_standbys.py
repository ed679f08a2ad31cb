"""Standbys: as many as fill the hour nine times of ten."""

from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.lists.standbys import AnswerRate, filled, standbys_for


def test_the_better_people_answer_the_fewer_stand_by() -> None:
    rates = (AnswerRate(), AnswerRate(95, 5), AnswerRate(40, 60))
    assert [standbys_for(5, rate) for rate in rates] == [5, 1, 5]


@given(st.integers(1, 8), st.integers(0, 60), st.integers(0, 60))
def test_so_many_are_enough_and_one_fewer_is_not(calls: int, answered: int, unanswered: int) -> None:
    rate = AnswerRate(answered, unanswered)
    count = standbys_for(calls, rate)
    assert count == calls or filled(calls, count, rate) >= 0.9
    assert count == 0 or filled(calls, count - 1, rate) < 0.9
