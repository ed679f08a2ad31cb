"""Figures that rate a customer are read by the scale of their column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.crm_csv.readers import Reader, Said
from callprogram.adapters.crm_csv.scores import cases_reader, health_reader, nps_reader


def all_of(reader: Reader, column: list[str]) -> list[object]:
    return [reader.read(text).value for text in column]


@pytest.mark.parametrize(
    ("column", "health"),
    [
        (["72", "100", "0"], [72, 100, 0]),
        (["72%", "72 %", "72.0", "72,4", "72.5", "７２"], [72, 72, 72, 72, 73, 72]),  # noqa: RUF001 - Japanese figures
        (["0.72", "1", "0", "0,5"], [72, 100, 0, 50]),
        (["0.72", "50"], [1, 50]),
        (["1", "0"], [1, 0]),
        (["7/10", "3 of 5", "72/100", "4 von 5"], [70, 60, 72, 80]),
        (["101", "-1", "green", "²", "1/0"], [None] * 5),
    ],
)
def test_health_is_read_by_the_scale_of_its_column(column: list[str], health: list[int | None]) -> None:
    assert all_of(health_reader(column), column) == health


def test_what_is_no_health_says_so() -> None:
    assert health_reader(["green"]).read("green") == Said(None, "not a whole number from 0 to 100")


@pytest.mark.parametrize(
    ("column", "doubtful"),
    [
        (["7", "8", "10"], True),
        (["7", "8", "11"], False),
        (["7", "8"], False),
        (["0.7", "0.8", "0.9"], False),
        (["7/10", "8/10", "9/10"], False),
    ],
)
def test_a_column_of_health_that_may_be_out_of_ten_is_doubtful(column: list[str], doubtful: bool) -> None:
    assert bool(health_reader(column).doubts) is doubtful


@pytest.mark.parametrize(
    ("column", "answers"),
    [
        (["9", "0", "10"], [9, 0, 10]),
        (["9.0", "9/10", "９"], [9, 9, 9]),  # noqa: RUF001 - Japanese figures
        (["9", "8", "7", "6", "5", "-1", "promoter", "8.5"], [9, 8, 7, 6, 5, None, None, None]),
        (["45", "-20", "9"], [None, None, None]),
        (["72%"], [None]),
    ],
)
def test_only_answers_are_kept_of_how_likely_customers_recommend_us(
    column: list[str], answers: list[int | None]
) -> None:
    assert all_of(nps_reader(column), column) == answers


def test_a_column_of_scores_is_said_once_and_not_row_by_row() -> None:
    reader = nps_reader(["9", "45", "-20"])
    said = "This column has scores from \N{MINUS SIGN}100 to 100; only answers from 0 to 10 are kept."
    assert reader.doubts == (("45", said),)
    assert [reader.read(text) for text in ("9", "45", "-20")] == [Said()] * 3


@pytest.mark.parametrize(
    ("text", "cases"), [("0", 0), ("12", 12), ("3.0", 3), ("2.5", None), ("²", None), ("-1", None)]
)
def test_open_cases_are_counted(text: str, cases: int | None) -> None:
    assert cases_reader([text]).read(text).value == cases


@given(st.lists(st.text(max_size=8)), st.sampled_from([health_reader, nps_reader, cases_reader]))
def test_no_texts_break_a_reader(column: list[str], reader_of: object) -> None:
    assert callable(reader_of)
    assert all(value is None or isinstance(value, int) for value in all_of(reader_of(column), column))
