"""Retention: what a rule says, in months of the calendar."""

from datetime import UTC, datetime

import pytest

from callprogram.domain.people.retention import Retention, What, ends, in_words, read_months
from callprogram.errors import BadInputError


@pytest.mark.parametrize(
    ("now", "months", "end"),
    [
        (datetime(2026, 11, 30, 2, tzinfo=UTC), 12, datetime(2025, 11, 30, 2, tzinfo=UTC)),
        (datetime(2027, 1, 15, tzinfo=UTC), 1, datetime(2026, 12, 15, tzinfo=UTC)),
        (datetime(2027, 3, 31, tzinfo=UTC), 1, datetime(2027, 2, 28, tzinfo=UTC)),
        (datetime(2028, 3, 31, tzinfo=UTC), 13, datetime(2027, 2, 28, tzinfo=UTC)),
    ],
)
def test_a_month_ago_is_the_same_day_or_the_last_one_before_it(now: datetime, months: int, end: datetime) -> None:
    assert ends(Retention(1, notes=months), now) == {What.NOTES: end}


def test_without_a_rule_everything_is_kept() -> None:
    assert ends(Retention(1), datetime(2026, 11, 30, tzinfo=UTC)) == {}
    assert Retention(1).acts is False


def test_what_goes_is_said_in_words() -> None:
    assert in_words({What.NOTES: 12, What.CALLS: 0, What.BINNED: 1, What.LOG: 2}) == (
        "12 notes, 1 letter in the bin, 2 lines of the audit trail"
    )


@pytest.mark.parametrize("months", [-1, 601])
def test_months_that_are_none_are_refused(months: int) -> None:
    assert (read_months(0), read_months(600)) == (None, 600)
    with pytest.raises(BadInputError, match="or 0 for ever"):
        read_months(months)
