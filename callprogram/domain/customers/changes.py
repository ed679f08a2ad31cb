"""What changed of a customer from one export to the next, in plain words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_compact_currency

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import shown
from callprogram.domain.program.rates import Rates, currencies_of

_LONGEST_VALUE = 60
_LETTERS_BEFORE_DIGITS = re.compile(r"(?<=[A-Za-z])(?=\d)")
NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Earlier:
    """What a customer was before the last import that changed them, and the day of that import."""

    customer: Customer
    changed_on: date


def money(customer: Customer) -> str:
    """The customer's revenue as people say it, `€1.3M`; empty where it is not known."""
    return "" if customer.revenue is None else amount_in_words(customer.revenue, customer.currency)


def changed(before: Customer, after: Customer, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What differs, as `health 70 → 40`: of everything, or of these names alone."""
    wanted = names or tuple(_READ)
    pairs = ((name, _READ[name](before), _READ[name](after)) for name in wanted)
    return tuple(f"{name} {_short(was)} → {_short(now)}" for name, was, now in pairs if was != now)


@lru_cache(maxsize=10_000)
def amount_in_words(amount: Decimal, currency: str | None) -> str:
    """An amount as people say it, `€1.3M`."""
    if currency is None:
        return f"{amount:,.0f}"
    words = format_compact_currency(amount, currency, locale="en", fraction_digits=1)
    return _LETTERS_BEFORE_DIGITS.sub("\u00a0", words, 1)  # `AED 2.3M`, as Babel writes it where it is not compact


def about_in_words(customer: Customer, rates: Rates, country: str) -> str:
    """`about €540K`: their revenue in the currency of a country; empty where it is in that one, or no rate is known."""
    into = next(iter(currencies_of(country)), None)
    factor = rates.factor(customer.currency, into)
    if not (customer.revenue and into and factor) or customer.currency == into:
        return ""
    return f"about {amount_in_words(customer.revenue * factor, into)}"


def _short(value: str) -> str:
    line = " ".join(value.split()) or NOT_KNOWN
    return line if len(line) <= _LONGEST_VALUE else f"{line[:_LONGEST_VALUE]} …"


def _text(value: object) -> str:
    return "" if value is None else str(value)


# What a file fills, as sentences call it.
FIELDS = {
    "company": "company",
    "contact": "contact",
    "title": "job title",
    "email": "email",
    "phone": "phone numbers",
    "crm_id": "CRM id",
    "contact_id": "the contact's id",
    "country": "country",
    "state": "state or province",
    "city": "city",
    "postal_code": "postal code",
    "language": "language",
    "time_zone": "time zone",
    "account_owner": "account owner",
    "revenue": "revenue",
    "currency": "currency",
    "renewal_on": "renewal date",
    "customer_since": "customer since",
    "last_contact_on": "last contact",
    "health": "health",
    "nps": "NPS",
    "segment": "segment",
    "open_cases": "open cases",
    "do_not_call": "do not call",
    "notes": "notes",
}
_READ: Mapping[str, Callable[[Customer], str]] = {
    "account owner": lambda customer: customer.account_owner,
    "contact": lambda customer: (customer.contacts[0].name or customer.contacts[0].email) if customer.contacts else "",
    "health": lambda customer: _text(customer.health),
    "value": money,
    "company": lambda customer: customer.company,
    "number": lambda customer: next((shown(each) for one in customer.contacts for each in one.phones), ""),
    "renewal": lambda customer: _text(customer.renewal_on),
    "segment": lambda customer: customer.segment,
    "open cases": lambda customer: _text(customer.open_cases),
    "recommends us": lambda customer: _text(customer.nps),
    "last contact": lambda customer: _text(customer.last_contact_on),
    "customer since": lambda customer: _text(customer.customer_since),
    "country": lambda customer: _text(customer.country),
    "state": lambda customer: customer.state,
    "city": lambda customer: customer.city,
    "postal code": lambda customer: customer.postal_code,
    "language": lambda customer: _text(customer.language),
    "time zone": lambda customer: _text(customer.time_zone),
    "do not call": lambda customer: "yes" if customer.do_not_call else "no",
    "notes": lambda customer: customer.notes,
}
