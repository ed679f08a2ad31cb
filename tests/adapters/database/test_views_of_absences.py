"""Who is away is told before the call: by their own automatic answer, until the day that it says."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views.desk.absences import away
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Machine, Mail
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from tests.examples import MOORLICHT

CAME = datetime(2026, 11, 24, 9, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
WORDS = "I am away until 4 December."


@pytest.fixture
def renee(engine: Engine) -> Customer:
    contact = Contact("Renee", email="Renee@moorlicht.example")
    with Database(engine).transaction(THE_PERSON_AT_THE_KEYBOARD, CAME, "importing.bring_in") as transaction:
        return transaction.add(replace(MOORLICHT, contacts=(contact,)))


def answer(engine: Engine, text: str, machine: Machine = Machine.AUTO_REPLY, *, hides: bool = False) -> None:
    mail = Mail(Correspondent("Renee", "renee@moorlicht.example"), "Out of office", text, machine=machine)
    letter = taken_in(mail, text.encode(), CAME, Channel.MAIL, frozenset(), hides=hides)
    with Database(engine).transaction(THE_PERSON_AT_THE_KEYBOARD, CAME, "taking_in.take_in") as transaction:
        transaction.add(letter)


def told(engine: Engine, customer: Customer, day: date) -> str:
    with engine.connect() as connection:
        return away(connection, [customer], day, ZONE).get(customer.id, "")


def test_an_absence_is_told_to_its_last_day(engine: Engine, renee: Customer) -> None:
    answer(engine, WORDS)

    assert told(engine, renee, date(2026, 12, 4)) == WORDS
    assert told(engine, renee, date(2026, 12, 5)) == ""


def test_what_they_said_last_counts(engine: Engine, renee: Customer) -> None:
    answer(engine, WORDS)
    answer(engine, "Thank you for your mail, we answer soon.")

    assert told(engine, renee, date(2026, 11, 25)) == ""


def test_neither_a_person_nor_what_only_the_executive_reads(engine: Engine, renee: Customer) -> None:
    answer(engine, WORDS, Machine.NO)
    answer(engine, f"{WORDS} Ada alone.", hides=True)

    assert told(engine, renee, date(2026, 11, 25)) == ""
