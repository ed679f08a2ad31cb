"""The time zones that an address names, by its state and postal code."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# Whole years in which every zone changes its clocks as it does now.
_SAMPLED = tuple(datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=7 * week) for week in range(104))

_CLOCKS_OF_AN_AREA = 2
_FIGURES = {"US": 5, "MX": 5, "ES": 5, "AU": 4}  # of postal codes that may begin with a nought
LIKE_EACH_OTHER = {"US": "US CA", "CA": "CA US"}  # countries whose numbers do not tell them apart
_CITY = "@"  # stands before a city's name
APART = r"[ .-]"  # what stands within a postal code

Zones = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of the table: the names of each state there, its zones, beginnings of postal codes."""

    country: str
    states: tuple[tuple[str, ...], ...]
    zones: Zones
    beginnings: tuple[str, ...]


@lru_cache(10_000)
def zones_of_address(country: str, state: str, postal_code: str, city: str) -> Zones:
    """Every zone there may be at an address; none where the country has one only, or nothing is known of it.

    Where no country is said but that of a number, `country` may be `US CA`: the first that knows the address counts.
    Where state and postal code both name zones they are those of both, or any of either where they have none in common;
    a city is asked where neither does.
    """
    if " " in country:
        found = (zones_of_address(each, state, postal_code, city) for each in country.split())
        return next(filter(None, found), ())
    by_state, by_code = _by_state(country, state), _by_postal_code(country, postal_code)
    return in_both(by_state, by_code) or in_either(by_state, by_code) or _by_name(country, f"{_CITY}{written(city)}")


def zones_by(address: Zones, number: Zones) -> Zones:
    """The zones by an address and by a number: those of both, else of either; no number of a whole country counts."""
    return in_both(address, number) or in_either(address, number if is_somewhere(number) else ())


def in_both(some: Zones, others: Zones) -> Zones:
    """The zones whose clocks are among the others', by their first names."""
    clocks = set(map(clock_of, others))
    return tuple(zone for zone in some if clock_of(zone) in clocks)


def in_either(some: Zones, others: Zones) -> Zones:
    """All of these zones, each once."""
    return tuple(dict.fromkeys((*some, *others)))


def is_somewhere(zones: Zones) -> bool:
    """Whether these are of one area; the zones of a mobile or toll-free number are those of a whole country."""
    return 0 < len(set(map(clock_of, zones))) <= _CLOCKS_OF_AN_AREA


@cache
def clock_of(zone: str) -> tuple[timedelta | None, ...]:
    """What tells the clocks of two zones apart: how far they are ahead through the year."""
    return tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _SAMPLED)


def countries_with_state(name: str) -> frozenset[str]:
    """The countries in the table that have a state of this name or code."""
    return frozenset(country for country, names in _names().items() if written(name) in names)


@cache
def longest_beginning() -> int:
    """So many characters of a postal code tell its zones."""
    return max(len(each) for known in _beginnings().values() for each in known)


@cache
def countries() -> tuple[str, ...]:
    """The countries in the table."""
    return tuple(dict.fromkeys(line.country for line in lines()))


@cache
def lines() -> tuple[Line, ...]:
    """The table, line by line."""
    text = files(__package__).joinpath("states.txt").read_text("utf-8")
    return tuple(_line(*each.split("|")) for each in text.splitlines() if each and not each.startswith("#"))


def written(text: str) -> str:
    """A name as names are compared: `sao paulo` for São-Paulo."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain))


def known_by(name: str) -> str:
    """A name in the table as it is looked up, a city's with its sign."""
    return (_CITY if name.startswith(_CITY) else "") + written(name)


def _line(country: str, states: str, zones: str, beginnings: str) -> Line:
    names = tuple(tuple(map(str.strip, names.split(","))) for names in states.split(";") if names.strip())
    return Line(country.strip(), names, tuple(zones.split()), tuple(_spread(beginnings)))


def _spread(ranges: str) -> Iterator[str]:
    for each in ranges.split():
        first, _, last = each.partition("-")
        width = len(first)
        yield from (f"{number:0{width}}" for number in range(int(first), int(last) + 1)) if last else (first,)


def _by_state(country: str, state: str) -> Zones:
    name = written(state)
    return _by_name(country, name) or _by_name(country, name.removeprefix(f"{country.casefold()} "))


def _by_name(country: str, name: str) -> Zones:
    return _names().get(country, {}).get(name, ())


def _by_postal_code(country: str, postal_code: str) -> Zones:
    code = re.sub(APART, "", postal_code.upper())
    if len(code) == _FIGURES.get(country, 0) - 1:
        code = f"0{code}"  # a spreadsheet has taken it for a number
    known = _beginnings().get(country, {})
    found = (known.get(code[:length]) for length in range(longest_beginning(), 0, -1))
    return next(filter(None, found), ())


@cache
def _names() -> Mapping[str, Mapping[str, Zones]]:
    found: dict[str, dict[str, Zones]] = defaultdict(dict)
    for line in lines():
        found[line.country] |= {known_by(name): line.zones for names in line.states for name in names}
    return found


@cache
def _beginnings() -> Mapping[str, Mapping[str, Zones]]:
    """Of each country; a later line narrows what one before has said."""
    found: dict[str, dict[str, Zones]] = defaultdict(dict)
    for line in lines():
        found[line.country] |= dict.fromkeys(line.beginnings, line.zones)
    return found
