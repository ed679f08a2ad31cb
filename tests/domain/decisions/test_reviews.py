"""Reviews: what of a month is looked at again, the same whoever asks, and never one's own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision, Kind, State
from callprogram.domain.decisions.reviews import Again, reviewed, sample
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.errors import NotAllowedError, StateError
from tests.examples import NOW

ANN, ADA = "ann@example.com", "ada@example.com"
NOVEMBER = date(2026, 11, 1)
BUDGET = Budget(1, ANN, "EUR", Decimal(500), Decimal(150), Decimal(100))


def made(number: int, amount: str | None = "10", at: datetime = NOW, **other: object) -> Decision:
    cost = Decimal(amount) if amount else None
    decision = Decision(number, 1, Kind.CREDIT, "Late", ANN, at, cost, "EUR" if amount else "")
    return replace(decision, **other)  # type: ignore[arg-type]


def ids(decisions: Iterable[Decision]) -> list[int]:
    return [each.id for each in decisions]


def test_all_that_was_dear_and_ten_of_the_rest_by_lot() -> None:
    dear = [made(1, "100.01"), made(2, "20", above="€10.00 are left")]
    rest = [made(number) for number in range(3, 40)]
    drawn = sample([*dear, *rest], [BUDGET], NOVEMBER, "UTC")
    assert len(drawn) == 12
    assert ids(drawn)[:2] == [1, 2]


def test_the_lot_is_the_same_in_whatever_order_they_are_asked_for_and_another_one_in_another_month() -> None:
    rest = [made(number) for number in range(1, 60)]
    drawn = sample(rest, [BUDGET], NOVEMBER, "UTC")
    assert sample(reversed(rest), [BUDGET], NOVEMBER, "UTC") == drawn
    later = [replace(each, decided_at=each.decided_at + timedelta(days=31)) for each in rest]
    assert ids(sample(later, [BUDGET], date(2026, 12, 1), "UTC")) != ids(drawn)


def test_what_was_never_given_is_not_looked_at() -> None:
    waits, refused, back = (made(n, state=s) for n, s in enumerate((State.WAITING, State.REFUSED, State.TAKEN_BACK)))
    assert ids(sample([waits, refused, back], [], NOVEMBER, "UTC")) == [back.id]


def test_a_month_is_that_of_the_desks_clock() -> None:
    late = made(1, at=datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
    assert ids(sample([late], [], NOVEMBER, "UTC")) == [1]
    assert ids(sample([late], [], date(2026, 12, 1), "Europe/Amsterdam")) == [1]


def test_nobody_looks_at_their_own_but_for_the_one_person_there_is() -> None:
    assert reviewed(made(1), ADA, NOW, Again.YES, " Well done ").note == "Well done"
    with pytest.raises(NotAllowedError, match="Nobody looks at what they decided themselves"):
        reviewed(made(1), ANN, NOW, Again.YES, "")
    alone = THE_PERSON_AT_THE_KEYBOARD.email
    assert reviewed(made(1, decided_by=alone), alone, NOW, Again.NO, "").again is Again.NO


def test_there_is_nothing_to_look_back_at_where_nothing_was_given() -> None:
    with pytest.raises(StateError, match="This decision is waiting; there is nothing to look back at"):
        reviewed(made(1, state=State.WAITING), ADA, NOW, Again.YES, "")
