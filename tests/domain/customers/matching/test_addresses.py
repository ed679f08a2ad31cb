"""Email addresses: whose domain is a company's own, and which belong to a desk."""

import pytest

from callprogram.domain.customers.matching.addresses import house_of, is_of_a_desk


@pytest.mark.parametrize(
    ("email", "house"),
    [
        ("ann@mill.example", "mill"),
        ("ann@uk.mill.co.uk", "mill"),
        ("ann@MILL.de", "mill"),
        ("ann@gmail.com", ""),
        ("", ""),
        ("ann@localhost", ""),
    ],
)
def test_a_house_is_a_domain_without_its_ending(email: str, house: str) -> None:
    assert house_of(email) == house


def test_an_office_s_address_is_nobody_s_own() -> None:
    assert [is_of_a_desk(each) for each in ("info@x.example", "Sales.UK@x.example", "infanta@x.example")] == [
        True,
        True,
        False,
    ]
