from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callprogram.domain.law.legal_holds import (
    LegalHold,
    goes_by_the_law,
    is_among,
    lifted,
    placed,
    refusal,
    require_lifting,
)
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.errors import BadInputError, NotAllowedError, StateError

NOW = datetime(2026, 12, 3, 9, tzinfo=UTC)
HOLD = LegalHold(4, "a claim in court", "lena@example.com", NOW, case_id=7)
LENA = Member("lena@example.com", "Lena Fischer", frozenset({Role.LEGAL}))
ADA = Member("ada@example.com", "Ada Byron", frozenset({Role.EXECUTIVE}))


def test_a_hold_is_on_one_thing_and_says_why() -> None:
    assert placed(replace(HOLD, why="  a  claim ")).why == "a claim"
    assert placed(replace(HOLD, case_id=None, cause=" late  dates")).cause == "late dates"
    for nothing_or_two in (replace(HOLD, case_id=None), replace(HOLD, cause="dates"), replace(HOLD, customer_id=2)):
        with pytest.raises(BadInputError, match="Name one thing to hold"):
            placed(nothing_or_two)
    with pytest.raises(BadInputError, match="Say why it is held"):
        placed(replace(HOLD, why=" "))


def test_a_hold_is_lifted_once_and_for_a_reason() -> None:
    over = lifted(HOLD, "lena@example.com", NOW, "the claim was withdrawn")

    assert HOLD.stands
    assert not over.stands
    assert (over.lifted_by, over.lifted_why, over.why) == (LENA.email, "the claim was withdrawn", HOLD.why)
    with pytest.raises(BadInputError, match="Say why it is lifted"):
        lifted(HOLD, LENA.email, NOW, " ")
    with pytest.raises(StateError, match="has lifted this hold already"):
        lifted(over, LENA.email, NOW, "again")


@pytest.mark.parametrize("member", [LENA, THE_PERSON_AT_THE_KEYBOARD])
def test_the_law_lifts(member: Member) -> None:
    require_lifting(member, [LENA, ADA])


def test_an_executive_lifts_only_where_nobody_is_the_law() -> None:
    require_lifting(ADA, [ADA])

    with pytest.raises(NotAllowedError, match="Only somebody with the role legal lifts a hold; ask Lena Fischer"):
        require_lifting(ADA, [ADA, LENA])


def test_a_cause_is_the_same_however_it_is_written() -> None:
    causes = ("Late  dates", "price")

    assert is_among("late dates", causes)
    assert not is_among("dates", causes)
    assert not is_among("", causes)


def test_a_refusal_names_what_is_held_since_when_and_who_may_lift_it() -> None:
    assert refusal(HOLD, "CE-2026-0147") == (
        "CE-2026-0147 is on legal hold since 3 December 2026 (a claim in court), so nothing of it is removed or moved; "
        "somebody with the role legal can lift it (hold 4)."
    )
    assert goes_by_the_law("CE-2026-0147").startswith("CE-2026-0147 is on legal hold; what goes out")
