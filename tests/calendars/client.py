"""A small calendar program that follows RFC 5546, and what a calendar program shows of a file."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar, Event

Shown = tuple[datetime, datetime, str]


@dataclass
class CalendarClient:
    """Keeps what it is sent (section 2.1.5): of each week the newest, and nothing that is older than the series."""

    series: list[Event] = field(default_factory=list)
    weeks: dict[datetime, Event] = field(default_factory=dict)
    sequence: int = -1

    def receive(self, content: str) -> None:
        """Act on one message, or see that it is old."""
        calendar = Calendar.from_ical(content)
        cancels = calendar["METHOD"] == "CANCEL"
        for event in sorted(calendar.events, key=lambda event: "RECURRENCE-ID" in event):
            if moment := event.RECURRENCE_ID:
                self._receive_week(event, moment)
            elif event.sequence >= self.sequence:
                self.sequence, self.series = event.sequence, [] if cancels else [event]
                self.weeks = {at: week for at, week in self.weeks.items() if week.sequence > self.sequence}

    def _receive_week(self, event: Event, moment: date) -> None:
        at = moment.astimezone(UTC) if isinstance(moment, datetime) else None
        assert at, "every week is named by its hour"
        if event.sequence >= max(self.sequence, self.weeks[at].sequence if at in self.weeks else -1):
            self.weeks[at] = event

    def shows(self, start: datetime, end: datetime) -> list[Shown]:
        """What it shows, in order."""
        calendar = Calendar()
        for series in self.series:
            event = Event.from_ical(series.to_ical())
            for week in self.weeks.values():
                if week.status == "CANCELLED":
                    event.add("EXDATE", week.RECURRENCE_ID)
                else:
                    calendar.add_component(week)
            calendar.add_component(event)
        return shown(calendar, start, end)


def shown(calendar: Calendar, start: datetime, end: datetime) -> list[Shown]:
    """Each hour between two moments with its description, by `recurring-ical-events`, in UTC and in order."""
    found = recurring_ical_events.of(calendar).between(start, end)
    return sorted((each.start.astimezone(UTC), each.end.astimezone(UTC), str(each["DESCRIPTION"])) for each in found)


def shown_of_file(content: str, start: datetime, end: datetime) -> list[Shown]:
    """What somebody sees who opens the file."""
    return shown(Calendar.from_ical(content), start, end)
