"""Reading: one question, one frozen answer; the same on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Disposition, Mode
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import Phone
from callprogram.domain.lists.call_list import ListState
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.errors import AmbiguousError, NotFoundError
from callprogram.services.ports import Identified
from tests.examples import IMPORT, LONDON, NOW, WEEK, a_call, a_list, an_entry


def keep(store: Database, *values: Identified) -> list[int]:
    """Keep the values and give their ids."""
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "importing.bring_in") as transaction:
        return [transaction.add(value).id for value in values]


def a_promise(customer: Customer, text: str, state: State = State.OPEN) -> Commitment:
    return Commitment(0, customer.id, text, NOW, "Özge Çelik", date(2026, 12, 4), state)


# The program and its weeks


def test_a_program_is_found_by_its_name(views: DatabaseViews, program: Program) -> None:
    assert views.program("Customer calls") == program
    assert views.program("Other") is None


def test_a_week_that_was_not_planned_has_no_view(views: DatabaseViews, program: Program) -> None:
    assert views.week(program, WEEK) is None


def test_a_week_has_a_card_for_each_entry_by_position(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    [list_id] = keep(store, a_list(program))
    second, first = keep(store, an_entry(list_id, customer, 2), an_entry(list_id, customer, 1))
    view = views.week(program, WEEK)

    assert view is not None
    assert [card.entry.id for card in view.cards] == [first, second]
    assert view.cards[0].customer == customer
    assert (view.cards[0].call, view.cards[0].promises) == (None, ())


def test_a_card_has_its_own_latest_call_and_its_brief_only_what_was_before(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    [list_id] = keep(store, a_list(program))
    [entry_id] = keep(store, an_entry(list_id, customer))
    earlier = replace(a_call(program, customer), disposition=Disposition.LEFT_VOICEMAIL, note="before", ended_at=NOW)
    own = replace(a_call(program, customer), disposition=Disposition.CONNECTED, note="now", entry_id=entry_id)
    _, _, latest = keep(store, earlier, replace(own, note="first"), own)
    view = views.week(program, WEEK)

    assert view is not None
    assert view.cards[0].call is not None
    assert view.cards[0].call.id == latest
    assert view.cards[0].brief.facts == ("Last call 22 November, left a voicemail: before",)
    assert views.note(entry_id) == "now"


def test_an_entry_without_a_call_has_no_note(views: DatabaseViews) -> None:
    assert views.note(99) == ""


def test_a_week_has_the_unfinished_promises_overdue_ones_first_and_then_those_to_tell(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    promises = [a_promise(customer, state, state) for state in State]
    keep(store, a_list(program), replace(a_promise(customer, "sooner"), due_on=date(2026, 11, 30)), *promises)
    view = views.week(program, WEEK)

    assert view is not None
    assert [each.commitment.text for each in view.promises.promises] == ["sooner", "loose", "open", "kept"]


def test_a_week_has_the_first_promises_and_says_how_many_there_are(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    keep(store, a_list(program), *(a_promise(customer, f"number {number}") for number in range(12)))
    view = views.week(program, WEEK)

    assert view is not None
    assert (view.promises.total, len(view.promises.promises)) == (12, 5)


def test_a_promise_was_made_in_the_name_of_the_executive_of_its_call_else_of_the_first_one(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    [other_id] = keep(store, replace(program, id=0, name="Grace's calls", calendar_uid="other", executive_name="Grace"))
    [call_id] = keep(store, a_call(replace(program, id=other_id), customer))
    promises = keep(store, a_promise(customer, "here"), replace(a_promise(customer, "there"), made_in_call=call_id))

    assert [views.promised_by(each) for each in promises] == [program.executive_name, "Grace"]


def test_the_week_due_is_the_one_signed_off_and_not_finished(
    store: Database, views: DatabaseViews, program: Program
) -> None:
    assert views.week_due(program, NOW) == WEEK
    keep(store, replace(a_list(program), finished_at=NOW), a_list(program, Week(2026, 50)))

    assert views.week_due(program, NOW) == Week(2026, 50)


def test_a_draft_does_not_make_a_week_due(store: Database, views: DatabaseViews, program: Program) -> None:
    keep(store, a_list(program, Week(2026, 51), ListState.DRAFT))

    assert views.week_due(program, NOW) == WEEK


# Customers


@pytest.mark.parametrize(
    "query", ["moor", "MOORLICHT", "energie moor", "tönn", "TÖNNIES", "saskia@", "acc-1", "+4930", "23125123", ""]
)
def test_customers_are_found_by_words_of_name_email_number_and_crm_id(
    views: DatabaseViews, customer: Customer, query: str
) -> None:
    assert views.customers(query, 10).customers == (customer,)


@pytest.mark.parametrize("query", ["moor nobody", "%", "_", "\\", "acc_1"])
def test_every_word_must_be_there_as_it_stands(views: DatabaseViews, customer: Customer, query: str) -> None:
    assert customer.id
    assert views.customers(query, 10).customers == ()


def test_a_search_says_how_many_there_are_and_gives_the_first_by_name(store: Database, views: DatabaseViews) -> None:
    keep(store, *(Customer(0, company=name) for name in ("beta", "Alpha", "gamma")))
    found = views.customers("", 2)

    assert found.total == views.customer_count() == 3
    assert [each.company for each in found.customers] == ["Alpha", "beta"]


def test_a_customer_saved_anew_is_found_by_the_new_name(
    store: Database, views: DatabaseViews, customer: Customer
) -> None:
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "importing.bring_in") as transaction:
        transaction.save(replace(customer, company="Übersee AG"))

    assert views.customers("ÜBERSEE", 10).total == 1
    assert views.customers("energie", 10).total == 0


def test_whoever_lacks_a_number_or_a_time_zone_cannot_be_called(
    store: Database, views: DatabaseViews, customer: Customer
) -> None:
    anywhere = Phone("+80012345678", "phone", "+80012345678", valid=True)  # a number of no country
    silent, nowhere, asked_not_to = keep(
        store,
        replace(customer, id=0, crm_id="Q-1", contacts=()),
        replace(customer, id=0, crm_id="Q-2", contacts=(Contact("Ann", phones=(anywhere,)),), country=None),
        replace(customer, id=0, crm_id="Q-3", contacts=(), do_not_call=True),
    )
    found = views.uncallable(1)
    assert (found.total, [each.id for each in found.customers]) == (2, [silent])
    assert [each.id for each in views.customers_with([nowhere, asked_not_to])] == [nowhere, asked_not_to]


@pytest.mark.parametrize("reference", ["c1", " c1 ", "ACC-1", "moor", "Moorlicht Energie", "ENERGIE"])
def test_a_customer_goes_by_id_crm_id_or_part_of_the_name(
    views: DatabaseViews, customer: Customer, reference: str
) -> None:
    assert views.customer(reference) == customer


def test_the_whole_name_wins_over_part_of_another(store: Database, views: DatabaseViews) -> None:
    keep(store, Customer(0, company="Moor"), Customer(0, company="Moorlicht"))

    assert views.customer("moor").company == "Moor"


def test_a_word_of_a_contact_names_nobody(views: DatabaseViews, customer: Customer) -> None:
    assert customer.contact.name == "Saskia Tönnies"
    with pytest.raises(NotFoundError, match=r"^No customer goes by “saskia”; try an id"):
        views.customer("saskia")


def test_a_person_without_a_company_goes_by_name(store: Database, views: DatabaseViews) -> None:
    keep(store, Customer(0, contacts=(Contact("Ada Byron", phones=(LONDON,)),)))

    assert views.customer("byron").name == "Ada Byron"


def test_a_part_of_several_names_asks_which(store: Database, views: DatabaseViews) -> None:
    keep(store, *(Customer(0, company=f"Moor {number}") for number in range(1, 5)))

    with pytest.raises(
        AmbiguousError, match=r"^“Moor” could be Moor 1 \(c1\), Moor 2 \(c2\), Moor 3 \(c3\) …; say which"
    ):
        views.customer("Moor")
    keep_only_three(store)
    with pytest.raises(AmbiguousError, match=r"Moor 1 \(c1\), Moor 2 \(c2\), Moor 3 \(c3\); say which"):
        views.customer("Moor")


def keep_only_three(store: Database) -> None:
    with store.transaction(THE_PERSON_AT_THE_KEYBOARD, NOW, "importing.bring_in") as transaction:
        transaction.save(replace(transaction.get(Customer, 4), company="Other"))


@pytest.mark.parametrize("reference", ["c99", "c999999999999999999", "4711", "nobody"])
def test_a_name_that_nobody_has_says_so(views: DatabaseViews, customer: Customer, reference: str) -> None:
    assert customer.id
    with pytest.raises(NotFoundError, match=f"^No customer goes by “{reference}”"):
        views.customer(reference)


def test_the_history_of_nobody_says_so(views: DatabaseViews) -> None:
    with pytest.raises(NotFoundError, match="not here any more"):
        views.history(99, date(2026, 11, 24), "UTC")


def test_a_history_has_the_brief_and_the_unfinished_promises(
    store: Database, views: DatabaseViews, customer: Customer
) -> None:
    keep(store, a_promise(customer, "Send it"), a_promise(customer, "Done", State.TOLD))
    history = views.history(customer.id, date(2026, 11, 24), "Europe/Amsterdam")

    assert history.brief.promises == ("Promised 22 November: Send it — Özge Çelik, due Friday 4 December",)
    assert [each.text for each in history.promises] == ["Send it"]


# Promises and calls


def test_promises_are_all_of_them_or_the_unfinished(store: Database, views: DatabaseViews, customer: Customer) -> None:
    keep(store, *(a_promise(customer, state, state) for state in State))

    assert len(views.promises()) == 5
    assert {each.commitment.text for each in views.promises(unfinished=True)} == {"loose", "open", "kept"}
    assert views.promises()[0].customer == customer


@pytest.mark.parametrize("owner", ["Özge Çelik", "özge çelik", " ÖZGE ÇELIK "])
def test_promises_of_an_owner_are_found_in_any_case_also_beyond_english(
    store: Database, views: DatabaseViews, customer: Customer, owner: str
) -> None:
    keep(store, a_promise(customer, "Send it"), replace(a_promise(customer, "Other"), owner="ada@example.com"))

    assert [each.commitment.text for each in views.promises(owner=owner)] == ["Send it"]


def test_calls_are_listed_the_latest_first_of_one_customer_or_since_a_day(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    [other_id] = keep(store, Customer(0, company="Other"))
    other = replace(customer, id=other_id)
    days = [NOW - timedelta(days=days) for days in (3, 1, 2)]
    made = zip(days, (customer, other, customer), strict=True)
    keep(store, *(replace(a_call(program, whom), started_at=day) for day, whom in made))

    assert [line.call.started_at for line in views.calls()] == sorted(days, reverse=True)
    assert [line.customer.company for line in views.calls(since=NOW - timedelta(days=2))] == [
        "Other",
        "Moorlicht Energie",
    ]
    assert [line.call.started_at for line in views.calls(customer_id=customer.id)] == [days[2], days[0]]


def test_the_running_call_is_the_one_that_rings_the_programs_executive(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    assert views.running_call(program) is None
    rung = replace(a_call(program, customer, Mode.BRIDGE_POLLING), executive_phone=program.executive_phone)
    keep(store, replace(rung, ended_at=NOW), a_call(program, customer), replace(rung, executive_phone="+491713920024"))
    assert views.running_call(program) is None
    [ringing] = keep(store, rung)
    line = views.running_call(program)

    assert line is not None
    assert (line.call.id, line.customer) == (ringing, customer)


def test_a_program_without_an_executives_number_has_no_running_call(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    keep(store, a_call(program, customer, Mode.BRIDGE_POLLING))

    assert views.running_call(replace(program, executive_phone="")) is None


def test_unsettled_calls_are_those_of_which_the_provider_may_still_say_something(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    rung = a_call(program, customer, Mode.BRIDGE_POLLING)
    nameless, named, *_ = keep(
        store,
        rung,
        replace(rung, provider_id="CA1", ended_at=NOW),
        replace(rung, provider_id="CA2", ended_at=NOW, settled=True),
        replace(rung, ended_at=NOW),
        replace(rung, started_at=NOW - timedelta(days=3)),
        a_call(program, customer),
    )

    assert [call.id for call in views.unsettled_calls(NOW - timedelta(days=2))] == [nameless, named]


def test_a_number_belongs_to_whom_we_last_called_at_it_else_to_whoever_has_it(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    assert views.customer_with_phone("+493023125123") == customer
    assert views.customer_with_phone("+4930231251") is None
    [sister] = keep(store, Customer(0, company="Sister"))
    keep(store, replace(a_call(program, customer), customer_id=sister))

    assert (found := views.customer_with_phone("+493023125123"))
    assert found.company == "Sister"


def test_an_executives_number_is_known_as_one(views: DatabaseViews, program: Program) -> None:
    assert views.is_executive(program.executive_phone)
    assert not views.is_executive("")
    assert not views.is_executive("+493023125123")


def test_rules_that_nobody_has_set_are_the_first_ones(views: DatabaseViews, program: Program) -> None:
    assert views.calling_rules(program.id) == CallingRules(0, program.id)
    assert views.chore("reconcile the calls") is None


def test_owners_are_everybody_who_looks_after_somebody_or_owes_a_promise(
    store: Database, views: DatabaseViews, customer: Customer
) -> None:
    keep(store, Customer(0, account_owner="tom"), Customer(0, account_owner="Anna"), a_promise(customer, "x"))
    keep(store, replace(a_promise(customer, "y"), owner="Anna"), replace(a_promise(customer, "z"), owner=""))

    assert views.owners() == ("Anna", "tom", "Özge Çelik")


def test_the_last_import_is_the_latest(store: Database, views: DatabaseViews) -> None:
    assert views.last_import() is None
    keep(store, *(replace(IMPORT, file=file) for file in ("a.csv", "b.csv")))
    latest = views.last_import()

    assert latest is not None
    assert latest.file == "b.csv"
