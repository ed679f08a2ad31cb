"""Calendar: weeks skipped and moved, days off, and where the hour shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from callprogram.adapters.calendar.series import Writer
from callprogram.bootstrap import app
from callprogram.domain.calendar.outlets import FoundChange, Outlet, Way, hashed
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, InvitationReply, Mail
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Happens, Program, hour_of
from callprogram.services.calendar import calendaring, synchronising
from callprogram.services.calls import outcomes
from callprogram.services.letters import taking_in
from callprogram.services.lists import planning
from callprogram.services.people import membership
from callprogram.services.program import programs
from tests.examples import NOW, WEEK
from tests.servers.calendars import CalendarServer
from tests.ui.conftest import (
    begin_the_hour,
    bring_in,
    do,
    errors,
    labels,
    main_buttons,
    open_page,
    seen,
    written,
)

NEXT = WEEK.later(1)


@pytest.fixture(autouse=True)
def on_sunday() -> Iterator[None]:
    """Sunday 22 November 2026, 10:00 UTC."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def program() -> Program:
    """Tuesdays at 16:00 in Amsterdam, Ada's."""
    name = app().program().name
    return do(
        programs.set_program,
        name,
        zone="Europe/Amsterdam",
        country="NL",
        executive_name="Ada",
        executive_email="ada@example.com",
    )


@pytest.fixture
def mail_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "calls@example.com")


def changes() -> list[tuple[str, Happens]]:
    return [(str(change.week), change.happens) for change in app().program().weeks]


def test_the_page_shows_eight_weeks_and_every_way(program: Program) -> None:
    assert program.id
    at = open_page("schedule")
    assert (errors(at), main_buttons(at)) == ([], ["Put it in the calendar"])
    assert "Tuesdays at 16:00 in Amsterdam" in seen(at)
    assert seen(at).count("16:00–17:00") == 8
    for way in ("File", "Invitation by mail", "Calendar server", "Address to subscribe to"):
        assert f"**{way}**" in seen(at)
    assert "Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM." in seen(at)
    assert "CALLPROGRAM_CALDAV_URL names a calendar" in seen(at)


def test_a_week_is_left_out_and_taken_up_again(program: Program) -> None:
    at = open_page("schedule")
    at.text_input(f"why-{NEXT}").set_value("retreat")
    at = at.button(f"skip-{NEXT}").click().run()
    assert "Tuesday 1 December~~ · skipped: retreat" in seen(at)
    assert (changes(), program.weeks) == ([("2026-W49", Happens.SKIPPED)], ())
    at = at.button(f"take-up-{NEXT}").click().run()
    assert (errors(at), changes()) == ([], [])


def test_a_week_is_moved_and_moved_back(program: Program) -> None:
    assert program.id
    at = open_page("schedule")
    at.date_input(f"day-{NEXT}").set_value(date(2026, 12, 3))
    at.time_input(f"at-{NEXT}").set_value(time(9, 30))
    at = at.button(f"move-{NEXT}").click().run()
    assert "**Thursday 3 December**, 09:30–10:30 · moved" in seen(at)
    at = at.button(f"take-up-{NEXT}").click().run()
    assert (errors(at), changes()) == ([], [])


def test_a_week_that_cannot_be_moved_there_says_why(program: Program) -> None:
    assert program.id
    at = open_page("schedule")
    at.date_input(f"day-{NEXT}").set_value(date(2026, 11, 2)).run()
    at = at.button(f"move-{NEXT}").click().run()
    assert errors(at) == ["That moment is over; choose one to come."]


def test_a_week_on_a_day_off_is_proposed_until_somebody_decides(program: Program) -> None:
    do(calendaring.add_leave, program, date(2026, 12, 1), date(2026, 12, 2))
    at = open_page("schedule")
    assert "**Tuesday 1 December at 16:00** falls on a day off: on leave." in seen(at)
    assert "Move it to Monday" in labels(at)
    at = at.button(f"propose-move-{NEXT}").click().run()
    assert "is on a day off" not in seen(at)
    assert changes() == [("2026-W49", Happens.MOVED)]


def test_leave_is_added_and_removed(program: Program) -> None:
    assert program.id
    at = open_page("schedule")
    at.date_input("leave-first").set_value(date(2026, 12, 7))
    at.date_input("leave-last").set_value(date(2026, 12, 11))
    at = at.button("add-leave").click().run()
    assert "7 December to 11 December" in seen(at)
    [leave] = app().views.calendar(program).leaves
    at = at.button(f"remove-leave-{leave.id}").click().run()
    assert "7 December to" not in seen(at)


def test_what_the_executive_says_of_being_away_is_leave_of_the_hour(program: Program) -> None:
    do(programs.set_program, program.name, executive_email="ada@example.com")
    ada = do(membership.add, "ada@example.com", "Ada Byron", Role.EXECUTIVE, program)
    do(membership.change, ada.email, replace(membership.how_of(ada), away=(date(2026, 12, 7), date(2026, 12, 11))))
    at = open_page("schedule")
    assert "falls on a day off: on leave" in seen(at)
    assert "7 December to 11 December" in seen(at)
    assert "from their profile" in seen(at)
    assert [leave.id for leave in app().views.calendar(program).leaves] == [0]


@pytest.mark.usefixtures("mail_set_up")
def test_an_invitation_is_turned_on_and_says_who_is_invited(program: Program) -> None:
    do(programs.set_program, program.name, guests=("board@example.com",))
    at = open_page("schedule")
    at = at.button("Turn on-mail").click().run()
    assert "Invited: Ada, board@example.com. 2 messages waiting." in seen(at)
    at = at.button("Turn off-mail").click().run()
    assert "get an invitation, updated with every change" in seen(at)


def test_guests_and_privacy_are_saved_and_a_wrong_address_says_so(program: Program) -> None:
    assert program.id
    at = open_page("schedule")
    at.text_area("guests").set_value("Board@example.com\nanna@example.com")
    at.checkbox("private").check()
    at = at.button("save-guests").click().run()
    assert errors(at) == []
    assert (app().program().guests, app().program().private) == (("board@example.com", "anna@example.com"), True)
    at.text_area("guests").set_value("nobody")
    [sentence] = errors(at.button("save-guests").click().run())
    assert sentence == "“nobody” is not an email address; write one like anna@example.com."


def test_an_address_to_subscribe_to_can_be_renewed(program: Program) -> None:
    at = open_page("schedule")
    at = at.button("Turn on-feed").click().run()
    first = at.code[0].value
    kept = app().views.calendar(program).outlets[Way.FEED].secret
    assert hashed(first.rpartition("/")[2].removesuffix(".ics")) == kept
    assert "Google reads it about once a day" in seen(at)
    assert "Only calendars on this machine can read this address. Set CALLPROGRAM_PUBLIC_URL" in seen(at)
    at = at.button("renew").click().run()
    assert at.code[0].value != first


def test_an_address_that_the_world_reaches_is_not_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_PUBLIC_URL", "https://calls.example.com")
    at = open_page("schedule").button("Turn on-feed").click().run()
    assert at.code[0].value.startswith("https://calls.example.com/")
    assert "Only calendars on this machine" not in seen(at)


def test_what_was_changed_in_the_calendar_is_offered(
    program: Program, calendar_server: CalendarServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLPROGRAM_CALDAV_URL", calendar_server.url)
    outlet = do(calendaring.choose_way, program, Way.CALDAV, on=True)
    moved, gone = FoundChange(NEXT, datetime(2026, 12, 3, 9, tzinfo=UTC)), FoundChange(WEEK.later(2), gone=True)
    _keep_found(outlet.id, moved, gone)
    at = open_page("schedule")
    assert "2026-W49: Thursday 3 December at 10:00." in seen(at)
    assert "2026-W50: taken out." in seen(at)
    for week in ("2026-W49", "2026-W50"):
        at = at.button(f"take-over-{week}").click().run()
    assert (errors(at), "Changed by hand" in seen(at)) == ([], False)
    assert changes() == [("2026-W49", Happens.MOVED), ("2026-W50", Happens.SKIPPED)]


def test_the_list_that_is_signed_off_is_counted(program: Program) -> None:
    bring_in()
    do(planning.freeze, program, WEEK)
    at = open_page("schedule")
    at = at.button(f"skip-{NEXT}").click().run()
    assert " calls in the calendar" in seen(at)


def test_a_week_without_an_hour_says_so_in_the_place_of_a_list(program: Program) -> None:
    bring_in()
    do(calendaring.skip_week, program, NEXT)
    at = open_page(week=str(NEXT))
    assert errors(at) == []
    assert "There is no hour in the week of 30 November. The coming ones are on *Schedule & calendar*." in seen(at)


def test_to_do_asks_about_days_off(program: Program) -> None:
    do(calendaring.add_leave, program, date(2026, 12, 1))
    at = open_page("to_do")
    assert "**A day off**" in seen(at)
    assert "Skip or move it" in labels(at)


def _keep_found(outlet_id: int, *found: FoundChange) -> None:
    store, member = app().store, app().member
    with store.transaction(member, NOW, "calendaring.choose_way") as transaction:
        transaction.save(replace(transaction.get(Outlet, outlet_id), found=found))


def test_before_a_signed_off_list_is_moved_the_page_says_who_is_not_at_work_then(program: Program) -> None:
    bring_in()
    do(planning.freeze, program, WEEK)
    at = open_page("schedule")
    assert "Not at work then" not in seen(at)
    at = at.time_input(f"at-{WEEK}").set_value(time(3)).run()
    [warning] = written(at, "warning")
    assert warning.startswith("Not at work then: ")
    at = at.button(f"move-{WEEK}").click().run()
    assert "**Tuesday 24 November**, 03:00–04:00 · moved" in seen(at)
    assert warning in written(at, "caption")


def test_a_deputy_is_set_and_cleared(program: Program) -> None:
    do(membership.add, "tom@example.com", "Tom Berger", Role.TEAMMATE, program)
    do(membership.add, "ada@example.com", "Ada Byron", Role.EXECUTIVE, program)
    do(programs.set_program, program.name, executive_email="ada@example.com")
    at = open_page("schedule")
    assert at.selectbox("deputy-who").options == ["Tom Berger"]
    assert errors(at.button("set-deputy").click().run()) == ["Choose who holds the hour."]
    at.selectbox("deputy-who").select_index(0)
    at.date_input("deputy-first").set_value(date(2026, 12, 1))
    at.date_input("deputy-last").set_value(date(2026, 12, 2))
    at = at.button("set-deputy").click().run()
    assert errors(at) == []
    assert "Tom Berger, 1 December to 2 December" in seen(at)
    assert "**Tuesday 1 December**, 16:00–17:00 · Tom Berger holds it for Ada\n" in seen(at)
    assert "**Tuesday 24 November**, 16:00–17:00\n" in seen(at)
    at = at.button("clear-deputies").click().run()
    assert app().program().deputies == ()


def test_a_deputy_without_members_is_a_sentence(program: Program) -> None:
    assert program.id
    assert "Add them on *People* first." in written(open_page("schedule"), "caption")


def test_the_months_say_what_was_held_what_was_left_out_and_what_is_to_come() -> None:
    card = begin_the_hour().cards[0]
    do(outcomes.give, card.entry.id, Outcome(Disposition.CONNECTED))
    do(calendaring.skip_week, app().program(), WEEK.later(1), "a *trade* fair")
    at = open_page("schedule")
    assert errors(at) == []
    assert "24 held" in seen(at)
    assert "1 skipped: a *trade* fair" in seen(at)


def test_who_comes_stands_with_the_invitation_and_another_time_is_taken_by_a_press() -> None:
    do(programs.set_program, app().program().name, guests=("board@example.com",))
    do(calendaring.choose_way, app().program(), Way.MAIL, on=True)
    synchronising.catch_up(app().store, app().views, Writer(), NOW)
    program, week = app().program(), WEEK.later(2)
    asked = InvitationReply(program.calendar_uid, "board@example.com", "ACCEPTED")
    other = hour_of(program, week).starts_at + timedelta(days=1)
    for reply in (asked, replace(asked, of=hour_of(program, week).starts_at, starts_at=other)):
        mail = Mail(Correspondent("", "board@example.com"), repr(reply), invitation_reply=reply)
        do(taking_in.take_in, mail, repr(mail).encode(), NOW, Channel.MAIL)

    at = open_page("schedule")
    assert "Coming: board@example.com." in seen(at)
    at = at.button(f"take-board@example.com-{week}").click().run()

    assert (errors(at), hour_of(app().program(), week).starts_at) == ([], other)
    assert "proposes" not in seen(at)
