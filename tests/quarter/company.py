"""The company: its customers as its CRM has them, and what becomes of them from week to week."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

CUSTOMERS = 400
FIRST_DAY = date(2026, 3, 2)
# The one zone of each country that its customers say, its numbers kept for fiction (London's where it has none: the
# head office's), the currency, and how many of a hundred customers are there.
_LONDON = "+44 20 7946 0{:03}"
COUNTRIES = {
    "NL": ("Europe/Amsterdam", _LONDON, "EUR", 14), "DE": ("Europe/Berlin", "+49 30 23125 {:03}", "EUR", 16),
    "GB": ("Europe/London", _LONDON, "GBP", 14), "FR": ("Europe/Paris", "+33 1 99 00 1{:03}", "EUR", 9),
    "ES": ("Europe/Madrid", _LONDON, "EUR", 5), "IT": ("Europe/Rome", _LONDON, "EUR", 5),
    "CH": ("Europe/Zurich", _LONDON, "CHF", 4), "SE": ("Europe/Stockholm", _LONDON, "SEK", 3),
    "PL": ("Europe/Warsaw", _LONDON, "PLN", 3), "US": ("America/New_York", "+1 {} 555 01{:02}", "USD", 12),
    "CA": ("America/Toronto", "+1 {} 555 01{:02}", "CAD", 4), "BR": ("America/Sao_Paulo", _LONDON, "BRL", 3),
    "ZA": ("Africa/Johannesburg", _LONDON, "ZAR", 3), "IN": ("Asia/Kolkata", _LONDON, "INR", 2),
    "JP": ("Asia/Tokyo", _LONDON, "JPY", 3),
}  # fmt: skip
_AREAS = {"US": ("212", "646", "917", "718", "347"), "CA": ("416", "647", "437", "905", "289")}
# What one euro is of each, to compare customers by; near enough for a tenth.
PER_EURO = {
    "EUR": Decimal(1), "GBP": Decimal("0.86"), "CHF": Decimal("0.95"), "SEK": Decimal(11), "PLN": Decimal("4.3"),
    "USD": Decimal("1.1"), "CAD": Decimal("1.5"), "BRL": Decimal(6), "ZAR": Decimal(20), "INR": Decimal(95),
    "JPY": Decimal(165),
}  # fmt: skip
OWNERS = (
    "Priya Raman", "Tom Berger", "Lena Fischer", "Jonas Weber", "Grace Okafor", "Marta Nowak", "Hugo Lambert",
    "Otto Lind",
)  # fmt: skip
_ADJECTIVES = ("Tin", "Amber", "Quiet", "Northern", "Copper", "Linden", "Silver", "Harbour", "Maple", "Granite")
_NOUNS = ("Roof", "Mills", "Harvest", "Lantern", "Bridge", "Orchard", "Foundry", "Meadow", "Compass", "Quarry")
_KINDS = ("Foods", "Works", "Systems", "Logistics")
_FIRST = ("Ines", "Mark", "Aylin", "Paul", "Sofia", "Erik", "Nadia", "Louis", "Karin", "David")
_LAST = ("Brandt", "Silva", "Moreau", "Visser", "Kowal", "Rossi", "Keller", "Lund", "Adams", "Costa")


@dataclass(frozen=True)
class Account:
    """One customer as the CRM has them."""

    number: int
    company: str
    person: str
    country: str
    phone: str
    owner: str
    revenue: Decimal
    renewal_on: date
    since: date
    health: int
    nps: int | None
    cases: int
    segment: str

    @property
    def crm_id(self) -> str:
        """By which the CRM knows them."""
        return f"A-{self.number:04}"

    @property
    def zone(self) -> str:
        """Where their clock is."""
        return COUNTRIES[self.country][0]

    @property
    def euros(self) -> Decimal:
        """What they are worth a year, converted."""
        return self.revenue / PER_EURO[COUNTRIES[self.country][2]]


Company = Mapping[str, Account]


def founded(random: Random, size: int = CUSTOMERS) -> Company:
    """The company on the first day."""
    accounts = (
        _account(random, number, FIRST_DAY - timedelta(days=random.randint(100, 2500))) for number in range(size)
    )
    return {each.crm_id: each for each in accounts}


def a_week_later(random: Random, company: Company, today: date) -> Company:
    """Health, trouble and opinions move a little; contracts renew; a few go, and a few are new."""
    stay = [each for each in company.values() if random.random() > 1 / len(company)]
    moved = [_moved(random, each, today) for each in stay]
    number = max(each.number for each in company.values())
    new = [_account(random, number + 1 + place, today) for place in range(random.choice((0, 1, 1, 2)))]
    return {each.crm_id: each for each in (*moved, *new)}


def export(company: Company, headers: Mapping[str, str]) -> bytes:
    """The CRM's export as CSV, its columns in the order and by the names of `headers`, which has each field's."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headers.values())
    writer.writerows([_cells(each)[field] for field in headers] for each in company.values())
    return out.getvalue().encode()


def by_hand(headers: Mapping[str, str], fields: Sequence[str]) -> dict[str, Sequence[str]]:
    """Which column fills these fields, as somebody says it."""
    return {field: [headers[field]] for field in fields}


# A house's own words: some nobody can recognise, so that they are said by hand once and kept as a profile.
HEADERS = {
    "crm_id": "Account Number", "company": "Account", "contact": "Contact", "email": "Email", "phone": "Direct line",
    "country": "Country", "time_zone": "Time zone", "account_owner": "Looked after by", "revenue": "Annual value",
    "currency": "Currency", "renewal_on": "Renewal date", "customer_since": "Customer since", "health": "Barometer",
    "nps": "NPS", "open_cases": "Open tickets", "segment": "Segment",
}  # fmt: skip
SAID_BY_HAND = ("health", "account_owner", "revenue")
# One Monday somebody has tidied up the CRM: other names, another order, a column more.
OTHER_HEADERS = dict(reversed((HEADERS | {"health": "Barometer (new)", "account_owner": "Account owner"}).items()))


def _account(random: Random, number: int, since: date) -> Account:
    country = random.choices(list(COUNTRIES), [share for *_, share in COUNTRIES.values()])[0]
    currency = COUNTRIES[country][2]
    company = (
        f"{_ADJECTIVES[number % 10]} {_NOUNS[number // 10 % 10]} {_KINDS[number // 100 % 4]} {number // 400 or ''}"
    )
    euros = Decimal(round(random.lognormvariate(10, 1.2)))
    return Account(
        number,
        company.strip(),
        f"{_FIRST[number % 10]} {_LAST[(number // 10 + number) % 10]}",
        country,
        _line(country, number),
        random.choice(OWNERS),
        (euros * PER_EURO[currency]).quantize(Decimal(1)),
        FIRST_DAY + timedelta(days=random.randint(0, 364)),
        since,
        min(100, max(5, round(random.gauss(81, 12)))),
        random.choices((None, 2, 5, 7, 8, 9, 10), (25, 5, 10, 15, 20, 15, 10))[0],
        random.choices((0, 1, 2, 3), (78, 17, 4, 1))[0],
        "Small" if euros < 15_000 else "Large",
    )


def _line(country: str, number: int) -> str:
    """A number of their own."""
    pattern = COUNTRIES[country][1]
    if country in _AREAS:
        return pattern.format(_AREAS[country][number // 100 % 5], number % 100)
    return pattern.format(number % 1000)


def _moved(random: Random, account: Account, today: date) -> Account:
    health = account.health
    if random.random() < 0.15:
        health = min(100, max(5, health + random.choice((-25, -10, -5, 5, 10, 20))))
    cases = random.choice((0, 0, 1, 2, 3)) if random.random() < 0.05 else account.cases
    nps = random.choice((3, 6, 8, 9, 10)) if random.random() < 0.03 else account.nps
    renewal_on = account.renewal_on
    if renewal_on < today:
        renewal_on = renewal_on.replace(year=renewal_on.year + 1)
    return replace(account, health=health, cases=cases, nps=nps, renewal_on=renewal_on)


def _cells(account: Account) -> Mapping[str, str]:
    return {
        "crm_id": account.crm_id,
        "company": account.company,
        "contact": account.person,
        "email": f"office.{account.number}@example.com",
        "phone": account.phone,
        "country": account.country,
        "time_zone": account.zone,
        "account_owner": account.owner,
        "revenue": str(account.revenue),
        "currency": COUNTRIES[account.country][2],
        "renewal_on": account.renewal_on.isoformat(),
        "customer_since": account.since.isoformat(),
        "health": str(account.health),
        "nps": "" if account.nps is None else str(account.nps),
        "open_cases": str(account.cases),
        "segment": account.segment,
    }
