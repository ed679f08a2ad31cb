"""Whether a customer stayed after a decision: gone from the exports, or there though a renewal was due."""

from datetime import date

import pytest

from callprogram.domain.decisions.staying import InTheCrm, Since, since

MAY, JUNE, JULY, AUGUST = (date(2026, month, 1) for month in (5, 6, 7, 8))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (InTheCrm(frozenset({JULY}), latest=AUGUST), Since.STAYED),
        (InTheCrm(frozenset({JULY, date(2027, 7, 1)}), latest=AUGUST), Since.STAYED),
        (InTheCrm(frozenset({MAY}), latest=AUGUST), None),  # due before it was decided
        (InTheCrm(frozenset({JULY}), latest=JULY), None),  # no export since
        (InTheCrm(frozenset(), latest=AUGUST), None),
        (InTheCrm(frozenset({JULY}), latest=AUGUST, gone_on=JULY), Since.LEFT),
        (InTheCrm(frozenset({JULY}), latest=AUGUST, gone_on=MAY), None),  # gone before
    ],
)
def test_it_is_said_where_the_crm_says_it(known: InTheCrm, said: Since | None) -> None:
    assert since(JUNE, known) is said
