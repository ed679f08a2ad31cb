"""The row of a call: the open one is found, a new one belongs to the entry that waits, a note goes along."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.services.calls import calling_rules
from callprogram.services.calls.open_calls import begun, new_call, open_call_with, program_calling, rules_of
from callprogram.services.program import programs
from tests.examples import BERLIN, a_call
from tests.services.conftest import NOW, Desk


def test_a_program_without_rules_has_the_first_ones(desk: Desk, program: Program) -> None:
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        assert rules_of(transaction, program) == CallingRules(0, program.id)
    kept = desk.do(calling_rules.set_rules, program, calls_a_day=3)
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        assert rules_of(transaction, program) == kept


def test_a_new_call_is_of_the_entry_that_waits_and_of_none_without_a_list(
    desk: Desk, program: Program, frozen: list[Entry], moorlicht: Customer
) -> None:
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        call = new_call(transaction, program, moorlicht, NOW)
        later = new_call(transaction, program, moorlicht, NOW + timedelta(weeks=2))

    assert (call.id, call.entry_id, call.phone, call.mode) == (0, frozen[0].id, BERLIN.e164, Mode.OWN_PHONE)
    assert later.entry_id is None


@pytest.mark.parametrize(
    ("disposition", "note_of_the_second"),
    [(Disposition.NO_ANSWER, "first words"), (Disposition.BUSY, "first words"), (Disposition.LEFT_VOICEMAIL, "")],
)
def test_the_note_of_a_try_that_reached_nobody_goes_along_to_the_next(
    desk: Desk, program: Program, frozen: list[Entry], disposition: Disposition, note_of_the_second: str
) -> None:
    customer = desk.all(Customer)[0]
    first = replace(a_call(program, customer), entry_id=frozen[0].id, note="first words", disposition=disposition)
    with desk.store.transaction(YOU, NOW, "importing.bring_in") as transaction:
        begun(transaction, replace(first, ended_at=NOW, status=Status.COMPLETED))
        second = begun(transaction, replace(a_call(program, customer), entry_id=frozen[0].id))

    assert desk.entry(frozen[0].id).state is EntryState.ACTIVE
    assert second.note == note_of_the_second
    assert sum(call.note == "first words" for call in desk.all(Call)) == 1


@pytest.mark.parametrize(
    ("call", "is_open"),
    [
        ({}, True),
        ({"ended_at": NOW}, False),
        ({"incoming": True}, False),
        ({"started_at": NOW - timedelta(hours=13)}, False),
        ({"started_at": NOW - timedelta(hours=13), "mode": Mode.BRIDGE_WEBHOOKS}, True),
    ],
)
def test_the_open_call_is_the_one_that_still_holds_the_line(
    desk: Desk, program: Program, moorlicht: Customer, call: dict[str, object], is_open: bool
) -> None:
    kept = desk.keep(replace(a_call(program, moorlicht), **({"started_at": NOW} | call)))  # type: ignore[arg-type]
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        assert open_call_with(transaction, program, moorlicht, NOW) == (kept if is_open else None)


def test_the_program_that_called_last_is_the_one_of_the_latest_call_that_was_ours(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    others = desk.do(programs.set_program, "Ben's calls")
    desk.keep(replace(a_call(others, moorlicht), started_at=NOW, ended_at=NOW))
    desk.keep(replace(a_call(program, moorlicht), started_at=NOW - timedelta(days=1), ended_at=NOW))
    desk.keep(replace(a_call(program, moorlicht), started_at=NOW, incoming=True))
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        assert program_calling(transaction, moorlicht.id) == others


def test_whom_nobody_called_goes_to_the_first_program_that_says_who_takes_call_backs(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        assert program_calling(transaction, moorlicht.id) == program
    others = desk.do(programs.set_program, "Ben's calls")
    desk.do(calling_rules.set_rules, others, callback_phone="+493023125124")
    with desk.store.transaction(YOU, NOW, "importing.preview") as transaction:
        assert program_calling(transaction, None) == others
