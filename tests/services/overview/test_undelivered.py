"""Undelivered: after a day of failure those at the desk who are reached hear whom nothing reaches, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import ATTEMPTS_OF_A_DAY, Delivery, Message, in_doubt
from callprogram.domain.program.call_hour import Program
from callprogram.services.overview.needs import Kind
from callprogram.services.overview.to_do import needs
from callprogram.services.overview.undelivered import write_reports
from tests.examples import A_MESSAGE
from tests.services.conftest import NOW, Desk

ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}))
OTTO = Member("otto@example.com", "Otto", frozenset({Role.ASSISTANT}))
TOM = Member("tom@example.com", "Tom Berger", frozenset({Role.TEAMMATE}))
TRIED = replace(A_MESSAGE, attempts=ATTEMPTS_OF_A_DAY, trouble="the mail server does not answer", due_at=NOW)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def members(desk: Desk) -> None:
    for member in (ANNA, OTTO, TOM):
        desk.keep(member)


def letters(desk: Desk) -> list[Message]:
    return [each for each in desk.all(Message) if each.key.startswith("undelivered")]


def test_the_desk_hears_once_whom_nothing_has_reached_for_a_day(desk: Desk) -> None:
    desk.keep(TRIED)
    desk.keep(replace(TRIED, key="another", message_id="<2>", recipient=OTTO.email))

    written = [write_reports(desk.store, desk.views, TOMORROW + timedelta(minutes=each)) for each in range(2)]

    assert written == [2, 0]
    about_tom = next(each for each in letters(desk) if "Tom" in each.content.subject)
    assert {each.recipient for each in letters(desk)} == {ANNA.email}
    assert about_tom.content.subject == "Nothing reaches Tom Berger"
    assert about_tom.content.opening == (
        "1 letter to tom@example.com did not get through since Tuesday 24 November: the mail server does not answer."
    )


@pytest.mark.parametrize(
    ("message", "hears"),
    [
        (replace(TRIED, attempts=ATTEMPTS_OF_A_DAY - 1), False),
        (replace(TRIED, state=Delivery.SENT), False),
        (replace(TRIED, state=Delivery.FAILED, attempts=1, due_at=NOW), True),
        (replace(TRIED, state=Delivery.FAILED, attempts=1, due_at=TOMORROW), False),
        (replace(TRIED, state=Delivery.FAILED, due_at=NOW - timedelta(days=30)), False),
    ],
)
def test_what_is_new_old_or_sent_is_no_news(desk: Desk, message: Message, hears: bool) -> None:
    desk.keep(message)
    assert bool(write_reports(desk.store, desk.views, TOMORROW)) is hears


def test_to_do_says_it_in_one_line_for_each_person(desk: Desk, program: Program) -> None:
    for number in (1, 2):
        desk.keep(replace(TRIED, key=str(number), message_id=f"<{number}>"))

    [line] = [each for each in needs(desk.views, program, TOMORROW) if each.kind is Kind.NOT_REACHED]

    assert line.what == "Nothing reaches Tom Berger"
    assert line.words == "2 letters to tom@example.com tried for a day: the mail server does not answer. It goes on."


def test_what_may_have_arrived_is_told_by_to_do_alone(desk: Desk) -> None:
    desk.keep(in_doubt(replace(TRIED, handed_over_at=NOW)))

    assert write_reports(desk.store, desk.views, TOMORROW) == 0
