"""Chores: once a day."""

from datetime import timedelta

import pytest

from callprogram.domain.words.chores import Chore, due
from tests.examples import NOW


def test_what_was_never_done_is_due() -> None:
    assert due(None, NOW)


@pytest.mark.parametrize(("ago", "is_due"), [(0, False), (23.9, False), (24, True), (400, True)])
def test_a_chore_is_due_a_day_after_it_was_begun(ago: float, is_due: bool) -> None:
    assert due(Chore(1, "reconcile", NOW - timedelta(hours=ago)), NOW) is is_due
