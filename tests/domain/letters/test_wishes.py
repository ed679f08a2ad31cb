"""Wishes: whether they ask not to be called, in their own words, and where they can be called."""

from datetime import UTC, datetime

import pytest

from callprogram.domain.letters.gates.wishes import no_calls, phone
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


@pytest.mark.parametrize(("region", "number"), [("DE", "+494023125924"), (None, "040 23125924")])
def test_a_number_is_said_in_full_where_it_is_known_of_which_country_it_is(region: str | None, number: str) -> None:
    assert phone(letter("Please call me on Tuesday at 040 23125924."), region) == number
