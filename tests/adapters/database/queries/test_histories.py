"""One customer's history: everything that happened to them, latest first."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Engine

from callprogram.adapters.database.queries.histories import happenings
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Customer, corrected
from callprogram.domain.customers.imports import Changes
from callprogram.domain.lists.call_list import Entry, EntryState, ListState
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.messages import Delivery, Kind
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.steps import Step, What
from tests.adapters.database.conftest import begin
from tests.examples import A_MESSAGE, HOUR, IMPORT, MOORLICHT, NOW, PROGRAM, PROMISE, TUESDAY, a_call, a_list, an_entry


def put_on_a_list(
    transaction: DatabaseTransaction, program: Program, customer: Customer, week: Week, list_state: ListState
) -> Entry:
    kept = transaction.add(a_list(program, week, list_state))
    return transaction.add(an_entry(kept.id, customer))


def said(engine: Engine, customer: Customer, *made: Call | Commitment) -> list[tuple[str, str]]:
    calls = [each for each in made if isinstance(each, Call)]
    promises = [each for each in made if isinstance(each, Commitment)]
    with engine.connect() as connection:
        return [(each.what, each.words) for each in happenings(connection, customer, calls, promises)]


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


def test_how_a_promise_was_said_is_told_where_that_says_more_than_the_promise(
    transaction: DatabaseTransaction, customer: Customer
) -> None:
    promise = transaction.add(replace(PROMISE, customer_id=customer.id, text="Send it"))
    transaction.add(Step(0, promise.id, HOUR, "Ada", What.MADE, "send it"))
    transaction.add(Step(0, promise.id, HOUR + timedelta(hours=1), "Ada", What.MADE, "Tom to send it by Friday"))

    found = happenings(transaction.connection, customer, [], [promise])
    assert [each.words for each in found if each.what == "Promised"] == [
        "Send it\nTom to send it by Friday\nAda",
        "Send it\nAda",
    ]


def test_lists_signed_off_are_told_and_drafts_are_not(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)
    put_on_a_list(transaction, program, customer, Week(2026, 49), ListState.DRAFT)
    found = happenings(transaction.connection, customer, [], [])

    assert [(each.at, each.what, each.words) for each in found] == [(HOUR, "On the call list", "Renews on 2 December.")]


def test_a_skipped_customer_was_not_called_and_it_says_why(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    entry = put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)
    transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why="on holiday"))
    [found] = happenings(transaction.connection, customer, [], [])

    assert found.words == "Renews on 2 December. Not called: on holiday."


def test_another_customers_lists_are_not_told(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    other = transaction.add(Customer(0, "ACC-2"))
    put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)

    assert happenings(transaction.connection, other, [], []) == ()


def test_the_view_of_a_customer_has_their_history(views: DatabaseViews, customer: Customer) -> None:
    history = views.history(customer.id, date(2026, 11, 24), "Europe/Amsterdam")

    assert (history.customer, history.happenings, history.promises) == (customer, (), ())


def test_what_imports_made_and_changed_is_told_with_before_and_after(
    store: Database, views: DatabaseViews, engine: Engine
) -> None:
    def bring_in(file: str, *, created: tuple[Customer, ...] = (), updated: tuple[Customer, ...] = ()) -> None:
        with begin(store, "importing.bring_in") as transaction:
            transaction.imports.bring_in(replace(IMPORT, file=file), Changes(created, updated, 0, 0))

    bring_in("first.csv", created=(replace(MOORLICHT, health=70),))
    [customer] = views.customers("", 9).customers
    bring_in("second.csv", updated=(replace(customer, health=40, account_owner="Bob"),))
    [customer] = views.customers("", 9).customers

    assert said(engine, customer) == [
        ("Came in with first.csv", "Anna"),
        ("Changed by second.csv", "account owner not known → Bob, health 70 → 40"),
    ]
    assert views.history(customer.id, TUESDAY, "Europe/Amsterdam").brief.facts[0] == (
        "New since 22 November: account owner not known → Bob, health 70 → 40"
    )


def test_what_people_set_by_hand_is_told_with_who_and_why(engine: Engine, customer: Customer) -> None:
    snoozed = Correction(Field.SNOOZED_UNTIL, "2027-01-04", "moving house", "Anna", NOW)
    corrected_customer = corrected(customer, snoozed, replace(snoozed, value="", reason="moved in"))

    assert said(engine, corrected_customer) == [
        ("Snoozed until: 2027-01-04", "Anna: moving house"),
        ("Snoozed until: lifted", "Anna: moved in"),
    ]


def test_what_a_call_was_about_and_why_a_promise_was_withdrawn_is_told(engine: Engine, customer: Customer) -> None:
    call = replace(a_call(PROGRAM, customer), disposition=Disposition.CONNECTED, themes=("Prices",), reason="urgent")
    promise = replace(PROMISE, state=State.WITHDRAWN, withdrawn_why="no longer needed")

    assert said(engine, customer, call, promise) == [
        ("Talked · Prices", "Called because: urgent"),
        ("Promised", "Send the price list (withdrawn: no longer needed)"),
    ]


def test_what_account_owners_said_and_what_was_written_about_the_customer_is_told(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    entry = put_on_a_list(transaction, program, customer, Week(2026, 48), ListState.FROZEN)
    transaction.add(Answer(0, entry.id, "They had an outage.", "Tom", HOUR + timedelta(hours=1)))
    held = Hold(0, customer.id, "In a merger", TUESDAY, "Tom", HOUR + timedelta(hours=2), HOUR + timedelta(hours=5))
    transaction.add(held)
    sent = HOUR + timedelta(hours=3)
    call = transaction.add(a_call(program, customer))
    report = replace(A_MESSAGE, kind=Kind.CALL_REPORT, known={f"call {call.id}": ""})
    transaction.add(replace(report, state=Delivery.SENT, sent_at=sent))
    failed = replace(
        report,
        key="2",
        message_id="<2@callprogram>",
        queued_at=HOUR + timedelta(hours=4),
    )
    transaction.add(replace(failed, state=Delivery.FAILED, trouble="no such user"))
    transaction.add(replace(report, key="3", message_id="<3@callprogram>", known={f"call {call.id}1": ""}))

    found = happenings(transaction.connection, customer, [call], [])
    assert [(each.what, each.words) for each in found if each.what != "Call"] == [
        ("Hold of Tom lifted", "In a merger"),
        ("Could not be sent to tom@example.com", "Ada calls Moorlicht on Tuesday"),
        ("Written to tom@example.com", "Ada calls Moorlicht on Tuesday"),
        (f"Tom asked not to call until {TUESDAY.isoformat()}", "In a merger"),
        ("Tom said before the call", "They had an outage."),
        ("On the call list", "Renews on 2 December."),
    ]
