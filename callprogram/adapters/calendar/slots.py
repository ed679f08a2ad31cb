"""What a calendar file says, week by week, to see what somebody changed in it by hand.

Servers write files anew, in another order and with properties of their own; a mark is made of what people see.
"""

import hashlib
import json
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from callprogram.domain.calendar.outlets import SERIES, Slot
from callprogram.domain.program.call_hour import week_of
from callprogram.domain.words.dates import day_in

_SEEN = ("SUMMARY", "DESCRIPTION", "LOCATION", "CLASS", "TRANSP", "STATUS")
_GONE = "gone"


def slots_of(content: str, zone: str) -> dict[str, Slot]:
    """The series and each week that is unlike the others, weeks as in that zone; raises ValueError for no calendar."""
    events = Calendar.from_ical(content).events
    masters = [event for event in events if "RECURRENCE-ID" not in event]
    gone = {_week(day, zone): Slot(_GONE, gone=True) for event in masters for day in event.exdates}
    weeks = {_week(at, zone): _slot(event) for event in events if (at := event.RECURRENCE_ID)}
    series = {SERIES: _slot(masters[0])} if masters else {}
    return series | gone | weeks


def _slot(event: Event) -> Slot:
    starts_at = _moment(event.start)
    if str(event.get("STATUS", "")) == "CANCELLED":
        return Slot(_GONE, starts_at, gone=True)
    return Slot(_mark(event), starts_at)


def _mark(event: Event) -> str:
    texts = {name: str(event.get(name, "")) for name in _SEEN}
    rules = [sorted((name, str(value)) for name, value in rule.items()) for rule in event.rrules]
    times = [_moment(event.start).isoformat(), _moment(event.end).isoformat()]
    seen = [texts, rules, times, sorted(map(str, event.attendees))]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]


def _week(moment: date, zone: str) -> str:
    return str(week_of(day_in(zone, moment) if isinstance(moment, datetime) else moment))


def _moment(moment: date) -> datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else datetime(*moment.timetuple()[:3], tzinfo=UTC)
