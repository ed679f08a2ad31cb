"""Examples that many tests share: one program and its week, a few customers, and what happens to them.

A test changes with `dataclasses.replace` what matters to it. Every number is of a range kept for fiction: in Germany
030 23125 and 0171 39200 (Bundesnetzagentur), in Britain 020 7946 0 and 0909 879 0 (Ofcom), in Australia 02 5550
(ACMA), in North America 555-01 (NANPA).
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.imports import Import
from callprogram.domain.customers.phones import Phone, read_phone
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.people.messages import Content, Enclosure, Message, Section
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, State

# The Sunday before the hour of WEEK, the Tuesday of that hour, and the hour.
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
HOUR = datetime(2026, 11, 24, 15, tzinfo=UTC)
WEEK = Week(2026, 48)
# Far apart, by odd hours and minutes, and with clocks that change in ways of their own.
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Los_Angeles",
    "America/New_York",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Europe/Amsterdam",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)

EXECUTIVE = "+491713920023"
PROGRAM = Program(
    id=1,
    name="Customer calls",
    weekday=1,
    at=time(16),
    zone="Europe/Amsterdam",
    country="NL",
    minutes=60,
    call_minutes=10,
    buffer_minutes=2,
    starts_on=date(2026, 11, 23),
    calendar_uid="3f0c@callprogram",
    executive_name="Ada Byron",
    executive_phone=EXECUTIVE,
)

WASHINGTON = read_phone("+1 202 555 0143", None, "desk")
MOBILE = read_phone("+1 202 555 0144", None, "mobile")
NEW_YORK = read_phone("+1 212 555 0177 ext. 12", None)
LONDON = read_phone("+44 20 7946 0123", None)
SYDNEY = read_phone("+61 2 5550 1234", None)
BERLIN = read_phone("+49 30 23125 123", None)
COSTLY = read_phone("+44 909 879 0123", None)
DOUBTFUL = read_phone("555-0143", "US")

ANN = Contact("Ann Lee", "CFO", "ann@acme.example", (WASHINGTON,))
BOB = Contact("Bob Ray", "CTO", "bob@acme.example", (MOBILE,))
SASKIA = Contact("Saskia Tönnies", "CFO", "saskia@moorlicht.example", (BERLIN,))
PAIGE = Contact("Paige Sorensen", phones=(NEW_YORK,))
# Within their hours in the hour of PROGRAM, and not kept yet.
MOORLICHT = Customer(0, "ACC-1", "Moorlicht Energie", "DE", contacts=(SASKIA,))
TIN_ROOF = Customer(0, "ACC-2", "Tin Roof", "US", contacts=(PAIGE,))

PROMISE = Commitment(
    id=1,
    customer_id=1,
    text="Send the price list",
    made_at=datetime(2026, 11, 10, 15, tzinfo=UTC),
    owner="Bob",
    due_on=TUESDAY,
    state=State.OPEN,
)
# Where it is the executive who keeps it.
OWN = frozenset({PROMISE.id})
LETTER = Content(
    "Ada calls Moorlicht on Tuesday",
    "Ada Byron calls Moorlicht Energie on Tuesday 24 November at 16:12.",
    (Section("Why", ("Renews on 2 December.", "Nobody has called since March.")),),
    "/hold?entry=7",
    "Say what to know",
    "You get this because you look after Moorlicht Energie.",
)
INVITATION = Enclosure("invite.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST")
A_MESSAGE = Message(
    0, "blindsided 7", "tom@example.com", LETTER, NOW, NOW, "<3f0c@callprogram>", enclosures=(INVITATION,)
)
MAPPING = {"phone": ("Phone", "Mobile"), "company": ("Account Name",)}
IMPORT = Import(0, "crm.csv", NOW, "Anna", "utf-8", ",", 1, MAPPING, 82, 80, 1, 1, 0, 0)


def a_customer(*phones: Phone, country: str | None = None, time_zone: str | None = None) -> Customer:
    """A customer of whom nothing else is known than the numbers of Ann."""
    return Customer(1, country=country, time_zone=time_zone, contacts=(Contact("Ann", phones=phones),))


def a_firm(number: int) -> Customer:
    """A company that is called in Berlin, as all of these are."""
    return replace(a_customer(BERLIN), id=number, company=f"Firm {number}")


def a_row(crm_id: str | None = None, company: str = "", *contacts: Contact) -> Customer:
    """A customer as a file's row says it, before it has an id of ours."""
    return Customer(0, crm_id=crm_id, company=company, contacts=contacts)


def a_list(program: Program, week: Week = WEEK, state: ListState = ListState.FROZEN) -> CallList:
    """A list of the program, signed off for 52 customers and not begun."""
    hour = hour_of(program, week)
    left_out = {"do not call": 2, "outside their 09:00 to 17:00": 25}
    return CallList(0, program.id, week, hour.starts_at, hour.ends_at, program.zone, state, 52, left_out)


def an_entry(call_list_id: int, customer: Customer, position: int = 1) -> Entry:
    """An entry that waits for its minute in the hour of WEEK."""
    planned_at, zones = HOUR + timedelta(minutes=12), ("Europe/Berlin",)
    return Entry(
        0, call_list_id, position, customer.id, Seat.RENEWAL, 7.134, "Renews on 2 December.", planned_at, zones
    )


def a_call(program: Program, customer: Customer, mode: Mode = Mode.OWN_PHONE) -> Call:
    """A call that was begun just now."""
    status = Status.OPEN if mode is Mode.OWN_PHONE else Status.QUEUED
    return Call(0, customer.id, program.id, mode, status, "+493023125123", NOW)
