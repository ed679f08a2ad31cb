"""Who may do what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.members import RIGHTS, THE_PERSON_AT_THE_KEYBOARD, Member, Role, require
from callprogram.errors import NotAllowedError

ROLES = st.frozensets(st.sampled_from(Role))
ACTIONS = st.sampled_from(sorted(RIGHTS))


def a_member(*roles: Role) -> Member:
    return Member("mia@callprogram.example", "Mia", frozenset(roles))


def may(member: Member, action: str) -> bool:
    try:
        require(member, action)
    except NotAllowedError:
        return False
    return True


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (Role.EXECUTIVE, "calling.write_note"),
        (Role.EXECUTIVE, "planning.freeze"),
        (Role.ASSISTANT, "importing.bring_in"),
        (Role.ASSISTANT, "planning.plan"),
        (Role.TEAMMATE, "promising.keep"),
        (Role.TEAMMATE, "promising.tell"),
        (Role.ADMIN, "importing.bring_in"),
        (Role.ADMIN, "planning.set_program"),
    ],
)
def test_a_role_may_do_its_own_work(role: Role, action: str) -> None:
    assert may(a_member(role), action)


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (Role.TEAMMATE, "ringing.reserve"),
        (Role.TEAMMATE, "planning.freeze"),
        (Role.TEAMMATE, "importing.bring_in"),
        (Role.TEAMMATE, "promising.withdraw"),
        (Role.ADMIN, "ringing.reserve"),
        (Role.ADMIN, "calling.write_note"),
        (Role.ADMIN, "planning.freeze"),
    ],
)
def test_a_role_may_not_do_the_work_of_another(role: Role, action: str) -> None:
    assert not may(a_member(role), action)


def test_a_refusal_names_who_may_do_it() -> None:
    with pytest.raises(NotAllowedError) as refusal:
        require(a_member(Role.TEAMMATE), "planning.set_program")
    assert str(refusal.value) == "Mia may not do this; ask somebody who is admin or assistant or executive."


@given(ROLES, ACTIONS)
def test_a_member_may_do_what_any_one_of_their_roles_may(roles: frozenset[Role], action: str) -> None:
    assert may(a_member(*roles), action) == any(may(a_member(role), action) for role in roles)


@given(ACTIONS)
def test_the_person_at_the_keyboard_may_do_everything(action: str) -> None:
    assert may(THE_PERSON_AT_THE_KEYBOARD, action)


@given(ACTIONS)
def test_the_executive_is_never_kept_from_their_own_hour(action: str) -> None:
    assert may(a_member(Role.EXECUTIVE), action)
