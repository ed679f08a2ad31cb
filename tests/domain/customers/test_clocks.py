"""What clocks show."""

import pytest

from callprogram.domain.customers.clocks import clocks_here_and_there
from tests.examples import HOUR

HERE = "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("zones", "words"),
    [
        (["Europe/Lisbon"], "16:00 here, 15:00 in Lisbon"),
        (["Europe/Berlin"], "16:00 here and in Berlin"),
        (["Europe/Berlin", "Europe/Lisbon"], "16:00 here, 15:00–16:00 there"),
        (["Europe/Berlin", "Europe/Paris"], "16:00 here and there"),
        (["Asia/Kolkata"], "16:00 here, 20:30 in Kolkata"),
        ([], "16:00 here"),
    ],
)
def test_both_clocks_are_said_once_where_they_show_the_same(zones: list[str], words: str) -> None:
    assert clocks_here_and_there(HOUR, HERE, zones) == words
