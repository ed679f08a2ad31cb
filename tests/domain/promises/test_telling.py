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

KEPT = replace(PROMISE, text="Send the price list.", made_at=datetime(2026, 11, 10, 15, tzinfo=UTC), made_in_call=1)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def test_it_says_what_was_promised_when_and_that_it_is_done() -> None:
    assert draft(MOORLICHT, KEPT, "Ada Byron", "Europe/Amsterdam") == Draft(
        "saskia@moorlicht.example",
        "As promised: Send the price list",
        "Dear Saskia Tönnies,\n\nWhen we spoke on 10 November, this was promised to you: “Send the price list”.\n"
        "It is done. Is it what you hoped for? Just answer this mail if anything is missing.\n\nAda Byron",
    )


@pytest.mark.parametrize("text", ["GDPR papers", "Call", "Sends the report", "Sendung", "Tom looks into it"])
def test_the_promise_stands_in_it_as_it_was_noted(text: str) -> None:
    assert f"this was promised to you: “{text}”." in draft(MOORLICHT, replace(KEPT, text=text), "Ada", "UTC").body


def test_the_day_is_that_of_the_zone_in_which_it_was_promised() -> None:
    late = replace(KEPT, made_at=datetime(2026, 11, 10, 23, 30, tzinfo=UTC))
    assert "spoke on 11 November" in draft(MOORLICHT, late, "Ada", "Europe/Amsterdam").body


def test_of_what_was_promised_in_no_call_it_does_not_say_that_anybody_spoke() -> None:
    written = replace(KEPT, made_in_call=None)
    assert "\n\nOn 10 November this was promised to you" in draft(MOORLICHT, written, "Ada", "UTC").body


def test_without_a_name_or_an_address_it_is_a_letter_all_the_same() -> None:
    letter = draft(Customer(1, company="Acme"), KEPT, "", "UTC")
    assert (letter.to, letter.body.startswith("Hello,\n"), letter.body.endswith("\nYours")) == ("", True, True)


@given(TEXTS, TEXTS)
def test_a_mail_program_reads_what_was_written(subject: str, body: str) -> None:
    parts = urlsplit(mailto(Draft("ann@acme.example", subject, f"{body}\nAda")))
    fields = parse_qs(parts.query, keep_blank_values=True)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "ann@acme.example")
    assert (fields["subject"], fields["body"]) == ([subject], [f"{body}\r\nAda"])


def test_what_no_mail_program_takes_in_an_address_is_left_to_be_pasted() -> None:
    assert "body=" not in mailto(Draft("ann@acme.example", "Done", "word " * 1000))
