"""The mail that tells a customer is begun in the executive's words, and opens in any mail program."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.telling import Draft, draft, mailto
from tests.examples import MOORLICHT, PROMISE

KEPT = replace(PROMISE, text="Send the price list.", made_at=datetime(2026, 11, 10, 15, tzinfo=UTC))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def test_it_says_what_was_promised_when_and_that_it_is_done() -> None:
    assert draft(MOORLICHT, KEPT, "Ada Byron") == Draft(
        "saskia@moorlicht.example",
        "As promised: send the price list",
        "Dear Saskia Tönnies,\n\nWhen we spoke on 10 November, I promised you: send the price list.\n"
        "It is done. Is it what you hoped for? Just answer this mail if anything is missing.\n\nAda Byron",
    )


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("GDPR papers", "GDPR papers"),
        ("Q3 numbers", "Q3 numbers"),
        ("Call", "call"),
        ("an\r\nX: y", "an X: y"),
        ("Sends the report", "send the report"),
        ("Looks into it", "look into it"),
        ("Sending it", "send it"),
        ("Sendung", "sendung"),
    ],
)
def test_the_promise_stands_in_the_sentence_as_it_would_be_written(text: str, inside: str) -> None:
    assert f"I promised you: {inside}." in draft(MOORLICHT, replace(KEPT, text=text), "Ada").body


def test_without_a_name_or_an_address_it_is_a_letter_all_the_same() -> None:
    letter = draft(Customer(1, company="Acme"), KEPT, "")
    assert (letter.to, letter.body.startswith("Hello,\n"), letter.body.endswith("\nYours")) == ("", True, True)


@given(TEXTS, TEXTS)
def test_a_mail_program_reads_what_was_written(subject: str, body: str) -> None:
    parts = urlsplit(mailto(Draft("ann@acme.example", subject, f"{body}\nAda")))
    fields = parse_qs(parts.query, keep_blank_values=True)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "ann@acme.example")
    assert (fields["subject"], fields["body"]) == ([subject], [f"{body}\r\nAda"])


def test_what_no_mail_program_takes_in_an_address_is_left_to_be_pasted() -> None:
    assert "body=" not in mailto(Draft("ann@acme.example", "Done", "word " * 1000))
