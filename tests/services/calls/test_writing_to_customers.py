"""Writing to customers: before a call and after a talk, each once, answers to whoever it is about."""

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.errors import NotAllowedError, StateError
from callprogram.services.act import act
from callprogram.services.calls import outcomes, writing_to_customers
from callprogram.services.lists import planning
from callprogram.services.people import deputizing
from callprogram.services.program import programs
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk


def test_a_customer_is_asked_once_and_answers_to_whoever_asked(desk: Desk, frozen: list[Entry]) -> None:
    anna = desk.keep(Member("anna@example.com", "Anna Visser", frozenset({Role.ADMIN, Role.ASSISTANT})))
    desk.now = HOUR.replace(hour=8)
    letter = act(desk.store, anna, desk.now, writing_to_customers.ask_draft, frozen[0].id)
    sent = act(desk.store, anna, desk.now, writing_to_customers.ask_first, frozen[0].id, letter)
    assert (sent.recipient, sent.reply_to) == (letter.to.lower(), "anna@example.com")
    assert letter.body.endswith("\n\nAnna Visser")
    with pytest.raises(StateError, match="was written to already"):
        desk.do(writing_to_customers.ask_first, frozen[0].id, letter)


def test_where_nobody_signs_in_the_executive_is_asked_for_and_answered_to(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.now = HOUR.replace(hour=8)
    letter = desk.do(writing_to_customers.ask_draft, frozen[0].id)
    assert letter.body.endswith("\n\nAda Byron")
    assert desk.do(writing_to_customers.ask_first, frozen[0].id, letter).reply_to == "ada@example.com"


def test_after_a_deputy_s_talk_the_thank_you_is_theirs(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.keep(Member("tom@example.com", "Tom Berger", frozenset({Role.TEAMMATE})))
    day = HOUR.date()
    program = desk.do(deputizing.set_deputy, program, "tom@example.com", day, day)
    desk.do(planning.start_hour, program, WEEK)
    call = desk.do(outcomes.give, frozen[0].id, Outcome(Disposition.CONNECTED))
    letter = desk.do(writing_to_customers.thanks_draft, call.id)
    assert letter.body.endswith("\n\nTom Berger")
    assert desk.do(writing_to_customers.thank, call.id, letter).reply_to == "tom@example.com"


def test_nobody_asks_for_a_call_that_is_not_ahead(desk: Desk, frozen: list[Entry]) -> None:
    with pytest.raises(StateError, match="not ahead any more"):
        desk.do(writing_to_customers.ask_draft, frozen[0].id)


def test_only_their_account_owner_asks_a_customer(desk: Desk, frozen: list[Entry]) -> None:
    stranger = desk.keep(Member("mia@example.com", "Mia Lund", frozenset({Role.TEAMMATE})))
    early = HOUR.replace(hour=8)
    desk.now = early
    letter = desk.do(writing_to_customers.ask_draft, frozen[0].id)
    with pytest.raises(NotAllowedError):
        act(desk.store, stranger, early, writing_to_customers.ask_first, frozen[0].id, letter)


def test_a_thank_you_goes_once_after_a_talk_and_answers_to_the_executive(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(planning.start_hour, program, WEEK)
    call = desk.do(outcomes.give, frozen[0].id, Outcome(Disposition.CONNECTED))
    letter = desk.do(writing_to_customers.thanks_draft, call.id)
    assert desk.do(writing_to_customers.thank, call.id, letter).reply_to == "ada@example.com"
    with pytest.raises(StateError, match="was written to already"):
        desk.do(writing_to_customers.thank, call.id, letter)


def test_nobody_is_thanked_who_was_not_talked_to(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(planning.start_hour, program, WEEK)
    call = desk.do(outcomes.give, frozen[0].id, Outcome(Disposition.NO_ANSWER))
    with pytest.raises(StateError, match="nobody to thank"):
        desk.do(writing_to_customers.thanks_draft, call.id)
