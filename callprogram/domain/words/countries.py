"""Countries and languages: by their letters and names; and the country that a time zone is in."""

from functools import cache

import phonenumbers
from babel.core import Locale, get_global

from callprogram.errors import BadInputError

_LETTERS = 2


def read_country(text: str) -> str:
    """A country by its two letters (ISO 3166 alpha-2); raises BadInputError for one that telephones do not know."""
    letters = text.strip().upper()
    if letters not in phonenumbers.SUPPORTED_REGIONS:
        raise BadInputError(f"“{text}” is not a country; write its two letters, like NL.")
    return letters


def country_of(zone: str) -> str | None:
    """The country that a time zone is in; none for UTC and its like."""
    country = territories().get(today_s_name(zone))
    return country if country in phonenumbers.SUPPORTED_REGIONS else None


def country_name(letters: str) -> str:
    """A country as people say it: `Netherlands` for NL (Unicode CLDR)."""
    return str(Locale("en").territories.get(letters, letters))


def countries() -> tuple[str, ...]:
    """The letters of every country that telephones know, by name."""
    return tuple(sorted(phonenumbers.SUPPORTED_REGIONS, key=country_name))


def read_language(text: str) -> str:
    """A language by its two letters (ISO 639-1), like de; raises BadInputError for one that is not known."""
    letters = text.strip().casefold()
    if len(letters) != _LETTERS or letters not in Locale("en").languages:
        raise BadInputError(f"“{text}” is not a language; write its two letters, like de.")
    return letters


def languages() -> tuple[str, ...]:
    """The two letters of every language that has them, by name."""
    known = (letters for letters in map(str, Locale("en").languages) if len(letters) == _LETTERS)
    return tuple(sorted(known, key=language_name))


def language_name(letters: str) -> str:
    """A language as people say it: `German` for de (Unicode CLDR)."""
    return str(Locale("en").languages.get(letters, letters))


@cache
def territories() -> dict[str, str]:
    """The country of each time zone (Unicode CLDR)."""
    found: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]  # Babel types it loosely
    return {today_s_name(zone): territory for zone, territory in found.items()}


@cache
def today_s_name(zone: str) -> str:
    """The name by which a zone goes in both sources: one writes Pacific/Truk, the other Pacific/Chuuk."""
    aliases: dict[str, str] = get_global("zone_aliases")  # type: ignore[assignment]  # Babel types it loosely
    return aliases.get(zone, zone)
