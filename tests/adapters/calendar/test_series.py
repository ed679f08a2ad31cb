"""The file the assistant puts into every calendar means the same hours there as here."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import dateutil.tz
import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.series import Series, appointment_of
from callprogram.domain.program.call_hour import Program, hour_of, week_of
from tests.calendars.worlds import ZONES
from tests.examples import PROGRAM

GOLDEN = Path(__file__).parent / "golden"
STAMPED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ZONES_WITH_A_YEARLY_RULE = (
    "America/New_York",
    "Antarctica/Troll",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Amsterdam",
    "Europe/Dublin",
    "Pacific/Auckland",
)
ZONES_THAT_MOVE_THE_DAY = ("Africa/Cairo", "America/Nuuk", "America/Santiago", "Asia/Jerusalem")
NAMES = (
    "Byron, Ada; Countess",
    'Ada "the Countess" Byron',
    "Ada \\ Byron \\n, \\; \\,",
    "Ada 👩🏽\u200d💻 Byron 🇳🇱",
    "Ada\nByron",
    "Ada\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
    "ATTENDEE:mailto:ada@example.com",
    "Zoë " * 60 + "Byron",
    "小野寺" * 40,
)


def program_in(zone: str) -> Program:
    return replace(PROGRAM, zone=zone)


def series_of(program: Program, stamped_at: datetime = STAMPED_AT, sequence: int = 0) -> Series:
    return Series(1, program.id, program.calendar_uid, sequence, stamped_at, appointment_of(program, ()))


def file_of(program: Program, stamped_at: datetime = STAMPED_AT, sequence: int = 0) -> bytes:
    return Writer().published(series_of(program, stamped_at, sequence), ()).encode()


def event_of(content: bytes) -> Event:
    (event,) = Calendar.from_ical(content).events
    return event


def hours_of(program: Program, weeks: int) -> list[tuple[datetime, datetime]]:
    first = week_of(program.starts_on + timedelta((program.weekday - program.starts_on.weekday()) % 7))
    hours = [hour_of(program, first.later(week)) for week in range(weeks)]
    return [(hour.starts_at, hour.ends_at) for hour in hours]


def shown_by_a_calendar(program: Program, weeks: int) -> list[tuple[datetime, datetime]]:
    """Start and end of each hour as a calendar reads the file; the week after is read for the last hour's end."""
    calendar = Calendar.from_ical(file_of(program, STAMPED_AT))
    start = datetime.combine(program.starts_on, time(), ZoneInfo(program.zone))
    found = recurring_ical_events.of(calendar).between(start, start + timedelta(weeks=weeks + 1))
    return sorted((event.start, event.end) for event in found)[:weeks]


def in_utc(hours: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    return [(start.astimezone(UTC), end.astimezone(UTC)) for start, end in hours]


@pytest.mark.parametrize(
    "zone", ["Africa/Casablanca", "America/New_York", "America/Santiago", "Asia/Kolkata", "Europe/Amsterdam"]
)
def test_the_file_is_the_golden_one(zone: str) -> None:
    # Years gone by, whose clock changes no later edition of the time zone database takes back.
    program = replace(PROGRAM, zone=zone, starts_on=date(2014, 9, 1), executive_name="Byron, Ada")
    golden = GOLDEN / f"{zone.replace('/', '_')}.ics"
    assert file_of(program, datetime(2014, 8, 29, 12, tzinfo=UTC)) == golden.read_bytes()


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_three_years_is_the_hour_of_the_domain(zone: str) -> None:
    program = program_in(zone)
    assert in_utc(shown_by_a_calendar(program, 156)) == hours_of(program, 156)


@pytest.mark.parametrize("zone", ZONES)
def test_the_time_zone_in_the_file_alone_gives_the_offsets_of_zoneinfo_for_ten_years(zone: str) -> None:
    content = file_of(program_in(zone), STAMPED_AT).decode()
    read = dateutil.tz.tzical(io.StringIO(content)).get()
    start = datetime(2026, 1, 1, 16, tzinfo=ZoneInfo(zone))
    days = [start + timedelta(days=day) for day in range(365 * 10)]
    assert [day.replace(tzinfo=read).utcoffset() for day in days] == [day.utcoffset() for day in days]


@settings(max_examples=25)
@given(
    zone=st.sampled_from(sorted(available_timezones())),
    weekday=st.integers(0, 6),
    at=st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45])),
    starts_on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    minutes=st.integers(30, 720),
)
def test_any_program_means_the_same_hours_in_the_file(
    zone: str, weekday: int, at: time, starts_on: date, minutes: int
) -> None:
    program = replace(PROGRAM, zone=zone, weekday=weekday, at=at, starts_on=starts_on, minutes=minutes)
    shown = shown_by_a_calendar(program, 52)
    assert [start for start, _ in in_utc(shown)] == [start for start, _ in hours_of(program, 52)]
    assert {end - start for start, end in shown} == {timedelta(minutes=minutes)}


@pytest.mark.parametrize(
    ("at", "starts_on", "case"),
    [
        (time(1, 30), date(2027, 3, 28), "the hour ends after clocks go forward"),
        (time(2, 30), date(2027, 3, 28), "the clocks skip the hour's start"),
        (time(1, 30), date(2027, 10, 31), "the hour ends as clocks go back"),
        (time(2, 30), date(2027, 10, 31), "the hour begins twice"),
    ],
)
def test_a_first_hour_across_a_clock_change_lets_no_other_week_drift(at: time, starts_on: date, case: str) -> None:
    program = replace(PROGRAM, weekday=6, at=at, starts_on=starts_on)
    shown, hours = in_utc(shown_by_a_calendar(program, 20)), hours_of(program, 20)
    assert shown[0][0] == hours[0][0], case
    assert shown[1:] == hours[1:], case


@pytest.mark.parametrize("zone", ZONES_WITH_A_YEARLY_RULE)
def test_a_zone_with_a_yearly_rule_is_two_rules(zone: str) -> None:
    content = file_of(program_in(zone), STAMPED_AT)
    assert content.count(b"RRULE:FREQ=YEARLY;BYDAY=") == content.count(b"TZOFFSETTO") == 2
    assert content.count(b"BEGIN:DAYLIGHT") == content.count(b"BEGIN:STANDARD") == 1


@pytest.mark.parametrize("zone", ZONES_THAT_MOVE_THE_DAY)
def test_a_zone_whose_rule_is_no_nth_weekday_is_written_change_by_change(zone: str) -> None:
    content = file_of(program_in(zone), STAMPED_AT)
    assert b"FREQ=YEARLY" not in content
    assert content.count(b"TZOFFSETTO") > 2 * 10


def test_a_yearly_rule_that_did_not_hold_in_the_first_years_is_not_written() -> None:
    program = replace(PROGRAM, zone="America/New_York", starts_on=date(2006, 11, 21))
    assert b"FREQ=YEARLY" not in file_of(program, STAMPED_AT)


def test_a_zone_without_clock_changes_is_one_standard_time() -> None:
    content = file_of(program_in("Asia/Kolkata"), STAMPED_AT)
    assert content.count(b"TZOFFSETTO:+0530") == content.count(b"BEGIN:STANDARD") == 1
    assert b"BEGIN:DAYLIGHT" not in content


def test_dublin_has_daylight_time_in_summer_though_its_law_says_otherwise() -> None:
    daylight = file_of(program_in("Europe/Dublin"), STAMPED_AT).decode().split("BEGIN:DAYLIGHT")[1]
    assert "TZNAME:IST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100" in daylight


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Africa/Abidjan"])
def test_a_program_in_a_zone_that_is_always_utc_needs_no_time_zone(zone: str) -> None:
    content = file_of(program_in(zone), STAMPED_AT)
    assert b"DTSTART:20261124T160000Z" in content
    assert b"TZID" not in content


@pytest.mark.parametrize("zone", sorted({*ZONES, "Africa/Bissau", "Etc/GMT-3", "GMT", "EST5EDT"}))
def test_every_zone_named_is_in_the_file(zone: str) -> None:
    lines = file_of(program_in(zone), STAMPED_AT).decode().split("\r\n")
    named = {line.split("TZID=")[1].split(":")[0] for line in lines if ";TZID=" in line}
    assert named == {line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")}


@pytest.mark.parametrize(
    ("starts_on", "first"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 25), date(2026, 12, 1)),
        (date(2026, 12, 30), date(2027, 1, 5)),
    ],
)
def test_the_first_hour_is_the_first_tuesday_on_or_after_the_first_date(starts_on: date, first: date) -> None:
    event = event_of(file_of(replace(PROGRAM, starts_on=starts_on), STAMPED_AT))
    assert event.start == datetime.combine(first, time(16), ZoneInfo("Europe/Amsterdam"))
    assert event.end == datetime.combine(first, time(17), ZoneInfo("Europe/Amsterdam"))


def test_the_file_is_published_and_invites_nobody() -> None:
    content = file_of(replace(PROGRAM, executive_email="ada@example.com"), STAMPED_AT, sequence=3)
    event = event_of(content)
    assert b"\r\nMETHOD:PUBLISH\r\n" in content
    assert (event["UID"], event["SEQUENCE"], event["TRANSP"]) == ("3f0c@callprogram", 3, "OPAQUE")
    assert event.DTSTAMP == STAMPED_AT
    assert event.organizer == "mailto:ada@example.com"
    assert not any(word in content for word in (b"ATTENDEE", b"DURATION", b"RDATE"))


def test_a_file_of_nobody_s_hour_has_an_organizer_who_is_nobody() -> None:
    assert b"\r\nORGANIZER:invalid:nomail\r\n" in file_of(PROGRAM)


def test_a_reminder_shows_ten_minutes_before() -> None:
    (alarm,) = event_of(file_of(PROGRAM, STAMPED_AT)).walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].to_ical()) == ("DISPLAY", b"-PT10M")
    assert alarm["DESCRIPTION"] == "Customer calls: Ada Byron"


def test_the_stamp_is_written_in_utc() -> None:
    stamped_at = STAMPED_AT.astimezone(ZoneInfo("America/New_York"))
    assert file_of(PROGRAM, stamped_at) == file_of(PROGRAM, STAMPED_AT)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert file_of(PROGRAM, STAMPED_AT) == file_of(replace(PROGRAM), STAMPED_AT)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_an_executive_is_read_back_as_written(name: str) -> None:
    content = file_of(replace(PROGRAM, executive_name=name), STAMPED_AT)
    assert event_of(content)["SUMMARY"] == f"Customer calls: {name}"
    assert content.count(b"\r\nEND:VEVENT\r\n") == 1


@pytest.mark.parametrize(
    "name", ["Ada\r\nByron", "Ada\rByron", "Ada\u2028Byron", "Ada\x85Byron", "A\x00da\x0bBy\x07ron"]
)
def test_line_breaks_of_every_kind_become_one_kind_and_control_characters_go(name: str) -> None:
    content = file_of(replace(PROGRAM, executive_name=name), STAMPED_AT)
    assert event_of(content)["SUMMARY"] == "Customer calls: Ada\nByron"


def test_the_hour_of_another_program_is_called_by_its_name() -> None:
    event = event_of(file_of(replace(PROGRAM, name="Investors")))
    assert event["SUMMARY"] == "Investors: Ada Byron"


@pytest.mark.parametrize("name", ["", "  "])
def test_a_program_without_an_executive_has_the_plain_title(name: str) -> None:
    assert event_of(file_of(replace(PROGRAM, executive_name=name), STAMPED_AT))["SUMMARY"] == "Customer calls"


@pytest.mark.parametrize("name", NAMES)
def test_lines_end_in_crlf_and_have_at_most_75_octets(name: str) -> None:
    content = file_of(replace(PROGRAM, executive_name=name, zone="America/Santiago"), STAMPED_AT)
    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or line is lines[-1] for line in lines)
