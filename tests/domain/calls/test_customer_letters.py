"""Customers are written to in their own clock, with what was promised, or it is said why not."""

from dataclasses import replace
from datetime import UTC, date, datetime

from callprogram.domain.calls.customer_letters import asks_first, thanks, why_not
from callprogram.domain.customers.customers import Contact
from callprogram.domain.promises.commitments import Kind, State
from tests.examples import MOORLICHT, PROMISE, TIN_ROOF

AT = datetime(2026, 11, 24, 15, 12, tzinfo=UTC)
ADA, ZONE = "Ada Byron", "Europe/Amsterdam"


def test_they_are_asked_in_their_own_clock() -> None:
    found = asks_first(TIN_ROOF, ADA, AT, "Tom Berger", ZONE)
    assert "Ada Byron would like to ring you on Tuesday 24 November at 10:12; is that a good time?" in found.body
    assert found.body.endswith("Tom Berger")
    assert found.subject == "A call from Ada Byron on Tuesday"


def test_where_their_clock_is_not_sure_the_zone_is_named() -> None:
    anywhere = replace(TIN_ROOF, time_zone=None, contacts=(Contact("Ann"),), country="US", state="")
    assert "at 16:12 (Amsterdam time)" in asks_first(anywhere, ADA, AT, "Tom", ZONE).body


def test_they_are_thanked_with_what_was_promised() -> None:
    promised = replace(PROMISE, text="Send the fix.", due_on=date(2026, 12, 4), state=State.OPEN)
    awaited = replace(promised, text="the contract", due_on=None, kind=Kind.AWAITED)
    gone = replace(promised, text="Nothing", state=State.WITHDRAWN)
    found = thanks(MOORLICHT, ADA, AT, [promised, awaited, gone], ZONE)
    assert found.body.splitlines()[2:6] == [
        "Thank you for the talk on Tuesday.",
        "",
        "This is what we agreed:",
        "- Send the fix, by Friday 4 December",
    ]
    assert "- from you: the contract\n" in found.body
    assert "Nothing" not in found.body


def test_why_nobody_writes_is_said() -> None:
    assert why_not(MOORLICHT) == ""
    assert "Nobody knows an address of Ann" in why_not(replace(MOORLICHT, contacts=(Contact("Ann"),)))
