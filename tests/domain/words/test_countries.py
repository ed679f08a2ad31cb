"""Countries and languages are known by their letters, and people read their names."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.words.countries import country_name, country_of, language_name, read_country, read_language
from callprogram.errors import BadInputError


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)))
def test_a_country_is_read_in_either_case(country: str) -> None:
    assert read_country(country) == read_country(f" {country.lower()} ") == country


@pytest.mark.parametrize("text", ["", "UK", "Netherlands", "NLD", "ZZ", "001"])
def test_what_is_no_country_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a country; write its two letters, like NL"):
        read_country(text)


def test_a_country_is_called_as_people_say_it() -> None:
    assert (country_name("NL"), country_name("GB"), country_name("XX")) == ("Netherlands", "United Kingdom", "XX")


def test_a_zone_is_in_a_country_but_for_those_of_none() -> None:
    zones = ("Asia/Kolkata", "Asia/Calcutta", "Europe/Amsterdam", "UTC")
    assert [country_of(zone) for zone in zones] == ["IN", "IN", "NL", None]


def test_a_language_is_read_by_its_two_letters() -> None:
    assert (read_language(" DE "), language_name("de")) == ("de", "German")
    for text in ("", "German", "deu", "zz"):
        with pytest.raises(BadInputError, match="is not a language; write its two letters, like de"):
            read_language(text)
