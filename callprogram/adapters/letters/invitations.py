"""What calendars answer to an invitation (RFC 5546): who comes, and who proposes another time."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from typing import Any

from callprogram.adapters.letters.charsets import tidy
from callprogram.domain.letters.mails import Enclosure, InvitationReply

_METHODS = ("REPLY", "COUNTER")
_LONGEST = 200_000  # bytes; an answer is short


def invitation_reply(enclosures: Iterable[Enclosure]) -> InvitationReply | None:
    """The answer among these files; None where there is none that can be read."""
    for each in enclosures:
        if each.media_type in {"text/calendar", "application/ics"} and len(each.content) <= _LONGEST:
            with suppress(ValueError, KeyError, IndexError, AttributeError, TypeError):
                if found := _reply(each.content):
                    return found
    return None


def _reply(content: bytes) -> InvitationReply | None:
    if not any(f"METHOD:{each}".encode() in content for each in _METHODS):
        return None
    from icalendar import Calendar  # noqa: PLC0415 -- a quarter of a second, for what has such a file only

    calendar = Calendar.from_ical(content)
    method, events = str(calendar["METHOD"]).upper(), calendar.walk("VEVENT")
    if method not in _METHODS or len(events) != 1:
        return None
    [event] = events
    attendees = event.get("ATTENDEE", [])
    [attendee] = attendees if isinstance(attendees, list) else [attendees]
    return InvitationReply(
        uid=str(event["UID"]),
        email=str(attendee).lower().removeprefix("mailto:"),
        answer=str(attendee.params.get("PARTSTAT", "")).upper(),
        of=_moment(event, "RECURRENCE-ID"),
        starts_at=_moment(event, "DTSTART") if method == "COUNTER" else None,
        words=tidy(str(event.get("COMMENT", ""))).strip(),
    )


def _moment(event: Any, name: str) -> datetime | None:  # noqa: ANN401 -- icalendar's
    found = event.get(name)
    if found is None:
        return None
    moment: date | datetime = found.dt
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
