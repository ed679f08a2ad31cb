"""Services on a real store: a program, customers in reach and out of it, and a telephone."""

from datetime import datetime, time, timedelta
from typing import ParamSpec, TypeVar

import pytest
from sqlalchemy import Engine

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.adapters.twilio import Account, TwilioTelephony, connect
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import Service, act
from callprogram.services.lists import planning
from callprogram.services.ports import Identified
from callprogram.services.program import programs
from tests.examples import EXECUTIVE, HOUR, MOORLICHT, TIN_ROOF, WEEK
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound=Identified)
# The Tuesday of 2026-W48, in the middle of the hour that starts at 16:00 in Amsterdam.
NOW = HOUR + timedelta(minutes=20)


class Desk:
    """Whoever does things: `desk.do(planning.plan, program, week)` at a moment, on one store."""

    def __init__(self, store: Database) -> None:
        self.store = store
        self.views = DatabaseViews(store.engine)
        self.now = NOW

    def do(self, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        return act(self.store, THE_PERSON_AT_THE_KEYBOARD, self.now, service, *args, **kwargs)

    def somebody(self) -> tuple[Member, datetime, str]:
        return THE_PERSON_AT_THE_KEYBOARD, self.now, "importing.preview"

    def all(self, kind: type[V]) -> list[V]:
        with self.store.transaction(THE_PERSON_AT_THE_KEYBOARD, self.now, "importing.preview") as transaction:
            return transaction.find(kind)

    def keep(self, value: V) -> V:
        with self.store.transaction(THE_PERSON_AT_THE_KEYBOARD, self.now, "importing.bring_in") as transaction:
            return transaction.add(value)

    def revise(self, value: V) -> V:
        with self.store.transaction(THE_PERSON_AT_THE_KEYBOARD, self.now, "importing.bring_in") as transaction:
            return transaction.save(value)

    def entries(self) -> list[Entry]:
        return sorted(self.all(Entry), key=lambda entry: entry.position)

    def entry(self, entry_id: int) -> Entry:
        return next(entry for entry in self.all(Entry) if entry.id == entry_id)


@pytest.fixture
def store(engine: Engine) -> Database:
    return Database(engine)


@pytest.fixture
def desk(store: Database) -> Desk:
    return Desk(store)


@pytest.fixture
def program(desk: Desk) -> Program:
    """Tuesdays at 16:00 in Amsterdam, five calls of ten minutes; Ada's telephone rings first."""
    return desk.do(
        programs.set_program,
        "Customer calls",
        weekday=1,
        at=time(16),
        zone="Europe/Amsterdam",
        country="NL",
        executive_name="Ada Byron",
        executive_phone=EXECUTIVE,
    )


@pytest.fixture
def moorlicht(desk: Desk) -> Customer:
    """A customer in Berlin, within hours."""
    return desk.keep(MOORLICHT)


@pytest.fixture
def tinroof(desk: Desk) -> Customer:
    """A customer in New York, within hours, behind an extension."""
    return desk.keep(TIN_ROOF)


@pytest.fixture
def frozen(desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer) -> list[Entry]:
    """The list of 2026-W48 signed off: the entries of Moorlicht and Tin Roof, in this order."""
    desk.do(planning.freeze, program, WEEK)
    by_customer = {entry.customer_id: entry for entry in desk.all(Entry)}
    return [by_customer[moorlicht.id], by_customer[tinroof.id]]


@pytest.fixture
def twilio(telephone: Telephone) -> TwilioTelephony:
    return connect(Account(ACCOUNT_SID, TOKEN, CALLER_ID, telephone.url, 20))
