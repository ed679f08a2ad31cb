"""Which zones an address names."""

import pytest

from callprogram.domain.customers.zones.written import zones_by, zones_of_address

WEST, MIDDLE, EAST = "America/Los_Angeles", "America/Chicago", "America/New_York"


@pytest.mark.parametrize(
    ("country", "state", "zone"),
    [
        ("US", "CA", WEST),
        ("US", "california", WEST),
        ("US", "Calif.", WEST),
        ("US", "US-CA", WEST),
        ("US", "N.Y.", EAST),
        ("US", "PR", "America/Puerto_Rico"),
        ("CA", "Québec", "America/Toronto"),
        ("CA", "BC", "America/Vancouver"),
        ("AU", "Western Australia", "Australia/Perth"),
        ("BR", "Amazonas", "America/Manaus"),
        ("MX", "Q. Roo", None),
        ("MX", "Quintana Roo", "America/Cancun"),
        ("RU", "Приморский край", "Asia/Vladivostok"),
        ("ID", "Bali", "Asia/Makassar"),
        ("ES", "Las Palmas", "Atlantic/Canary"),
        ("US", "Bavaria", None),
        ("DE", "CA", None),
        ("US", "", None),
    ],
)
def test_a_state_is_known_by_its_letters_and_its_names(country: str, state: str, zone: str | None) -> None:
    assert zones_of_address(country, state, "", "")[:1] == ((zone,) if zone else ())


@pytest.mark.parametrize(
    ("country", "code", "zones"),
    [
        ("US", "94103", (WEST,)),
        ("US", "94103-1234", (WEST,)),
        ("US", "2134", (EAST,)),
        ("US", "32501", (MIDDLE,)),
        ("US", "37402", (MIDDLE, EAST)),
        ("US", "79901", (MIDDLE, "America/Denver")),
        ("US", "79 901", (MIDDLE, "America/Denver")),
        ("CA", "V6B 1A1", ("America/Vancouver",)),
        ("AU", "2880", ("Australia/Broken_Hill",)),
        ("AU", "800", ("Australia/Darwin",)),
        ("BR", "01310-100", ("America/Sao_Paulo",)),
        ("BR", "69900-970", ("America/Rio_Branco",)),
        ("RU", "690000", ("Asia/Vladivostok",)),
        ("MX", "77500", ("America/Cancun",)),
        ("US", "n/a", ()),
        ("DE", "94103", ()),
    ],
)
def test_a_postal_code_narrows_where_it_is(country: str, code: str, zones: tuple[str, ...]) -> None:
    assert zones_of_address(country, "", code, "") == zones


def test_a_state_of_two_zones_is_narrowed_by_the_postal_code_and_both_count_where_they_disagree() -> None:
    assert zones_of_address("US", "Florida", "", "") == (EAST, MIDDLE)
    assert zones_of_address("US", "Florida", "32501", "") == (MIDDLE,)
    assert zones_of_address("US", "California", "10001", "") == (WEST, EAST)


def test_a_large_city_is_known_where_neither_state_nor_postal_code_is() -> None:
    assert zones_of_address("US", "", "", "Los Angeles") == (WEST,)
    assert zones_of_address("US", "n/a", "", "los angeles") == (WEST,)
    assert zones_of_address("US", "NY", "", "Los Angeles") == (EAST,)
    assert zones_of_address("US", "", "", "Springfield") == ()
    assert zones_of_address("US", "Los Angeles", "", "") == ()


def test_a_number_narrows_an_address_that_it_agrees_with_and_both_count_where_they_disagree() -> None:
    assert zones_by((EAST, MIDDLE), (EAST,)) == (EAST,)
    assert zones_by(("America/Indiana/Indianapolis", MIDDLE), (EAST,)) == ("America/Indiana/Indianapolis",)
    assert zones_by((WEST,), (EAST,)) == (WEST, EAST)


def test_a_number_of_a_whole_country_says_nothing_of_where_somebody_is() -> None:
    mobile = ("Australia/Adelaide", "Australia/Brisbane", "Australia/Perth", "Australia/Sydney")
    assert zones_by(("Australia/Darwin",), mobile) == ("Australia/Darwin",)
