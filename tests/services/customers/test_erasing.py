"""Erasing: nothing of somebody is left anywhere but counts and dates, and what is said of others stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import every_event
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.adapters.letters import typed
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.notes import PrivateNote, Typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.decisions import decisions
from callprogram.domain.decisions.decisions import Decision, Kind
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.people.messages import Message
from callprogram.domain.people.trail import verified
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.errors import StateError
from callprogram.services.calls import calling, noting
from callprogram.services.cases import escalating
from callprogram.services.customers import erasing, importing, reviewing
from callprogram.services.letters import taking_in
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview.needs import Kind as Needed
from callprogram.services.overview.to_do import needs
from callprogram.services.promises import promising
from tests.examples import HOUR, WEEK
from tests.servers.kept import once
from tests.services.conftest import Desk

FILE = (
    "ID,Company,Contact,Email,Phone,Country,Notes\n"
    "A-1,Zwiebelwerk,Ottilie Kránz,ottilie@zwiebelwerk.example,+44 20 7946 0011,GB,Ottilie Kránz likes tea\n"
    "A-2,Meccanica Serena,Nico Fabbri,nico@meccanica.example,+44 20 7946 0012,GB,\n"
).encode()
HERS = ("Ottilie", "Kránz", "Kr\\u00e1nz", "Zwiebelwerk", "zwiebelwerk", "7946 0011", "442079460011")


def brought_in(desk: Desk) -> Customer:
    reading = exports.read("crm.csv", FILE, "GB", {}, Memory(desk.store.engine))
    desk.do(importing.bring_in, reading)
    return next(each for each in desk.all(Customer) if each.crm_id == "A-1")


@pytest.fixture
def her(desk: Desk, program: Program) -> Customer:
    """A customer with whom everything was done that can be, and another one beside her."""
    her = once(desk.store.engine, _lived, lambda: _lived(desk, program))
    desk.now = HOUR
    return her


def _lived(desk: Desk, program: Program) -> Customer:
    her = brought_in(desk)
    desk.now = HOUR - timedelta(days=1)
    desk.do(planning.freeze, program, WEEK)
    entry = next(each for each in desk.entries() if each.customer_id == her.id)
    desk.do(announcing.answer, entry.id, "Ottilie Kránz is on leave")
    desk.now = HOUR
    desk.do(calling.give_outcome, entry.id, Disposition.CONNECTED)
    [call] = desk.all(Call)
    desk.do(noting.write, entry.id, Typed("Ottilie wants a new price", "", "tab"))
    desk.keep(PrivateNote(0, call.id, "Ottilie is to be promoted"))
    desk.do(promising.promise, her.id, "Send Ottilie the list", owner="You", due_on=date(2026, 12, 4))
    desk.do(escalating.escalate, program, her.id, "Zwiebelwerk wants its money back", owner="You")
    other = next(each for each in desk.all(Customer) if each.crm_id == "A-2")
    desk.do(promising.promise, other.id, "Compare with ottilie@zwiebelwerk.example", owner="You")
    letter = typed.typed_letter("Dear Ada, Ottilie Kránz here", "Ottilie Kránz <ottilie@zwiebelwerk.example>", "Hello")
    desk.do(taking_in.take_in, letter.mail, letter.content, desk.now, Channel.MAIL)
    desk.do(finishing.finish, program, WEEK)
    return her


def everything(desk: Desk) -> str:
    """Every cell of every table, bytes too."""
    with desk.store.engine.connect() as connection:
        rows = [row for table in tables.metadata.sorted_tables for row in connection.execute(select(table))]
    return repr(rows)


def erase(desk: Desk, her: Customer) -> None:
    erasing.erase_customer(desk.store, THE_PERSON_AT_THE_KEYBOARD, desk.now, her.id)


def test_nothing_of_hers_is_left_in_any_table(desk: Desk, her: Customer) -> None:
    assert all(each in everything(desk) for each in ("Ottilie", "Zwiebelwerk", "442079460011"))
    erase(desk, her)

    assert [each for each in HERS if each in everything(desk)] == []


def test_whoever_was_joined_with_her_is_forgotten_too(desk: Desk, her: Customer) -> None:
    joined = desk.keep(
        Customer(0, company="Zwiebelwerk Nord", contacts=(Contact("Bruno Haas", email="b@haas.example"),))
    )
    desk.do(reviewing.join, her.id, joined.id)
    assert "Bruno Haas" in everything(desk)
    erase(desk, her)
    assert [each for each in (*HERS, "Bruno", "haas.example") if each in everything(desk)] == []


def test_counts_and_dates_stay(desk: Desk, her: Customer) -> None:
    before = [len(desk.all(kind)) for kind in (Customer, Call, Commitment, Entry, Message, Letter)]
    erase(desk, her)
    promise = next(each for each in desk.all(Commitment) if each.customer_id == her.id)

    assert [len(desk.all(kind)) for kind in (Customer, Call, Commitment, Entry, Message, Letter)] == before
    assert (promise.due_on, promise.state) == (date(2026, 12, 4), State.WITHDRAWN)
    assert [each.disposition for each in desk.all(Call)] == [Disposition.CONNECTED]


def test_what_is_said_of_others_stays_but_for_her_name(desk: Desk, her: Customer) -> None:
    erase(desk, her)
    other = next(each for each in desk.all(Customer) if each.crm_id == "A-2")
    promise = next(each for each in desk.all(Commitment) if each.customer_id == other.id)

    assert (other.company, other.contact.name) == ("Meccanica Serena", "Nico Fabbri")
    assert promise.text == "Compare with [erased]"


def test_the_trail_stays_whole_without_the_words(desk: Desk, her: Customer) -> None:
    erase(desk, her)
    with desk.store.engine.connect() as connection:
        found = verified(every_event(connection))

    assert (found.troubles, found.lines > 10) == ((), True)


def test_she_is_nobody_to_call_and_in_no_search(desk: Desk, her: Customer) -> None:
    erase(desk, her)
    erased = next(each for each in desk.all(Customer) if each.id == her.id)

    assert (erased.name, erased.do_not_call, erased.phones) == (f"Erased {her.id}", True, ())
    assert desk.views.customers("Ottilie", 10).total == 0


def test_nobody_is_asked_to_answer_her_or_to_approve_anything_for_her(
    desk: Desk, program: Program, her: Customer
) -> None:
    [case] = desk.all(Case)
    waits = decisions.waiting(Decision(0, case.id, Kind.REFUND, "Late", "you", desk.now), "too much", "fin@example.com")
    desk.keep(waits)
    assert (desk.all(Case)[0].is_under_way, desk.all(Decision)[0].state) == (True, decisions.State.WAITING)
    erase(desk, her)
    assert (desk.all(Case)[0].is_under_way, desk.all(Decision)[0].state) == (False, decisions.State.TAKEN_BACK)
    kinds = {need.kind for need in needs(desk.views, program, desk.now + timedelta(weeks=2))}
    assert kinds.isdisjoint({Needed.LATE_CASES, Needed.TO_APPROVE, Needed.COMPLAINT})


def test_nobody_is_erased_in_the_middle_of_the_hour(desk: Desk, program: Program) -> None:
    her = brought_in(desk)
    desk.now = HOUR - timedelta(days=1)
    desk.do(planning.freeze, program, WEEK)
    desk.now = HOUR
    desk.do(planning.start_hour, program, WEEK)

    with pytest.raises(StateError, match="The hour with them is running"):
        erase(desk, her)


def test_what_another_customer_has_in_common_stays_and_is_named(desk: Desk, program: Program) -> None:
    del program
    her = brought_in(desk)
    twin = desk.keep(replace(her, id=0, crm_id="A-9", company="Other Mill"))
    done = erasing.erase_customer(desk.store, THE_PERSON_AT_THE_KEYBOARD, desk.now, her.id)

    assert done.others == (twin.id,)
    assert next(each for each in desk.all(Customer) if each.id == twin.id).contact.name == "Ottilie Kránz"


# Coming back


def test_no_import_brings_her_back_without_being_asked(desk: Desk, program: Program) -> None:
    del program
    erase(desk, brought_in(desk))
    other_export = FILE.replace(b"ID,Company", b"Account ID,Account Name").replace(b"A-1,Zwiebelwerk", b"X-7,Zwiebel")
    for file in (FILE, FILE, other_export):
        reading = exports.read("crm.csv", file, "GB", {}, Memory(desk.store.engine))
        _, seen = importing.import_file(desk.store, THE_PERSON_AT_THE_KEYBOARD, desk.now, reading)

        assert [(each.row, each.name) for each in seen.reading.not_customers] == [(1, "")]
        assert "Ottilie" not in everything(desk)


def test_she_comes_back_where_somebody_says_so_and_is_not_asked_about_again(desk: Desk, program: Program) -> None:
    del program
    erase(desk, brought_in(desk))
    for back in (True, False):
        reading = exports.read("crm.csv", FILE, "GB", {}, Memory(desk.store.engine))
        importing.import_file(desk.store, THE_PERSON_AT_THE_KEYBOARD, desk.now, reading, bring_back=back)

        assert [each.contact.name for each in desk.all(Customer) if each.crm_id == "A-1"] == ["Ottilie Kránz"]


@pytest.mark.parametrize(
    "row",
    [
        "A-1,Another Mill,Somebody Else,some@mill.example,+44 20 7946 0099,GB,",
        "B-7,Another Mill,O. Krane,OTTILIE@zwiebelwerk.example,,GB,",
        "B-7,Another Mill,Ottilie Kránz,,020 7946 0011,GB,",
        "B-7,ZWIEBELWERK,Ottilie Kránz,,,GB,",
    ],
    ids=["her id", "her address", "her number and name", "her name and company"],
)
def test_she_is_known_by(desk: Desk, program: Program, row: str) -> None:
    del program
    erase(desk, brought_in(desk))
    file = f"{FILE.decode().splitlines()[0]}\n{row}\n".encode()
    seen = desk.do(importing.preview, exports.read("crm.csv", file, "GB", {}))

    assert list(seen.changes.erased) == [1]


def test_nobody_else_is_taken_for_her(desk: Desk, program: Program) -> None:
    del program
    erase(desk, brought_in(desk))
    row = "B-8,Zwiebelwerk,Nora Fink,nora@zwiebelwerk.example,+44 20 7946 0011,GB,"
    file = f"{FILE.decode().splitlines()[0]}\n{row}\n".encode()

    assert desk.do(importing.preview, exports.read("crm.csv", file, "GB", {})).changes.erased == {}
