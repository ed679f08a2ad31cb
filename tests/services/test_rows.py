"""Rows, generated: every kind of row has a rule, and whatever a teammate may do ends at somebody else's customer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain, combinations, product
from typing import Any

import pytest

from callprogram.adapters.database.records import TABLES
from callprogram.domain.calls.notes import PrivateNote, Typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.members import Member, Role
from callprogram.domain.permissions.rights import RIGHTS
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.telling import Draft
from callprogram.errors import CallprogramError, NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.actions import action_of
from callprogram.services.calls import writing_to_customers
from callprogram.services.cases import asking_sides, half_written
from callprogram.services.customers import correcting, several
from callprogram.services.lists import announcing, planning
from callprogram.services.people import membership
from callprogram.services.permissions import OF_A_CASE, OF_A_CUSTOMER, OF_A_PROGRAM, OF_THE_HOUSE
from callprogram.services.program import programs
from callprogram.services.promises import promising, telling
from tests.examples import MOORLICHT, TIN_ROOF, WEEK
from tests.servers.kept import once
from tests.services.conftest import NOW, Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}))
TOLD = Draft("ann@acme.example", "As promised", "It is done.")
ASKING = Draft("ann@acme.example", "Tuesday", "Is 16:12 a good time?")
LATER, TODAY = WEEK.later(4).monday, NOW.date()


@dataclass(frozen=True)
class Rows:
    """What there is of one customer."""

    customer: Customer
    promise: Commitment
    entry: Entry
    hold: Hold
    said: Answer
    complaint: Case


# By its service, with what each would be done to a customer; a new one that teammates have is to stand here.
ATTEMPTS: Mapping[Callable[..., Any], Callable[[Rows], tuple[object, ...]]] = {
    announcing.answer: lambda rows: (rows.entry.id, "They moved"),
    announcing.withdraw_answer: lambda rows: (rows.said.id,),
    announcing.hold: lambda rows: (rows.customer.id, "They moved", LATER),
    announcing.lift: lambda rows: (rows.hold.id,),
    writing_to_customers.ask_draft: lambda rows: (rows.entry.id,),
    writing_to_customers.ask_first: lambda rows: (rows.entry.id, ASKING),
    asking_sides.give: lambda rows: (rows.complaint.id, "It is mended"),
    half_written.write: lambda rows: (About(rows.complaint.id), Part.SIDE, Typed("It is", "", "tab")),
    half_written.choose: lambda rows: (About(rows.complaint.id), Part.SIDE, "It is"),
    correcting.correct_number: lambda rows: (rows.customer.id, "+49 30 23125014", "They moved", "DE"),
    correcting.set_time_zone: lambda rows: (rows.customer.id, "Europe/Paris", "They moved"),
    correcting.take_back: lambda rows: (rows.customer.id, Field.SAY_AS),
    correcting.choose_contact: lambda rows: (rows.customer.id, rows.customer.contacts[0], "She answers"),
    correcting.snooze: lambda rows: (rows.customer.id, LATER, "They asked", TODAY),
    correcting.forbid_calls: lambda rows: (rows.customer.id, "They asked"),
    correcting.take_up_again: lambda rows: (rows.customer.id, "They asked"),
    correcting.lift: lambda rows: (rows.customer.id, Field.DO_NOT_CALL, "They asked"),
    correcting.describe: lambda rows: (rows.customer.id, "Moor-licht", "Is ill"),
    several.snooze: lambda rows: ((rows.customer.id,), LATER, "They asked", TODAY),
    several.forbid_calls: lambda rows: ((rows.customer.id,), "They asked"),
    several.take_back: lambda rows: (several.Together(Field.SAY_AS, (rows.customer.id,)),),
    promising.assign: lambda rows: (rows.promise.id, "Tom Grün", LATER),
    promising.keep: lambda rows: (rows.promise.id,),
    promising.tell: lambda rows: (rows.promise.id,),
    promising.move: lambda rows: (rows.promise.id, LATER, "They asked"),
    promising.reword: lambda rows: (rows.promise.id, "Send the quote"),
    promising.tell_in_next_call: lambda rows: (rows.promise.id,),
    promising.reopen: lambda rows: (rows.promise.id,),
    promising.untell: lambda rows: (rows.promise.id,),
    promising.comment: lambda rows: (rows.promise.id, "Nearly there"),
    telling.send: lambda rows: (rows.promise.id, TOLD),
}
ABOUT_THEMSELVES = {
    "recording.signed_in",
    "membership.set_own",
    "messaging.send_test",
    "half_written.kept",
    "half_written.put_away",
    "signing_in.sign_out",
    "signing_in.sign_out_everywhere",
}


@pytest.fixture
def rows(desk: Desk, program: Program) -> tuple[Rows, Rows]:
    """A customer whom Tom looks after, and one whom somebody else does, both on a list and promised something."""
    return once(desk.store.engine, _made, lambda: _made(desk, program))


def _made(desk: Desk, program: Program) -> tuple[Rows, Rows]:
    customers = [desk.keep(replace(MOORLICHT, account_owner="Tom Grün")), desk.keep(TIN_ROOF)]
    desk.do(planning.freeze, program, WEEK)
    entries = {entry.customer_id: entry for entry in desk.all(Entry)}

    def all_of(customer: Customer) -> Rows:
        described = desk.do(correcting.describe, customer.id, "Say it so", "")
        promise = desk.do(promising.promise, customer.id, "Send it", due_on=TODAY + timedelta(days=3))
        hold = desk.keep(Hold(0, customer.id, "Wait", LATER, "Anna", NOW))
        return Rows(
            described,
            promise,
            entries[customer.id],
            hold,
            desk.keep(Answer(0, entries[customer.id].id, "They moved", TOM.name, NOW)),
            desk.keep(Case(0, customer.id, TODAY, "Mend it", reference=f"CE-2026-{customer.id:04}")),
        )

    return all_of(customers[0]), all_of(customers[1])


def everything(desk: Desk) -> list[list[object]]:
    return [list(desk.all(kind)) for kind in (*OF_A_CUSTOMER, *OF_A_CASE)]


def refusal(desk: Desk, member: Member, service: Callable[..., Any], rows: Rows) -> CallprogramError | None:
    try:
        act(desk.store, member, NOW, service, *ATTEMPTS[service](rows))
    except CallprogramError as error:
        return error
    return None


def test_every_kind_of_row_has_a_rule() -> None:
    assert {PrivateNote, Program, *OF_A_PROGRAM, *OF_A_CUSTOMER, *OF_A_CASE, *OF_THE_HOUSE} == set(TABLES)


def test_whatever_teammates_may_do_is_tried_here() -> None:
    theirs = {action for action, roles in RIGHTS.items() if Role.TEAMMATE in roles}
    assert theirs - ABOUT_THEMSELVES == {*map(action_of, ATTEMPTS)}


@pytest.mark.rules
@pytest.mark.parametrize("service", ATTEMPTS, ids=action_of)
def test_a_teammate_does_it_to_their_own_customer_and_to_nobody_elses(
    desk: Desk, rows: tuple[Rows, Rows], service: Callable[..., Any]
) -> None:
    before, (own, foreign) = everything(desk), rows
    refused = refusal(desk, TOM, service, foreign)
    assert refused
    assert everything(desk) == before
    assert not isinstance(refusal(desk, TOM, service, own), NotAllowedError)


@pytest.mark.rules
@pytest.mark.parametrize("service", ATTEMPTS, ids=action_of)
def test_owing_a_promise_opens_that_promise_and_nothing_else_of_the_customer(
    desk: Desk, rows: tuple[Rows, Rows], service: Callable[..., Any]
) -> None:
    foreign = rows[1]
    desk.do(promising.assign, foreign.promise.id, "Tom Grün", LATER)
    before = everything(desk)
    refused = refusal(desk, TOM, service, foreign)
    if action_of(service).startswith("promising."):
        assert not isinstance(refused, NotAllowedError)
    else:
        assert refused
        assert everything(desk) == before


class Over(Exception):  # noqa: N818 -- it is no error
    """Ends an attempt that was let through, so that the next one finds everything as it was."""


def attempt(desk: Desk, member: Member, service: Callable[..., Any], rows: Rows) -> CallprogramError | Over:
    """How it ended; nothing of it stays."""

    def once(acting: Acting, *args: object) -> None:
        service(acting, *args)
        raise Over

    once.__module__, once.__name__ = service.__module__, service.__name__
    try:
        act(desk.store, member, NOW, once, *ATTEMPTS[service](rows))
    except (CallprogramError, Over) as end:
        return end
    pytest.fail("an attempt did not end")


def may_by_the_book(roles: frozenset[Role], service: Callable[..., Any], row: str) -> bool:
    """What README and docs say, in other words than the code's."""
    if not roles:
        return False
    if roles - {Role.TEAMMATE, Role.DESK, Role.FINANCE, Role.LEGAL} or row == "own":
        return True
    if roles & {Role.DESK, Role.LEGAL} and service in {asking_sides.give, half_written.write, half_written.choose}:
        return True
    return row == "owed" and action_of(service).startswith("promising.")


@pytest.mark.rules
def test_every_set_of_roles_with_every_action_on_every_row_ends_exactly_as_the_table_says(
    desk: Desk, program: Program, rows: tuple[Rows, Rows]
) -> None:
    third = desk.keep(replace(TIN_ROOF, crm_id="ACC-3", company="Third"))
    owed = replace(rows[1], customer=third, promise=desk.do(promising.promise, third.id, "Send it"))
    desk.do(promising.assign, owed.promise.id, "Tom Grün", LATER)
    about = {"own": rows[0], "foreign": rows[1], "owed": owed}
    before, wrong, done, tried = everything(desk), list[tuple[object, ...]](), set[object](), 0
    for roles in map(frozenset, chain.from_iterable(combinations(Role, size) for size in range(3))):
        somebody = replace(TOM, roles=roles, serves=frozenset({program.id}))
        for service, (row, found) in product(ATTEMPTS, about.items()):
            tried += 1
            end, may = attempt(desk, somebody, service, found), may_by_the_book(roles, service, row)
            done |= {service} if isinstance(end, Over) else set()
            if isinstance(end, NotAllowedError | NotFoundError) if may else isinstance(end, Over):
                wrong.append((sorted(roles), action_of(service), row, end))

    assert (tried >= 2000, len(done) > len(ATTEMPTS) // 2) == (True, True)
    assert wrong == []
    assert everything(desk) == before


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.ASSISTANT])
def test_who_works_on_one_program_puts_nobody_on_another(desk: Desk, program: Program, role: Role) -> None:
    other = desk.do(programs.set_program, "Other calls", executive_email="bob@example.com")
    bob = Member("bob@example.com", "Bob", frozenset({Role.EXECUTIVE}), serves=frozenset({other.id}))
    with pytest.raises(NotAllowedError):
        act(desk.store, bob, NOW, membership.add, "eve@example.com", "Eve", role, program)
    assert act(desk.store, bob, NOW, membership.add, "eve@example.com", "Eve", Role.ASSISTANT, other).serves == {
        other.id
    }
