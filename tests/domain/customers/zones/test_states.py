"""The table of states: every line can be used, and no two contradict each other."""

from zoneinfo import available_timezones

import phonenumbers
from babel.core import get_global

from callprogram.domain.customers.zones.written import countries, known_by, lines

# Of all countries with zones whose clocks differ through the year, those that most customers are in.
SEVERAL = {"US", "CA", "AU", "BR", "MX", "RU", "ID", "ES", "PT"}


def test_every_country_is_one_and_the_great_ones_with_several_zones_are_there() -> None:
    assert set(countries()) == SEVERAL <= set(phonenumbers.SUPPORTED_REGIONS)


def test_every_zone_is_one_of_that_country_or_of_an_island_of_its_own() -> None:
    territories: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]  # Babel types it loosely
    aliases: dict[str, str] = get_global("zone_aliases")  # type: ignore[assignment]  # Babel types it loosely
    islands = {"PR", "VI", "GU", "MP", "AS"}
    for line in lines():
        assert line.zones
        assert set(line.zones) <= available_timezones()
        of = {territories[aliases.get(zone, zone)] for zone in line.zones}
        assert of <= {line.country, *(islands if line.country == "US" else ())}, line


def test_every_name_of_a_state_means_one_line() -> None:
    for country in countries():
        names = [
            name
            for line in lines()
            if line.country == country
            for names in line.states
            for name in dict.fromkeys(map(known_by, names))
        ]
        assert all(names)
        assert len(names) == len(set(names)), country


def test_no_beginning_of_a_postal_code_has_two_meanings_of_equal_weight() -> None:
    narrowed = [line for line in lines() if not line.states]
    for several in (narrowed, [line for line in lines() if line.states]):
        beginnings = [(line.country, each) for line in several for each in line.beginnings]
        assert len(beginnings) == len(set(beginnings))
    assert all(each.isalnum() and each.isascii() for line in lines() for each in line.beginnings)
