"""What a change of a promise is called in its history."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import IN_WORDS, What, change
from tests.examples import PROMISE

FRIDAY, LATER = date(2026, 12, 4), date(2026, 12, 11)
BEFORE = replace(PROMISE, owner="Tom", due_on=FRIDAY)


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (BEFORE, BEFORE, None),
        (BEFORE, replace(BEFORE, due_on=LATER), (What.MOVED, "from 4 December 2026 to 11 December 2026: late")),
        (BEFORE, replace(BEFORE, owner="Mia"), (What.HANDED_OVER, "from Tom to Mia: late")),
        (replace(BEFORE, owner=""), BEFORE, (What.SETTLED, "Tom, 4 December 2026")),
        (BEFORE, replace(BEFORE, owner="", due_on=None), (What.SETTLED, "no owner, no date")),
    ],
)
def test_each_change_has_its_words(before: Commitment, after: Commitment, what: object) -> None:
    assert change(before, after, " late ") == what


def test_every_step_has_words() -> None:
    assert IN_WORDS.keys() == set(What)
