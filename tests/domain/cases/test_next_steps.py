"""What is next in a case, in plain words; who writes just now; and what is read aloud when it is handed over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.handing_over import Told, summary
from callprogram.domain.cases.next_steps import Haste, next_of, turn, writes_now
from callprogram.domain.cases.sides import Side
from callprogram.domain.promises.commitments import Commitment

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)  # a Tuesday, 15:00 in Amsterdam
ZONE = "Europe/Amsterdam"
CASE = Case(1, 1, date(2026, 11, 24), "A date that holds", answer_by=NOW + timedelta(hours=2))
HEARD = replace(CASE, answered_at=NOW)
PRIYA = Side("priya@example.com", "Priya Rao", "Why?", NOW, NOW + timedelta(hours=1))


@pytest.mark.parametrize(
    ("case", "words", "haste"),
    [
        (CASE, "answer by 17:00", Haste.TODAY),
        (replace(CASE, answer_by=NOW + timedelta(hours=19)), "answer by tomorrow, 10:00", Haste.NOT_YET),
        (replace(CASE, answer_by=NOW + timedelta(days=3)), "answer by Friday, 15:00", Haste.NOT_YET),
        (replace(CASE, answer_by=NOW - timedelta(minutes=5)), "late by 5 min", Haste.LATE),
        (replace(CASE, answer_by=NOW - timedelta(hours=2)), "late by 2 h", Haste.LATE),
        (replace(CASE, answer_by=NOW - timedelta(days=2)), "late by 2 days", Haste.LATE),
        (replace(CASE, answer_by=None), "to be answered, no deadline", Haste.NOT_YET),
        (replace(CASE, sides=(PRIYA,)), "Priya to say their side by 16:00", Haste.TODAY),
        (replace(CASE, sides=(replace(PRIYA, due_at=NOW + timedelta(days=1)),)), "answer by 17:00", Haste.TODAY),
        (replace(HEARD, sides=(PRIYA,)), "Priya to say their side by 16:00", Haste.TODAY),
        (replace(HEARD, sides=(PRIYA,), hear_by=date(2026, 11, 23)), "late by 1 day", Haste.LATE),
        (replace(HEARD, hear_by=date(2026, 11, 24)), "hears from us today", Haste.TODAY),
        (replace(HEARD, hear_by=date(2026, 11, 27)), "hears from us by Friday", Haste.NOT_YET),
        (replace(HEARD, hear_by=date(2026, 12, 14)), "hears from us by 14 December", Haste.NOT_YET),
        (HEARD, "answered", Haste.NOT_YET),
        (
            replace(HEARD, state=State.WAITING, waiting_since=NOW - timedelta(days=4)),
            "waiting for them since Friday",
            Haste.NOT_YET,
        ),
        (replace(CASE, state=State.SETTLED, settled_on=date(2026, 11, 20)), "settled on 20 November", Haste.NOT_YET),
    ],
)
def test_a_few_words_say_what_is_next_and_how_soon(case: Case, words: str, haste: Haste) -> None:
    found = next_of(case, NOW, ZONE)
    assert (found.words, found.haste) == (words, haste)


def test_what_is_ours_to_answer_comes_before_what_waits_for_them() -> None:
    waits = replace(HEARD, state=State.WAITING, waiting_since=NOW)
    friday = replace(HEARD, hear_by=date(2026, 11, 27))
    assert sorted([waits, friday, CASE], key=lambda each: turn(each, ZONE)) == [CASE, friday, waits]


def test_what_is_urgent_comes_first_until_they_were_answered() -> None:
    tomorrow = replace(CASE, answer_by=NOW + timedelta(days=1), urgent="Somebody could be hurt")
    answered = replace(tomorrow, answered_at=NOW, hear_by=date(2026, 11, 27))
    assert sorted([answered, CASE, tomorrow], key=lambda each: turn(each, ZONE)) == [tomorrow, CASE, answered]


def test_who_writes_is_said_to_others_for_a_quarter_of_an_hour() -> None:
    case = replace(CASE, writing="Marta Vos", writing_since=NOW - timedelta(minutes=14))
    assert writes_now(case, NOW, "Paul Reed") == "Marta Vos"
    assert writes_now(case, NOW, "Marta Vos") == ""
    assert writes_now(case, NOW + timedelta(minutes=1), "Paul Reed") == ""


def test_a_case_is_handed_over_in_thirty_seconds_of_reading_aloud() -> None:
    said = replace(PRIYA, text="By the rules it was right.")
    other = Side("tom@example.com", "Tom Gruen", "Who drove?", NOW, NOW)
    promised = Commitment(1, 1, "Send the new date", NOW, "Marta Vos", date(2026, 11, 27))
    told = Told("Marta Vos", date(2026, 11, 24), "We look into it. " * 100)
    words = summary(replace(CASE, sides=(said, other)), "Sofia of Brightwater", [told], [promised], date(2026, 11, 24))
    assert words[0] == "Sofia of Brightwater. They want: A date that holds"
    assert words[1].startswith("Marta Vos told them on 24 November: We look into it.")
    assert words[2:] == (
        "Promised by 27 November: Send the new date (Marta Vos).",
        "Do not ask Priya Rao again; they said: By the rules it was right.",
        "Tom Gruen is asked already: Who drove?",
    )
    assert len(" ".join(words).split()) < 80  # what somebody reads aloud in thirty seconds
