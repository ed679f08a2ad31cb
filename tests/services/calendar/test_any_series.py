"""Any hundred changes of the hour: whoever got every message sees what the last file shows, and what the program says.

`recurring-ical-events` judges; dateutil by way of vobject, a calendar server and a calendar that follows RFC 5546 read
the same.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program, Week, hour_of, is_held, next_hours
from callprogram.errors import CallprogramError
from callprogram.services.calendar import calendaring, rescheduling, synchronising
from callprogram.services.calendar.synchronising import Announced
from callprogram.services.lists import planning
from callprogram.services.program import programs
from tests.calendars.client import CalendarClient, shown_of_file
from tests.calendars.readers import spans_by_dateutil, spans_by_the_server
from tests.calendars.restrictions import violations
from tests.examples import HOUR, MOORLICHT, TIN_ROOF, WEEK
from tests.servers.calendars import CalendarServer
from tests.services.conftest import Desk

SEEDS = range(int(os.environ.get("TEST_SERIES", "1")))
EDITS = 100
WRITER = Writer("calls@example.com", "https://calls.example.com")
ZONES = ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "UTC")
START, END = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC)
WEEKS = [WEEK.later(weeks) for weeks in range(20)]


class Editor:
    """Somebody who does whatever can be done to an hour; what the program refuses is left undone."""

    def __init__(self, desk: Desk, program: Program, chance: Random) -> None:
        self.desk, self.program, self.chance = desk, program, chance

    def edit(self) -> None:
        """One change, by chance."""
        edits = (self.move, self.skip, self.take_up, self.set_length, self.set_zone, self.set_time, self.set_rhythm,
                 self.set_end, self.set_end, self.go_away, self.let_time_pass)  # fmt: skip
        with suppress(CallprogramError):
            self.chance.choice((*edits, self.sign_off, self.sign_off, self.change_list))()
        self.program = self.desk.all(Program)[0]

    def week(self) -> Week:
        return self.chance.choice(WEEKS)

    def move(self) -> None:
        week = self.week()
        by = timedelta(minutes=15 * self.chance.randint(-300, 300))
        to = hour_of(self.program, week).starts_at + by
        self.desk.do(calendaring.move_week, self.program, week, to)

    def skip(self) -> None:
        self.desk.do(calendaring.skip_week, self.program, self.week())

    def take_up(self) -> None:
        weeks = [change.week for change in self.program.weeks]
        self.desk.do(calendaring.take_up_week, self.program, self.chance.choice(weeks or [WEEK]))

    def set_length(self) -> None:
        self.desk.do(rescheduling.reschedule, self.program.name, minutes=self.chance.choice((30, 60, 90)))

    def set_zone(self) -> None:
        self.desk.do(rescheduling.reschedule, self.program.name, zone=self.chance.choice(ZONES))

    def set_time(self) -> None:
        at, weekday = time(self.chance.randint(8, 17), self.chance.choice((0, 30))), self.chance.randint(0, 4)
        self.desk.do(rescheduling.reschedule, self.program.name, at=at, weekday=weekday)

    def set_rhythm(self) -> None:
        self.desk.do(rescheduling.reschedule, self.program.name, every_weeks=self.chance.choice((1, 1, 2, 3)))

    def set_end(self) -> None:
        ends = (None, date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 15))
        self.desk.do(rescheduling.reschedule, self.program.name, ends_on=self.chance.choice(ends))

    def go_away(self) -> None:
        monday = self.week().monday
        self.desk.do(calendaring.add_leave, self.program, monday, monday + timedelta(days=6))

    def let_time_pass(self) -> None:
        self.desk.now += timedelta(hours=self.chance.randint(1, 48))

    def sign_off(self) -> None:
        self.desk.do(planning.freeze, self.program, self.week())

    def change_list(self) -> None:
        entries = self.desk.all(Entry)
        if not entries:
            return
        entry = self.chance.choice(entries)
        if entry.state is EntryState.SKIPPED:
            self.desk.do(planning.restore, entry.id)
        else:
            self.desk.do(planning.skip, entry.id, "away")


def told_after(desk: Desk, editor: Editor) -> Iterator[Announced]:
    """The whole series after each of the changes that told calendars something."""
    for _ in range(EDITS):
        editor.edit()
        desk.now += timedelta(seconds=1)
        if desk.do(synchronising.is_behind, editor.program):
            yield desk.do(synchronising.keep_in_step, editor.program, WRITER)


@pytest.mark.rules
@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_gets_every_message_once_or_again_sees_what_the_last_file_and_the_program_show(
    desk: Desk, program: Program, calendar_server: CalendarServer, seed: int
) -> None:
    desk.now = HOUR - timedelta(days=2)
    chance = Random(seed)
    _keep_customers(desk)
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(calendaring.choose_way, program, Way.MAIL, on=True)
    desk.do(synchronising.keep_in_step, program, WRITER)
    faithful, repeated = CalendarClient(), CalendarClient()
    received: list[str] = []
    editor = Editor(desk, program, chance)
    for number, told in enumerate(told_after(desk, editor)):
        content = WRITER.published(told.series, told.weeks)
        for message in _messages(desk)[len(received) :]:
            received.append(message)
            assert violations(message) == []
            faithful.receive(message)
            for again in (message, chance.choice(received), chance.choice(received)):
                repeated.receive(again)
        if number % 10 == 0:
            _expect_the_same(content, faithful, repeated)
            _expect_the_hours_of_the_program(desk, editor.program, told, calendar_server)
    _expect_the_same(content, faithful, repeated)
    assert len(received) > EDITS // 3


def _expect_the_same(content: str, *clients: CalendarClient) -> None:
    expected = shown_of_file(content, START, END)
    assert violations(content) == []
    assert [client.shows(START, END) for client in clients] == [expected] * len(clients)


def _expect_the_hours_of_the_program(desk: Desk, program: Program, told: Announced, server: CalendarServer) -> None:
    """The hours to come, by the program, by its lists and by whoever reads its file."""
    hours = [(hour.starts_at, hour.ends_at) for hour in next_hours(program, desk.now, 60)]
    to_come = [span for span in hours if desk.now < span[0] and span[1] < END]
    stored = WRITER.stored(told.series, told.weeks)
    assert server.ask("PUT", "hour.ics", stored, Content_Type="text/calendar").ok
    readers = {
        "recurring-ical-events": [(start, end) for start, end, _ in shown_of_file(stored, START, END)],
        "dateutil": spans_by_dateutil(stored, START, END),
        "the server": spans_by_the_server(server.expanded("20261101T000000Z", "20270501T000000Z")),
    }
    for reader, spans in readers.items():
        assert [span for span in spans if span[0] > desk.now and span[1] < END] == to_come, reader
    for week in WEEKS:
        if is_held(program, week) and hour_of(program, week).starts_at > desk.now:
            planned = desk.do(planning.plan, program, week)
            assert (planned.starts_at, planned.ends_at) in to_come, week


def _messages(desk: Desk) -> list[str]:
    return [enclosure.content for message in desk.all(Message) for enclosure in message.enclosures]


def _keep_customers(desk: Desk) -> None:
    everywhere: list[Customer] = [MOORLICHT, TIN_ROOF]
    for customer in everywhere:
        for number in range(3):
            desk.keep(replace(customer, crm_id=f"{customer.crm_id}-{number}", company=f"{customer.company} {number}"))
