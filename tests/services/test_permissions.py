"""Rows: whoever may do something may do it with their own rows only, and sees nothing else."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callprogram.domain.calls.notes import PrivateNote, Typed
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.permissions.rights import RIGHTS
from callprogram.domain.permissions.rows import hears_in_private
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.calls import calling, noting
from callprogram.services.customers import correcting
from callprogram.services.lists import planning
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.examples import MOORLICHT, TIN_ROOF, WEEK
from tests.services.conftest import NOW, Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}))

ADA = Member("ada@example.com", "Ada", frozenset({Role.EXECUTIVE}))
BOB = Member("bob@example.com", "Bob", frozenset({Role.EXECUTIVE, Role.ADMIN}))


@dataclass(frozen=True)
class House:
    """Two programs, a customer whom Tom looks after and one whom he does not, a promise to each."""

    desk: Desk
    programs: tuple[Program, Program]
    customers: tuple[Customer, Customer]
    promises: tuple[Commitment, Commitment]


@pytest.fixture
def house(desk: Desk, program: Program) -> House:
    other = desk.do(programs.set_program, "Other calls", executive_email="bob@example.com")
    his, foreign = desk.keep(replace(MOORLICHT, account_owner="TOM GRÜN")), desk.keep(TIN_ROOF)
    made = [desk.do(promising.promise, each.id, "Send it") for each in (his, foreign)]
    return House(desk, (program, other), (his, foreign), (made[0], made[1]))


def test_a_teammate_keeps_the_promises_to_their_customers_only(house: House) -> None:
    his, foreign = house.promises
    assert act(house.desk.store, TOM, NOW, promising.assign, his.id, "Tom Grün", None).owner == "Tom Grün"
    with pytest.raises(NotAllowedError, match="Tom Grün does not look after this customer"):
        act(house.desk.store, TOM, NOW, promising.assign, foreign.id, "Tom Grün", None)
    assert house.desk.all(Commitment)[1].owner == ""


def test_a_promise_that_is_theirs_opens_that_promise_and_not_its_customer(house: House) -> None:
    foreign = house.promises[1]
    house.desk.do(promising.assign, foreign.id, "tom@EXAMPLE.com", None)
    assert act(house.desk.store, TOM, NOW, promising.assign, foreign.id, "Tom Grün", None).owner == "Tom Grün"
    assert [each.customer.name for each in house.desk.views.seen_by(TOM).promises()][1:] == [house.customers[1].name]
    assert house.desk.views.seen_by(TOM).customers("", 9).total == 1
    with pytest.raises(NotAllowedError, match="Tom Grün does not look after this customer"):
        act(
            house.desk.store,
            TOM,
            NOW,
            correcting.snooze,
            house.customers[1].id,
            WEEK.later(4).monday,
            "They asked",
            WEEK.monday,
        )


def test_a_teammate_sees_their_customers_only_however_they_ask(house: House) -> None:
    views, (his, foreign) = house.desk.views.seen_by(TOM), house.customers
    assert [each.id for each in views.customers("", 9).customers] == [his.id]
    assert views.customer_count() == 1
    assert [each.customer.id for each in views.promises()] == [his.id]
    for reference in (foreign.reference, foreign.crm_id, foreign.name):
        with pytest.raises(NotFoundError):
            views.customer(str(reference))
    with pytest.raises(NotFoundError):
        views.history(foreign.id, WEEK.monday, "UTC")
    house.desk.do(calling.begin, house.programs[0], foreign.id)
    assert views.calls() == ()


def test_an_assistant_works_on_the_program_they_serve_only(house: House) -> None:
    ours, other = house.programs
    anna = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}), serves=frozenset({ours.id}))
    act(house.desk.store, anna, NOW, planning.freeze, ours, WEEK)
    with pytest.raises(NotAllowedError, match="Anna does not work on “Other calls”; ask an admin to add you to it"):
        act(house.desk.store, anna, NOW, planning.freeze, other, WEEK)
    assert house.desk.views.seen_by(anna).programs() == (ours,)


def test_an_executive_has_their_own_program_by_their_address(house: House) -> None:
    bob = Member("bob@example.com", "Bob", frozenset({Role.EXECUTIVE}))
    assert house.desk.views.seen_by(bob).programs() == (house.programs[1],)


# Any attempt


def may_by_the_book(member: Member, action: str, *, mine: bool) -> bool:
    """What the tables say, in other words than the code's."""
    if not member.roles & RIGHTS[action]:
        return False
    if Role.ADMIN in member.roles or mine:
        return True
    return action.startswith("promising.") and bool(member.roles & {Role.EXECUTIVE, Role.ASSISTANT, Role.DEPUTY})


@pytest.mark.rules
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.frozensets(st.sampled_from(Role)),
            st.booleans(),
            st.sampled_from(["planning.plan", "planning.set_program", "promising.settle"]),
        ),
        min_size=40,
        max_size=40,
    )
)
def test_any_thousand_attempts_end_as_the_tables_say(
    house: House, attempts: list[tuple[frozenset[Role], bool, str]]
) -> None:
    for roles, mine, action in attempts:
        somebody = replace(TOM, roles=roles, serves=frozenset({house.programs[0].id}))
        allowed = attempted(house, somebody, action, row=0 if mine else 1)
        assert allowed == may_by_the_book(somebody, action, mine=mine), (roles, action, mine)


def attempted(house: House, somebody: Member, action: str, row: int) -> bool:
    """Whether it was done."""
    store, program, promise = house.desk.store, house.programs[row], house.promises[row]
    try:
        if action == "planning.plan":
            act(store, somebody, NOW, planning.plan, program, WEEK)
        elif action == "planning.set_program":
            act(store, somebody, NOW, programs.set_program, program.name)
        else:
            act(store, somebody, NOW, promising.assign, promise.id, "", None)
    except NotAllowedError:
        return False
    return True


def test_the_private_part_is_for_the_executive_of_that_hour_not_for_an_executive_who_is_admin(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    ada = replace(ADA, serves=frozenset({program.id}))
    act(desk.store, ada, NOW, noting.write_privately, frozen[0].id, Typed("Between us", "", "desk"))

    list_id = frozen[0].call_list_id
    assert desk.views.seen_by(ada).private_notes(list_id) == {frozen[0].id: "Between us"}
    assert desk.views.seen_by(BOB).private_notes(list_id) is None
    assert desk.views.seen_by(ada, over_the_shoulder=True).private_notes(list_id) is None
    with pytest.raises(NotAllowedError, match="The private part is for the executive alone whose hour it is"):
        act(desk.store, BOB, NOW, noting.write_privately, frozen[0].id, Typed("Mine now", "Between us", "desk"))
    assert [note.text for note in desk.all(PrivateNote)] == ["Between us"]


def test_whoever_has_the_hour_after_them_reads_and_changes_nothing_of_an_executive_s_private_notes(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    ada = replace(ADA, id=1, serves=frozenset({program.id}))
    carl = replace(ada, id=2, email="carl@example.com", name="Carl")
    act(desk.store, ada, NOW, noting.write_privately, frozen[0].id, Typed("Between us", "", "desk"))
    desk.do(programs.set_program, program.name, executive_email="carl@example.com")

    list_id = frozen[0].call_list_id
    assert desk.views.seen_by(carl).private_notes(list_id) == {}
    with pytest.raises(NotAllowedError, match="The private part is for the executive alone"):
        act(desk.store, carl, NOW, noting.write_privately, frozen[0].id, Typed("Mine now", "", "desk"))
    act(desk.store, carl, NOW, noting.write_privately, frozen[1].id, Typed("Mine", "", "desk"))
    assert desk.views.seen_by(carl).private_notes(list_id) == {frozen[1].id: "Mine"}
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    assert desk.views.seen_by(ada).private_notes(list_id) == {frozen[0].id: "Between us"}


def test_where_nobody_said_whose_hour_it_is_the_executive_who_serves_it_hears_in_private(program: Program) -> None:
    nobodys = replace(program, executive_email="")
    assert hears_in_private(replace(ADA, serves=frozenset({program.id})), nobodys)
    assert not hears_in_private(ADA, nobodys)
    assert hears_in_private(THE_PERSON_AT_THE_KEYBOARD, replace(program, executive_email="ada@example.com"))
