"""Other programs that read a calendar file, each by its own code: dateutil by way of vobject, and a server."""

import re
from datetime import UTC, datetime, timedelta

import vobject  # type: ignore[import-untyped]
from dateutil.rrule import rruleset

from tests.calendars.worlds import Span


def spans_by_dateutil(content: str, start: datetime, end: datetime) -> list[Span]:
    """Each hour that begins between two moments, in UTC: the rule's by dateutil, with the weeks unlike it in place."""
    events = vobject.readOne(content).vevent_list
    [master] = [event for event in events if not hasattr(event, "recurrence_id")]
    length = _wall(master.dtend.value) - _wall(master.dtstart.value)
    rule: rruleset = master.getrruleset(addRDate=True)
    by_slot = {moment.astimezone(UTC): (moment, moment + length) for moment in _until(rule, end)}
    for event in events:
        if hasattr(event, "recurrence_id"):
            assert event.recurrence_id.value.astimezone(UTC) in by_slot or event.dtstart.value > end
            by_slot[event.recurrence_id.value.astimezone(UTC)] = event.dtstart.value, event.dtend.value
    spans = ((begins.astimezone(UTC), ends.astimezone(UTC)) for begins, ends in by_slot.values())
    return sorted(span for span in spans if start <= span[0] < end)


def spans_by_the_server(answer: str) -> list[Span]:
    """The hours in an answer of a calendar server that has written each one out, in UTC."""
    found = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", answer, re.DOTALL)
    return sorted((_utc("DTSTART", event), _utc("DTEND", event)) for event in found)


def _until(rule: rruleset, end: datetime) -> list[datetime]:
    """The rule's moments until some weeks after the end, as a week from there may have been moved to before it."""
    moments = []
    for moment in rule:
        if moment > end + timedelta(weeks=8):
            break
        moments.append(moment)
    return moments


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _utc(name: str, event: str) -> datetime:
    [text] = re.findall(rf"{name}(?:;[^:]*)?:(\w+)", event)
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
