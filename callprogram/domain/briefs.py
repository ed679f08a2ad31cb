"""The brief: what the executive reads before a call, promises first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_compact_currency

from callprogram.domain.calls import OUTCOMES, Call
from callprogram.domain.commitments import Commitment, in_a_line, unfinished
from callprogram.domain.customers import Customer
from callprogram.domain.dates import counted, day_in, in_words

_LONGEST_NOTE = 160


@dataclass(frozen=True)
class Brief:
    """What matters before a call: the promises still open, then at most four facts, each one plain sentence."""

    promises: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, in reading order."""
        return self.promises + self.facts


def brief_of(
    customer: Customer, commitments: Iterable[Commitment], calls: Iterable[Call], today: date, zone: str
) -> Brief:
    """The brief for one customer on the day of the call, days as in that zone; `calls` in any order."""
    promises = tuple(in_a_line(commitment, today, zone) for commitment in unfinished(commitments))
    facts = [_last_call(calls, today, zone), _worth(customer, today), _trouble(customer), _crm_note(customer)]
    return Brief(promises, tuple(filter(None, facts)))


def shortened(text: str, longest: int = _LONGEST_NOTE) -> str:
    """The text on one line of at most so many characters, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 2].rsplit(' ', 1)[0]} …"


def money(customer: Customer) -> str:
    """The customer's revenue as people say it, `€1.3M`; empty where it is not known."""
    if customer.revenue is None:
        return ""
    if customer.currency is None:
        return f"{customer.revenue:,.0f}"
    return format_compact_currency(customer.revenue, customer.currency, locale="en", fraction_digits=1)


def _last_call(calls: Iterable[Call], today: date, zone: str) -> str:
    last = max((call for call in calls if call.disposition), key=lambda call: call.started_at, default=None)
    if last is None or last.disposition is None:
        return ""
    said = f": {shortened(last.note)}" if last.note.strip() else ""
    return f"Last call {in_words(day_in(zone, last.started_at), today)}, {OUTCOMES[last.disposition].lower()}{said}"


def _worth(customer: Customer, today: date) -> str:
    value = f"{money(customer)} a year" if customer.revenue is not None else ""
    renewal = f"renews {in_words(customer.renewal_on, today)}" if customer.renewal_on else ""
    since = f"customer since {customer.customer_since.year}" if customer.customer_since else ""
    words = ", ".join(filter(None, (value, renewal, since)))
    return f"{words[:1].upper()}{words[1:]}"


def _trouble(customer: Customer) -> str:
    cases = counted(customer.open_cases, "open case") if customer.open_cases else ""
    health = f"health {customer.health} of 100" if customer.health is not None else ""
    nps = f"would recommend us {customer.nps} of 10" if customer.nps is not None else ""
    words = ", ".join(filter(None, (cases, health, nps)))
    return f"{words[:1].upper()}{words[1:]}"


def _crm_note(customer: Customer) -> str:
    return f"From the CRM: {shortened(customer.notes)}" if customer.notes.strip() else ""
