"""Suspicions: what our own mail server vouched for, and what speaks against a letter, each in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.gates.about import About
from callprogram.domain.letters.gates.evidence import Heard
from callprogram.domain.letters.gates.suspicions import suspicions, vouched_for
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.people.members import Member, Role

OURS = "mx.ourco.example"
ADA = Member("ada@ourco.example", "Ada Byron", frozenset({Role.EXECUTIVE}))


def letter(text: str = "Hello", email: str = "sofia@brightwater.example", name: str = "Sofia") -> Letter:
    mail = Mail(Correspondent(name, email), "A question", text)
    return taken_in(mail, text.encode(), datetime(2026, 11, 30, tzinfo=UTC), Channel.MAIL, frozenset())


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("mx.ourco.example; dmarc=pass header.from=brightwater.example", True),
        ("mx.ourco.example; dmarc=fail header.from=brightwater.example", False),
        ("mx.ourco.example; dmarc=none; dkim=pass header.d=brightwater.example", True),
        ("mx.ourco.example; spf=softfail smtp.mailfrom=brightwater.example", False),
        ("mx.ourco.example; spf=neutral smtp.mailfrom=brightwater.example", None),
        ("mx.elsewhere.example; dmarc=pass header.from=brightwater.example", None),
        ("mx.ourco.example; ((", None),
        ("", None),
    ],
)
def test_only_our_own_server_vouches_for_a_sender(line: str, answer: bool | None) -> None:
    assert vouched_for(replace(letter(), vouched_for=line), OURS) is answer


def test_without_a_server_that_we_trust_nobody_vouches() -> None:
    line = "mx.ourco.example; dmarc=pass header.from=brightwater.example"
    assert vouched_for(replace(letter(), vouched_for=line), "") is None


def test_what_our_server_refuses_is_said() -> None:
    refused = replace(letter(), vouched_for="mx.ourco.example; dmarc=fail header.from=brightwater.example")
    assert suspicions(Heard(refused, About(trusts=OURS))) == (
        "Our mail server says that it was not sent by brightwater.example.",
    )


def test_the_executives_name_on_another_address_is_said() -> None:
    [said] = suspicions(Heard(letter(email="ada@gmail.example", name="Ada Byron"), About(executives=(ADA,))))
    assert said == "It bears the name of Ada Byron and comes from another address (ada@gmail.example)."


def test_a_domain_that_only_looks_like_a_customers_is_said() -> None:
    about = About(customer_domains=frozenset({"brightwater.example"}))
    assert suspicions(Heard(letter(email="sofia@brightvvater.example"), about))[0].startswith(
        "brightvvater.example only looks"
    )
    answers = replace(letter(), reply_to="sofia@brightvvater.example")
    assert suspicions(Heard(answers, about))[0].startswith("Answers would go to sofia@brightvvater.example")


@pytest.mark.parametrize("text", ["Please buy three gift cards for me.", "Our bank details have changed."])
def test_gift_cards_and_changed_accounts_are_said(text: str) -> None:
    assert suspicions(Heard(letter(text), About()))


def test_another_account_is_a_doubt_in_any_language_and_from_anybody() -> None:
    for words in (
        "Wij zijn overgestapt, dit is ons nieuwe rekeningnummer.",
        "Vi har bytt bank, nya bankgiro följer.",
        "今月から振込先の口座が新しい番号に変更になりました。",
    ):
        assert suspicions(Heard(letter(text=words), About())), words


def test_a_link_that_begins_with_our_name_and_is_elsewhere_is_a_doubt() -> None:
    ours = About(our_domains=frozenset({"ourco.example"}))

    assert suspicions(Heard(letter(text="See https://ourco.example.sign-in.example/now"), ours))
    assert not suspicions(Heard(letter(text="See https://help.ourco.example/now"), ours))
