"""Somebody with a calendar on a server, and the hour in it."""

from datetime import UTC, datetime, timedelta

import pytest

from callprogram.adapters.calendar.caldav import CaldavCalendar, read_calendar
from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.outlets import Outlet, Way
from callprogram.domain.program.call_hour import Program
from callprogram.services.calendar import calendaring, publishing, synchronising
from tests.calendars.client import shown_of_file
from tests.examples import HOUR, WEEK
from tests.servers.calendars import CalendarServer
from tests.services.conftest import Desk

WRITER = Writer()
START, END = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 20, tzinfo=UTC)
TUESDAYS = [HOUR + timedelta(weeks=weeks) for weeks in range(4)]
NEXT = WEEK.later(1)


class Publisher:
    """Somebody with a calendar on a server."""

    def __init__(self, desk: Desk, program: Program, server: CalendarServer) -> None:
        self.desk, self.program, self.server = desk, program, server
        self.calendar: CaldavCalendar = read_calendar(server.url)
        desk.now = HOUR - timedelta(days=3)
        desk.do(calendaring.choose_way, program, Way.CALDAV, on=True)

    def publish(self) -> tuple[str, ...]:
        """One round of the worker."""
        desk = self.desk
        synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)
        return publishing.publish(desk.store, desk.views, self.calendar, WRITER, desk.now)

    @property
    def outlet(self) -> Outlet:
        return self.desk.views.calendar(self.program).outlets[Way.CALDAV]

    @property
    def file(self) -> str:
        return f"{self.program.calendar_uid}.ics"

    def there(self) -> str:
        answer = self.server.ask("GET", self.file)
        return answer.content.decode() if answer.ok else ""

    def starts(self) -> list[datetime]:
        return [start for start, _, _ in shown_of_file(self.there(), START, END)]

    def change_by_hand(self, old: str, new: str) -> None:
        """Change something in the calendar, as its owner may."""
        content = self.there()
        assert old in content
        assert self.server.ask("PUT", self.file, content.replace(old, new), Content_Type="text/calendar").ok


@pytest.fixture
def publisher(desk: Desk, program: Program, calendar_server: CalendarServer) -> Publisher:
    return Publisher(desk, program, calendar_server)


@pytest.fixture
def published(publisher: Publisher) -> Publisher:
    """The next week moved to Wednesday at 10:00, and all of it on the server."""
    publisher.desk.do(calendaring.move_week, publisher.program, NEXT, TUESDAYS[1] + timedelta(hours=18))
    assert publisher.publish() == ()
    return publisher
