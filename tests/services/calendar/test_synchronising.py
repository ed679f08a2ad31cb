"""Synchronising: every change of the hour reaches calendars once, under a SEQUENCE of its own."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.calendar.series import Guest, Part
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people import messages
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program, Week
from callprogram.services.calendar import calendaring, rescheduling, synchronising
from callprogram.services.calendar.synchronising import Announced
from callprogram.services.calls import calling
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.lists import planning
from callprogram.services.people import membership
from callprogram.services.program import programs
from tests.calendars.client import Shown, shown_of_file
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.services.conftest import Desk

SUNDAY = HOUR - timedelta(days=2)
NEXT = WEEK.later(1)
START, END = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 1, 15, tzinfo=UTC)
WRITER = Writer("calls@example.com", "https://calls.example.com")
ADA = "ada@example.com"
TUESDAYS = [HOUR + timedelta(weeks=weeks) for weeks in range(8)]


@pytest.fixture(autouse=True)
def on_sunday(desk: Desk) -> None:
    desk.now = SUNDAY


@pytest.fixture
def program(desk: Desk) -> Program:
    """Tuesdays at 16:00 in Amsterdam, Ada's."""
    fields = {"weekday": 1, "at": time(16), "zone": "Europe/Amsterdam", "country": "NL"}
    return desk.do(
        programs.set_program,
        "Customer calls",
        executive_name="Ada Byron",
        executive_email=ADA,
        **fields,  # type: ignore[arg-type]  # the fields of a program
    )


@pytest.fixture
def invited(desk: Desk, program: Program) -> Announced:
    """Ada invited by mail, and the outbox emptied."""
    desk.do(calendaring.choose_way, program, Way.MAIL, on=True)
    return tell(desk, program)


def tell(desk: Desk, program: Program) -> Announced:
    return desk.do(synchronising.keep_in_step, program, WRITER)


def shows(told: Announced) -> list[Shown]:
    return shown_of_file(WRITER.published(told.series, told.weeks), START, END)


def starts(told: Announced) -> list[datetime]:
    return [start for start, _, _ in shows(told)]


def all_go_out(desk: Desk) -> None:
    """Every message that waits has gone out."""
    for message in desk.all(Message):
        desk.revise(messages.sent(message, desk.now))


def sent(desk: Desk, *, since: int = 0) -> list[Message]:
    """The messages to calendars after the first few."""
    return [message for message in desk.all(Message) if message.enclosures][since:]


def calendar_in(message: Message) -> Calendar:
    [enclosure] = message.enclosures
    return Calendar.from_ical(enclosure.content)


def test_nothing_that_changes_nothing_is_told(desk: Desk, program: Program) -> None:
    first = tell(desk, program)
    assert (first.series.sequence, first.weeks, starts(first)) == (0, (), TUESDAYS)
    assert not desk.do(synchronising.is_behind, program)
    desk.now += timedelta(hours=1)
    assert tell(desk, program) == first


def test_a_draft_changes_nothing_in_a_calendar(desk: Desk, program: Program, moorlicht: Customer) -> None:
    assert moorlicht.id
    tell(desk, program)
    desk.do(planning.plan, program, WEEK)
    assert not desk.do(synchronising.is_behind, program)


def test_a_list_signed_off_stands_in_its_week_and_in_no_other(
    desk: Desk, program: Program, invited: Announced, frozen: list[Entry]
) -> None:
    told = tell(desk, program)
    [(_, _, words), *others] = shows(told)
    assert told.series.sequence == invited.series.sequence + 1
    assert starts(told) == TUESDAYS
    assert words == (
        "16:00 Saskia Tönnies, Moorlicht Energie (16:00 in Berlin)\ntel:+493023125123\nNo call yet\n\n"
        "16:12 Paige Sorensen, Tin Roof (10:12 in New York)\ntel:+12125550177,,12\nNo call yet\n\n"
        "Open the list: https://calls.example.com/go/this_week?week=2026-W48"
    )
    assert [entry.planned_at for entry in frozen] == [HOUR, HOUR + timedelta(minutes=12)]
    assert {words for _, _, words in others} == {
        "The weekly hour of calls to customers. The call list and the briefs are in callprogram."
    }


def test_what_is_signed_off_is_mailed_as_that_week_alone(
    desk: Desk, program: Program, invited: Announced, frozen: list[Entry]
) -> None:
    assert frozen
    tell(desk, program)
    [message] = sent(desk, since=1)
    [event] = calendar_in(message).events
    assert (message.recipient, message.enclosures[0].method) == (ADA, "REQUEST")
    assert event.sequence == invited.series.sequence + 1
    assert event.RECURRENCE_ID == HOUR
    assert message.content.subject == "Customer calls…, Tuesday 24 November at 16:00: the list"
    assert message.content.sections[0].points == (
        "16:00 Saskia Tönnies, Moorlicht Energie (16:00 in Berlin)",
        "16:12 Paige Sorensen, Tin Roof (10:12 in New York)",
    )


def test_the_reason_in_a_calendar_is_the_renewal_or_the_last_call_and_nothing_else(
    desk: Desk, program: Program
) -> None:
    telling_much = replace(MOORLICHT, health=3, open_cases=9, notes="Furious.", revenue=None, segment="Doomed")
    renews = desk.keep(replace(telling_much, renewal_on=date(2027, 1, 31)))
    called = desk.keep(replace(telling_much, crm_id="ACC-7", company="Called", renewal_on=date(2026, 1, 31)))
    at = HOUR - timedelta(weeks=60)
    desk.do(calling.log, program, LoggedCall(called.id, Outcome(Disposition.CONNECTED), note="They will leave.", at=at))
    desk.do(planning.freeze, program, WEEK)
    told = tell(desk, program)
    reasons = {line.customer_id: line.reason for line in told.weeks[0].lines}
    assert reasons == {renews.id: "Renews in January 2027", called.id: "Last call in September 2025"}
    content = WRITER.published(told.series, told.weeks)
    assert not [word for word in ("Furious", "leave", "Doomed", "health", "cases", "risk") if word in content]


def test_a_skipped_week_is_left_out_and_taken_back_from_those_invited(
    desk: Desk, program: Program, invited: Announced
) -> None:
    desk.do(calendaring.skip_week, program, NEXT, "Ada is ill")
    told = tell(desk, program)
    [message] = sent(desk, since=1)
    [event] = calendar_in(message).events
    assert starts(told) == [start for start in TUESDAYS if start != TUESDAYS[1]]
    assert (message.enclosures[0].method, event.status) == ("CANCEL", "CANCELLED")
    assert (event.RECURRENCE_ID, event.sequence) == (TUESDAYS[1], invited.series.sequence + 1)
    assert "ill" not in message.enclosures[0].content + message.content.opening + message.content.subject


def test_a_week_moved_and_then_skipped_is_taken_back_by_the_day_that_people_had(
    desk: Desk, program: Program, invited: Announced
) -> None:
    assert invited.weeks == ()
    desk.do(calendaring.move_week, program, NEXT, TUESDAYS[1] + timedelta(days=2))
    tell(desk, program)
    desk.do(calendaring.skip_week, program, NEXT)
    tell(desk, program)
    content = sent(desk)[-1].content
    assert content.subject.endswith("Thursday 3 December at 16:00: left out")
    assert content.opening == "There is no hour on Thursday 3 December at 16:00."


def test_whoever_is_invited_hears_which_weeks_stay_as_they_were_when_the_hour_changes(
    desk: Desk, program: Program, invited: Announced
) -> None:
    assert invited.weeks == ()
    desk.do(calendaring.move_week, program, NEXT, TUESDAYS[1] + timedelta(days=2))
    desk.do(calendaring.skip_week, program, NEXT.later(1))
    tell(desk, program)
    tell(desk, desk.do(rescheduling.reschedule, program.name, zone="America/New_York").program)
    [section] = sent(desk)[-1].content.sections
    assert section.points == (
        "Thursday 3 December at 10:00, not Tuesday 1 December at 16:00",
        "No hour on Tuesday 8 December at 16:00",
    )


def test_a_week_taken_up_again_is_as_it_was(desk: Desk, program: Program, invited: Announced) -> None:
    desk.do(calendaring.skip_week, program, NEXT)
    tell(desk, program)
    all_go_out(desk)
    desk.do(calendaring.take_up_week, program, NEXT)
    told = tell(desk, program)
    assert (shows(told), told.series.sequence) == (shows(invited), invited.series.sequence + 2)
    assert sent(desk)[-1].content.subject.endswith("Tuesday 1 December at 16:00: held after all")


def test_a_moved_week_moves_with_its_list(
    desk: Desk, program: Program, invited: Announced, frozen: list[Entry]
) -> None:
    tell(desk, program)
    to = HOUR + timedelta(days=1, hours=-6)
    desk.do(calendaring.move_week, program, WEEK, to)
    told = tell(desk, program)
    assert starts(told) == [to, *TUESDAYS[1:]]
    assert shows(told)[0][2].startswith("10:00 Saskia Tönnies, Moorlicht Energie (10:00 in Berlin)")
    assert [entry.planned_at for entry in desk.entries()] == [to, to + timedelta(minutes=12)]
    assert told.series.sequence == invited.series.sequence + 2
    assert (
        sent(desk)[-1].content.opening
        == "The hour of Tuesday 24 November at 16:00 is now on Wednesday 25 November at 10:00."
    )
    assert len(frozen) == 2


def test_a_frozen_week_that_is_skipped_is_called_again_once_it_is_taken_up(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    before = tell(desk, program)
    desk.do(calendaring.skip_week, program, WEEK)
    assert starts(tell(desk, program)) == TUESDAYS[1:]
    assert {entry.state for entry in desk.entries()} == {EntryState.SKIPPED}
    desk.do(calendaring.take_up_week, program, WEEK)
    assert shows(tell(desk, program)) == shows(before)
    assert [entry.state for entry in desk.entries()] == [EntryState.PENDING] * len(frozen)


def test_whoever_is_taken_off_a_frozen_list_leaves_the_calendar(
    desk: Desk, program: Program, invited: Announced, frozen: list[Entry]
) -> None:
    tell(desk, program)
    all_go_out(desk)
    desk.do(planning.skip, frozen[0].id, "on holiday")
    told = tell(desk, program)
    assert [line.customer_id for line in told.weeks[0].lines] == [frozen[1].customer_id]
    assert told.series.sequence == invited.series.sequence + 2
    assert sent(desk)[-1].content.subject.endswith("the list has changed")


def test_an_hour_that_has_begun_stays_in_calendars_as_it_was(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    tell(desk, program)
    desk.now = HOUR + timedelta(minutes=5)
    desk.do(planning.start_hour, program, WEEK)
    desk.do(planning.skip, frozen[0].id, "no answer")
    desk.do(planning.finish_hour, program, WEEK)
    assert not desk.do(synchronising.is_behind, program)


def test_a_changed_hour_is_the_whole_series_anew_and_a_frozen_week_stays_where_its_list_is(
    desk: Desk, program: Program, invited: Announced, frozen: list[Entry]
) -> None:
    assert frozen
    tell(desk, program)
    set_to = {"weekday": 3, "at": time(9), "zone": "Europe/London", "minutes": 30}
    changed = desk.do(rescheduling.reschedule, program.name, **set_to).program  # type: ignore[arg-type]  # its fields
    told = tell(desk, changed)
    thursday = datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert starts(told) == [HOUR, *(thursday + timedelta(weeks=weeks) for weeks in range(1, 8))]
    [first, second, *_] = shows(told)
    assert (first[1] - first[0], second[1] - second[0]) == (timedelta(hours=1), timedelta(minutes=30))
    calendar = calendar_in(sent(desk)[-1])
    assert {event.sequence for event in calendar.events} == {invited.series.sequence + 2}
    assert ["RECURRENCE-ID" in event for event in calendar.events] == [False, True]


def test_an_hour_every_two_weeks_until_a_day(desk: Desk, program: Program) -> None:
    fortnightly = desk.do(programs.set_program, program.name, every_weeks=2, ends_on=date(2026, 12, 31))
    assert starts(tell(desk, fortnightly)) == [TUESDAYS[0], TUESDAYS[2], TUESDAYS[4]]


def test_a_list_of_a_week_that_the_rhythm_passes_over_leaves_the_calendar(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    desk.do(planning.freeze, program, NEXT)
    assert "Saskia" in shows(tell(desk, program))[1][2]
    told = tell(desk, desk.do(rescheduling.reschedule, program.name, every_weeks=2).program)
    assert starts(told) == [TUESDAYS[0], TUESDAYS[2], TUESDAYS[4], TUESDAYS[6]]


def test_executive_assistants_and_others_are_invited_each_once(desk: Desk, program: Program) -> None:
    anna = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}), serves=frozenset({program.id}))
    elsewhere = Member("eve@example.com", "Eve", frozenset({Role.ASSISTANT}))
    desk.keep(anna)
    desk.keep(elsewhere)
    desk.do(programs.set_program, program.name, guests=("Anna@example.com", "board@example.com"))
    desk.do(calendaring.choose_way, program, Way.MAIL, on=True)
    told = tell(desk, program)
    assert told.series.appointment.guests == (
        Guest(ADA, "Ada Byron", Part.CHAIR),
        Guest("anna@example.com", "Anna", Part.REQUIRED),
        Guest("board@example.com", "", Part.OPTIONAL),
    )
    assert [message.recipient for message in sent(desk)] == [ADA, "anna@example.com", "board@example.com"]


def test_whoever_is_no_longer_invited_gets_the_series_taken_back_and_nobody_else_is_asked_again(
    desk: Desk, program: Program, invited: Announced
) -> None:
    desk.do(membership.add, "anna@example.com", "Anna", Role.ASSISTANT, program)
    tell(desk, program)
    desk.do(membership.remove, "anna@example.com")
    tell(desk, program)
    told = [(each.recipient, each.enclosures[0].method) for each in sent(desk)]
    assert told == [(ADA, "REQUEST"), ("anna@example.com", "REQUEST"), ("anna@example.com", "CANCEL")]
    to_anna = sent(desk)[-1]
    [event] = calendar_in(to_anna).events
    assert (event.status, event.sequence) == ("CANCELLED", invited.series.sequence + 2)
    assert event.attendees == ["mailto:anna@example.com"]


def test_mail_turned_off_takes_the_series_back_from_everybody(desk: Desk, program: Program, invited: Announced) -> None:
    assert invited.series.appointment.guests
    desk.do(calendaring.choose_way, program, Way.MAIL, on=False)
    tell(desk, program)
    assert [message.enclosures[0].method for message in sent(desk)] == ["REQUEST", "CANCEL"]


def test_what_has_not_gone_out_is_withdrawn_for_what_says_more(
    desk: Desk, program: Program, invited: Announced
) -> None:
    assert invited.series.sequence == 0
    desk.do(calendaring.skip_week, program, NEXT)
    tell(desk, program)
    desk.do(calendaring.move_week, program, NEXT.later(1), HOUR + timedelta(days=15))
    tell(desk, program)
    assert [message.state for message in sent(desk)] == [Delivery.WAITING] * 3
    desk.do(calendaring.take_up_week, program, NEXT)
    tell(desk, program)
    assert [message.state for message in sent(desk)] == [Delivery.WAITING, Delivery.WITHDRAWN, Delivery.WAITING]
    desk.do(programs.set_program, program.name, at=time(15))
    tell(desk, program)
    assert [message.state for message in sent(desk)][:-1] == [Delivery.WITHDRAWN] * 3


def test_one_person_gets_one_message_for_each_sequence(desk: Desk, program: Program, invited: Announced) -> None:
    assert invited.series.sequence == 0
    for weeks in (1, 2, 3):
        desk.do(calendaring.skip_week, program, WEEK.later(weeks))
    told = tell(desk, program)
    sequences = [event.sequence for message in sent(desk) for event in calendar_in(message).events]
    assert sequences == list(range(told.series.sequence - 3, told.series.sequence + 1))


def test_a_round_of_the_worker_tells_what_changed_wherever_it_was_changed(
    desk: Desk, program: Program, invited: Announced, frozen: list[Entry]
) -> None:
    assert frozen
    for _ in range(3):
        synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)
    view = desk.views.calendar(program)
    assert view.series
    assert (view.series.sequence, [week.week for week in view.weeks]) == (invited.series.sequence + 1, [WEEK])
    assert [message.enclosures[0].method for message in view.mailed] == ["REQUEST", "REQUEST"]


def test_a_week_is_told_once_though_it_comes_from_a_week_without_hour(desk: Desk, program: Program) -> None:
    fortnightly = desk.do(programs.set_program, program.name, every_weeks=2)
    tell(desk, fortnightly)
    desk.do(calendaring.skip_week, fortnightly, Week(2026, 50))
    weekly = desk.do(programs.set_program, program.name, every_weeks=1)
    assert starts(tell(desk, weekly)) == [start for start in TUESDAYS if start != TUESDAYS[2]]


def test_before_a_list_is_moved_it_is_known_whom_a_call_would_find_closed(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    assert [entry.state for entry in frozen] == [EntryState.PENDING] * 2
    assert desk.do(calendaring.closed_then, program, WEEK, HOUR + timedelta(hours=1)) == {
        "Moorlicht Energie": "outside their 09:00 to 17:00"
    }
    assert desk.do(calendaring.closed_then, program, WEEK, HOUR) == {}
    assert desk.do(calendaring.closed_then, program, WEEK.later(1), HOUR + timedelta(hours=9)) == {}
