"""What came of a call, in the telephone's words and in people's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calls.calls import ENDED, OUTCOMES, Disposition, Status, disposition_of, read_disposition
from callprogram.errors import BadInputError


@pytest.mark.parametrize(
    ("text", "disposition"),
    [
        ("connected", Disposition.CONNECTED),
        (" Left-Voicemail ", Disposition.LEFT_VOICEMAIL),
        ("WRONG-NUMBER", Disposition.WRONG_NUMBER),
    ],
)
def test_an_outcome_is_read_however_it_is_written(text: str, disposition: Disposition) -> None:
    assert read_disposition(text) is disposition


@given(st.sampled_from(Disposition))
def test_every_outcome_reads_back_from_its_own_word(disposition: Disposition) -> None:
    assert read_disposition(disposition.upper()) is disposition


def test_a_word_that_is_no_outcome_is_answered_with_those_there_are() -> None:
    with pytest.raises(BadInputError) as refusal:
        read_disposition("talked")
    assert str(refusal.value) == (
        "“talked” is not an outcome; choose one of connected, left-voicemail, no-answer, busy, wrong-number, declined, "
        "rescheduled."
    )


def test_every_outcome_has_words_of_its_own_for_the_screen() -> None:
    assert set(OUTCOMES) == set(Disposition)
    assert len(set(OUTCOMES.values())) == len(Disposition)


@pytest.mark.parametrize(
    ("status", "disposition"),
    [
        (Status.COMPLETED, Disposition.CONNECTED),
        (Status.BUSY, Disposition.BUSY),
        (Status.NO_ANSWER, Disposition.NO_ANSWER),
    ],
)
def test_the_telephone_says_the_outcome_where_it_knows_it(status: Status, disposition: Disposition) -> None:
    assert disposition_of(status) is disposition


@pytest.mark.parametrize("status", [Status.CANCELED, Status.FAILED])
def test_a_call_that_failed_or_was_called_off_has_no_outcome_of_its_own(status: Status) -> None:
    assert disposition_of(status) is None


@given(st.sampled_from(Status))
def test_the_telephone_never_says_the_outcome_before_the_call_has_ended(status: Status) -> None:
    assert status in ENDED or disposition_of(status) is None
