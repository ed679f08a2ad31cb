"""Wishes: whether they ask not to be called, in their own words."""

from datetime import UTC, datetime

import pytest

from callprogram.domain.letters.gates.wishes import no_calls
from callprogram.domain.letters.letters import Channel, Letter, taken_in
from callprogram.domain.letters.mails import Correspondent, Mail


def letter(text: str) -> Letter:
    mail = Mail(Correspondent("Sofia", "sofia@x.example"), "Hello", text)
    return taken_in(mail, text.encode(), datetime(2026, 11, 30, tzinfo=UTC), Channel.MAIL, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "Please do not call me again.",
        "Stop calling us!",
        "Rufen Sie mich bitte nicht mehr an.",
        "Bel mij niet meer, alstublieft.",
        "Ne m’appelez plus.",
        "Please, no more phone calls.",
    ],
)
def test_who_asks_not_to_be_called_says_so(text: str) -> None:
    assert no_calls(letter(text))


@pytest.mark.parametrize(
    "text",
    [
        "Please do not call me before nine.",
        "Your people do not call me back.",
        "Why do you never call?",
        "Please call me.",
        "We never call the hotline again.",
    ],
)
def test_who_only_says_when_or_complains_does_not(text: str) -> None:
    assert no_calls(letter(text)) == ""
