"""Wishes: what they want back, whether they ask not to be called, in their own words, and where they can be called."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.gates.wishes import asked, no_calls, phone, wants
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.proposals import Money


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


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Please refund the 20 euros.", "20", "EUR"),
        ("We are on stop for the other £1,650.60. Could you have it credited?", "1650.60", "GBP"),
        ("The rebate is due to us since March. The figure is £18,642.00.", "18642.00", "GBP"),
        ("You charged us EUR 2,400 too much in October. Nobody answers. Please refund it.", "2400", "EUR"),
        ("The same $89.50 was taken twice. We want our money back.", "89.50", "USD"),
        ("Im Oktober wurden uns 1.250,00 € doppelt abgebucht. Bitte erstatten Sie uns den Betrag.", "1250.00", "EUR"),
        ("Vous nous avez facturé 300 € en trop. Merci de nous rembourser.", "300", "EUR"),
    ],
)
def test_what_they_want_back_is_the_amount_that_they_name_with_it_or_that_was_taken(
    text: str, amount: str, currency: str
) -> None:
    assert asked(letter(text)) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "You charged us EUR 2,400 in October. Thank you for the invoice.",
        "We pay you EUR 90,000 a year. Please refund last month.",
    ],
)
def test_an_amount_that_nobody_wants_back_is_none(text: str) -> None:
    assert asked(letter(text)) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Am 3. September kam die Pumpe zurück. Sie steht.", "Am 3. September kam die Pumpe zurück."),
        ("It stands. Please send us a new one by 4 May 2027. Thank you.", "Please send us a new one by 4 May 2027."),
    ],
)
def test_what_they_want_is_a_whole_sentence(text: str, wanted: str) -> None:
    assert wants(letter(text)) == wanted
