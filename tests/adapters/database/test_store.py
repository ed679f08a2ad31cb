"""Writing: all of it or nothing, every change on record, nobody's update lost; on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.records import TABLES
from callprogram.adapters.database.store import Database, DatabaseTransaction
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.calls import Call, Disposition, Mode, Status
from callprogram.domain.commitments import Commitment, State
from callprogram.domain.customers import Contact, Customer
from callprogram.domain.imports import Changes, Import
from callprogram.domain.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.phones import Phone
from callprogram.domain.scoring import Seat
from callprogram.errors import CallprogramError, NotFoundError, StateError
from callprogram.services import calling, planning
from callprogram.services.act import act
from callprogram.services.ports import Store, Transaction

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}))
WEEK = Week(2026, 48)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
E164 = st.sampled_from([None, "+493023125123"])
PHONES = st.builds(Phone, TEXTS, TEXTS, E164, st.none() | TEXTS, st.booleans())
CUSTOMERS = st.builds(
    Customer,
    id=st.just(0),
    company=TEXTS,
    country=st.none() | TEXTS,
    revenue=st.none() | st.decimals(-(10**12), 10**12, places=2),
    renewal_on=st.none() | st.dates(),
    health=st.none() | st.integers(0, 100),
    do_not_call=st.booleans(),
    notes=TEXTS,
    contacts=st.lists(st.builds(Contact, TEXTS, TEXTS, TEXTS, st.lists(PHONES, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
)
MOMENTS = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(9999, 12, 29),  # noqa: DTZ001 - the same
    timezones=st.timezones(no_cache=False),
)


def begin(store: Database, action: str = "promising.promise") -> Any:  # noqa: ANN401 - a context manager of our own
    return store.transaction(ANNA, NOW, action)


def a_list(program: Program, week: Week = WEEK, state: ListState = ListState.DRAFT) -> CallList:
    hour = datetime(2026, 11, 24, 15, tzinfo=UTC)
    left_out = {"do not call": 2, "outside their 09:00 to 17:00": 25}
    return CallList(0, program.id, week, hour, hour + timedelta(hours=1), "Europe/Amsterdam", state, 52, left_out)


def an_entry(call_list_id: int, customer: Customer) -> Entry:
    planned = datetime(2026, 11, 24, 15, 12, tzinfo=UTC)
    return Entry(
        0, call_list_id, 1, customer.id, Seat.RENEWAL, 7.134, "Renews on 2 December.", planned, ("Europe/Berlin",)
    )


def a_call(program: Program, customer: Customer, mode: Mode = Mode.BRIDGE_POLLING) -> Call:
    return Call(0, customer.id, program.id, mode, Status.QUEUED, "+493023125123", NOW)


def an_import() -> Import:
    mapping = {"phone": ("Phone", "Mobile"), "company": ("Account Name",)}
    return Import(0, "crm.csv", NOW, "Anna", "utf-8", ",", 1, mapping, 82, 80, 1, 1, 0, 0)


def every_kind(transaction: DatabaseTransaction, program: Program, customer: Customer) -> dict[type, Any]:
    """One value of every kind, with something in every field."""
    call_list = transaction.add(
        replace(
            a_list(program, state=ListState.FROZEN),
            frozen_at=NOW,
            frozen_by="Anna",
            started_at=NOW + timedelta(microseconds=1),
            finished_at=NOW,
        )
    )
    entry = transaction.add(replace(an_entry(call_list.id, customer), state=EntryState.SKIPPED, skipped_why="ill"))
    call = transaction.add(
        replace(
            a_call(program, customer),
            entry_id=entry.id,
            uncertain=True,
            disposition=Disposition.LEFT_VOICEMAIL,
            answered_at=NOW,
            ended_at=NOW,
            seconds=61,
            note="“Grüße” 😀",
            reason="they asked",
            provider_id="CA1",
            customer_leg_id="CA2",
        )
    )
    commitment = Commitment(
        0, customer.id, "Send it", NOW, "ada@example.com", date(2026, 12, 4), State.TOLD, call.id, NOW, NOW, "no"
    )
    found = transaction.add(an_import())
    made = [program, found, customer, call_list, entry, call, transaction.add(commitment)]
    return {type(value): value for value in made}


def events(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(select(tables.events).order_by(tables.events.c.id)))


def in_two_places(url: str, work: Callable[[Store], object]) -> list[object]:
    """What the same work gives when done at the same moment over two engines, as two processes would."""
    ready = Barrier(2)

    def one(_: int) -> object:
        engine = connect(url)
        ready.wait()
        try:
            return work(Database(engine))
        except CallprogramError as error:
            return error
        finally:
            engine.dispose()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(2)))


# What goes in comes out


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_kind_comes_back_as_it_went_in(store: Database, program: Program, customer: Customer, kind: type) -> None:
    with begin(store) as transaction:
        kept = every_kind(transaction, program, customer)[kind]
    with begin(store) as transaction:
        again = transaction.get(kind, kept.id)

    assert again == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(customer=CUSTOMERS)
def test_any_customer_comes_back_as_it_went_in(store: Database, customer: Customer) -> None:
    with begin(store) as transaction:
        kept = transaction.add(customer)

        assert transaction.get(Customer, kept.id) == replace(customer, id=kept.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(moment=MOMENTS)
def test_any_moment_comes_back_as_the_same_moment_in_utc(store: Database, moment: datetime) -> None:
    with begin(store) as transaction:
        kept = transaction.get(Import, transaction.add(replace(an_import(), imported_at=moment)).id)

    assert kept.imported_at == moment.astimezone(UTC)
    assert kept.imported_at.tzinfo is UTC


def test_what_is_not_there_is_named(transaction: DatabaseTransaction) -> None:
    with pytest.raises(NotFoundError, match=r"^There is no promise 7\.$"):
        transaction.get(Commitment, 7)


def test_values_are_found_by_their_fields_in_the_order_in_which_they_came(
    transaction: DatabaseTransaction, customer: Customer
) -> None:
    one, other, third = (
        transaction.add(Commitment(0, customer.id, each, NOW, owner)) for each, owner in ("ab", "cd", "eb")
    )

    assert transaction.find(Commitment, customer_id=customer.id, owner="b") == [one, third]
    assert transaction.find(Commitment, due_on=None) == [one, other, third]


# The audit trail


def test_a_new_value_is_on_record_with_who_when_and_what(store: Database, engine: Engine, customer: Customer) -> None:
    with begin(store, "promising.promise") as transaction:
        promise = transaction.add(Commitment(0, customer.id, "Send it", NOW, "ada@example.com", date(2026, 12, 4)))
    event = events(engine)[-1]

    assert (event.at, event.member, event.action) == (NOW, "anna@example.com", "promising.promise")
    assert (event.kind, event.row_id, event.before) == ("promise", promise.id, None)
    assert event.after["due_on"] == "2026-12-04"


def test_a_change_is_on_record_with_nothing_but_what_changed(
    store: Database, engine: Engine, customer: Customer
) -> None:
    richer = replace(customer, revenue=Decimal("1200.50"), health=40)
    with begin(store) as transaction:
        transaction.save(richer)
    event = events(engine)[-1]

    assert event.before == {"revenue": None, "health": None}
    assert event.after == {"revenue": "1200.50", "health": 40}


def test_saving_what_did_not_change_is_not_on_record_and_touches_nothing(
    store: Database, engine: Engine, customer: Customer
) -> None:
    before = len(events(engine))
    with begin(store) as transaction:
        transaction.save(customer)
        touched = transaction.touched

    assert (len(events(engine)), touched) == (before, frozenset())


def test_saving_what_is_not_there_says_so(transaction: DatabaseTransaction) -> None:
    with pytest.raises(NotFoundError, match="There is no customer 99"):
        transaction.save(Customer(id=99, company="Nobody"))


# All or nothing


def test_an_exception_leaves_nothing(store: Database, engine: Engine, customer: Customer) -> None:
    def promise_and_fail(transaction: DatabaseTransaction) -> None:
        transaction.add(Commitment(0, customer.id, "Send it", NOW))
        transaction.save(replace(customer, company="Other"))
        raise ZeroDivisionError

    before = events(engine)
    with pytest.raises(ZeroDivisionError), begin(store) as transaction:
        promise_and_fail(transaction)

    with begin(store) as transaction:
        assert transaction.find(Commitment) == []
        assert transaction.get(Customer, customer.id) == customer
    assert events(engine) == before


def test_a_value_that_points_nowhere_is_refused(store: Database) -> None:
    with pytest.raises(IntegrityError), begin(store) as transaction:
        transaction.add(Commitment(0, 4711, "Send it", NOW))


# Drafts


def test_a_draft_takes_the_place_of_the_weeks_earlier_draft(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    transaction.replace_draft(a_list(program), [an_entry(0, customer), an_entry(0, customer)])
    kept = transaction.replace_draft(a_list(program), [an_entry(0, customer)])

    assert transaction.find(CallList) == [kept]
    assert [entry.call_list_id for entry in transaction.find(Entry)] == [kept.id]


def test_a_draft_without_entries_is_kept_too(transaction: DatabaseTransaction, program: Program) -> None:
    kept = transaction.replace_draft(a_list(program), [])

    assert (transaction.find(CallList), transaction.find(Entry)) == ([kept], [])


def test_a_draft_leaves_other_weeks_alone(transaction: DatabaseTransaction, program: Program) -> None:
    weeks = [Week(2026, 48), Week(2026, 49)]
    for week in weeks:
        transaction.replace_draft(a_list(program, week), [])

    assert [each.week for each in transaction.find(CallList)] == weeks


def test_dropping_drafts_leaves_what_was_signed_off(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    frozen = transaction.add(a_list(program, Week(2026, 48), ListState.FROZEN))
    entry = transaction.add(an_entry(frozen.id, customer))
    transaction.replace_draft(a_list(program, Week(2026, 49)), [an_entry(0, customer)])
    transaction.drop_drafts()

    assert (transaction.find(CallList), transaction.find(Entry)) == ([frozen], [entry])


# What planning knows


def test_facts_have_the_unfinished_promises_only(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    made = {
        state: transaction.add(Commitment(0, customer.id, state, NOW, "ada", date(2026, 12, 4), state))
        for state in State
    }
    [facts] = transaction.facts(program, date(2026, 11, 24))

    assert facts.today == date(2026, 11, 24)
    assert facts.commitments == (made[State.LOOSE], made[State.OPEN], made[State.KEPT])


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
    [facts] = transaction.facts(program, date(2026, 11, 24))

    assert (facts.reached_on, facts.called_on) == (date(2026, 11, 9), date(2026, 11, 5))


def test_facts_take_the_crms_last_contact_where_it_is_later_or_the_only_one(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    transaction.save(replace(customer, last_contact_on=date(2026, 10, 1)))
    transaction.add(Customer(id=0, company="Never"))
    reached = [
        (each.customer.company, each.reached_on, each.called_on) for each in transaction.facts(program, date.max)
    ]

    assert reached == [("Moorlicht Energie", date(2026, 10, 1), None), ("Never", None, None)]


# Bringing in


def test_a_file_brought_in_is_one_event(store: Database, engine: Engine, customer: Customer) -> None:
    before = len(events(engine))
    changes = Changes((Customer(0, "ACC-2"), Customer(0, "ACC-3")), (replace(customer, company="Moorlicht AG"),), 0, 0)
    with begin(store, "importing.bring_in") as transaction:
        kept = transaction.bring_in(an_import(), changes)
        touched = transaction.touched
    [event] = events(engine)[before:]

    assert touched == {Customer, Import}
    assert (event.action, event.kind, event.row_id) == ("importing.bring_in", "import", kept.id)
    assert (event.before, event.after["created"]) == (None, 80)


def test_a_file_brought_in_adds_and_updates(transaction: DatabaseTransaction, customer: Customer) -> None:
    changes = Changes((Customer(0, "ACC-2"),), (replace(customer, company="Moorlicht AG"),), 0, 0)
    transaction.bring_in(an_import(), changes)
    transaction.bring_in(an_import(), Changes((), (), 2, 0))

    known = [(each.crm_id, each.company) for each in transaction.find(Customer)]

    assert known == [("ACC-1", "Moorlicht AG"), ("ACC-2", "")]


# Several at once


def test_the_database_lets_only_one_call_of_a_program_ring(
    store: Database, program: Program, customer: Customer
) -> None:
    with begin(store) as transaction:
        transaction.add(a_call(program, customer))
    with pytest.raises(IntegrityError), begin(store) as transaction:
        transaction.add(a_call(program, customer))


def test_an_ended_call_an_own_phone_and_another_program_do_not_hinder_a_ringing_one(
    transaction: DatabaseTransaction, program: Program, customer: Customer
) -> None:
    other = transaction.add(replace(program, name="Other"))
    transaction.add(a_call(program, customer))
    transaction.add(replace(a_call(program, customer), ended_at=NOW))
    transaction.add(a_call(program, customer, Mode.OWN_PHONE))
    transaction.add(a_call(other, customer))

    assert len(transaction.find(Call)) == 4


def test_of_two_presses_at_the_same_moment_one_is_told_that_a_call_is_running(
    url: str, program: Program, customer: Customer
) -> None:
    def press(store: Store) -> object:
        return act(store, THE_PERSON_AT_THE_KEYBOARD, NOW, calling.reserve, program, customer.id, "they asked")

    results = in_two_places(url, press)
    refused = [result for result in results if isinstance(result, StateError)]

    assert [str(error) for error in refused] == [
        "The call to Moorlicht Energie is still running; give it an outcome before the next one."
    ]


@pytest.mark.parametrize("service", [planning.plan, planning.freeze])
def test_a_week_planned_in_two_places_at_the_same_moment_is_one_list(
    url: str, store: Database, program: Program, customer: Customer, service: Callable[..., CallList]
) -> None:
    assert customer.id
    results = in_two_places(
        url, lambda store: act(store, THE_PERSON_AT_THE_KEYBOARD, NOW, service, program, WEEK).state
    )
    with begin(store) as transaction:
        kept = transaction.find(CallList)

    assert [each.state for each in kept] * 2 == results


@pytest.mark.parametrize("how", ["get", "find"])
def test_two_writers_at_once_do_not_lose_an_update(url: str, store: Database, customer: Customer, how: str) -> None:
    def count_up(transaction: Transaction, _: Member, __: datetime) -> None:
        known = transaction.get(Customer, customer.id) if how == "get" else transaction.find(Customer)[0]
        transaction.save(replace(known, open_cases=(known.open_cases or 0) + 1))

    def twenty_times(store: Store) -> None:
        for _ in range(20):
            with store.transaction(ANNA, NOW, "importing.bring_in") as transaction:
                count_up(transaction, ANNA, NOW)

    in_two_places(url, twenty_times)
    with begin(store) as transaction:
        assert transaction.get(Customer, customer.id).open_cases == 40


def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_kept(
    store: Database, engine: Engine, customer: Customer
) -> None:
    with begin(store) as transaction, engine.connect() as reader:
        transaction.save(replace(customer, company="Not yet"))
        seen = reader.execute(text("SELECT company FROM customers")).scalar_one()

    assert seen == "Moorlicht Energie"
