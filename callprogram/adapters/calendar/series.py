"""The series as iCalendar (RFC 5545): one master, and for each week that differs an override or an exception to it.

Every file is written from the same values, so that whichever way it goes out, calendars show the same hours.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from callprogram.adapters.calendar.timezones import timezone
from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer, said_of
from callprogram.domain.calendar.series import Guest, Occurrence, Series
from callprogram.domain.calendar.wording import described, title_of
from callprogram.domain.people.addresses import compared
from callprogram.domain.program.call_hour import WEEKDAYS, Rhythm
from callprogram.services.ports import CalendarWriter

_HOUR = "The weekly hour of calls to customers. The call list and the briefs are in callprogram."
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_REMINDER = timedelta(minutes=10)
_YEARS_AHEAD = 10
_NOBODY = "invalid:nomail"  # what calendar programs write where nobody can be written to
_NOTHING_SAID: Mapping[str, Comes] = {}
_NEVER_ANSWERED = {"CUTYPE": "INDIVIDUAL", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}


@dataclass(frozen=True)
class Writer(CalendarWriter):
    """Writes the series.

    `organizer` is the address that invitations come from, `base` our own for links; either may be empty: without an
    organizer it is the executive, for each METHOD demands one (RFC 5546, section 3.2).
    """

    organizer: str = ""
    base: str = ""

    def published(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, to look at (PUBLISH, RFC 5546, section 3.2.1); the same series gives the same bytes."""
        events = [self._master(series, weeks), *self._overrides(series, weeks)]
        return self._calendar("PUBLISH", series, self._for(events, series, ()))

    def stored(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, as a calendar server keeps it: without a METHOD (RFC 4791, section 4.1)."""
        return self._calendar("", series, [self._master(series, weeks), *self._overrides(series, weeks)])

    def invitation(self, series: Series, weeks: Sequence[Occurrence], answers: Sequence[GuestAnswer] = ()) -> str:
        """Everything, for those invited (REQUEST, RFC 5546, section 3.2.2)."""
        guests = series.appointment.guests
        events = self._for([self._master(series, weeks)], series, guests, said_of(answers, series))
        for week in (each for each in weeks if not each.skipped):
            events += self._for([self._override(series, week)], series, guests, said_of(answers, series, week))
        return self._calendar("REQUEST", series, events)

    def week_invitation(self, series: Series, week: Occurrence, answers: Sequence[GuestAnswer] = ()) -> str:
        """One week alone, as it now is (REQUEST with RECURRENCE-ID)."""
        guests, said = series.appointment.guests, said_of(answers, series, week)
        return self._calendar("REQUEST", series, self._for([self._override(series, week)], series, guests, said))

    def cancellation(self, series: Series, guests: Sequence[Guest]) -> str:
        """Everything taken back from these guests (CANCEL, RFC 5546, section 3.2.5)."""
        return self._calendar("CANCEL", series, self._for([_cancelled(self._master(series, ()))], series, guests))

    def week_cancellation(self, series: Series, week: Occurrence) -> str:
        """One week taken back (CANCEL with RECURRENCE-ID)."""
        event = _cancelled(self._override(series, week))
        return self._calendar("CANCEL", series, self._for([event], series, series.appointment.guests))

    def _calendar(self, method: str, series: Series, events: Iterable[Event]) -> str:
        calendar = Calendar()
        calendar.add("PRODID", "-//callprogram//callprogram//EN")
        calendar.add("VERSION", "2.0")
        if method:
            calendar.add("METHOD", method)
        if zone := _zone(series.appointment.rhythm):
            calendar.add_component(timezone(zone, _years(series)))
        for event in events:
            calendar.add_component(event)
        content: bytes = calendar.to_ical()
        return content.decode()

    def _master(self, series: Series, weeks: Sequence[Occurrence]) -> Event:
        rhythm = series.appointment.rhythm
        event = _event(series)
        starts_at = datetime.combine(rhythm.first, rhythm.at, ZoneInfo(rhythm.zone))
        event.add("DTSTART", starts_at)
        event.add("DTEND", starts_at + timedelta(minutes=rhythm.minutes))  # wall time: every week's length
        event.add("RRULE", _rule(rhythm))
        event.add("DESCRIPTION", _text(_HOUR))
        for week in weeks:
            if rhythm.recurs_in(week.week) and week.skipped:
                event.add("EXDATE", rhythm.starts_at(week.week))
            elif not (rhythm.recurs_in(week.week) or week.skipped):
                event.add("RDATE", rhythm.starts_at(week.week))
        event.add_component(_reminder(series))
        return event

    def _overrides(self, series: Series, weeks: Sequence[Occurrence]) -> list[Event]:
        return [self._override(series, week) for week in weeks if not week.skipped]

    def _override(self, series: Series, week: Occurrence) -> Event:
        rhythm = series.appointment.rhythm
        event = _event(series)
        event.add("RECURRENCE-ID", rhythm.starts_at(week.week))
        event.add("DTSTART", _written(week.starts_at, rhythm.zone))
        event.add("DTEND", _written(week.ends_at, rhythm.zone))
        event.add("DESCRIPTION", _text(self._described(week, rhythm.zone) or _HOUR))
        event.add_component(_reminder(series))
        return event

    def _described(self, week: Occurrence, zone: str) -> str:
        """The week's list and where to open it; empty without a list."""
        link = f"Open the list: {self.base.rstrip('/')}/go/this_week?week={week.week}" if self.base else ""
        return "\n\n".join(filter(None, (described(week.lines, zone), link))) if week.lines else ""

    def _for(
        self,
        events: Iterable[Event],
        series: Series,
        guests: Sequence[Guest],
        said: Mapping[str, Comes] = _NOTHING_SAID,
    ) -> list[Event]:
        """The events with who invites and who is invited."""
        address = self.organizer or series.appointment.email
        invited = list(events)
        for event in invited:
            event.add("ORGANIZER", vCalAddress(f"mailto:{address}" if address else _NOBODY))
            for guest in guests:
                event.add("ATTENDEE", _attendee(guest, said.get(compared(guest.email))))
        return invited


def _event(series: Series) -> Event:
    event = Event()
    event.add("UID", series.uid)
    event.add("SEQUENCE", series.sequence)
    event.add("DTSTAMP", series.stamped_at.astimezone(UTC))
    event.add("SUMMARY", _text(title_of(series)))
    event.add("TRANSP", "OPAQUE")
    event.add("CLASS", "PRIVATE" if series.appointment.private else "PUBLIC")
    event.add("STATUS", "CONFIRMED")
    return event


def _cancelled(event: Event) -> Event:
    """The event that does not take place; it asks nothing and reminds of nothing (RFC 5546, section 3.2.5)."""
    event["STATUS"] = vText("CANCELLED")
    event.subcomponents = []
    return event


def _rule(rhythm: Rhythm) -> dict[str, str | int | datetime]:
    every = {"INTERVAL": rhythm.every_weeks} if rhythm.every_weeks > 1 else {}
    return {"FREQ": "WEEKLY", **every, **_until(rhythm), "BYDAY": WEEKDAYS[rhythm.first.weekday()][:2].upper()}


def _until(rhythm: Rhythm) -> dict[str, datetime]:
    """The start of what an hour on the last day would be; UTC, as the start has a zone (section 3.3.10)."""
    if rhythm.ends_on is None:
        return {}
    return {"UNTIL": datetime.combine(rhythm.ends_on, rhythm.at, ZoneInfo(rhythm.zone)).astimezone(UTC)}


def _attendee(guest: Guest, comes: Comes | None) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{guest.email}")
    known = {"PARTSTAT": comes.value} if comes else {}
    for name, value in {**_NEVER_ANSWERED, **known, "ROLE": guest.part.value}.items():
        attendee.params[name] = vText(value)
    if name := _parameter(guest.name):
        attendee.params["CN"] = vText(name)
    return attendee


def _reminder(series: Series) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _text(title_of(series)))
    alarm.add("TRIGGER", -_REMINDER)
    return alarm


def _written(moment: datetime, zone: str) -> datetime:
    """The moment on the zone's clocks, or in UTC where they show that time twice and mean the other one."""
    there = moment.astimezone(ZoneInfo(zone))
    return moment if there.fold else there


def _zone(rhythm: Rhythm) -> str | None:
    """The zone that the file has to define; none for what is written as UTC."""
    event = Event()
    event.add("DTSTART", datetime.combine(rhythm.first, rhythm.at, ZoneInfo(rhythm.zone)))
    zone: str | None = event["DTSTART"].params.get("TZID")
    return zone


def _years(series: Series) -> range:
    """The years the zone must be right in: from before the first hour until long after the file is read."""
    first = series.appointment.rhythm.first.year
    return range(first - 1, max(first, series.stamped_at.year) + _YEARS_AHEAD + 1)


def _text(text: str) -> str:
    """Text whose line breaks of every kind became one that RFC 5545 can write (section 3.3.11)."""
    return _CONTROL.sub("", "\n".join(text.splitlines()))


def _parameter(text: str) -> str:
    """A name as a parameter can have it: one line, and no double quotes (section 3.2)."""
    return " ".join(_CONTROL.sub(" ", text).replace('"', "'").split())
