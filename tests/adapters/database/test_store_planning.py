"""Drafts, and what planning knows; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.lists.holds import Hold
from callprogram.domain.lists.simulation import PromiseRate
from callprogram.domain.lists.standings import NEVER, standings_of
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.promises.commitments import Commitment, State
from tests.examples import IMPORT, NOW, TUESDAY, WEEK, a_call, a_list, an_entry


def a_draft(program: Program, week: Week = WEEK) -> CallList:
    return a_list(program, week, ListState.DRAFT)


# Drafts


def test_a_draft_takes_the_place_of_the_weeks_earlier_draft(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    transaction.drafts.replace(a_draft(program), [an_entry(0, customer), an_entry(0, customer)])
    kept = transaction.drafts.replace(a_draft(program), [an_entry(0, customer)])

    assert transaction.find(CallList) == [kept]
    assert [entry.call_list_id for entry in transaction.find(Entry)] == [kept.id]


def test_a_draft_without_entries_is_kept_too(transaction: DatabaseTransaction, program: Program) -> None:
    kept = transaction.drafts.replace(a_draft(program), [])

    assert (transaction.find(CallList), transaction.find(Entry)) == ([kept], [])


def test_a_draft_leaves_other_weeks_alone(transaction: DatabaseTransaction, program: Program) -> None:
    weeks = [Week(2026, 48), Week(2026, 49)]
    for week in weeks:
        transaction.drafts.replace(a_draft(program, week), [])

    assert [each.week for each in transaction.find(CallList)] == weeks


def test_a_change_makes_drafts_stale_and_leaves_what_was_signed_off(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    frozen = transaction.add(a_list(program))
    entry = transaction.add(an_entry(frozen.id, customer))
    transaction.drafts.replace(a_draft(program, Week(2026, 49)), [an_entry(0, customer)])
    transaction.drafts.drop()

    assert [each.stale for each in transaction.find(CallList)] == [False, True]
    assert transaction.find(CallList)[0] == frozen
    assert transaction.find(Entry)[0] == entry


# What planning knows


def test_facts_have_the_unfinished_promises_only(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    made = {
        state: transaction.add(Commitment(0, customer.id, state, NOW, "ada", date(2026, 12, 4), state))
        for state in State
    }
    [facts] = transaction.planning.facts(program, WEEK)

    assert facts.today == TUESDAY
    assert facts.commitments == (made[State.LOOSE], made[State.OPEN], made[State.KEPT])


def test_holds_snoozes_and_whom_the_export_has_no_more_are_known_alike_one_by_one_and_all_at_once(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    others = [transaction.add(replace(customer, id=0, crm_id=f"ACC-{number}")) for number in (2, 3, 4)]
    held, snoozed, vanished = (each.id for each in others)
    until, back = TUESDAY + timedelta(days=1), TUESDAY
    transaction.add(Hold(0, held, "A dispute", until, "Tom", NOW))
    transaction.add(Hold(0, customer.id, "Over that day", back, "Tom", NOW))
    transaction.add(Hold(0, customer.id, "Taken back", until, "Tom", NOW, lifted_at=NOW))
    transaction.save(replace(others[1], snoozed_until=until))
    transaction.imports.bring_in(IMPORT, Changes((), (), 0, 0, vanished=(vanished,)))
    facts = transaction.planning.facts(program, WEEK)
    alone = standings_of(facts)
    together = transaction.planning.standings(program, WEEK, alone.places)

    assert {each.customer.id for each in facts if each.held_until} == {held}
    for found in (alone, together):
        assert found.ids[found.on_hold].tolist() == [held]
        assert found.ids[found.snoozed].tolist() == [snoozed]
        assert found.ids[found.vanished].tolist() == [vanished]


def test_promises_seat_alike_one_by_one_and_all_at_once_and_the_executives_own_is_by_address_or_name(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    transaction.save(replace(program, executive_name="Ada Byron", executive_email="ada@example.com"))
    program = transaction.get(Program, program.id)
    overdue, later = TUESDAY - timedelta(days=30), TUESDAY + timedelta(days=30)
    owed = (
        ("Ada Byron", overdue, State.OPEN),
        ("ADA@example.com", TUESDAY, State.OPEN),
        ("You", later, State.OPEN),
        ("Priya", overdue, State.OPEN),
        ("Priya", overdue, State.KEPT),
        ("", overdue, State.LOOSE),
    )
    whom = [transaction.add(replace(customer, id=0, crm_id=f"ACC-{number}")).id for number in range(10, 16)]
    for customer_id, (owner, due_on, state) in zip(whom, owed, strict=True):
        transaction.add(Commitment(0, customer_id, "Send it", NOW, owner, due_on, state))
    alone = standings_of(transaction.planning.facts(program, WEEK))
    together = transaction.planning.standings(program, WEEK, alone.places)

    for found in (alone, together):
        promised = np.isin(found.ids, whom)
        assert found.promise[promised].tolist() == [0, 900, 0, 0, 1000, 0]
        assert found.own_promise[promised].tolist() == [False, True, False, False, False, False]
        assert found.promise_after[promised].tolist() == [NEVER, NEVER, NEVER, NEVER, 28, NEVER]
        assert found.promise_in[promised].tolist() == [NEVER, NEVER, 30, NEVER, NEVER, NEVER]


def test_facts_know_when_somebody_last_spoke_to_them_and_when_this_program_did(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    other = transaction.add(replace(program, name="Other"))
    for day, place, disposition in (
        (2, program, Disposition.CONNECTED),
        (5, program, Disposition.CONNECTED),
        (9, other, Disposition.CONNECTED),
        (20, program, Disposition.NO_ANSWER),
    ):
        started_at = datetime(2026, 11, day, 15, tzinfo=UTC)
        call = replace(a_call(place, customer), started_at=started_at, disposition=disposition, ended_at=NOW)
        transaction.add(call)
    [facts] = transaction.planning.facts(program, WEEK)

    assert (facts.reached_on, facts.called_on) == (date(2026, 11, 9), date(2026, 11, 5))


def test_facts_know_the_days_on_which_nobody_answered_since_anybody_did(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    for day, disposition in (
        (2, Disposition.NO_ANSWER),
        (3, Disposition.CONNECTED),
        (9, Disposition.BUSY),
        (16, Disposition.LEFT_VOICEMAIL),
    ):
        started_at = datetime(2026, 11, day, 15, tzinfo=UTC)
        transaction.add(replace(a_call(program, customer), started_at=started_at, disposition=disposition))
    [facts] = transaction.planning.facts(program, WEEK)
    assert facts.tried_on == (date(2026, 11, 9), date(2026, 11, 16))


def test_facts_take_the_crms_last_contact_where_it_is_later_or_the_only_one(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    transaction.save(replace(customer, last_contact_on=date(2026, 10, 1)))
    transaction.add(Customer(id=0, company="Never"))
    reached = [
        (each.customer.company, each.in_touch_on, each.reached_on) for each in transaction.planning.facts(program, WEEK)
    ]

    assert reached == [("Moorlicht Energie", date(2026, 10, 1), None), ("Never", None, None)]


def test_the_promises_of_talks_count_by_who_owes_them_and_whether_a_call_is_for_them(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    talks = [transaction.add(replace(a_call(program, customer), disposition=Disposition.CONNECTED)) for _ in range(4)]
    promise = Commitment(0, customer.id, "Send it", NOW, owner="Ada Byron", due_on=TUESDAY, state=State.OPEN)
    transaction.add(replace(promise, made_in_call=talks[0].id))
    transaction.add(replace(promise, made_in_call=talks[1].id, owner="Tom", state=State.KEPT))
    transaction.add(replace(promise, made_in_call=talks[2].id, owner="Tom", state=State.TOLD))

    assert transaction.planning.promise_rate(program) == PromiseRate(talks=4, own=1, told=1)
