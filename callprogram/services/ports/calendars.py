"""Calendars: on a server, and as files."""

from collections.abc import Sequence
from typing import Protocol

from callprogram.domain.calendar.guest_answers import GuestAnswer
from callprogram.domain.calendar.outlets import StoredSeries
from callprogram.domain.calendar.series import Guest, Occurrence, Series


class CalendarServer(Protocol):
    """A calendar on a server, in which each series is one resource."""

    def put(self, series: Series, content: str, etag: str) -> StoredSeries:
        """Write the series in the place of the version of that name, or as new where there is none: what is there now.

        Raises CalendarChangedError where another version is there, CalendarTroubleError with what to do.
        """

    def fetch(self, series: Series) -> StoredSeries | None:
        """What is there, if anything is; raises CalendarTroubleError."""

    def remove(self, series: Series, etag: str) -> None:
        """Take the version of that name out; raises as `put` does."""

    def read(self, series: Series, content: str) -> StoredSeries:
        """The file as the server would have it."""


class CalendarWriter(Protocol):
    """Writes the series as iCalendar."""

    def published(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, to look at or subscribe to."""

    def stored(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, as a calendar server keeps it."""

    def invitation(self, series: Series, weeks: Sequence[Occurrence], answers: Sequence[GuestAnswer] = ()) -> str:
        """Everything, for those invited; who answered already is not asked again."""

    def week_invitation(self, series: Series, week: Occurrence, answers: Sequence[GuestAnswer] = ()) -> str:
        """One week as it now is, for those invited; who answered already is not asked again."""

    def cancellation(self, series: Series, guests: Sequence[Guest]) -> str:
        """Everything taken back from these guests."""

    def week_cancellation(self, series: Series, week: Occurrence) -> str:
        """One week taken back from those invited."""
