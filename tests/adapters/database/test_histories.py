"""One customer's history: everything that happened to them, latest first."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Engine

from callprogram.adapters.database.histories import happenings
from callprogram.adapters.database.store import DatabaseTransaction
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import Entry, EntryState, ListState
from callprogram.domain.calls import Call, Disposition
from callprogram.domain.commitments import Commitment, State
from callprogram.domain.customers import Customer
from tests.examples import HOUR, PROGRAM, a_call, a_list, an_entry


def put_on_a_list(
    transaction: DatabaseTransaction, program: Program, customer: Customer, week: Week, list_state: ListState
) -> Entry:
    kept = transaction.add(a_list(program, week, list_state))
    return transaction.add(an_entry(kept.id, customer))


def said(engine: Engine, customer: Customer, *made: Call | Commitment) -> list[tuple[str, str]]:
    calls = [each for each in made if isinstance(each, Call)]
    promises = [each for each in made if isinstance(each, Commitment)]
    with engine.connect() as connection:
        return [(each.what, each.words) for each in happenings(connection, customer.id, calls, promises)]


def test_a_call_is_told_by_its_outcome_and_note(engine: Engine, customer: Customer) -> None:
    call = replace(a_call(PROGRAM, customer), disposition=Disposition.CONNECTED, note="Fine")

    assert said(engine, customer, call) == [("Talked", "Fine")]


def test_a_call_without_an_outcome_is_a_call(engine: Engine, customer: Customer) -> None:
    assert said(engine, customer, a_call(PROGRAM, customer)) == [("Call", "")]


def test_a_promise_is_told_when_made_kept_and_told_the_latest_first(engine: Engine, customer: Customer) -> None:
    days = [HOUR + timedelta(days=days) for days in (0, 3, 7)]
    promise = Commitment(1, customer.id, "Send it", days[0], "ada", None, State.TOLD, kept_at=days[1], told_at=days[2])

    assert said(engine, customer, promise) == [
        ("Told them", "Send it"),
        ("Promise kept", "Send it"),
        ("Promised", "Send it"),
    ]


def test_lists_signed_off_are_told_and_drafts_are_not(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)
    put_on_a_list(transaction, program, customer, Week(2026, 49), ListState.DRAFT)
    found = happenings(transaction.connection, customer.id, [], [])

    assert [(each.at, each.what, each.words) for each in found] == [
        (HOUR, "On the list of 2026-W48", "Renews on 2 December.")
    ]


def test_a_skipped_customer_was_not_called_and_it_says_why(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    entry = put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)
    transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why="on holiday"))
    [found] = happenings(transaction.connection, customer.id, [], [])

    assert found.words == "Renews on 2 December. Not called: on holiday."


def test_another_customers_lists_are_not_told(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    other = transaction.add(Customer(0, "ACC-2"))
    put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)

    assert happenings(transaction.connection, other.id, [], []) == ()


def test_the_view_of_a_customer_has_their_history(views: DatabaseViews, customer: Customer) -> None:
    history = views.history(customer.id, date(2026, 11, 24), "Europe/Amsterdam")

    assert (history.customer, history.happenings, history.promises) == (customer, (), ())
