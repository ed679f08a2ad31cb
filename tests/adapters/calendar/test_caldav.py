"""The series on a real calendar server: written, read back the same, never written over what somebody changed."""

from datetime import UTC, datetime, timedelta

import pytest

from callprogram.adapters.calendar.caldav import CaldavCalendar, read_calendar
from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.series import Line, Occurrence, Series, appointment_of
from callprogram.domain.program.call_hour import hour_of
from callprogram.errors import BadInputError, CalendarChangedError, CalendarTroubleError
from tests.calendars.client import shown_of_file
from tests.examples import HOUR, PROGRAM, WEEK
from tests.servers.calendars import CalendarServer

STAMPED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SERIES = Series(1, 1, PROGRAM.calendar_uid, 4, STAMPED_AT, appointment_of(PROGRAM, ()))
NASTY = 'Ann, "Q"; \\n END:VEVENT\nBEGIN:VEVENT 😀 é'
LINE = Line(7, NASTY, HOUR, ("Europe/Berlin",), "tel:+493023125123,,12", "Renews in December 2026")
LISTED = Occurrence(1, 1, WEEK, HOUR, HOUR + timedelta(hours=1), lines=(LINE,))
NEXT = hour_of(PROGRAM, WEEK.later(1))
MOVED = Occurrence(2, 1, NEXT.week, NEXT.starts_at - timedelta(hours=30), NEXT.ends_at - timedelta(hours=30))
AFTER = hour_of(PROGRAM, WEEK.later(2))
SKIPPED = Occurrence(3, 1, AFTER.week, AFTER.starts_at, AFTER.ends_at, skipped=True)
WEEKS = (LISTED, MOVED, SKIPPED)
CONTENT = Writer(base="https://calls.example.com").stored(SERIES, WEEKS)
START, END = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture
def calendar(calendar_server: CalendarServer) -> CaldavCalendar:
    return read_calendar(calendar_server.url)


def there(server: CalendarServer) -> str:
    return server.ask("GET", "3f0c%40callprogram.ics").content.decode()


def test_what_a_calendar_server_keeps_has_no_method_and_invites_nobody() -> None:
    assert not [word for word in ("METHOD", "ATTENDEE", "ORGANIZER") if word in CONTENT]


def test_what_is_read_back_shows_what_was_written(calendar: CaldavCalendar, calendar_server: CalendarServer) -> None:
    kept = calendar.put(SERIES, CONTENT, "")
    assert kept.etag
    assert kept.slots == calendar.read(SERIES, CONTENT).slots
    assert list(kept.slots) == ["", "2026-W50", "2026-W48", "2026-W49"]
    assert shown_of_file(there(calendar_server), START, END) == shown_of_file(CONTENT, START, END)
    assert NASTY in shown_of_file(there(calendar_server), START, END)[0][2]


def test_the_version_that_was_read_is_replaced_and_no_other(calendar: CaldavCalendar) -> None:
    first = calendar.put(SERIES, CONTENT, "")
    second = calendar.put(SERIES, Writer().stored(SERIES, ()), first.etag)
    assert second.etag != first.etag
    for etag in ("", first.etag):
        with pytest.raises(CalendarChangedError):
            calendar.put(SERIES, CONTENT, etag)
    assert calendar.fetch(SERIES) == second


def test_what_is_not_there_is_none(calendar: CaldavCalendar) -> None:
    assert calendar.fetch(SERIES) is None


def test_what_is_taken_out_is_gone_and_may_be_gone_already(calendar: CaldavCalendar) -> None:
    kept = calendar.put(SERIES, CONTENT, "")
    with pytest.raises(CalendarChangedError, match="take it out there"):
        calendar.remove(SERIES, '"another"')
    calendar.remove(SERIES, kept.etag)
    assert calendar.fetch(SERIES) is None
    calendar.remove(SERIES, kept.etag)


@pytest.mark.parametrize(
    ("status", "says", "words"),
    [
        ("403 Forbidden", b"", "does not let this user write into the calendar; share it for writing there."),
        ("404 Not Found", b"", "has no calendar at this address; check CALLPROGRAM_CALDAV_URL."),
        ("409 Conflict", b"", "has no calendar at this address; check CALLPROGRAM_CALDAV_URL."),
        ("409 Conflict", b"<C:no-uid-conflict/>", "has the hour already, from an invitation perhaps; remove it there"),
        ("507 Insufficient Storage", b"", "has no room left for this user; make room there."),
        ("503 Down", b"", "answered “503 Down”; it is tried again."),
    ],
)
def test_what_the_server_does_not_take_is_a_sentence(
    calendar: CaldavCalendar, calendar_server: CalendarServer, status: str, says: bytes, words: str
) -> None:
    calendar_server.refuses, calendar_server.says = status, says
    with pytest.raises(CalendarTroubleError) as refused:
        calendar.put(SERIES, CONTENT, "")
    assert f"127.0.0.1:{calendar_server.port} {words}" in str(refused.value)


def test_a_wrong_password_is_a_sentence(calendar_server: CalendarServer) -> None:
    stranger = CaldavCalendar(calendar_server.address, "ada", "wrong")
    with pytest.raises(CalendarTroubleError, match="does not accept user and password"):
        stranger.put(SERIES, CONTENT, "")


def test_an_answer_lost_is_a_sentence_and_the_next_writing_finds_ours(
    calendar: CaldavCalendar, calendar_server: CalendarServer
) -> None:
    calendar_server.loses_answers = True
    with pytest.raises(CalendarTroubleError, match="it is tried again"):
        calendar.put(SERIES, CONTENT, "")
    kept = calendar.fetch(SERIES)
    assert kept
    assert kept.slots == calendar.read(SERIES, CONTENT).slots


def test_nobody_there_is_a_sentence() -> None:
    with pytest.raises(CalendarTroubleError, match=r"127\.0\.0\.1:1 does not answer \(no connection\)"):
        CaldavCalendar("http://127.0.0.1:1/ada/calls/").fetch(SERIES)


@pytest.mark.parametrize(
    ("url", "address", "user", "password"),
    [
        ("https://ada:p%40ss@cal.example.com/ada/calls", "https://cal.example.com/ada/calls/", "ada", "p@ss"),
        ("https://cal.example.com:8443/", "https://cal.example.com:8443/", "", ""),
        ("http://[::1]:5232/ada/", "http://[::1]:5232/ada/", "", ""),
    ],
)
def test_a_calendar_is_read_from_its_address(url: str, address: str, user: str, password: str) -> None:
    found = read_calendar(url)
    assert (found.address, found.user, found.password) == (address, user, password)
    assert not password or password not in repr(found)


@pytest.mark.parametrize(
    "url", ["cal.example.com", "ftp://cal.example.com/", "https://", "https://cal:x/", "https://é/"]
)
def test_what_is_no_address_says_how_to_write_one(url: str) -> None:
    with pytest.raises(BadInputError, match="CALLPROGRAM_CALDAV_URL cannot be read"):
        read_calendar(url)


def test_a_password_never_goes_in_the_clear() -> None:
    with pytest.raises(BadInputError, match="in the clear"):
        read_calendar("http://ada:secret@cal.example.com/")
