"""Decisions: they say why, somebody else approves them, and they are taken back and never changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from callprogram.domain.decisions.decisions import (
    Decision,
    Kind,
    State,
    approved,
    charged,
    decided,
    refused,
    taken_back,
    waiting,
    what,
)
from callprogram.errors import BadInputError, NotAllowedError, StateError
from tests.examples import NOW

ANN, ADA, DAY = "ann@example.com", "ada@example.com", date(2026, 11, 30)
CREDIT = Decision(0, 1, Kind.CREDIT, "Three weeks late", ANN, NOW, Decimal(120), "EUR")
WAITS = waiting(CREDIT, "€100.00 of €500.00 are left this quarter", ADA)


def test_a_decision_says_why() -> None:
    assert decided(replace(CREDIT, why=" Late ")).why == "Late"
    with pytest.raises(BadInputError, match="Say why, in a few words"):
        decided(replace(CREDIT, why=" "))


def test_a_no_costs_nothing() -> None:
    assert decided(Decision(0, 1, Kind.NO, "It worked for a year", ANN, NOW)).amount is None
    with pytest.raises(BadInputError, match="A no costs nothing"):
        decided(replace(CREDIT, kind=Kind.NO))


def test_only_what_costs_is_paid_from_a_budget() -> None:
    assert (charged(CREDIT, ANN, DAY).charged_to, charged(CREDIT, ANN, DAY).charged_on) == (ANN, DAY)
    assert charged(replace(CREDIT, amount=None), ANN, DAY).charged_to == ""


def test_who_approves_pays() -> None:
    made = approved(WAITS, ADA, NOW, DAY)
    assert (made.state, made.approver, made.charged_to, made.charged_on) == (State.DECIDED, ADA, ADA, DAY)
    assert made.above == WAITS.above


def test_nobody_approves_or_refuses_their_own() -> None:
    with pytest.raises(NotAllowedError, match="Nobody approves what they decided themselves"):
        approved(WAITS, ANN, NOW, DAY)
    with pytest.raises(NotAllowedError, match="Nobody approves what they decided themselves"):
        refused(WAITS, ANN, NOW, "No")


def test_a_refusal_says_why() -> None:
    ended = refused(WAITS, ADA, NOW, " Too dear ")
    assert (ended.state, ended.ended_by, ended.ended_why, ended.charged_to) == (State.REFUSED, ADA, "Too dear", "")
    with pytest.raises(BadInputError, match="Say why not"):
        refused(WAITS, ADA, NOW, " ")


def test_what_is_taken_back_is_free_again_and_stays() -> None:
    ended = taken_back(charged(CREDIT, ANN, DAY), ANN, NOW, "It came")
    assert (ended.state, ended.charged_to, ended.amount) == (State.TAKEN_BACK, "", Decimal(120))
    assert taken_back(WAITS, ANN, NOW, "It came").state is State.TAKEN_BACK
    with pytest.raises(BadInputError, match="Say why it is taken back"):
        taken_back(CREDIT, ANN, NOW, "")
    with pytest.raises(StateError, match="This decision is taken back already"):
        taken_back(ended, ANN, NOW, "Again")


def test_only_what_waits_is_approved() -> None:
    with pytest.raises(StateError, match="This decision is decided; there is nothing to approve"):
        approved(CREDIT, ADA, NOW, DAY)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (CREDIT, "Credit of €120.00"),
        (replace(CREDIT, kind=Kind.NO, amount=None), "No"),
        (replace(CREDIT, kind=Kind.REPLACEMENT, amount=None, taken="a new pump"), "Replacement: a new pump"),
        (replace(CREDIT, kind=Kind.OTHER, taken="A visit"), "Something else of €120.00: A visit"),
    ],
)
def test_a_decision_in_a_few_words(made: Decision, words: str) -> None:
    assert what(made) == words
