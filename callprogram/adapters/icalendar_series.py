"""The recurring call hour as an iCalendar file (RFC 5545)."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from callprogram.adapters.icalendar_timezones import timezone
from callprogram.domain.call_hour import WEEKDAYS, Program

_DESCRIPTION = "The weekly hour of calls to customers. The call list and the briefs are in callprogram."
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_REMINDER = timedelta(minutes=10)
_YEARS_AHEAD = 10


def series(program: Program, stamped_at: datetime) -> bytes:
    """The whole recurring hour as one file to publish (RFC 5546, section 3.2.1); the same input gives the same bytes.

    `stamped_at` becomes DTSTAMP. The zone is right for ten years after it, for ever where the zone has a yearly rule.
    """
    calendar = Calendar()
    calendar.add("PRODID", "-//callprogram//callprogram//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    event = _event(program, stamped_at)
    if zone := event["DTSTART"].params.get("TZID"):
        calendar.add_component(timezone(zone, _years(program, stamped_at)))
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(program: Program, stamped_at: datetime) -> Event:
    starts_at = _first_start(program)
    event = Event()
    event.add("UID", program.calendar_uid)
    event.add("SEQUENCE", program.calendar_sequence)
    event.add("DTSTAMP", stamped_at.astimezone(UTC))
    event.add("DTSTART", starts_at)
    event.add("DTEND", starts_at + timedelta(minutes=program.minutes))  # wall time: its length is that of every week
    event.add("RRULE", {"FREQ": "WEEKLY", "BYDAY": WEEKDAYS[program.weekday][:2].upper()})
    event.add("SUMMARY", _summary(program))
    event.add("DESCRIPTION", _DESCRIPTION)
    event.add("TRANSP", "OPAQUE")
    event.add_component(_reminder(program))
    return event


def _reminder(program: Program) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _summary(program))
    alarm.add("TRIGGER", -_REMINDER)
    return alarm


def _first_start(program: Program) -> datetime:
    """The first hour's start: the wall time as written even if the clocks skip it that day, for all weeks repeat it."""
    return datetime.combine(_first_day(program), program.at, ZoneInfo(program.zone))


def _first_day(program: Program) -> date:
    """The program's weekday on or after its first date."""
    return program.starts_on + timedelta((program.weekday - program.starts_on.weekday()) % 7)


def _years(program: Program, stamped_at: datetime) -> range:
    """The years the zone must be right in: from before the first hour until long after the file is read."""
    first = program.starts_on.year
    return range(first - 1, max(first, stamped_at.year) + _YEARS_AHEAD + 1)


def _summary(program: Program) -> str:
    """The hour's title; every kind of line break becomes one that RFC 5545 can write (section 3.3.11)."""
    name = _CONTROL.sub("", "\n".join(program.executive_name.splitlines()))
    return f"Customer calls: {name}" if name.strip() else "Customer calls"
