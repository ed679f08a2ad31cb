"""The open hours as somebody types them."""

import pytest

from callprogram.domain.cases.desk import DAY, Span, read_hours
from callprogram.errors import BadInputError


def test_days_and_spans_make_hours() -> None:
    assert read_hours("mon-tue 09:00-12:30 13:30-17:00") == (
        Span(0, 540, 750),
        Span(0, 810, 1020),
        Span(1, 540, 750),
        Span(1, 810, 1020),
    )


def test_groups_stand_apart_and_days_may_go_round_the_week() -> None:
    assert read_hours("sat-sun 10:00-12:00; wed 09:00-24:00") == (
        Span(2, 540, DAY),
        Span(5, 600, 720),
        Span(6, 600, 720),
    )
    assert [each.weekday for each in read_hours("sun-tue 9:00-10:00")] == [0, 1, 6]


def test_a_span_that_ends_at_or_before_its_start_ends_the_next_day() -> None:
    assert read_hours("fri 22:00-06:00 08:00-08:00") == (Span(4, 480, 480 + DAY), Span(4, 1320, 360 + DAY))


def test_none_is_no_open_hour() -> None:
    assert read_hours("none") == ()


@pytest.mark.parametrize(
    "text", ["mon-fri", "09:00-17:00", "monday 9-17", "mon 09:00-25:00", "mon 24:00-09:00", "xyz 09:00-10:00"]
)
def test_what_cannot_be_read_is_said_with_how_to_write_it(text: str) -> None:
    with pytest.raises(BadInputError, match="write days and spans like"):
        read_hours(text)
