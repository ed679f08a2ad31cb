"""The series: the hour as calendars were told of it, week by week; every way out writes what is kept here.

Others see a calendar. An occurrence has names, numbers, times and one public reason, which is when a customer renews or
was last called; never health, risk, revenue or a note.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import tel_address
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import Member, Role, read_email
from callprogram.domain.program.call_hour import DEFAULT_PROGRAM, Program, Rhythm, Week, hour_of, is_held, rhythm_of

_RENEWS_SOON = timedelta(days=120)


class Part(StrEnum):
    """What an invitation asks of somebody (RFC 5545, section 3.2.16)."""

    CHAIR = "CHAIR"
    REQUIRED = "REQ-PARTICIPANT"
    OPTIONAL = "OPT-PARTICIPANT"


@dataclass(frozen=True)
class Guest:
    """Somebody invited."""

    email: str
    name: str
    part: Part


@dataclass(frozen=True)
class Appointment:
    """What all weeks have in common: the program's `name` and whose hour it is, which title it, and their address."""

    executive: str
    email: str
    rhythm: Rhythm
    private: bool = False
    guests: tuple[Guest, ...] = ()
    name: str = DEFAULT_PROGRAM


@dataclass(frozen=True)
class Line:
    """One customer of a week's list as a calendar shows them; `phone` is what a telephone dials (RFC 3966)."""

    customer_id: int
    who: str
    planned_at: datetime
    zones: tuple[str, ...]
    phone: str
    reason: str
    standby: bool = False


@dataclass(frozen=True)
class Occurrence:
    """One week that is not like the others: skipped, held at these times (in UTC), or with its list."""

    id: int
    program_id: int
    week: Week
    starts_at: datetime
    ends_at: datetime
    skipped: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What somebody's calendar shows of a week; `calls` is another text for every list, and empty without one."""

    starts_at: datetime
    ends_at: datetime
    skipped: bool
    calls: str


@dataclass(frozen=True)
class Series:
    """The recurring hour as calendars know it; `sequence` rises with every change that they are told of.

    `stamped_at` is when that was (RFC 5545, section 3.8.7.2).
    """

    id: int
    program_id: int
    uid: str
    sequence: int
    stamped_at: datetime
    appointment: Appointment


def appointment_of(program: Program, guests: Sequence[Guest]) -> Appointment:
    """What all weeks of the program have in common."""
    who = program.executive_name, program.executive_email
    return Appointment(*who, rhythm_of(program), program.private, tuple(guests), program.name)


def guests_of(program: Program, members: Iterable[Member]) -> tuple[Guest, ...]:
    """Who is invited: the executive, the assistants who work on the program, and the others named; each once."""
    assistants = [each for each in members if Role.ASSISTANT in each.roles and program.id in each.serves]
    invited = [
        Guest(program.executive_email, program.executive_name, Part.CHAIR),
        *(Guest(member.email, member.name, Part.REQUIRED) for member in assistants),
        *(Guest(email, "", Part.OPTIONAL) for email in program.guests),
    ]
    by_address: dict[str, Guest] = {}
    for guest in invited:
        by_address.setdefault(compared(guest.email), guest)
    return tuple(guest for address, guest in by_address.items() if address)


def read_guests(text: str) -> tuple[str, ...]:
    """Addresses with commas, semicolons or line breaks between; raises BadInputError for one that is none."""
    parts = re.split(r"[,;\n]", text)
    return tuple(dict.fromkeys(read_email(part) for part in parts if part.strip()))


def plain_week(program: Program, week: Week) -> Occurrence:
    """A week without a list, as the program has it."""
    hour = hour_of(program, week)
    return Occurrence(0, program.id, week, hour.starts_at, hour.ends_at, skipped=not is_held(program, week))


def listed_week(call_list: CallList, lines: Sequence[Line]) -> Occurrence:
    """A week whose list is signed off: its hour stays where the list was made for."""
    hour = call_list.week, call_list.starts_at, call_list.ends_at
    return Occurrence(0, call_list.program_id, *hour, lines=tuple(lines))


def line_of(entry: Entry, customer: Customer, last_call_on: date | None, day: date) -> Line:
    """An entry as a calendar shows it on the day of its hour."""
    phone = tel_address(customer.phone) if customer.phone else ""
    reason = public_reason(customer, last_call_on, day)
    who = ", ".join(filter(None, (customer.contact.name, customer.company))) or customer.name
    return Line(customer.id, who, entry.planned_at, entry.zones, phone, reason, entry.standby)


def listed(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that a calendar shows, in their order."""
    shown = (entry for entry in entries if entry.state is not EntryState.SKIPPED)
    return sorted(shown, key=lambda entry: (entry.standby, entry.position))


def public_reason(customer: Customer, last_call_on: date | None, day: date) -> str:
    """Why a customer is called, for everybody who can see the calendar: the renewal's month, else the last call."""
    if customer.renewal_on and day <= customer.renewal_on <= day + _RENEWS_SOON:
        return f"Renews in {customer.renewal_on:%B %Y}"
    last = max(filter(None, (last_call_on, customer.last_contact_on)), default=None)
    return f"Last call in {last:%B %Y}" if last else "No call yet"


def differs(occurrence: Occurrence, told: Occurrence | None, program: Program) -> bool:
    """Whether calendars show another thing for that week than they should; untold, it shows like any other."""
    shown = told or _untold(rhythm_of(program), occurrence)
    return replace(occurrence, id=shown.id) != shown


def shown_of(occurrence: Occurrence) -> Shown:
    """What calendars show that have been told of the week."""
    lines = repr(occurrence.lines).encode() if occurrence.lines else b""
    digest = blake2b(lines, digest_size=8).hexdigest() if lines else ""
    return Shown(occurrence.starts_at, occurrence.ends_at, skipped=occurrence.skipped, calls=digest)


def shown_before(rhythm: Rhythm, occurrence: Occurrence, told: Occurrence | None) -> Shown:
    """What calendars show of the week that were told that of it; where they were told nothing, the series."""
    return shown_of(told or _untold(rhythm, occurrence))


def as_known(shown: Shown) -> dict[str, str]:
    """What calendars show, as a message keeps it."""
    skipped = "skipped" if shown.skipped else ""
    return {"from": shown.starts_at.isoformat(), "to": shown.ends_at.isoformat(), "is": skipped, "calls": shown.calls}


def read_known(known: Mapping[str, str]) -> Shown:
    """The same read again."""
    moments = datetime.fromisoformat(known["from"]), datetime.fromisoformat(known["to"])
    return Shown(*moments, skipped=bool(known["is"]), calls=known["calls"])


def _untold(rhythm: Rhythm, occurrence: Occurrence) -> Occurrence:
    week = occurrence.week
    starts_at = rhythm.starts_at(week).astimezone(occurrence.starts_at.tzinfo)
    ends_at = starts_at + timedelta(minutes=rhythm.minutes)
    return Occurrence(0, occurrence.program_id, week, starts_at, ends_at, skipped=not rhythm.recurs_in(week))
