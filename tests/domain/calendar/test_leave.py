"""Days off: the weeks on a public holiday or on leave, and when their hour could be instead."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from callprogram.domain.calendar.leave import Leave, Proposal, by_executive, checked, proposals, with_leave
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Week
from callprogram.domain.program.changed_weeks import kept, skipped
from callprogram.errors import BadInputError
from tests.examples import NOW, PROGRAM

FRIDAYS = replace(PROGRAM, weekday=4)
CHRISTMAS, NEW_YEAR = Week(2026, 52), Week(2026, 53)


def weeks_of(found: tuple[Proposal, ...]) -> list[str]:
    return [str(proposal.week) for proposal in found]


def test_public_holidays_of_the_executive_s_country_are_proposed() -> None:
    first, second = proposals(FRIDAYS, (), NOW)
    assert (first.week, second.week) == (CHRISTMAS, NEW_YEAR)
    assert first.why
    assert first.move_to == datetime(2026, 12, 24, 15, tzinfo=UTC)
    assert weeks_of(proposals(replace(FRIDAYS, country="SA"), (), NOW)) == []


def test_leave_is_proposed_and_the_hour_moved_to_the_nearest_day_that_is_none() -> None:
    leave = Leave(1, 1, date(2026, 12, 1), date(2026, 12, 3))
    [proposal] = proposals(PROGRAM, [leave], NOW)
    assert (str(proposal.week), proposal.why) == ("2026-W49", "on leave")
    assert proposal.move_to == datetime(2026, 11, 30, 15, tzinfo=UTC)


def test_a_week_that_is_off_as_a_whole_can_only_be_skipped() -> None:
    [proposal] = proposals(PROGRAM, [Leave(1, 1, date(2026, 11, 28), date(2026, 12, 6))], NOW)
    assert proposal.move_to is None


def test_nothing_is_proposed_that_is_over_already() -> None:
    [proposal] = proposals(
        PROGRAM, [Leave(1, 1, date(2026, 11, 24), date(2026, 11, 27))], datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert proposal.move_to is None


def test_what_somebody_has_decided_about_is_not_proposed_again() -> None:
    decided = skipped(kept(FRIDAYS, CHRISTMAS, NOW), NEW_YEAR, NOW, "")
    assert proposals(decided, (), NOW) == ()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 3), date(2026, 12, 1), "The leave ends before it begins; turn the two days around."),
        (date(2026, 11, 1), date(2026, 11, 8), "That leave is over; choose days to come."),
    ],
)
def test_leave_that_cannot_be_says_why(first: date, last: date, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        checked(Leave(0, 1, first, last), NOW.date())


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (date(2026, 11, 20), (date(2026, 11, 23), date(2026, 11, 27))),
        (date(2026, 11, 24), (date(2026, 11, 23), date(2026, 11, 27))),
        (date(2026, 12, 1), (date(2026, 11, 23), date(2026, 11, 27))),
        (date(2026, 12, 24), (date(2026, 12, 24), date(2026, 12, 31))),
    ],
)
def test_an_executive_is_away_by_their_own_leave_and_by_that_of_their_hour(day: date, away: tuple[date, date]) -> None:
    ada = Member("ada@example.com", "Ada Byron", frozenset(), away=(date(2026, 11, 26), date(2026, 11, 27)))
    of_the_hour = [
        Leave(1, 1, date(2026, 12, 24), date(2026, 12, 31)),
        Leave(2, 1, date(2026, 11, 23), date(2026, 11, 25)),
    ]
    hers = by_executive(of_the_hour, [replace(PROGRAM, id=1, executive_email=ada.email)], [ada])[ada.email]

    assert with_leave(ada, hers, day).away == away
