"""Machines told from people."""

import pytest

from callprogram.domain.letters.machines import machine_of
from callprogram.domain.letters.mails import Machine

PERSON = (("from", "Renee Maddox <renee@brindlewick.example>"), ("subject", "Still waiting"))


def told(*headers: tuple[str, str], media_type: str = "text/plain", text: str = "") -> Machine:
    return machine_of((*headers, *PERSON), media_type, text)


def test_a_person_is_a_person() -> None:
    assert told() is Machine.NO


def test_who_says_that_it_was_not_submitted_by_itself_is_a_person() -> None:
    assert told(("auto-submitted", "no"), ("subject", "Out of office hours")) is Machine.NO


@pytest.mark.parametrize(
    "header",
    [
        ("auto-submitted", "auto-replied (vacation)"),
        ("x-autoreply", "yes"),
        ("precedence", "auto_reply"),
        ("subject", "Automatic reply: Your call"),
        ("subject", "Abwesenheitsnotiz: Ihr Anruf"),
        ("subject", "Réponse automatique : votre appel"),
    ],
)
def test_an_absence_is_an_auto_reply(header: tuple[str, str]) -> None:
    assert told(header) is Machine.AUTO_REPLY


def test_what_was_made_by_a_machine_in_answer_and_comes_back_to_nobody_is_an_auto_reply() -> None:
    made, answers = ("auto-submitted", "auto-generated"), ("in-reply-to", "<1@ourco.example>")
    assert told(made, answers, ("return-path", "<>")) is Machine.AUTO_REPLY
    assert told(made, answers) is Machine.BULK


@pytest.mark.parametrize(
    "header",
    [("list-unsubscribe", "<https://x.example>"), ("precedence", "bulk"), ("auto-submitted", "auto-generated")],
)
def test_what_went_to_many_is_bulk(header: tuple[str, str]) -> None:
    assert told(header) is Machine.BULK


def test_who_cannot_be_answered_is_no_person_but_a_form_is() -> None:
    nobody = ("from", "Shop <no-reply@shop.example>")

    assert told(nobody) is Machine.BULK
    assert told(nobody, ("reply-to", "renee@brindlewick.example")) is Machine.NO


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ([("from", "MAILER-DAEMON@mx.example"), ("subject", "Hello")], ""),
        ([("x-failed-recipients", "renee@brindlewick.example")], ""),
        ([("from", "Postmaster <postmaster@mx.example>"), ("subject", "News")], "550 5.1.1 user unknown"),
        ([("return-path", "<>"), ("subject", "Unzustellbar: Ihr Anruf")], ""),
        (
            [("from", ""), ("subject", "Delivery Status")],
            "The following addresses had delivery problems: renee@brindlewick.example",
        ),
        ([("from", "postmaster@x.example"), ("subject", "Mail could not be delivered")], ""),
    ],
)
def test_what_could_not_be_delivered_is_a_bounce(headers: list[tuple[str, str]], text: str) -> None:
    assert told(*headers, text=text) is Machine.BOUNCE


@pytest.mark.parametrize(
    ("kind", "machine"),
    [
        ("delivery-status", Machine.BOUNCE),
        ("disposition-notification", Machine.RECEIPT),
        ("feedback-report", Machine.REPORT),
    ],
)
def test_a_report_says_itself_what_it_is(kind: str, machine: Machine) -> None:
    assert told(("content-type", f"multipart/report; report-type={kind}"), media_type="multipart/report") is machine
