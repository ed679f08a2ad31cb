"""Chances: how likely each route is the right one, and which does the least harm under doubt."""

import pytest

from callprogram.domain.letters.gates.chances import chances, least_harm
from callprogram.domain.letters.routes import Route


def test_all_chances_together_are_one() -> None:
    assert sum(chances({"always": 1.0, "sales offer": 1.0}, customer=False).values()) == pytest.approx(1)


def test_more_that_speaks_for_a_route_makes_it_likelier() -> None:
    little, much = (chances({"sales offer": each}, customer=False)[Route.BIN] for each in (0.5, 2.0))

    assert little < much


def test_what_would_do_harm_is_not_proposed_under_doubt() -> None:
    doubt = {Route.BIN: 0.5, Route.DESK: 0.3, Route.ANSWER: 0.2}

    assert least_harm(doubt) is Route.DESK
    assert least_harm({Route.BIN: 0.9, Route.DESK: 0.1}) is Route.BIN


def test_of_a_customer_nothing_is_weighed_but_trouble_and_what_is_answered() -> None:
    assert chances({"always": 1.0}, customer=True).keys() == {Route.DESK, Route.ANSWER}
