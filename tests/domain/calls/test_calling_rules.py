"""Whom a call may ring, when, how often, and what it takes to call all the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.calls.calling_rules import (
    CallingRules,
    check,
    exhausted,
    expect_allowed,
    forbidden,
    objection,
    read_countries,
)
from callprogram.domain.calls.calls import Mode
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import Phone
from callprogram.errors import BadInputError
from tests.examples import BERLIN, COSTLY, DOUBTFUL, HOUR, LONDON, MOORLICHT, PROGRAM, a_call, a_customer

RULES = CallingRules(1, 1)
TEN = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("phone", "why"),
    [
        (COSTLY, "Ann has no number but a premium one, which is never rung."),
        (
            Phone("112", e164="+49112", valid=True),
            "+49112 is an emergency number, which is never rung; correct it for Ann.",
        ),
        (
            Phone("911", e164="+1911", valid=True),
            "+1911 is an emergency number, which is never rung; correct it for Ann.",
        ),
        (Phone("call me"), "Ann has no number that can be called."),
        (DOUBTFUL, "Ann has no number that can be called."),
    ],
)
def test_premium_and_emergency_numbers_are_never_rung(phone: Phone, why: str) -> None:
    assert forbidden(a_customer(phone), RULES) == why
    with pytest.raises(BadInputError, match="Ann"):
        expect_allowed(a_customer(phone), RULES, None, "it is urgent")


def test_only_the_countries_that_are_allowed_are_rung() -> None:
    germany = replace(RULES, countries=("DE",))
    assert forbidden(a_customer(BERLIN), germany) is None
    assert forbidden(a_customer(LONDON), germany) == (
        "Calls to GB are not allowed here; add it under Calling in Settings."
    )
    assert forbidden(a_customer(LONDON), RULES) is None


def test_a_reason_goes_before_hours_and_do_not_call() -> None:
    night, silent = HOUR + timedelta(hours=8), replace(MOORLICHT, do_not_call=True)
    why_not = objection(silent, HOUR, TEN, None)
    assert why_not == "Moorlicht Energie asked not to be called"
    assert objection(MOORLICHT, HOUR, TEN, None) is None
    assert objection(MOORLICHT, night, TEN, None) == (
        "It is outside 09:00 to 17:00 on a working day for Moorlicht Energie"
    )
    with pytest.raises(BadInputError, match="asked not to be called; say why you call all the same"):
        expect_allowed(silent, RULES, why_not, " ")
    expect_allowed(silent, RULES, why_not, "they wrote to us")
    expect_allowed(MOORLICHT, RULES, None, "")


def test_whoever_asked_not_to_be_called_at_the_same_number_is_named() -> None:
    refusing = replace(MOORLICHT, id=9, company="Silent", do_not_call=True)
    assert objection(a_customer(BERLIN), HOUR, TEN, refusing) == (
        "Silent asked not to be called at +49 30 23125123, which is also the number of Ann"
    )


def test_somebody_of_whom_no_zone_is_known_is_called_with_a_reason_only() -> None:
    assert objection(Customer(1, contacts=(Contact("Ann"),)), HOUR, TEN, None) is not None


def test_a_day_has_so_many_calls_and_minutes() -> None:
    rung = replace(a_call(PROGRAM, MOORLICHT, Mode.BRIDGE_POLLING), seconds=90, ended_at=HOUR)
    others = [a_call(PROGRAM, MOORLICHT), replace(rung, incoming=True)]
    assert exhausted([rung, *others], replace(RULES, calls_a_day=2), HOUR) is None
    assert exhausted([rung, rung], replace(RULES, calls_a_day=2), HOUR) == (
        "2 calls were rung today, the most that is allowed in Settings."
    )
    assert exhausted([rung, rung], replace(RULES, minutes_a_day=3), HOUR) == (
        "3 minutes were talked today, the most that is allowed in Settings."
    )


def test_minutes_that_are_being_talked_count_too() -> None:
    talking = replace(a_call(PROGRAM, MOORLICHT, Mode.BRIDGE_POLLING), answered_at=HOUR - timedelta(minutes=5))
    assert exhausted([talking], replace(RULES, minutes_a_day=5), HOUR) is not None
    assert exhausted([replace(talking, answered_at=None)], replace(RULES, minutes_a_day=5), HOUR) is None


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (replace(RULES, language="tlh"), "“tlh” is no"),
        (replace(RULES, voice="<Say>"), "is not the name of a voice"),
        (replace(RULES, calls_a_day=0), "At least one call"),
        (replace(RULES, minutes_a_day=0), "At least one call"),
        (replace(RULES, callback_words="x" * 601), "600 characters at most"),
    ],
)
def test_rules_that_cannot_be_kept_say_why(rules: CallingRules, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        check(rules)


def test_rules_that_can_be_kept_are_kept() -> None:
    assert check(RULES) == RULES
    assert check(replace(RULES, voice="Polly.Amy-Neural")).voice == "Polly.Amy-Neural"


def test_countries_are_read_as_people_list_them() -> None:
    assert read_countries(" nl, DE;nl ") == ("NL", "DE")
    assert read_countries("  ") == ()
    with pytest.raises(BadInputError, match="“EU” is not a country; write two letters each"):
        read_countries("NL EU")
