"""`calendar`: written as a file, weeks skipped, moved and taken up again, invitations sent."""

import re
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
import time_machine
from icalendar import Calendar, Event

from tests.cli.conftest import Run, content
from tests.examples import NOW
from tests.servers.calendars import CalendarServer
from tests.servers.mail import Mailbox


def events(run: Run, file: Path) -> list[Event]:
    """The series and its overrides as `calendar --out` writes them."""
    run("calendar", "--out", file, "--json")
    return Calendar.from_ical(file.read_bytes()).events


@pytest.mark.usefixtures("database")
def test_a_calendar_is_written_that_calendars_read(run: Run, tmp_path: Path) -> None:
    written = run("calendar", "--out", tmp_path / "hour.ics", "--json").json
    calendar = Calendar.from_ical((tmp_path / "hour.ics").read_bytes())
    [event] = calendar.walk("VEVENT")

    assert written == {"file": str(tmp_path / "hour.ics")}
    assert calendar["METHOD"] == "PUBLISH"
    assert event.decoded("DTSTART").isoformat() == "2026-11-24T16:00:00+01:00"
    assert event.decoded("DTEND").isoformat() == "2026-11-24T17:00:00+01:00"
    assert "FREQ=WEEKLY" in event.to_ical().decode()
    assert "ATTENDEE" not in event


@pytest.mark.usefixtures("sample")
def test_a_skipped_week_is_an_exception_under_a_higher_sequence(run: Run, tmp_path: Path) -> None:
    [before] = events(run, tmp_path / "before.ics")
    skipped = run("calendar", "skip", "--week", "2026-W49", "--why", "retreat", "--json").json
    [after] = events(run, tmp_path / "after.ics")

    assert (skipped["week"], skipped["skipped"], skipped["sequence"]) == ("2026-W49", True, before.sequence + 1)
    assert after["UID"] == before["UID"]
    assert after.sequence == before.sequence + 1
    assert [day.isoformat() for day in after.exdates] == ["2026-12-01T16:00:00+01:00"]
    sentence = "The hour of 2026-W49 is skipped (retreat); on Schedule & calendar it can be taken up again."
    assert run("plan", "--week", "2026-W49", "--freeze").sentence == sentence
    nobody = run("plan", "--week", "2026-W49", "--json").json
    assert (nobody["skipped"], nobody["state"], nobody["entries"]) == (True, "draft", [])
    assert nobody["starts_at"] == "2026-12-01T16:00:00+01:00"
    assert "2026-W49, Tuesday 01 December 16:00 Europe/Amsterdam, skipped;" in run("plan", "--week", "2026-W49").out
    assert "2026-W49" not in [hour["week"] for hour in run("program", "--json").json["next_hours"]]


@pytest.mark.usefixtures("sample")
def test_a_moved_week_is_an_override_and_is_planned_there(run: Run, tmp_path: Path) -> None:
    moved = run("calendar", "move", "--week", "2026-W49", "--to", "2026-12-03T10:00", "--json").json
    _, override = events(run, tmp_path / "hour.ics")

    assert (moved["starts_at"], moved["ends_at"]) == ("2026-12-03T10:00:00+01:00", "2026-12-03T11:00:00+01:00")
    assert override.RECURRENCE_ID.isoformat() == "2026-12-01T16:00:00+01:00"
    assert override.start.isoformat() == "2026-12-03T10:00:00+01:00"
    assert run("plan", "--week", "2026-W49", "--json").json["starts_at"] == "2026-12-03T10:00:00+01:00"


@pytest.mark.usefixtures("sample")
def test_moving_a_signed_off_list_names_whom_a_call_would_find_closed(run: Run) -> None:
    run("plan", "--week", "2026-W49", "--freeze")
    moved = run("calendar", "move", "--week", "2026-W49", "--to", "2026-12-03T03:00", "--json").json
    assert set(moved["closed_then"].values()) == {"outside their 09:00 to 17:00"}
    words = run("calendar", "move", "--week", "2026-W49", "--to", "2026-12-03T03:05").out
    assert "Not at work then: " in words


@pytest.mark.usefixtures("sample")
def test_moving_a_week_says_whom_it_reaches_no_more_and_to_whom_something_is_promised(run: Run) -> None:
    run("commit", "Moorlicht", "Send it", "--owner", "tom@example.com", "--due", "2026-12-04")
    moved = run("calendar", "move", "--week", "2026-W49", "--to", "2026-12-01T21:00", "--json").json["unreached"]
    assert moved["customers"] > 1
    assert [each["company"] for each in moved["promised"]] == ["Moorlicht Energie"]
    back = run("calendar", "move", "--week", "2026-W49", "--to", "2026-12-01T16:05").out
    assert "Moorlicht" not in back


@pytest.mark.usefixtures("sample")
def test_a_week_taken_up_again_is_as_any_other(run: Run, tmp_path: Path) -> None:
    run("calendar", "skip", "--week", "2026-W49")
    events(run, tmp_path / "before.ics")

    assert run("calendar", "take-up", "--week", "2026-W49").out == (
        "The hour of 2026-W49 is on Tuesday 1 December at 16:00.\n"
    )
    series, override = events(run, tmp_path / "after.ics")
    assert "EXDATE" not in series
    assert override.start == override.RECURRENCE_ID


@pytest.mark.usefixtures("sample")
def test_a_list_signed_off_is_in_the_file(run: Run, tmp_path: Path) -> None:
    run("plan", "--week", "2026-W49", "--freeze")
    _, override = events(run, tmp_path / "hour.ics")

    assert override.description.startswith("16:00 ")
    assert "tel:+" in override.description
    assert "If somebody does not answer:" in override.description


@pytest.mark.usefixtures("sample")
def test_an_invitation_goes_to_the_executive_and_is_followed_by_each_change(
    run: Run, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", f"smtp://127.0.0.1:{mailbox.port}")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "callprogram <calls@example.com>")
    run("program", "set", "--executive-email", "ada@example.com")
    sent = run("calendar", "send", "--json").json
    run("plan", "--week", "2026-W48", "--freeze")
    run("work", "--once")
    with time_machine.travel(NOW + timedelta(minutes=11)):
        run("work", "--once")
        run("work", "--once")

    assert (sent["invited"], sent["problems"]) == (["ada@example.com"], [])
    assert mailbox.recipients == ["ada@example.com", "ada@example.com"]
    first, second = (_calendar_part(each) for each in mailbox.mails)
    assert (first["METHOD"], second["METHOD"]) == ("REQUEST", "REQUEST")
    assert first.events[0].organizer == "mailto:calls@example.com"
    assert second.events[0].sequence > first.events[0].sequence
    assert second.events[0].RECURRENCE_ID.isoformat() == "2026-11-24T16:00:00+01:00"


@pytest.mark.usefixtures("database")
def test_sending_says_what_was_sent_or_why_nothing(run: Run, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", f"smtp://127.0.0.1:{mailbox.port}")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "callprogram <calls@example.com>")
    to_nobody = run("calendar", "send").out
    run("program", "set", "--executive-email", "ada@example.com")
    to_ada, again = run("calendar", "send").out, run("calendar", "send").out

    assert to_nobody.startswith("Nothing was sent: nobody is invited; `program set --executive-email` says who")
    assert to_ada.startswith("Sent 1 message.\nInvited: ada@example.com.")
    assert again.startswith("Nothing was sent: there is nothing new for those invited.")
    assert "Nothing here yet." not in to_nobody + to_ada + again
    assert run("calendar", "send", "--stop").out.startswith("Sent 1 message.")


@pytest.mark.usefixtures("database")
def test_a_calendar_server_is_kept_in_step_and_its_changes_are_taken_over(
    run: Run, calendar_server: CalendarServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_CALDAV_URL", calendar_server.url)
    published = run("calendar", "publish", "--json").json
    [file] = re.findall(r"/ada/calls/([^<]+\.ics)", calendar_server.ask("PROPFIND", Depth="1").text)
    content = calendar_server.ask("GET", file).text
    gone = content.replace("RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Amsterdam:20261201T160000\r\nRRULE:FREQ=WEEKLY")
    calendar_server.ask("PUT", file, gone, Content_Type="text/calendar")
    run("calendar", "skip", "--week", "2026-W51")

    assert published["ways"]["caldav"]["in_step_at"]
    assert run("calendar", "publish").sentence == (
        "Somebody changed the calendar by hand (2026-W49); say --ours or --theirs."
    )
    found = {"week": "2026-W49", "starts_at": None, "gone": True}
    assert run("calendar", "show", "--json").json["ways"]["caldav"]["found"] == [found]
    assert "2026-W49: taken out." in run("calendar", "show").out
    assert [week["week"] for week in run("calendar", "publish", "--theirs", "--json").json["weeks"]] == [
        "2026-W49",
        "2026-W51",
    ]
    assert calendar_server.ask("GET", file).text.count("EXDATE") == 2


@pytest.mark.usefixtures("database")
def test_a_server_that_refuses_is_one_sentence(
    run: Run, calendar_server: CalendarServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_CALDAV_URL", calendar_server.url.replace("the-password", "wrong"))
    assert "does not accept user and password; check CALLPROGRAM_CALDAV_URL" in run("calendar", "publish").sentence


@pytest.mark.usefixtures("database")
def test_an_address_to_subscribe_to_is_made_renewed_and_taken_away(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", "https://calls.example.com/")
    first = run("calendar", "feed", "--json").json["address"]

    assert re.fullmatch(r"https://calls\.example\.com/calendar/[-\w]{43}\.ics", first)
    assert run("calendar", "feed", "--json").json["address"] is None
    assert run("calendar", "feed", "--renew", "--json").json["address"] not in {first, None}
    assert run("calendar", "feed", "--stop", "--json").json == {"address": None}


@pytest.mark.usefixtures("database")
def test_leave_and_holidays_propose_weeks_until_one_is_kept(run: Run) -> None:
    said = run("calendar", "leave", "--from", "2026-12-01", "--to", "2026-12-03", "--json").json
    assert "2026-W49: Tuesday 1 December at 16:00 (on leave)." in run("calendar", "leave").out
    run("calendar", "keep", "--week", "2026-W49")

    assert said["leaves"] == [{"id": "1", "first": "2026-12-01", "last": "2026-12-03"}]
    assert said["proposals"][0] == {
        "week": "2026-W49",
        "starts_at": "2026-12-01T16:00:00+01:00",
        "why": "on leave",
        "move_to": "2026-11-30T16:00:00+01:00",
    }
    assert "2026-W49" not in [each["week"] for each in run("calendar", "leave", "--json").json["proposals"]]
    assert run("calendar", "leave", "--remove", "1", "--json").json["leaves"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Say where to write the calendar: --out hour.ics."),
        (["--out", "/nowhere/hour.ics"], "/nowhere/hour.ics cannot be written"),
        (["skip", "--week", "W50"], "“W50” is not a week"),
        (["skip", "--week", "2026-W10"], "The hour of 2026-W10 has begun or is over; choose a week to come."),
        (["move", "--week", "2026-W50", "--to", "tomorrow"], "“tomorrow” is not a moment; write one like"),
        (["move", "--week", "2026-W50", "--to", "2026-11-01T10:00"], "That moment is over; choose one to come."),
        (["move", "--week", "2026-W50", "--to", "2026-12-15T15:30"], "That would meet the hour of 2026-W51 on Tuesday"),
        (
            ["take-up", "--week", "2026-W50"],
            "Nothing is different about the hour of 2026-W50, so there is nothing to take back.",
        ),
        (["publish"], "No calendar server is set up: set CALLPROGRAM_CALDAV_URL."),
        (["leave", "--from", "2026-12-04", "--to", "2026-12-01"], "The leave ends before it begins"),
        (["leave", "--remove", "one"], "“one” is not the id of a leave"),
        (["send"], "Mail is not set up: set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM."),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    run: Run, database: str, arguments: list[str], words: str
) -> None:
    before = content(database)

    assert words in run("calendar", *arguments).sentence
    assert content(database) == before


def _calendar_part(mail: EmailMessage) -> Calendar:
    parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return Calendar.from_ical(parts[0].get_content())


@pytest.mark.usefixtures("sample")
def test_every_way_out_is_named_whether_it_is_on_or_not(run: Run) -> None:
    assert run("calendar", "show", "--json").json["ways"].keys() == {"file", "mail", "caldav", "feed"}
    run("calendar", "feed")
    said = run("calendar", "show").out
    for words in ("File: not written yet", "Invitation by mail: off", "Calendar server: off", "subscribe to: on"):
        assert words in said
