"""Reminders: two days before, on the day, every week from then on; each in the ledger once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.people.members import Member, Role
from callprogram.domain.promises.commitments import State
from callprogram.domain.promises.reminders import (
    Audience,
    Reminder,
    missing,
    next_slot,
    slot_on,
    still_wanted,
    today_for_reminders,
)
from tests.examples import PROGRAM, PROMISE

DUE = date(2026, 12, 10)
MADE = date(2026, 11, 24)
TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}))
ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}), serves=frozenset({PROGRAM.id}))
OPEN = replace(PROMISE, owner="Tom", due_on=DUE)


@pytest.mark.parametrize(
    ("audience", "days", "slot"),
    [
        (Audience.OWNER, -3, None),
        (Audience.OWNER, -2, -2),
        (Audience.OWNER, -1, -2),
        (Audience.OWNER, 0, 0),
        (Audience.OWNER, 6, 0),
        (Audience.OWNER, 7, 7),
        (Audience.OWNER, 20, 14),
        (Audience.LEAD, 6, None),
        (Audience.LEAD, 7, 7),
        (Audience.LEAD, 15, 14),
        (Audience.DESK, 0, None),
        (Audience.DESK, 1, 1),
        (Audience.DESK, 7, 1),
        (Audience.DESK, 8, 8),
    ],
)
def test_each_has_its_days(audience: Audience, days: int, slot: int | None) -> None:
    found = slot_on(audience, DUE, MADE, DUE + timedelta(days=days))
    assert found == (None if slot is None else DUE + timedelta(days=slot))


def test_what_is_promised_for_tomorrow_is_not_reminded_of_today() -> None:
    assert slot_on(Audience.OWNER, MADE + timedelta(days=1), MADE, MADE) is None


@given(st.sampled_from(Audience), st.dates(), st.integers(0, 400), st.integers(0, 400))
def test_the_next_day_is_the_first_one_with_another_slot(audience: Audience, due: date, made: int, after: int) -> None:
    due, made_on = max(due, date(1000, 1, 1)), max(due, date(1000, 1, 1)) - timedelta(days=made)
    due = min(due, date(9000, 1, 1))
    slot = slot_on(audience, due, made_on, due + timedelta(days=after - 100))
    if slot:
        following = next_slot(audience, due, slot)
        assert slot_on(audience, due, made_on, following - timedelta(days=1)) == slot
        assert slot_on(audience, due, made_on, following) == following


@pytest.mark.parametrize(("hour", "day"), [(6, 9), (7, 10), (22, 10), (23, 10)])
def test_a_day_begins_at_eight_in_the_morning_of_the_program_s_zone(hour: int, day: int) -> None:
    assert today_for_reminders("Europe/Amsterdam", datetime(2026, 12, 10, hour, tzinfo=UTC)) == date(2026, 12, day)


@pytest.mark.parametrize(("moment", "day"), [("12T09", 11), ("13T23", 11), ("14T06", 11), ("14T07", 14)])
def test_over_a_weekend_it_stays_friday_until_monday_at_eight(moment: str, day: int) -> None:
    now = datetime.fromisoformat(f"2026-12-{moment}:00+00:00")
    assert today_for_reminders("Europe/Amsterdam", now) == date(2026, 12, day)


def test_the_owner_and_the_desk_are_reminded_and_the_ledger_keeps_it_from_being_said_twice() -> None:
    now = datetime(2026, 12, 11, 9, tzinfo=UTC)
    found = missing(OPEN, PROGRAM, [TOM, ANNA], [], now)
    assert [(each.audience, each.recipient, each.slot.day) for each in found] == [
        (Audience.OWNER, "tom@example.com", 10),
        (Audience.DESK, "anna@example.com", 11),
    ]
    assert missing(OPEN, PROGRAM, [TOM, ANNA], found, now) == ()
    assert len(missing(OPEN, PROGRAM, [TOM, ANNA], found, now + timedelta(weeks=9))) == 2


def test_what_is_late_chases_its_owner_and_a_week_later_their_lead_too() -> None:
    led = replace(TOM, lead="Ines@example.com")
    ines = Member("ines@example.com", "Ines", frozenset({Role.TEAMMATE}))
    found = [
        [each.recipient for each in missing(OPEN, PROGRAM, [led, ines], [], datetime(2026, 12, day, 9, tzinfo=UTC))]
        for day in (16, 17)
    ]
    assert found == [[TOM.email], [TOM.email, ines.email]]
    late = datetime(2026, 12, 17, 9, tzinfo=UTC)
    assert [each.recipient for each in missing(OPEN, PROGRAM, [led], [], late)] == [TOM.email]


def test_a_new_date_is_reminded_of_anew() -> None:
    now = datetime(2026, 12, 10, 9, tzinfo=UTC)
    ledger = missing(OPEN, PROGRAM, [TOM], [], now)
    moved = replace(OPEN, due_on=date(2026, 12, 11))
    assert [each.due_on for each in missing(moved, PROGRAM, [TOM], ledger, now)] == [date(2026, 12, 11)]


@pytest.mark.parametrize("state", [State.LOOSE, State.KEPT, State.TOLD, State.WITHDRAWN])
def test_only_what_is_open_is_reminded_of(state: State) -> None:
    now = datetime(2026, 12, 20, 9, tzinfo=UTC)
    assert missing(replace(OPEN, state=state), PROGRAM, [TOM, ANNA], [], now) == ()


def test_a_reminder_is_wanted_while_the_promise_is_open_and_due_on_that_day() -> None:
    line = Reminder(1, OPEN.id, Audience.OWNER, TOM.email, DUE, DUE, DUE, 1)
    assert still_wanted(line, OPEN)
    assert not still_wanted(line, replace(OPEN, state=State.KEPT))
    assert not still_wanted(line, replace(OPEN, due_on=DUE + timedelta(days=1)))
