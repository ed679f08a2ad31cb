"""Weeks skipped, moved and listed mean the same in every calendar program, in every zone, wherever clocks change."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.series import Guest, Line, Occurrence, Part, Series, appointment_of, plain_week
from callprogram.domain.program.call_hour import Happens, Program, WeekChange, week_of
from tests.calendars.client import shown_of_file
from tests.calendars.readers import spans_by_the_server
from tests.calendars.restrictions import violations
from tests.calendars.worlds import (
    END,
    START,
    ZONES,
    Span,
    file_of,
    hours_of,
    program_in,
    series_of,
    stored_file_of,
)
from tests.examples import HOUR, PROGRAM, WEEK
from tests.servers.calendars import CalendarServer

# Half a second each, so all of them in the full profile only. Where clocks show UTC at the first hour, Radicale writes
# out the whole series in UTC, though it keeps and gives back the file as it was.
TAKEN_FOR_UTC = {"Antarctica/Troll", "Europe/Dublin", "Europe/London"}
EVERY = 1 if os.environ.get("TEST_PROFILE") == "full" else 10
READ_BY_THE_SERVER = [zone for zone in ZONES if zone not in TAKEN_FOR_UTC][::EVERY]
GOLDEN = Path(__file__).parent / "golden"
WRITER = Writer("calls@example.com", "https://calls.example.com/")
GUESTS = (
    Guest("ada@example.com", 'Ada "the Countess" Byron; von, und zu', Part.CHAIR),
    Guest("anna@example.com", "Änna 😀\nBCC:eve@example.com", Part.REQUIRED),
)
STAMPED_AT = datetime(2014, 8, 29, 12, tzinfo=UTC)
OLD = replace(PROGRAM, starts_on=date(2014, 9, 1), executive_name="Byron, Ada")
TUESDAY = datetime(2014, 9, 2, 14, tzinfo=UTC)
NASTY = (
    'Ann "Q" Lee; CEO, Smith \\ Sons \\n \\, \\;',
    "Zoë\r\nEND:VEVENT\r\nEND:VCALENDAR\u2028BEGIN:VCALENDAR",
    "👩🏽\u200d💻 小野寺" + "é" * 60,
)


def a_list(*names: str) -> Occurrence:
    """The first week with these customers."""
    line = Line(0, "", TUESDAY, ("Europe/Berlin",), "tel:+493023125123,,12", "No call yet")
    lines = [replace(line, who=name, planned_at=TUESDAY + timedelta(minutes=12 * at)) for at, name in enumerate(names)]
    return Occurrence(1, 1, week_of(TUESDAY.date()), TUESDAY, TUESDAY + timedelta(hours=1), lines=tuple(lines))


def spans_of(content: str) -> list[Span]:
    return [(start, end) for start, end, _ in shown_of_file(content, START, END)]


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_three_years_is_the_domain_s_with_weeks_skipped_and_moved(zone: str) -> None:
    program = program_in(zone)
    assert spans_of(file_of(program)) == hours_of(program)


@pytest.mark.parametrize("every_weeks", [2, 3, 4])
def test_every_hour_of_a_slower_rhythm_is_the_domain_s(every_weeks: int) -> None:
    program = program_in("Australia/Lord_Howe", every_weeks=every_weeks)
    assert spans_of(file_of(program)) == hours_of(program)


def test_a_calendar_server_reads_the_same_hours(calendar_server: CalendarServer) -> None:
    for zone in READ_BY_THE_SERVER:
        program = program_in(zone)
        made = calendar_server.ask("PUT", "hour.ics", stored_file_of(program), Content_Type="text/calendar")
        assert made.ok, zone
        answer = calendar_server.expanded("20261101T000000Z", "20291101T000000Z")
        assert spans_by_the_server(answer) == hours_of(program), zone


@pytest.mark.parametrize("zone", sorted(TAKEN_FOR_UTC))
def test_a_calendar_server_gives_back_what_means_the_same(calendar_server: CalendarServer, zone: str) -> None:
    program = program_in(zone)
    calendar_server.ask("PUT", "hour.ics", stored_file_of(program), Content_Type="text/calendar")
    assert spans_of(calendar_server.ask("GET", "hour.ics").content.decode()) == hours_of(program)


def test_a_week_moved_to_the_hour_that_clocks_show_twice_is_written_in_utc() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    week = replace(plain_week(PROGRAM, WEEK), starts_at=second, ends_at=second + timedelta(hours=1))
    content = WRITER.week_invitation(_series(PROGRAM), week)
    assert "DTSTART:20261025T013000Z" in content
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:20261124T160000" in content


def test_a_moved_week_that_the_rhythm_passes_over_has_no_hour() -> None:
    moved = WeekChange(WEEK.later(1), Happens.MOVED, HOUR + timedelta(days=8))
    program = replace(PROGRAM, every_weeks=2, weeks=(moved,))
    content = file_of(program)
    assert [start for start, _ in spans_of(content)[:2]] == [HOUR, HOUR + timedelta(days=14)]
    assert "RECURRENCE-ID" not in content


def test_an_hour_that_was_held_before_the_rhythm_passed_its_week_over_is_an_hour_of_its_own() -> None:
    fortnightly = replace(PROGRAM, every_weeks=2)
    held = plain_week(PROGRAM, WEEK.later(1))
    spans = spans_of(Writer().published(series_of(fortnightly), [held]))
    assert [start for start, _ in spans[:3]] == [HOUR, HOUR + timedelta(days=7), HOUR + timedelta(days=14)]


def test_a_file_with_names_as_people_have_them_is_the_golden_one() -> None:
    content = Writer().published(_series(OLD), [a_list(*NASTY)])
    assert content.encode() == (GOLDEN / "names.ics").read_bytes()
    assert all(len(line) <= 75 for line in content.encode().split(b"\r\n"))


def test_what_was_written_is_read_back_to_the_letter() -> None:
    _, listed = Calendar.from_ical(Writer().published(_series(OLD), [a_list(*NASTY)])).events
    assert NASTY[0] in listed.description
    assert "Zoë\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR" in listed.description
    assert NASTY[2] in listed.description


@pytest.mark.parametrize("method", ["PUBLISH", "REQUEST", "CANCEL"])
def test_each_message_has_what_its_method_demands(method: str) -> None:
    series, week = _series(OLD), a_list("Ann")
    contents = {
        "PUBLISH": [WRITER.published(series, [week])],
        "REQUEST": [WRITER.invitation(series, [week]), WRITER.week_invitation(series, week)],
        "CANCEL": [WRITER.cancellation(series, GUESTS), WRITER.week_cancellation(series, week)],
    }[method]
    for content in contents:
        assert violations(content) == []
        assert Calendar.from_ical(content)["METHOD"] == method


def test_guests_are_written_with_their_part_and_nobody_is_asked_to_answer() -> None:
    [event] = Calendar.from_ical(WRITER.week_invitation(_series(OLD), a_list("Ann"))).events
    assert [(str(guest), guest.params["ROLE"], guest.params["CN"]) for guest in event.attendees] == [
        ("mailto:ada@example.com", "CHAIR", "Ada 'the Countess' Byron; von, und zu"),
        ("mailto:anna@example.com", "REQ-PARTICIPANT", "Änna 😀 BCC:eve@example.com"),
    ]
    assert {guest.params["RSVP"] for guest in event.attendees} == {"FALSE"}


def test_what_is_cancelled_reminds_of_nothing() -> None:
    content = WRITER.week_cancellation(_series(OLD), a_list("Ann"))
    assert "VALARM" not in content
    assert "STATUS:CANCELLED" in content


def test_a_private_hour_is_private_in_every_week() -> None:
    content = Writer().published(_series(replace(OLD, private=True)), [a_list("Ann")])
    assert (content.count("CLASS:PRIVATE"), content.count("CLASS:PUBLIC")) == (2, 0)


def _series(program: Program) -> Series:
    return Series(1, 1, "3f0c@callprogram", 7, STAMPED_AT, appointment_of(program, GUESTS))
