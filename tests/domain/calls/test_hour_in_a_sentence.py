"""A sentence about an hour: what it came to, and customers' names only where they are wanted."""

from dataclasses import replace

from callprogram.domain.calls.hour_in_a_sentence import about_the_hour
from tests.examples import PROGRAM, TIN_ROOF, a_call

TALK = replace(a_call(PROGRAM, TIN_ROOF), seconds=540, themes=("Billing",))


def test_it_says_how_many_how_long_what_about_and_what_was_promised() -> None:
    other = replace(a_call(PROGRAM, TIN_ROOF), seconds=660, themes=("Billing", "Delivery"))
    words = "Talked to 2 customers for 20 minutes. Billing and Delivery came up. Nothing was promised."
    assert about_the_hour([TALK, other], []) == words


def test_no_customer_is_named_unless_somebody_wants_it() -> None:
    assert about_the_hour([TALK], [], ["Tin Roof"]).startswith("Talked to 1 customer (Tin Roof) for 9 minutes.")


def test_an_hour_in_which_nobody_was_reached() -> None:
    assert about_the_hour([], []) == "Talked to 0 customers. Nothing was promised."
