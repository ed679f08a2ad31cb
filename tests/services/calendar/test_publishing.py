"""Publishing: the series on a real calendar server in step, and nothing that somebody changed there written over."""

from datetime import UTC, datetime, timedelta

import pytest

from callprogram.adapters.calendar.caldav import CaldavCalendar, read_calendar
from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.outlets import FoundChange, Outlet, Way
from callprogram.domain.program.call_hour import Happens, Program
from callprogram.errors import StateError
from callprogram.services.calendar import calendaring, publishing, synchronising
from callprogram.services.program import programs
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


def test_each_change_is_written_once(published: Publisher) -> None:
    assert published.starts() == [TUESDAYS[0], TUESDAYS[1] + timedelta(hours=18), *TUESDAYS[2:]]
    published.publish()
    published.desk.do(calendaring.skip_week, published.program, WEEK)
    published.publish()
    published.publish()
    assert published.starts() == [TUESDAYS[1] + timedelta(hours=18), *TUESDAYS[2:]]
    assert published.server.asked.count("PUT") == 2
    assert (published.outlet.sequence, published.outlet.in_step_at) == (1, published.desk.now)


def test_what_is_off_is_not_written_and_taken_out_once_it_is_turned_off(published: Publisher) -> None:
    published.desk.do(calendaring.choose_way, published.program, Way.CALDAV, on=False)
    published.publish()
    assert published.there() == ""
    published.server.asked.clear()
    published.publish()
    assert published.server.asked == []


def test_a_server_that_refuses_is_tried_again_after_a_pause_and_nothing_is_lost(publisher: Publisher) -> None:
    publisher.server.refuses = "507 Insufficient Storage"
    [trouble] = publisher.publish()
    assert trouble.endswith("has no room left for this user; make room there.")
    assert (publisher.outlet.trouble, publisher.publish()) == (trouble, ())
    publisher.server.refuses = ""
    publisher.desk.now += timedelta(minutes=1)
    assert publisher.publish() == ()
    assert (publisher.outlet.trouble, publisher.starts()) == ("", TUESDAYS)


def test_an_answer_lost_on_the_way_is_no_change_by_hand(publisher: Publisher) -> None:
    publisher.server.loses_answers = True
    assert len(publisher.publish()) == 1
    publisher.server.loses_answers = False
    publisher.desk.now += timedelta(minutes=1)
    assert publisher.publish() == ()
    assert (publisher.outlet.found, publisher.outlet.sequence) == ((), 0)


def test_a_week_moved_there_is_found_and_not_written_over(published: Publisher) -> None:
    published.change_by_hand("20261202T1", "20261203T1")
    published.desk.do(calendaring.skip_week, published.program, WEEK)
    published.publish()
    published.publish()
    moved_to = datetime(2026, 12, 3, 9, tzinfo=UTC)
    assert published.outlet.found == (FoundChange(NEXT, moved_to),)
    assert published.starts() == [TUESDAYS[0], moved_to, *TUESDAYS[2:]]


def test_a_week_moved_there_is_moved_here_too_once_somebody_says_so(published: Publisher) -> None:
    published.change_by_hand("20261202T110000", "20261202T123000")
    published.change_by_hand("20261202T100000", "20261202T113000")
    published.desk.now += timedelta(hours=2)
    published.publish()
    [change] = published.outlet.found
    published.desk.do(publishing.take_over, published.program, change)
    published.publish()
    [program] = published.desk.all(Program)
    assert [(each.week, each.happens, each.starts_at) for each in program.weeks] == [
        (NEXT, Happens.MOVED, datetime(2026, 12, 2, 10, 30, tzinfo=UTC))
    ]
    assert (published.outlet.found, published.starts()[1]) == ((), datetime(2026, 12, 2, 10, 30, tzinfo=UTC))
    with pytest.raises(StateError, match="decided already"):
        published.desk.do(publishing.take_over, published.program, change)


def test_a_week_taken_out_there_is_skipped_here_too_once_somebody_says_so(published: Publisher) -> None:
    taken_out = "EXDATE;TZID=Europe/Amsterdam:20261208T160000"
    published.change_by_hand("RRULE:FREQ=WEEKLY", f"{taken_out}\r\nRRULE:FREQ=WEEKLY")
    published.desk.now += timedelta(hours=2)
    published.publish()
    assert published.outlet.found == (FoundChange(WEEK.later(2), gone=True),)
    published.desk.do(publishing.take_over, published.program, published.outlet.found[0])
    published.publish()
    assert published.starts() == [TUESDAYS[0], TUESDAYS[1] + timedelta(hours=18), TUESDAYS[3]]


def test_what_was_changed_there_is_put_back_once_somebody_says_so(published: Publisher) -> None:
    published.change_by_hand("SUMMARY:Customer calls", "SUMMARY:Lunch")
    published.desk.now += timedelta(hours=2)
    published.publish()
    change, _ = published.outlet.found
    with pytest.raises(StateError, match="put ours back"):
        published.desk.do(publishing.take_over, published.program, change)
    published.desk.do(publishing.put_back, published.program)
    published.publish()
    assert "Lunch" not in published.there()


def test_what_was_changed_again_since_is_not_written_over_either(published: Publisher) -> None:
    published.change_by_hand("SUMMARY:Customer calls", "SUMMARY:Lunch")
    published.desk.now += timedelta(hours=2)
    published.publish()
    published.desk.do(publishing.put_back, published.program)
    published.change_by_hand("SUMMARY:Lunch", "SUMMARY:Dinner")
    published.publish()
    assert "SUMMARY:Dinner" in published.there()
    assert published.outlet.found


def test_the_hour_removed_there_is_found_and_put_back_once_somebody_says_so(published: Publisher) -> None:
    assert published.server.ask("DELETE", published.file).ok
    published.desk.do(programs.set_program, published.program.name, minutes=30)
    published.publish()
    published.publish()
    assert (published.outlet.found, published.there()) == ((FoundChange(gone=True),), "")
    published.desk.do(publishing.put_back, published.program)
    published.publish()
    assert len(published.starts()) == 4


def test_another_version_that_shows_the_same_is_no_change_by_hand(published: Publisher) -> None:
    published.change_by_hand("END:VALARM", "ACKNOWLEDGED:20261122T120000Z\r\nEND:VALARM")
    published.desk.do(calendaring.skip_week, published.program, WEEK)
    assert published.publish() == ()
    assert (published.outlet.found, published.starts()[0]) == ((), TUESDAYS[1] + timedelta(hours=18))
