"""Evidence: what a letter bears, and what is left out before anything is looked at."""

from datetime import UTC, datetime

import pytest

from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.gates.about import About
from callprogram.domain.letters.gates.evidence import Heard, evidence, quiet
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Mail

QUIET = "The drive is faulty."


def heard(text: str) -> Heard:
    mail = Mail(Correspondent("Sofia Lind", "sofia@x.example"), "", text, language="en")
    return Heard(taken_in(mail, text.encode(), datetime(2026, 11, 30, tzinfo=UTC), Channel.MAIL, frozenset()), About())


@pytest.mark.parametrize(
    "louder",
    [
        f"This is my fourth letter. {QUIET}",
        f"{QUIET} I have 900,000 followers.",
        f"My lawyer will sue you. {QUIET} I will go to the press!!!",
    ],
)
def test_what_only_makes_it_louder_is_left_out(louder: str) -> None:
    assert quiet(louder).strip() == QUIET


def test_who_asks_before_they_tell_is_told_from_who_tells_first() -> None:
    assert "asks at once" in evidence(heard("Can you come on Friday? We are three."))
    assert "tells before it asks" in evidence(heard("We paid in May. No lamp ever came. What would you do?"))


def test_more_words_of_a_sort_say_more() -> None:
    once, twice = (
        evidence(heard(text))["trouble broken"] for text in ("It is faulty.", "It is faulty, and the box was torn.")
    )

    assert once < twice


def test_how_a_letter_ends_is_no_evidence() -> None:
    assert evidence(heard(f"{QUIET}\n\nThank you\nSofia")) == evidence(heard(f"{QUIET}\n\nSofia"))
