"""CRM exports as life writes them: national and mixed spellings, customers twice, dates and money in many ways."""

import csv
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, national_significant_number

HEADER = (
    "Customer ID|Company|Contact|Title|Email|Phone|Country|Owner|ARR|Renewal Date|Last Activity|Health|NPS|Segment"
    "|Notes"
).split("|")
TODAY = date(2026, 11, 22)
COUNTRIES = {
    "US": (25, "United States|USA|US"),
    "GB": (10, "United Kingdom|UK|Great Britain"),
    "DE": (9, "Germany|Deutschland|DE"),
    "FR": (7, "France|FR"),
    "IN": (6, "India"),
    "CA": (5, "Canada|CA"),
    "ES": (4, "Spain|España"),
    "IT": (4, "Italy|Italia|IT"),
    "NL": (4, "Netherlands|The Netherlands|NL"),
    "BR": (4, "Brazil|Brasil"),
    "AU": (4, "Australia"),
    "SE": (3, "Sweden|Sverige"),
    "PL": (3, "Poland|Polska"),
    "MX": (3, "Mexico|México"),
    "JP": (3, "Japan"),
    "BE": (2, "Belgium"),
    "CH": (2, "Switzerland|CH"),
    "AT": (2, "Austria|Österreich"),
    "NO": (2, "Norway"),
    "DK": (2, "Denmark"),
    "IE": (1, "Ireland"),
    "ZA": (1, "South Africa"),
}
AREAS = "201 202 203 205 206 212 213 214 215 216 303 305 310 312 404 408 415 503 512 602 617 646 702 713 718 818 919"
# What regulators keep free for films and books: the national number without its free last figures, and how many.
FICTION = {
    "US": [(f"{area}55501", 2) for area in AREAS.split()],
    "CA": [(f"{area}55501", 2) for area in "416 514 604 613 902".split()],
    "GB": [("2079460", 3), ("1144960", 3), ("1164960", 3), ("1314960", 3), ("1614960", 3), ("7700900", 3)],
    "DE": [("3023125", 3), ("6990009", 3), ("4066969", 3), ("8999998", 3), ("17139200", 2)],
    "FR": [("19900", 4), ("26191", 4), ("35301", 4), ("46571", 4), ("53649", 4), ("63998", 4)],
    "AU": [("25550", 4), ("35550", 4), ("75550", 4), ("491570", 3)],
}
SYLLABLES = "ac ble bri cor del do fin gra hex ka lum me nor omi pol qua ri san sta ter tro vel wa zen".split()
FORMS = ["Inc", "LLC", "GmbH", "Ltd", "S.A.", "AG", "BV", "AB", "Group", "Holdings", "& Sons", "Labs", "SAS"]
FIRST = "Anna José Liam Noah Emma Søren François Zoë Jürgen María Łukasz Wei Aarav Yuki Pietro Ingrid Thabo".split()
LAST = "Smith Müller García Dubois Rossi Jansson Nielsen Kowalski Silva Patel Tanaka O'Brien Brown Virtanen Tan".split()
TITLES = ["CEO", "CFO", "COO", "VP Sales", "Head of IT", "Director of Procurement", "Founder", ""]
OWNERS = [f"{first}.{last}" for first in "kim alex sam jo robin".split() for last in "ng roy diaz khan berg".split()]
HEALTH = ["Green", "Green", "Yellow", "Red", "At Risk", "Healthy", ""]
NOTHING = ["n/a", "-", "unknown", "TBD", "call via assistant", "1234", "none", "see notes"]
WORDS = (
    "renewal pricing champion left pilot expansion blocked review roadmap happy support invoice seats unused".split()
)
_TWICE = 0.02


def write(file: Path, number: int, change: Callable[[int, list[str]], list[str]] = lambda _, row: row) -> None:
    """A file of so many rows, each perhaps changed."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        writer.writerows(change(place, row) for place, row in enumerate(rows(number)))


def rows(number: int, *, seed: int = 5) -> Iterator[list[str]]:
    """That many customers, the same each time; two of a hundred are somebody before under another id and spelling."""
    chance = random.Random(seed)
    before: list[tuple[str, str, str, str, PhoneNumber]] = []
    for each in range(number):
        who = chance.choice(before) if before and chance.random() < _TWICE else _somebody(chance, each)
        before = [*before[-500:], who] if each % 50 == 0 else before
        yield _row(chance, each, *who)


def _somebody(chance: random.Random, each: int) -> tuple[str, str, str, str, PhoneNumber]:
    country = chance.choices(list(COUNTRIES), [weight for weight, _ in COUNTRIES.values()])[0]
    first, last = chance.choice(FIRST), chance.choice(LAST)
    middle = chance.choice("ABCDEFGHIJKLMNOPRSTUVWXYZ")  # so that few namesakes share one of the few numbers of fiction
    company = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
    email = f"{first}.{last}{each}@{company}.example".lower().replace("'", "")
    return f"{company} {chance.choice(FORMS)}", f"{first} {middle}. {last}", email, country, _number(chance, country)


def _row(
    chance: random.Random, each: int, company: str, person: str, email: str, country: str, number: PhoneNumber
) -> list[str]:
    return [
        f"C{each:07d}",
        company,
        person,
        chance.choice(TITLES),
        email.upper() if chance.random() < 0.03 else email,
        _spelled(chance, number) if chance.random() > 0.03 else "",
        chance.choice(COUNTRIES[country][1].split("|")),
        chance.choice(OWNERS),
        _money(chance, chance.lognormvariate(9.5, 1.4), country),
        _day(chance, TODAY + timedelta(chance.randint(-60, 700)), country),
        _day(chance, TODAY - timedelta(int(chance.expovariate(1 / 90))), country),
        chance.choice(HEALTH),
        chance.choice(["", str(chance.randint(0, 10))]),
        chance.choices(["SMB", "Mid-Market", "Enterprise", "Strategic"], [5, 3, 1.5, 0.5])[0],
        _note(chance),
    ]


@cache
def _stems(country: str) -> list[tuple[str, int]]:
    kinds = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)
    examples = (phonenumbers.example_number_for_type(country, kind) for kind in kinds)
    return FICTION.get(country) or [(national_significant_number(each)[:-6], 6) for each in examples if each]


def _number(chance: random.Random, country: str) -> PhoneNumber:
    stem, free = chance.choice(_stems(country))
    text = stem + "".join(chance.choices("0123456789", k=free))
    code = phonenumbers.country_code_for_region(country)
    return PhoneNumber(country_code=code, national_number=int(text), italian_leading_zero=text.startswith("0") or None)


def _spelled(chance: random.Random, number: PhoneNumber) -> str:
    """A number as people type it, one in eighty not a number at all."""
    national, international, plain = (
        phonenumbers.format_number(number, form)
        for form in (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164)
    )
    mark, extension = chance.choice([" ext. ", " x", " ext ", " #", " Ext:"]), chance.randint(1, 9999)
    ways = {
        national: 30,
        international: 25,
        plain: 15,
        national.translate(dict.fromkeys(map(ord, " -()"))): 6,
        f"00{plain[1:]}": 5,
        national.replace(" ", ".").replace("-", "."): 5,
        f"{international}{mark}{extension}": 4,
        f"tel:{international.replace(' ', '-')}": 2,
        f"  {national} ": 2,
        f"{national} / {national[:-1]}{chance.randint(0, 9)}": 2,
        f"{national}{chance.choice([' (mobile)', ' direct', ' office', ' - ask for reception'])}": 1,
        plain[:-2]: 1,
        chance.choice(NOTHING): 1,
    }
    return chance.choices(list(ways), list(ways.values()))[0]


def _money(chance: random.Random, amount: float, country: str) -> str:
    continental = f"{amount:,.2f}".translate(str.maketrans(",.", ".,")) + " €"
    if country in {"DE", "FR", "ES", "IT", "NL", "BE", "AT", "IE"} and chance.random() < 0.6:
        return continental
    ways = {f"${amount:,.2f}": 75, f"{amount:.2f}": 10, f"{amount / 1000:.1f}k": 5, f"USD {amount:,.0f}": 5, "": 3}
    return chance.choices(list(ways), list(ways.values()))[0]


def _day(chance: random.Random, day: date, country: str) -> str:
    slashed = "%m/%d/%Y" if country in {"US", "CA"} else "%d/%m/%Y"
    forms = {
        "%Y-%m-%d": 45,
        slashed: 15,
        "%d.%m.%Y": 10,
        "%b %d, %Y": 10,
        "%Y-%m-%dT09:00:00Z": 10,
        "%d-%b-%y": 6,
        "": 4,
    }
    return day.strftime(chance.choices(list(forms), list(forms.values()))[0])


def _note(chance: random.Random) -> str:
    words = " ".join(chance.choices(WORDS, k=chance.randint(3, 20)))
    return chance.choice(["", "", words, words, words, words.replace(" ", "\n", 1), f'{words}, said "again"'])
