"""Any hundred changes of the hour: whoever got every message sees what the last file shows."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from callprogram.adapters.calendar.series import Writer
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.errors import CallprogramError
from callprogram.services.calendar import calendaring, synchronising
from callprogram.services.lists import planning
from callprogram.services.program import programs
from tests.calendars.client import CalendarClient, shown_of_file
from tests.calendars.restrictions import violations
from tests.examples import HOUR, MOORLICHT, TIN_ROOF, WEEK
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
        edits = (self.move, self.skip, self.take_up, self.set_length, self.set_zone, self.set_time, self.set_rhythm)
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
        self.desk.do(programs.set_program, self.program.name, minutes=self.chance.choice((30, 60, 90)))

    def set_zone(self) -> None:
        self.desk.do(programs.set_program, self.program.name, zone=self.chance.choice(ZONES))

    def set_time(self) -> None:
        at, weekday = time(self.chance.randint(8, 17), self.chance.choice((0, 30))), self.chance.randint(0, 4)
        self.desk.do(programs.set_program, self.program.name, at=at, weekday=weekday)

    def set_rhythm(self) -> None:
        self.desk.do(programs.set_program, self.program.name, every_weeks=self.chance.choice((1, 1, 2, 3)))

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


def files_after(desk: Desk, editor: Editor) -> Iterator[str]:
    """The whole file after each of the changes that told calendars something."""
    for _ in range(EDITS):
        editor.edit()
        desk.now += timedelta(seconds=1)
        if desk.do(synchronising.is_behind, editor.program):
            told = desk.do(synchronising.keep_in_step, editor.program, WRITER)
            yield WRITER.published(told.series, told.weeks)


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_gets_every_message_once_or_again_sees_what_the_last_file_shows(
    desk: Desk, program: Program, seed: int
) -> None:
    desk.now = HOUR - timedelta(days=2)
    chance = Random(seed)
    _keep_customers(desk)
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(calendaring.choose_way, program, Way.MAIL, on=True)
    desk.do(synchronising.keep_in_step, program, WRITER)
    faithful, repeated = CalendarClient(), CalendarClient()
    received: list[str] = []
    for number, content in enumerate(files_after(desk, Editor(desk, program, chance))):
        for message in _messages(desk)[len(received) :]:
            received.append(message)
            assert violations(message) == []
            faithful.receive(message)
            for again in (message, chance.choice(received), chance.choice(received)):
                repeated.receive(again)
        if number % 10 == 0:
            _expect_the_same(content, faithful, repeated)
    _expect_the_same(content, faithful, repeated)
    assert len(received) > EDITS // 3


def _expect_the_same(content: str, *clients: CalendarClient) -> None:
    expected = shown_of_file(content, START, END)
    assert violations(content) == []
    assert [client.shows(START, END) for client in clients] == [expected] * len(clients)


def _messages(desk: Desk) -> list[str]:
    return [enclosure.content for message in desk.all(Message) for enclosure in message.enclosures]


def _keep_customers(desk: Desk) -> None:
    everywhere: list[Customer] = [MOORLICHT, TIN_ROOF]
    for customer in everywhere:
        for number in range(3):
            desk.keep(replace(customer, crm_id=f"{customer.crm_id}-{number}", company=f"{customer.company} {number}"))
