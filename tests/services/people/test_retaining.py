"""Retaining: off until somebody switches it on; what is older goes then, and what is held open stays."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Table, func, select

from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import every_event
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.adapters.letters import typed
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Import
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import CALLPROGRAM, Member, Role
from callprogram.domain.people.messages import Content, Message, sent
from callprogram.domain.people.retention import Retention, What
from callprogram.domain.people.trail import verified
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.chores import KEEPS_HOUSE, Chore
from callprogram.errors import NotAllowedError, StateError
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import ending, escalating
from callprogram.services.customers import importing
from callprogram.services.letters import deciding, taking_in
from callprogram.services.letters.deciding import Destination
from callprogram.services.overview.rounds import keep_house
from callprogram.services.people import retaining
from callprogram.services.promises import promising
from tests.examples import A_MESSAGE
from tests.servers.kept import once
from tests.services.conftest import NOW, Desk

FILE = b"ID,Company,Contact,Phone,Country\nA-1,Zwiebelwerk,Ottilie Kranz,+44 20 7946 0011,GB\n"
CHANGED = FILE.replace(b"Ottilie", b"Bruno")
A_YEAR = dict.fromkeys(What, 12)
LATER = NOW + timedelta(days=400)
WORDS = ("a new price", "to be promoted", "+442079460011", "because they asked", "Bid for it", "Kind regards, spam")


@pytest.fixture
def customer(desk: Desk, program: Program) -> Customer:
    """Somebody with whom everything was done that a rule may take."""
    return once(desk.store.engine, _lived, lambda: _lived(desk, program))


def _lived(desk: Desk, program: Program) -> Customer:
    for content in (FILE, CHANGED):
        desk.do(importing.bring_in, exports.read("crm.csv", content, "GB", {}, Memory(desk.store.engine)))
    [customer] = desk.all(Customer)
    talk = LoggedCall(customer.id, Outcome(Disposition.CONNECTED), note="Ottilie wants a new price")
    call = desk.do(outcomes.log, program, talk)
    desk.revise(replace(call, reason="because they asked"))
    desk.keep(PrivateNote(0, call.id, "Ottilie is to be promoted"))
    desk.keep(replace(A_MESSAGE, id=0, content=Content("Hello", "Ottilie wants a new price"), queued_at=NOW))
    letter = typed.typed_letter("Kind regards, spam", "Spammer <s@spam.example>", "Bid for it")
    kept = desk.do(taking_in.take_in, letter.mail, letter.content, desk.now, Channel.MAIL)
    desk.do(deciding.decide, program, kept.letter.id, Destination(Route.BIN, Route.BIN, Kind.SALES))
    return customer


def everything(desk: Desk, *but: Table) -> str:
    with desk.store.engine.connect() as connection:
        every = [each for each in tables.metadata.sorted_tables if each not in but]
        return repr([row for table in every for row in connection.execute(select(table))])


def count(desk: Desk, table: Table) -> int:
    with desk.store.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def night(desk: Desk, now: datetime = LATER) -> Mapping[What, int]:
    return act(desk.store, CALLPROGRAM, now, retaining.let_go)


def test_nothing_goes_before_a_rule_is_switched_on(desk: Desk, customer: Customer) -> None:
    desk.do(retaining.set_rule, A_YEAR)
    before = everything(desk)

    assert (customer.name, night(desk)) == ("Zwiebelwerk", {})
    assert everything(desk) == before


@pytest.mark.usefixtures("customer")
def test_what_would_go_is_counted_before_it_does(desk: Desk) -> None:
    desk.do(retaining.set_rule, A_YEAR)
    assert set(desk.do(retaining.outlook).going.values()) == {0}
    desk.now = LATER
    going = desk.do(retaining.outlook).going
    desk.do(retaining.switch, on=True)

    assert {what: each for what, each in going.items() if what is not What.LOG} == {
        What.NOTES: 1, What.CALLS: 1, What.MESSAGES: 0, What.IMPORTS: 2, What.BINNED: 1,
        What.APPLICATIONS: 0, What.CASES: 0,
    }  # fmt: skip
    assert night(desk) == going
    assert set(night(desk, LATER + timedelta(minutes=1)).values()) == {0}


def test_what_went_is_in_no_table_and_counts_and_dates_stay(desk: Desk, customer: Customer) -> None:
    desk.revise(sent(desk.all(Message)[0], NOW))
    assert [each for each in WORDS if each not in everything(desk)] == []
    desk.do(retaining.set_rule, A_YEAR)
    desk.do(retaining.switch, on=True)
    night(desk)
    [call] = desk.all(Call)
    rest = everything(desk, tables.customers, tables.remembered_rows, tables.remembered_keys)

    assert [each for each in (*WORDS, "Ottilie") if each in rest] == []
    assert (call.disposition, call.started_at, call.customer_id) == (Disposition.CONNECTED, NOW, customer.id)
    assert [count(desk, each) for each in (tables.letters, tables.letter_files, tables.messages)] == [0, 0, 0]
    assert len(desk.all(Import)) == 2


@pytest.mark.usefixtures("customer")
def test_the_trail_stays_whole_and_says_what_went(desk: Desk) -> None:
    desk.do(retaining.set_rule, A_YEAR)
    desk.do(retaining.switch, on=True)
    night(desk)
    with desk.store.engine.connect() as connection:
        lines = list(every_event(connection))

    assert verified(lines).troubles == ()
    assert (lines[-1].member, lines[-1].action) == (CALLPROGRAM.email, "retaining.let_go")
    assert '"notes": 1' in json.dumps(lines[-1].after)
    assert verified([*lines[:3], *lines[4:]]).troubles


def test_what_is_about_an_open_promise_or_complaint_stays(desk: Desk, program: Program, customer: Customer) -> None:
    promise = desk.do(promising.promise, customer.id, "Send the list", owner="You", due_on=date(2026, 12, 4))
    complaint = desk.do(escalating.escalate, program, customer.id, "Money back", owner="You")
    desk.do(retaining.set_rule, A_YEAR)
    desk.do(retaining.switch, on=True)
    night(desk)
    assert [each.note for each in desk.all(Call)] == ["Ottilie wants a new price"]
    assert all(each in everything(desk) for each in ("Send the list", "Money back", "to be promoted", "+442079460011"))

    desk.do(promising.withdraw, promise.id, "settled otherwise")
    night(desk)
    assert [each.note for each in desk.all(Call)] == ["Ottilie wants a new price"]
    desk.do(escalating.settle, program, complaint.id)
    night(desk)
    assert [each.note for each in desk.all(Call)] == [""]


@pytest.mark.usefixtures("customer")
def test_a_message_that_waits_is_not_lost(desk: Desk) -> None:
    desk.do(retaining.set_rule, A_YEAR)
    desk.do(retaining.switch, on=True)
    night(desk)

    assert [each.content.opening for each in desk.all(Message)] == ["Ottilie wants a new price"]


@pytest.mark.usefixtures("customer")
def test_an_import_that_was_let_go_says_why_it_cannot_be_undone(desk: Desk) -> None:
    desk.do(retaining.set_rule, {What.IMPORTS: 12})
    desk.do(retaining.switch, on=True)
    night(desk)

    with pytest.raises(StateError, match=r"crm\.csv cannot be taken back: what customers were before it is not kept"):
        desk.do(importing.undo, desk.all(Import)[-1].id)
    reading = exports.read("crm.csv", FILE, "GB", {}, Memory(desk.store.engine))
    desk.do(importing.bring_in, reading)
    assert [each.contact.name for each in desk.all(Customer)] == ["Ottilie Kranz"]


@pytest.mark.usefixtures("program")
def test_a_rule_that_is_changed_waits_to_be_switched_on_again(desk: Desk) -> None:
    with pytest.raises(StateError, match="Say first what is kept for how long"):
        desk.do(retaining.switch, on=True)
    desk.do(retaining.set_rule, {What.NOTES: 24})
    assert desk.do(retaining.switch, on=True).acts
    assert desk.do(retaining.set_rule, {What.NOTES: 24}).acts
    assert not desk.do(retaining.set_rule, {What.NOTES: 12}).acts


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.ASSISTANT, Role.TEAMMATE])
def test_only_an_admin_sets_it(desk: Desk, role: Role) -> None:
    somebody = Member("tom@example.com", "Tom", frozenset({role}))
    with pytest.raises(NotAllowedError, match="ask somebody who is admin"):
        act(desk.store, somebody, NOW, retaining.set_rule, {What.NOTES: 1})
    assert desk.all(Retention) == [Retention(1)]


@pytest.mark.parametrize("weeks_ago", [None, 3], ids=["never", "weeks ago"])
@pytest.mark.usefixtures("customer")
def test_nothing_goes_before_the_night_after_it_was_switched_on(desk: Desk, weeks_ago: int | None) -> None:
    desk.now = datetime(2028, 3, 1, 11, tzinfo=UTC)
    if weeks_ago:
        desk.keep(Chore(0, KEEPS_HOUSE, desk.now - timedelta(weeks=weeks_ago)))
    desk.do(retaining.set_rule, A_YEAR)
    desk.do(retaining.switch, on=True)

    keep_house(desk.store, desk.views, desk.now + timedelta(minutes=1), None)
    assert [each.note for each in desk.all(Call)] == ["Ottilie wants a new price"]
    keep_house(desk.store, desk.views, desk.now + timedelta(hours=15), None)
    assert [each.note for each in desk.all(Call)] == [""]


@pytest.mark.usefixtures("customer")
def test_the_worker_does_it_once_at_night(desk: Desk) -> None:
    desk.do(retaining.set_rule, {What.NOTES: 12})
    desk.do(retaining.switch, on=True)
    at_night = (LATER + timedelta(days=1)).replace(hour=2)
    for now in (NOW, at_night):
        assert keep_house(desk.store, desk.views, now, None).problems == ()

    assert [each.note for each in desk.all(Call)] == [""]


def test_a_case_that_is_over_keeps_its_days_and_loses_its_words(desk: Desk, program: Program) -> None:
    cases = [said_in_a_letter(desk, program, each) for each in ("A voucher, please", "Mine is open")]
    desk.do(ending.settle, program, cases[0].id, "They have a voucher")
    desk.do(retaining.set_rule, {What.CASES: 3})
    desk.do(retaining.switch, on=True)

    assert night(desk) == {What.CASES: 1}

    assert [each for each in ("A voucher", "They have a voucher") if each in everything(desk)] == []
    assert "Mine is open" in everything(desk)
    over = next(each for each in desk.all(Case) if each.id == cases[0].id)
    assert (over.reference, over.settled_on) == (cases[0].reference, NOW.date())
    assert night(desk, LATER + timedelta(days=1)) == {What.CASES: 0}


def test_an_application_goes_and_other_letters_stay(desk: Desk, program: Program) -> None:
    for kind, text in ((Kind.APPLICATION, "I want to work"), (Kind.PRAISE, "Well done")):
        letter = typed.typed_letter(text, "Ann <ann@x.example>", text)
        kept = desk.do(taking_in.take_in, letter.mail, letter.content, desk.now, Channel.MAIL).letter
        desk.do(deciding.decide, program, kept.id, Destination(Route.PEOPLE, Route.PEOPLE, kind))
    desk.do(retaining.set_rule, {What.APPLICATIONS: 6})
    desk.do(retaining.switch, on=True)

    assert night(desk) == {What.APPLICATIONS: 1}
    assert ("I want to work" in letters(desk), "Well done" in letters(desk)) == (False, True)


def letters(desk: Desk) -> str:
    return repr([each.text for each in desk.all(Letter)])


def said_in_a_letter(desk: Desk, program: Program, text: str) -> Case:
    letter = typed.typed_letter(text, "Ann <ann@x.example>", text)
    kept = desk.do(taking_in.take_in, letter.mail, letter.content, desk.now, Channel.MAIL).letter
    decided = desk.do(deciding.decide, program, kept.id, Destination(Route.DESK, Route.DESK, Kind.COMPLAINT))
    return next(each for each in desk.all(Case) if each.id == decided.case_id)
