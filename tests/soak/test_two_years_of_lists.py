"""Two years of lists for a thousand customers in 25 countries: none breaks a hard rule, told in words of its own."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

import holidays
import phonenumbers
import pytest

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import read_phone
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.services.act import act
from callprogram.services.calls import calling
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.lists import planning
from callprogram.services.ports import Identified
from callprogram.services.program import programs
from callprogram.services.promises import promising

T = TypeVar("T", bound=Identified)
FIRST, CUSTOMERS = Week(2026, 2), 1000
WEEKS = int(os.environ.get("SOAK_WEEKS", "4"))
# Each with the one zone that its customers say, and the days on which nobody works there.
COUNTRIES = {
    "AE": ("Asia/Dubai", "Sat Sun"), "AU": ("Australia/Adelaide", "Sat Sun"), "BR": ("America/Sao_Paulo", "Sat Sun"),
    "CA": ("America/St_Johns", "Sat Sun"), "CH": ("Europe/Zurich", "Sat Sun"), "CL": ("America/Santiago", "Sat Sun"),
    "DE": ("Europe/Berlin", "Sat Sun"), "EG": ("Africa/Cairo", "Fri Sat"), "ES": ("Europe/Madrid", "Sat Sun"),
    "FR": ("Europe/Paris", "Sat Sun"), "GB": ("Europe/London", "Sat Sun"), "GR": ("Europe/Athens", "Sat Sun"),
    "IE": ("Europe/Dublin", "Sat Sun"), "IL": ("Asia/Jerusalem", "Fri Sat"), "IN": ("Asia/Kolkata", "Sun"),
    "IT": ("Europe/Rome", "Sat Sun"), "JP": ("Asia/Tokyo", "Sat Sun"), "MX": ("America/Mexico_City", "Sat Sun"),
    "NL": ("Europe/Amsterdam", "Sat Sun"), "NZ": ("Pacific/Chatham", "Sat Sun"), "PL": ("Europe/Warsaw", "Sat Sun"),
    "SA": ("Asia/Riyadh", "Fri Sat"), "SE": ("Europe/Stockholm", "Sat Sun"), "US": ("America/New_York", "Sat Sun"),
    "ZA": ("Africa/Johannesburg", "Sat Sun"),
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    engine = connect(f"sqlite:///{tmp_path}/soak.db")
    yield Database(engine)
    engine.dispose()


def somebody(random: Random, number: int) -> Customer:
    country = random.choice(list(COUNTRIES))
    example = phonenumbers.example_number(country)
    assert example is not None
    costly = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.PREMIUM_RATE)
    dialled = costly if costly and random.random() < 0.05 else example
    written = phonenumbers.format_number(dialled, phonenumbers.PhoneNumberFormat.E164)
    return Customer(
        0,
        crm_id=f"A-{number}",
        company=random.choice(["", f"Company {random.randint(1, CUSTOMERS)}"]),
        country=country,
        time_zone=COUNTRIES[country][0],
        account_owner=f"Owner {random.randint(1, 8)}",
        renewal_on=date(2026, 1, 1) + timedelta(days=random.randint(0, 730)),
        health=random.randint(10, 100),
        nps=random.choice([None, 2, 8, 10]),
        segment=random.choice(["", "Small", "Large"]),
        do_not_call=random.random() < 0.03,
        contacts=(Contact(f"Name {number}", phones=(read_phone(written, None),)),),
    )


def test_no_list_of_two_years_breaks_a_hard_rule(store: Database) -> None:
    random = Random(25)
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    program = act(
        store, YOU, begun, programs.set_program, "Soak", weekday=3, at=time(15), zone="Europe/London", country="GB"
    )
    with store.transaction(YOU, begun, "importing.bring_in") as transaction:
        customers = [transaction.add(somebody(random, number)) for number in range(CUSTOMERS)]
    known = {customer.id: customer for customer in customers}
    reached: dict[int, date] = {}
    sizes = Counter[int]()
    for number in range(WEEKS):
        week = FIRST.later(number)
        now = datetime.combine(week.monday, time(8), UTC)
        if random.random() < 0.3:
            act(store, YOU, now, escalating.escalate, program, random.choice(customers).id, "All")
        call_list = act(store, YOU, now, planning.plan, program, week)
        entries = of(store, now, Entry, call_list_id=call_list.id)
        check(program, week, entries, known, reached)
        sizes[sum(not entry.standby for entry in entries)] += 1
        for entry in entries:
            if entry.standby or random.random() < 0.4:
                continue
            later = entry.planned_at + timedelta(hours=1)
            call = act(
                store,
                YOU,
                later,
                calling.log,
                program,
                LoggedCall(entry.customer_id, Outcome(Disposition.CONNECTED), at=entry.planned_at),
            )
            reached[entry.customer_id] = entry.planned_at.date()
            for made in of(store, later, Commitment, customer_id=entry.customer_id, state=State.OPEN):
                act(store, YOU, later, promising.keep, made.id)
                act(store, YOU, later, promising.tell, made.id)
            if random.random() < 0.4:
                due = entry.planned_at.date() + timedelta(weeks=random.choice([4, 9]))
                act(store, YOU, later, promising.promise, call.customer_id, "Send it", owner="You", due_on=due)
    assert max(sizes) == 5
    assert sizes[5] >= WEEKS * 0.9


def of(store: Database, now: datetime, kind: type[T], **equals: object) -> list[T]:
    with store.transaction(YOU, now, "importing.preview") as transaction:
        return transaction.find(kind, **equals)


def check(
    program: Program,
    week: Week,
    entries: list[Entry],
    known: dict[int, Customer],
    reached: dict[int, date],
) -> None:
    """Every hard rule, for every customer of a list."""
    companies = [known[entry.customer_id].company for entry in entries if known[entry.customer_id].company]
    assert len(set(companies)) == len(companies)
    listed = [entry for entry in entries if not entry.standby]
    owners = Counter(known[entry.customer_id].account_owner for entry in listed)
    assert max(owners.values(), default=0) <= 3
    assert sum(entry.seat is Seat.ESCALATION for entry in listed) <= 1
    assert sum(entry.seat is Seat.PROMISE for entry in entries) <= 2
    assert len({entry.planned_at for entry in listed}) == len(listed)
    thursday = week.monday + timedelta(days=3)
    assert not (entries and thursday in holidays.country_holidays("GB"))
    for entry in entries:
        customer = known[entry.customer_id]
        zone, closed = COUNTRIES[customer.country or ""]
        starts = entry.planned_at.astimezone(ZoneInfo(zone))
        ends = (entry.planned_at + timedelta(minutes=program.call_minutes)).astimezone(ZoneInfo(zone))
        assert starts.strftime("%a") not in closed
        assert starts.date() not in holidays.country_holidays(customer.country or "")
        assert "09:00" <= f"{starts:%H:%M}" < f"{ends:%H:%M}" <= "17:00"
        assert not customer.do_not_call
        number = phonenumbers.parse(customer.phones[0].raw)
        assert phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.PREMIUM_RATE
        at = entry.planned_at.astimezone(ZoneInfo(program.zone))
        assert at.date() == thursday
        assert time(15) <= at.time() < time(16)
        assert thursday - reached.get(customer.id, date.min) >= timedelta(weeks=8)
