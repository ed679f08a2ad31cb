"""What is kept of a call, in a line: how long it lasted, what came of it, whether there is a note."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.calls_in_words import kept_in_words, minutes_of, runs_since

BEGAN = datetime(2026, 12, 1, 15, tzinfo=UTC)
CALL = Call(1, 1, 1, Mode.OWN_PHONE, Status.OPEN, "+493023125123", BEGAN)
TALKED = replace(CALL, disposition=Disposition.CONNECTED, note="Fine.", ended_at=BEGAN + timedelta(minutes=4))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (TALKED, "Talked to Renee, 4 min, note saved"),
        (replace(TALKED, note=""), "Talked to Renee"),
        (replace(TALKED, seconds=540), "Talked to Renee, 9 min, note saved"),
        (replace(TALKED, disposition=Disposition.LEFT_VOICEMAIL, note=""), "Voicemail for Renee"),
        (replace(TALKED, disposition=Disposition.NO_ANSWER, note=""), "No answer from Renee"),
        (replace(TALKED, disposition=Disposition.WRONG_NUMBER), "Renee: wrong number, note saved"),
        (CALL, ""),
    ],
)
def test_a_line_says_what_was_kept(call: Call, words: str) -> None:
    assert kept_in_words(call, "Renee") == words


def test_who_asked_not_to_be_called_is_not_called_uninterested_for_now() -> None:
    declined = replace(TALKED, disposition=Disposition.DECLINED, note="")
    assert kept_in_words(declined, "Renee", never=False) == "Renee: not interested now"
    assert kept_in_words(declined, "Renee", never=True) == "Renee: asked not to be called"


def test_a_call_that_only_a_promise_opened_runs_since_nothing_and_lasted_nobody_knows_how_long() -> None:
    promised = replace(CALL, ended_at=BEGAN + timedelta(minutes=4))
    assert (runs_since(promised), minutes_of(promised)) == (None, None)


def test_a_call_runs_since_they_dialled_else_since_the_first_word_of_the_note() -> None:
    dialled = BEGAN + timedelta(minutes=3)
    assert runs_since(replace(CALL, note="Fine.")) == BEGAN
    assert runs_since(replace(CALL, note="Fine.", dialled_at=dialled)) == dialled
    assert minutes_of(replace(TALKED, dialled_at=dialled)) == 1
