"""Membership: who may let whom in, and how members want to be reached."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from callprogram.domain.people.members import CALLPROGRAM, GIVEN, FormerMember, Member, Role
from callprogram.domain.people.messages import Delivery, Envelope, Message
from callprogram.domain.people.recipients import reached_at
from callprogram.domain.permissions.rows import hears_in_private
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, NotAllowedError, NotFoundError, StateError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.people import membership, messaging
from callprogram.services.people.membership import Reachable
from tests.examples import LETTER
from tests.services.conftest import NOW, Desk

ADMIN = Member("ines@example.com", "Ines", frozenset({Role.ADMIN}))
ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}))


def add(desk: Desk, program: Program, actor: Member, role: Role, email: str = "tom@example.com") -> Member:
    return act(desk.store, actor, NOW, membership.add, email, "Tom", role, program)


@pytest.mark.parametrize("role", GIVEN)
def test_an_admin_makes_anybody_anything(desk: Desk, program: Program, role: Role) -> None:
    assert add(desk, program, ADMIN, role).roles == {role}


@pytest.mark.parametrize("role", [Role.EXECUTIVE, Role.ASSISTANT, Role.ADMIN])
def test_an_assistant_lets_in_teammates_only(desk: Desk, program: Program, role: Role) -> None:
    assert add(desk, program, ANNA, Role.TEAMMATE).roles == {Role.TEAMMATE}
    with pytest.raises(NotAllowedError, match=f"^Anna may not make anybody {role}; ask somebody who is admin"):
        add(desk, program, ANNA, role, "other@example.com")


def test_an_assistant_does_not_rename_an_admin(desk: Desk, program: Program) -> None:
    desk.keep(ADMIN)
    with pytest.raises(NotAllowedError):
        add(desk, program, ANNA, Role.TEAMMATE, ADMIN.email)


def test_executives_and_assistants_work_on_the_program_they_are_added_to(desk: Desk, program: Program) -> None:
    assert add(desk, program, ADMIN, Role.EXECUTIVE).serves == {program.id}
    assert add(desk, replace(program, id=7), ADMIN, Role.ASSISTANT).serves == {program.id, 7}
    assert add(desk, program, ADMIN, Role.TEAMMATE, "mia@example.com").serves == frozenset()


def test_the_only_admin_stays(desk: Desk) -> None:
    desk.keep(ADMIN)
    desk.keep(ANNA)
    with pytest.raises(StateError, match=r"^Ines is the only admin; make somebody else admin first\.$"):
        act(desk.store, ADMIN, NOW, membership.remove, "INES@example.com")
    act(desk.store, ADMIN, NOW, membership.remove, ANNA.email)
    act(desk.store, ADMIN, NOW, membership.remove, ADMIN.email)
    assert desk.all(Member) == []


def test_a_role_is_given_and_taken_back_without_anything_handed_over(desk: Desk, program: Program) -> None:
    tom = add(desk, program, ADMIN, Role.TEAMMATE)

    def become(*roles: Role) -> Member:
        return act(desk.store, ADMIN, NOW, membership.set_roles, tom.email, frozenset(roles), program)

    assert become(Role.TEAMMATE, Role.DESK) == replace(
        tom, roles=frozenset({Role.TEAMMATE, Role.DESK}), serves=frozenset({program.id})
    )
    assert become(Role.TEAMMATE) == tom


def test_nobody_gives_or_takes_a_role_that_is_not_theirs_to_give(desk: Desk, program: Program) -> None:
    tom = add(desk, program, ADMIN, Role.FINANCE)
    for roles in ({Role.FINANCE, Role.ADMIN}, {Role.TEAMMATE}):
        with pytest.raises(NotAllowedError, match=r"^Anna may not make anybody"):
            act(desk.store, ANNA, NOW, membership.set_roles, tom.email, frozenset(roles), program)


def test_the_only_admin_stays_one_and_nobody_is_nothing(desk: Desk, program: Program) -> None:
    desk.keep(ADMIN)
    with pytest.raises(StateError, match=r"^Ines is the only admin"):
        act(desk.store, ADMIN, NOW, membership.set_roles, ADMIN.email, frozenset({Role.DESK}), program)
    with pytest.raises(BadInputError, match=r"^Choose a role for Ines, or remove them\.$"):
        act(desk.store, ADMIN, NOW, membership.set_roles, ADMIN.email, frozenset(), program)


def test_a_member_says_how_to_be_reached(desk: Desk) -> None:
    desk.keep(ANNA)
    how = Reachable("Asia/Tokyo", time(18), time(8), "slack://a/b/c", wants_digest=False)
    own = act(desk.store, ANNA, NOW, membership.set_own, how)
    assert (own.zone, own.quiet_from, own.channel, own.wants_digest) == ("Asia/Tokyo", time(18), "slack://a/b/c", False)


def test_who_is_no_member_has_nothing_to_set(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="You are not a member yet"):
        desk.do(membership.set_own, Reachable("UTC", time(), time(), "", wants_digest=True))


def test_who_only_looks_like_a_member_is_none_and_removes_none(desk: Desk, program: Program) -> None:
    desk.do(membership.add, "Kim@Example.com", "Kim", Role.ADMIN, program)
    assert (desk.views.member("kim@EXAMPLE.com"), desk.views.member("\u212aim@example.com")) == (
        desk.all(Member)[0],
        None,
    )
    with pytest.raises(NotFoundError):
        desk.do(membership.remove, "\u212aim@example.com")
    with pytest.raises(BadInputError, match="only look like others"):
        desk.do(membership.add, "\u212aim@example.com", "Kim", Role.ADMIN, program)
    assert desk.do(membership.remove, "KIM@example.com").name == "Kim"


def test_who_is_removed_hears_nothing_more_until_they_are_added_again(desk: Desk, program: Program) -> None:
    desk.keep(ANNA)
    for key, days in (("now", 0), ("planned", 30)):
        write(desk, key, days)
    act(desk.store, ADMIN, NOW, membership.remove, ANNA.email)
    write(desk, "later")
    write(desk, "now")
    assert [message.state for message in desk.all(Message)] == [Delivery.WITHDRAWN] * 3
    add(desk, program, ADMIN, Role.TEAMMATE, "Anna@example.com")
    write(desk, "again")
    assert [(message.key, message.state) for message in desk.all(Message)][3:] == [("again", Delivery.WAITING)]
    assert desk.all(FormerMember) == []


TOM = Member("tom@example.com", "Tom Berger", frozenset({Role.TEAMMATE}))


def test_who_takes_over_is_reached_in_the_place_of_whoever_left(desk: Desk) -> None:
    desk.keep(ANNA), desk.keep(TOM)
    act(desk.store, ADMIN, NOW, membership.remove, TOM.email, ANNA.email)
    members = desk.all(Member)
    reached = [reached_at(name, members, None) for name in ("Tom Berger", "TOM@example.com", "berger tom")]
    assert reached == [(ANNA.email,), (ANNA.email,), ()]


def test_who_took_over_gives_it_back_once_they_are_a_member_again(desk: Desk, program: Program) -> None:
    desk.keep(ANNA), desk.keep(TOM)
    act(desk.store, ADMIN, NOW, membership.remove, TOM.email, ANNA.email)
    act(desk.store, ADMIN, NOW, membership.add, TOM.email, "Tom Berger", Role.TEAMMATE, program)
    assert reached_at("Tom Berger", desk.all(Member), None) == (TOM.email,)
    assert [each.stands_for for each in desk.all(Member)] == [(), ()]


def test_nobody_takes_over_from_themselves(desk: Desk) -> None:
    desk.keep(ANNA), desk.keep(TOM)
    with pytest.raises(BadInputError, match="is who leaves; name somebody else"):
        act(desk.store, ADMIN, NOW, membership.remove, TOM.email, TOM.email)


def test_who_takes_over_from_an_executive_is_not_the_executive(program: Program) -> None:
    executive = Member("ada@example.com", "Ada Byron", frozenset({Role.EXECUTIVE}))
    assistant = replace(ANNA, stands_for=("ada@example.com", "Ada Byron"))
    named = replace(program, executive_email=executive.email)
    assert hears_in_private(executive, named)
    assert not hears_in_private(replace(assistant, roles=executive.roles), named)


def test_what_somebody_writes_by_hand_to_a_former_member_goes(desk: Desk) -> None:
    desk.keep(ANNA)
    act(desk.store, ADMIN, NOW, membership.remove, ANNA.email)
    assert desk.do(messaging.send_test, ANNA.email).state is Delivery.WAITING


def write(desk: Desk, key: str, days: int = 0) -> None:
    with desk.store.transaction(ADMIN, NOW, "planning.freeze") as transaction:
        messaging.queue(
            Acting(transaction, CALLPROGRAM, NOW), Envelope(ANNA.email, key, due_at=NOW + timedelta(days=days)), LETTER
        )
