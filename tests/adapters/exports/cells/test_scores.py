"""Figures that rate a customer are read by the scale of their column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells.readers import ReadCell, Reader
from callprogram.adapters.exports.cells.scores import cases_reader, health_reader, nps_reader


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
        (["101", "-1", "ask Kim", "²", "1/0", "6/5"], [None] * 6),
        (["Green", "72", "At Risk", "red", ""], [85, 72, 40, 20, None]),
        (["A", "B", "C", "D", "F"], [95, 85, 65, 40, 10]),
        (["R", "A", "G"], [20, 65, 85]),
        (
            ["★★★☆☆", "★★", "⭐️⭐️⭐️⭐️", "★★★½", "☆☆☆☆☆", "4 stars", "4 Sterne", "3 étoiles"],
            [60, 40, 80, 70, 0, 80, 80, 60],
        ),
        (["★★★★★★★★", "3 stars"], [80, 30]),
        (
            ["3/5", "3,5 / 5", "4 out of 5", "4 sur 5 étoiles", "7 de 10", "72 Prozent", "72 points"],
            [60, 70, 80, 80, 70, 72, 72],
        ),
        (["7", "10", "0"], [70, 100, 0]),
        (["7.5", "3,2", "9"], [75, 32, 90]),
        (["1", "3", "5"], [20, 60, 100]),
        (["1", "2", "3", "4"], [20, 40, 60, 80]),
        (["4.5", "3", "1"], [90, 60, 20]),
    ],
)
def test_health_is_read_by_the_scale_of_its_column(column: list[str], health: list[int | None]) -> None:
    assert all_of(health_reader(column), column) == health


def test_what_is_no_health_says_so() -> None:
    said = "neither a figure from 0 to 100 nor a word for how healthy a customer is"
    assert health_reader(["ask Kim"]).read("ask Kim") == ReadCell(None, said)


@pytest.mark.parametrize("column", [["5", "8", "3"], ["2", "4", "9"], ["7", "8"], ["3", "9", "10", "11"]])
def test_low_figures_are_out_of_a_hundred_without_evidence_of_another_scale(column: list[str]) -> None:
    assert all_of(health_reader(column), column) == [int(text) for text in column]


@pytest.mark.parametrize(
    ("column", "doubtful"),
    [
        (["7", "8", "9"], "it may be out of 10; it is read as out of 100"),
        (["7", "8", "10"], "read as out of 10, so 10 is 100"),
        (["1.5", "2", "5"], "read as out of 5, so 5 is 100"),
        (["7", "8", "11"], ""),
        (["7", "8"], ""),
        (["0.7", "0.8", "0.9"], ""),
        (["7/10", "8/10", "9/10"], ""),
        (["Green", "★★★", "B"], ""),
    ],
)
def test_what_is_assumed_of_a_scale_is_said(column: list[str], doubtful: str) -> None:
    doubts = health_reader(column).doubts
    assert [doubtful in doubt for _, doubt in doubts] == [True] * bool(doubtful)


@pytest.mark.parametrize(
    ("column", "answers"),
    [
        (["9", "0", "10"], [9, 0, 10]),
        (["9.0", "9/10", "９"], [9, 9, 9]),  # noqa: RUF001 - Japanese figures
        (["9", "8", "7", "6", "5", "-1", "promoter", "8.5"], [9, 8, 7, 6, 5, None, 9, None]),
        (["45", "-20", "9"], [None, None, None]),
        (["72%", "3 stars"], [None, None]),
        (["Promoter", "passive", "Detractor", "9 - Promoter", "nobody"], [9, 7, 3, 9, None]),
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
    assert [reader.read(text) for text in ("9", "45", "-20")] == [ReadCell()] * 3


@pytest.mark.parametrize(
    ("text", "cases"), [("0", 0), ("12", 12), ("3.0", 3), ("2.5", None), ("²", None), ("-1", None)]
)
def test_open_cases_are_counted(text: str, cases: int | None) -> None:
    assert cases_reader([text]).read(text).value == cases


@given(st.lists(st.text(max_size=8)), st.sampled_from([health_reader, nps_reader, cases_reader]))
def test_no_texts_break_a_reader(column: list[str], reader_of: object) -> None:
    assert callable(reader_of)
    assert all(value is None or isinstance(value, int) for value in all_of(reader_of(column), column))
