"""The easy case of an export: clean international numbers, plain amounts and dates, nobody twice."""

import csv
import random
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import phonenumbers
from phonenumbers import PhoneNumberType

HEADER = [
    "Account ID",
    "Account Name",
    "Contact Name",
    "Title",
    "Email",
    "Phone",
    "Mobile",
    "Country",
    "Account Owner",
    "Annual Revenue",
    "Currency",
    "Renewal Date",
    "Segment",
    "NPS",
    "Notes",
]
COUNTRIES = "US GB DE FR NL ES IT PT BE AT CH SE NO DK FI PL CZ IE CA AU NZ JP BR MX IN".split()
FIRST = "Anna Bob Chloé Dieter Eva François Greta Hiro Ines João Karl Lena Marta Nils Olga".split()
LAST = "Smith Müller Dupont García Rossi Silva Jansen Tanaka Novák Berg Larsen Kowalski Brown Weber".split()


def example(country: str, kind: int) -> str:
    """The national figures of a number that is in use, without its last five."""
    number = phonenumbers.example_number_for_type(country, kind)
    return phonenumbers.national_significant_number(number)[:-5] if number else ""


STEMS = {
    country: tuple(example(country, kind) for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE))
    for country in COUNTRIES
}
CODES = {country: phonenumbers.country_code_for_region(country) for country in COUNTRIES}


def rows(number: int, *, seed: int = 3) -> Iterator[list[str]]:
    """That many customers in 25 countries, ids shuffled, every fifth note of two lines; no number twice below 1.25M."""
    rng = random.Random(seed)  # the same file each time
    ids = list(range(number))
    rng.shuffle(ids)
    counters = {country: count() for country in COUNTRIES}
    for each in ids:
        country = rng.choice(COUNTRIES)
        place = next(counters[country]) * 7919 % 50_000
        fixed, mobile = (f"{stem}{2 * place + kind:05d}" for kind, stem in enumerate(STEMS[country]))
        first, last = rng.choice(FIRST), rng.choice(LAST)
        yield [
            f"001{each:012d}",
            f"{last} {rng.choice(['GmbH', 'Ltd', 'Inc', 'SA'])} {each}",
            f"{first} {last}",
            "Head of Operations",
            f"{first}.{last}.{each}@example.com".lower(),
            f"+{CODES[country]} {fixed[:-7]} {fixed[-7:-4]} {fixed[-4:]}",
            f"+{CODES[country]} {mobile[:-7]} {mobile[-7:-4]} {mobile[-4:]}" if rng.random() < 0.5 else "",
            country,
            f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            f"{rng.lognormvariate(11, 1.5):.2f}",
            "EUR",
            f"2027-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
            rng.choice(["SMB", "Mid", "Enterprise"]),
            str(rng.randrange(11)),
            "Asked about the invoice,\nwants a call back" if rng.random() < 0.2 else "Steady customer since the fair",
        ]


def write(file: Path, number: int, change: Callable[[int, list[str]], list[str]] = lambda _, row: row) -> None:
    """A file of customers, each perhaps changed."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        writer.writerows(change(place, row) for place, row in enumerate(rows(number)))
