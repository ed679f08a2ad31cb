"""What clocks show."""

import pytest

from callprogram.domain.customers.clocks import clocks_here_and_there, why_that_clock
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import read_phone
from tests.examples import HOUR

YORK = (Contact(phones=(read_phone("+1 212 555 0143", None),)),)
TOLL_FREE = (Contact(phones=(read_phone("+1 800 555 0199", None),)),)
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


@pytest.mark.parametrize(
    ("customer", "words"),
    [
        (Customer(1, country="US", state="NY", contacts=YORK), "by NY"),
        (Customer(1, country="US", state="CA", contacts=TOLL_FREE), "by CA"),
        (Customer(1, country="US", state="Westside", postal_code="94103", contacts=TOLL_FREE), "by 94103"),
        (
            Customer(1, state="California", contacts=YORK),
            "California is on Los Angeles time, the number on New York time; both count",
        ),
        (Customer(1, country="US", state="CA", time_zone="America/Denver", contacts=YORK), ""),
        (Customer(1, country="US", city="Denver", contacts=TOLL_FREE), "by Denver"),
        (Customer(1, country="DE", state="Bayern", contacts=YORK), ""),
        (Customer(1), ""),
    ],
)
def test_a_clock_that_an_address_names_says_by_what_it_is_known(customer: Customer, words: str) -> None:
    assert why_that_clock(customer) == words
