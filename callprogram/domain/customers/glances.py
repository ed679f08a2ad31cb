"""Glances: what a CRM file shows before it is read: its columns, and whether its numbers say their country."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from callprogram.domain.customers.phones import country_said

_SHOWN = 3
_LISTENED_TO = 1000
_MOST = 0.8  # the share of a file's own numbers that have to be of one country before it is taken for the others'


@dataclass(frozen=True)
class ColumnGlance:
    """A column: a few of its cells, how many of how many rows are filled, and the fields that it may fill unused."""

    samples: tuple[str, ...]
    filled: int
    rows: int
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True)
class Glance:
    """A file's columns; how many numbers leave their country open, and of which country those are that do not."""

    columns: Mapping[str, ColumnGlance] = field(default_factory=dict)
    without_country: int = 0
    region: str | None = None


def glanced(cells: Sequence[str], may_be: tuple[str, ...] = ()) -> ColumnGlance:
    """A column with these cells, of which some are empty."""
    filled = [cell for cell in cells if cell.strip()]
    return ColumnGlance(tuple(dict.fromkeys(filled))[:_SHOWN], len(filled), len(cells), may_be)


def without_country(numbers: Iterable[tuple[str, str]]) -> int:
    """How many numbers leave their country open, and so do their rows: each is a cell and the country beside it."""
    return sum(1 for number, country in numbers if number and not country and not _says_it(number))


def region_said(numbers: Iterable[str]) -> str | None:
    """The country of nearly all numbers that say theirs; none where they are of several, or none says it."""
    return _of_nearly_all(country_said(number, None) for number in numbers if _says_it(number))


def region_beside(numbers: Iterable[tuple[str, str]]) -> str | None:
    """The same, where the countries beside numbers speak too, in two letters; the first of very many speak for all."""
    said = ((number, country) for number, country in numbers if number and (country or _says_it(number)))
    return _of_nearly_all(country_said(number, country or None) for number, country in islice(said, _LISTENED_TO))


def _of_nearly_all(countries: Iterable[str | None]) -> str | None:
    found = Counter(filter(None, countries))
    region, count = next(iter(found.most_common(1)), (None, 0))
    return region if count >= _MOST * found.total() else None


def name_in(cells: Mapping[str, str], mapping: Mapping[str, Sequence[str]]) -> str:
    """What people call the customer of a row: the company, else the person, else the address; empty where nobody."""
    said = (" ".join(filter(None, (cells.get(header, "").strip() for header in mapping.get(name, ())))) for name in
            ("company", "contact", "email"))  # fmt: skip
    return next(filter(None, said), "")


def _says_it(number: str) -> bool:
    return number.strip().lstrip("'( ").startswith(("+", "00"))
