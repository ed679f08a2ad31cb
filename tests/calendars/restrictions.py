"""What RFC 5546 demands of a message by its METHOD: the tables of sections 3.2.1, 3.2.2 and 3.2.5, for a VEVENT."""

from icalendar import Calendar, Event

# How often each may stand in a VEVENT: the least and the most; what is not named may not stand there.
_ONCE, _AT_MOST_ONCE, _NEVER, _ANY, _SOME = (1, 1), (0, 1), (0, 0), (0, 10_000), (1, 10_000)
_EVENT = {
    "DTSTAMP": _ONCE,
    "UID": _ONCE,
    "DTSTART": _ONCE,
    "SUMMARY": _ONCE,
    "SEQUENCE": _ONCE,  # may be absent where it is 0; we always write it
    "DTEND": _AT_MOST_ONCE,
    "DESCRIPTION": _AT_MOST_ONCE,
    "CLASS": _AT_MOST_ONCE,
    "STATUS": _AT_MOST_ONCE,
    "TRANSP": _AT_MOST_ONCE,
    "URL": _AT_MOST_ONCE,
    "RECURRENCE-ID": _AT_MOST_ONCE,
    "RRULE": _AT_MOST_ONCE,
    "EXDATE": _ANY,
    "RDATE": _ANY,
    "ORGANIZER": _ONCE,
    "VALARM": _ANY,
}
_BY_METHOD = {
    "PUBLISH": _EVENT | {"ATTENDEE": _NEVER},
    "REQUEST": _EVENT | {"ATTENDEE": _SOME},
    "CANCEL": _EVENT | {"ATTENDEE": _ANY, "VALARM": _NEVER},
}
_STATUS = {"PUBLISH": {"CONFIRMED"}, "REQUEST": {"CONFIRMED"}, "CANCEL": {"CANCELLED"}}


def violations(content: str) -> list[str]:
    """Everything that the tables do not allow, in words; empty where all is well."""
    calendar = Calendar.from_ical(content)
    events, method = calendar.events, str(calendar["METHOD"])
    found = [_VIOLATION.format(*each) for event in events for each in _in_event(event, method)]
    if len({event.uid for event in events}) != 1:
        found.append("all events of a message have the same UID")
    if sum("RECURRENCE-ID" not in event for event in events) > 1:
        found.append("a series stands in a message once")
    found += [f"nothing defines the zone {name}" for name in _zones_used(events) - _zones_defined(calendar)]
    return found


_VIOLATION = "{0} stands {1} times in a VEVENT of {2}"


def _in_event(event: Event, method: str) -> list[tuple[str, int, str]]:
    allowed = _BY_METHOD[method]
    names = [name for name, _ in event.property_items(recursive=False) if name not in {"BEGIN", "END"}]
    names += [component.name or "" for component in event.subcomponents]
    counts = {name: names.count(name) for name in {*names, *allowed}}
    wrong = [
        (name, count, method)
        for name, count in counts.items()
        if not allowed.get(name, _NEVER)[0] <= count <= allowed.get(name, _NEVER)[1]
    ]
    return wrong + ([("STATUS", 1, method)] if event.status not in _STATUS[method] else [])


def _zones_used(events: list[Event]) -> set[str]:
    values = [value for event in events for _, value in event.property_items(recursive=False)]
    parameters = [getattr(value, "params", {}) for value in values]
    return {str(each["TZID"]) for each in parameters if "TZID" in each}


def _zones_defined(calendar: Calendar) -> set[str]:
    return {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
