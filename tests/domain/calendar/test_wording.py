from datetime import UTC, datetime

import pytest

from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer
from callprogram.domain.calendar.outlets import FoundChange
from callprogram.domain.calendar.series import Guest, Part
from callprogram.domain.calendar.wording import answers_in_words, found_in_words, proposed_in_words
from callprogram.domain.program.call_hour import Week

WEEK = Week(2026, 49)
AT_FIVE = datetime(2026, 12, 2, 16, tzinfo=UTC)
GUESTS = [Guest("priya@example.com", "Priya", Part.REQUIRED), Guest("tom@example.com", "", Part.REQUIRED)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (FoundChange(gone=True), "The hour was taken out of the calendar."),
        (FoundChange(), "What all weeks have in common."),
        (FoundChange(WEEK, gone=True), "2026-W49: taken out."),
        (FoundChange(WEEK, AT_FIVE), "2026-W49: Wednesday 2 December at 17:00."),
        (FoundChange(WEEK), "2026-W49: back to usual."),
    ],
)
def test_what_somebody_changed_in_a_calendar_is_a_sentence(change: FoundChange, words: str) -> None:
    assert found_in_words(change, "Europe/Amsterdam") == words


def test_who_comes_and_who_does_not_is_a_line_each_by_name_where_there_is_one() -> None:
    answers = [
        GuestAnswer("Priya@example.com", Comes.YES, ""),
        GuestAnswer("tom@example.com", Comes.YES, "", WEEK),
        GuestAnswer("priya@example.com", Comes.NO, "", WEEK),
    ]

    assert answers_in_words(answers, GUESTS) == [
        "Coming: Priya, tom@example.com (2026-W49).",
        "Not coming: Priya (2026-W49).",
    ]


@pytest.mark.parametrize(
    ("week", "said", "words"),
    [
        (WEEK, "On a train", "Priya proposes Wednesday 2 December at 17:00 for 2026-W49: “On a train”."),
        (None, "", "Priya proposes Wednesday 2 December at 17:00 for every week, from then on."),
    ],
)
def test_another_time_is_proposed_by_name_for_its_week_with_what_was_said(
    week: Week | None, said: str, words: str
) -> None:
    proposed = GuestAnswer("priya@example.com", None, "", week, AT_FIVE, said)

    assert proposed_in_words(proposed, GUESTS, "Europe/Amsterdam") == words
