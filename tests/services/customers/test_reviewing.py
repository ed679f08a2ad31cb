"""Reviewing: two customers joined or told apart, and whom the export has no more."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.adapters import exports
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Alias, ToldApart
from callprogram.domain.customers.imports import Reading
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Hold
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import NotFoundError, StateError
from callprogram.services.calls import calling
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.customers import importing, reviewing, several
from callprogram.services.lists import announcing, hand_edits, planning
from callprogram.services.promises import promising
from tests.examples import WEEK
from tests.services.conftest import Desk

HEADER = "Account ID,Company,Contact,Email,Phone,Country\n"
UNKNOWN = HEADER.replace("Country", "Standing")  # a column that fills nothing
ADA = "A-1,Moorlicht GmbH,Ada,ada@moorlicht.example,+49 30 23125 123,DE\n"
BEA = "A-2,Moorlicht,Bea,bea@moorlicht.example,+49 30 23125 124,DE\n"


def reading(*rows: str) -> Reading:
    return exports.read("crm.csv", (HEADER + "".join(rows)).encode(), "DE", {})


@pytest.fixture
def two(desk: Desk) -> list[Customer]:
    desk.do(importing.bring_in, reading(ADA, BEA))
    return desk.all(Customer)


def test_two_customers_joined_are_one_with_everybody_and_everything(
    desk: Desk, program: Program, two: list[Customer]
) -> None:
    ada, bea = two
    desk.do(calling.log, program, LoggedCall(bea.id, Outcome(Disposition.CONNECTED)))
    desk.do(promising.promise, bea.id, "Send the fix")
    kept = desk.do(reviewing.join, ada.id, bea.id)

    assert (kept.id, kept.crm_id, kept.company) == (ada.id, "A-1", "Moorlicht GmbH")
    assert [contact.name for contact in kept.contacts] == ["Ada", "Bea"]
    assert desk.all(Customer) == [kept]
    assert [call.customer_id for call in desk.all(Call)] == [ada.id]
    assert [commitment.customer_id for commitment in desk.all(Commitment)] == [ada.id]


def test_two_who_were_joined_are_two_again_each_with_what_was_theirs(
    desk: Desk, program: Program, two: list[Customer]
) -> None:
    ada, bea = two
    third = desk.keep(Customer(0, company="Mondlicht"))
    desk.do(reviewing.tell_apart, bea.id, third.id)
    desk.do(calling.log, program, LoggedCall(bea.id, Outcome(Disposition.CONNECTED)))
    desk.do(promising.promise, bea.id, "Send the fix")
    desk.do(promising.promise, ada.id, "Send the price list")
    desk.do(reviewing.join, ada.id, bea.id)
    desk.do(promising.promise, ada.id, "Visit them both")
    [join] = desk.views.joins(10)
    went = desk.do(reviewing.part, join.id)

    by_id = {each.id: each for each in desk.all(Customer)}
    assert by_id[ada.id] == ada
    assert by_id[went.id] == replace(bea, id=went.id)
    assert [call.customer_id for call in desk.all(Call)] == [went.id]
    promised = {each.text: each.customer_id for each in desk.all(Commitment)}
    assert promised == {"Send the fix": went.id, "Send the price list": ada.id, "Visit them both": ada.id}
    assert [{each.one_id, each.other_id} for each in desk.all(ToldApart)] == [{went.id, third.id}]
    assert (desk.all(Alias), desk.views.joins(10)) == ([], ())


def test_the_next_export_finds_two_who_were_parted_as_they_were(desk: Desk, two: list[Customer]) -> None:
    ada, bea = two
    desk.do(reviewing.join, ada.id, bea.id)
    desk.do(reviewing.part, desk.views.joins(1)[0].id)
    found, _ = desk.do(importing.bring_in, reading(ADA, BEA))
    assert (found.created, found.updated, found.unchanged) == (0, 0, 2)


def test_places_on_a_list_are_two_again(desk: Desk, program: Program, two: list[Customer]) -> None:
    ada, bea = two
    desk.do(planning.freeze, program, WEEK)
    desk.do(reviewing.join, ada.id, bea.id)
    assert sorted(entry.state for entry in desk.all(Entry)) == [EntryState.PENDING, EntryState.SKIPPED]
    went = desk.do(reviewing.part, desk.views.joins(1)[0].id)
    places = {entry.customer_id: (entry.state, entry.skipped_why) for entry in desk.all(Entry)}
    assert places == {ada.id: (EntryState.PENDING, ""), went.id: (EntryState.PENDING, "")}


def test_two_stay_one_where_a_later_change_would_be_lost(desk: Desk, two: list[Customer]) -> None:
    ada, bea = two
    desk.do(reviewing.join, ada.id, bea.id)
    desk.do(several.change_owner, [ada.id], "Priya Raman", "new territory")
    with pytest.raises(StateError, match="Moorlicht GmbH has changed since"):
        desk.do(reviewing.part, desk.views.joins(1)[0].id)


def test_who_is_joined_brings_their_holds_complaints_and_hand_edits(
    desk: Desk, program: Program, two: list[Customer]
) -> None:
    ada, bea = two
    desk.do(planning.plan, program, WEEK)
    desk.do(hand_edits.drop, program, WEEK, bea.id, "on holiday")
    desk.do(escalating.escalate, program, bea.id, "Their invoices are wrong")
    desk.do(announcing.hold, bea.id, "moving house", date(2027, 1, 5))
    desk.do(reviewing.join, ada.id, bea.id)

    kept: list[HandEdit | Case | Hold] = [*desk.all(HandEdit), *desk.all(Case), *desk.all(Hold)]
    assert [each.customer_id for each in kept] == [ada.id, ada.id, ada.id]
    planned = desk.do(planning.plan, program, WEEK)
    assert planned.left_out == {"taken off by hand": 1}


def test_nobody_is_called_twice_in_an_hour_for_being_joined(desk: Desk, program: Program, two: list[Customer]) -> None:
    desk.do(planning.freeze, program, WEEK)
    ada, bea = two
    assert {entry.customer_id for entry in desk.all(Entry)} == {ada.id, bea.id}
    desk.do(reviewing.join, ada.id, bea.id)

    assert sorted((entry.customer_id, entry.state, entry.skipped_why) for entry in desk.all(Entry)) == [
        (ada.id, EntryState.PENDING, ""),
        (ada.id, EntryState.SKIPPED, "is on the list already"),
    ]


def test_the_next_import_does_not_make_the_joined_customer_again(desk: Desk, two: list[Customer]) -> None:
    kept = desk.do(reviewing.join, two[0].id, two[1].id)
    again, _ = desk.do(importing.bring_in, reading(ADA, BEA))

    assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    assert desk.all(Customer) == [kept]


def test_rows_of_the_joined_customer_fill_what_is_open_and_change_nothing_else(desk: Desk, two: list[Customer]) -> None:
    desk.do(reviewing.join, two[0].id, two[1].id)
    desk.do(importing.bring_in, reading(BEA.replace("Moorlicht,", "Moorlicht Nord,"), "A-3,Nemo,Cid,,,NL\n"))
    moorlicht, nemo = desk.all(Customer)

    assert (moorlicht.crm_id, moorlicht.company, nemo.company) == ("A-1", "Moorlicht GmbH", "Nemo")


def test_a_joined_customer_is_left_when_its_import_is_taken_back(desk: Desk, two: list[Customer]) -> None:
    kept = desk.do(reviewing.join, two[0].id, two[1].id)

    with pytest.raises(StateError, match="joined with another customer"):
        desk.do(importing.undo, 1)
    assert desk.all(Customer) == [kept]


def test_a_customer_is_not_joined_with_itself_nor_with_nobody(desk: Desk, two: list[Customer]) -> None:
    with pytest.raises(StateError, match="choose two"):
        desk.do(reviewing.join, two[0].id, two[0].id)
    with pytest.raises(NotFoundError):
        desk.do(reviewing.join, two[0].id, 99)
    assert desk.all(Customer) == two


def test_two_are_told_apart_once(desk: Desk, two: list[Customer]) -> None:
    assert [(pair.one.id, pair.other.id) for pair in desk.views.likely_pairs(20)] == [(1, 2)]
    first = desk.do(reviewing.tell_apart, 2, 1)

    assert desk.do(reviewing.tell_apart, 1, 2) == first
    assert desk.all(ToldApart) == [first]
    assert desk.views.likely_pairs(20) == ()
    assert desk.all(Customer) == two


def test_whom_the_export_has_no_more_is_kept_or_left_alone(desk: Desk, two: list[Customer]) -> None:
    content = f"{HEADER}A-3,Nemo,Cid,cid@nemo.example,,NL\n".encode()
    desk.do(importing.bring_in, exports.read("crm.csv", content, "DE", {}, Memory(desk.store.engine)))
    assert desk.views.customers("", 9, vanished=True).total == 2
    desk.do(reviewing.keep, [two[0].id])
    desk.do(reviewing.stop_calling, [two[1].id])

    assert desk.views.customers("", 9, vanished=True).total == 0
    assert [each.do_not_call for each in desk.all(Customer)] == [False, True, False]


def many(header: str, numbers: range) -> bytes:
    rows = (f"A-{number},Company {number},Person {number},p{number}@example.com,,NL\n" for number in numbers)
    return (header + "".join(rows)).encode()


@pytest.mark.parametrize(
    ("header", "left", "gone"),
    [
        ("Account ID,Account,Contact,E-mail,Telephone,Country\n", range(1, 20), [20]),
        ("Account ID,Account,Contact,E-mail,Telephone,Country\n", range(1, 10), []),
        ("Account ID,Account,Contact,E-mail,Telephone,City\n", range(1, 20), []),
        (UNKNOWN, range(1, 18), [18, 19, 20]),
        (UNKNOWN, range(1, 15), []),
        ("Account ID,Company,Contact,Details,Phone,Standing\n", range(1, 18), []),
    ],
    ids=[
        "columns by other names",
        "of other customers",
        "with other columns",
        "with a column that is known no more",
        "with such a column, of other customers",
        "with several such columns",
    ],
)
def test_who_is_gone_is_found_where_the_exports_columns_go_by_other_names(
    desk: Desk, header: str, left: range, gone: list[int]
) -> None:
    for content in (many(HEADER, range(1, 21)), many(header, left)):
        read = exports.read("crm.csv", content, "DE", {}, Memory(desk.store.engine))
        desk.do(importing.bring_in, read)

    assert [each.id for each in desk.views.customers("", 99, vanished=True).customers] == gone


def test_who_is_gone_is_found_after_two_others_were_joined(desk: Desk) -> None:
    for numbers in (range(1, 21), range(1, 18)):
        read = exports.read("crm.csv", many(HEADER, numbers), "DE", {}, Memory(desk.store.engine))
        desk.do(importing.bring_in, read)
        if len(numbers) == 20:
            desk.do(reviewing.join, 1, 2)

    assert [each.id for each in desk.views.customers("", 99, vanished=True).customers] == [18, 19, 20]


def test_who_is_gone_is_found_by_the_export_and_not_by_a_short_list_between(desk: Desk) -> None:
    files = (HEADER, range(1, 21)), (HEADER.replace("Company", "Account"), range(1, 3)), (UNKNOWN, range(1, 20))
    for header, numbers in files:
        read = exports.read("crm.csv", many(header, numbers), "DE", {}, Memory(desk.store.engine))
        desk.do(importing.bring_in, read)

    assert [each.id for each in desk.views.customers("", 99, vanished=True).customers] == [20]


def test_who_is_gone_is_found_after_another_list_was_taken_back(desk: Desk) -> None:
    memory = Memory(desk.store.engine)
    desk.do(importing.bring_in, exports.read("crm.csv", many(HEADER, range(1, 21)), "DE", {}, memory))
    other = exports.read("guests.csv", b"Company,Phone\nNemo,+49 30 23125 125\n", "DE", {}, memory)
    desk.do(importing.undo, desk.do(importing.bring_in, other)[0].id)
    desk.do(importing.bring_in, exports.read("crm.csv", many(HEADER, range(1, 20)), "DE", {}, memory))

    assert [each.id for each in desk.views.customers("", 99, vanished=True).customers] == [20]
