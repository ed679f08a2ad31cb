"""Signing in: the first account is the member's, another one waits for a person, and what was ended is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.domain.people.members import CALLPROGRAM, Member, Role
from callprogram.domain.people.sign_in import LASTS, Account, SignIn, is_over, is_theirs
from callprogram.domain.program.call_hour import Program
from callprogram.errors import NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.people import membership, signing_in
from tests.services.conftest import NOW, Desk

FIRST = SignIn("https://login.example.com", "ada", int(NOW.timestamp()) - 60)
LATER = replace(FIRST, at=FIRST.at + 3600)
OTHER = replace(FIRST, subject="mallory")


@pytest.fixture
def ada(desk: Desk, program: Program) -> Member:
    """Ada, who has signed in once."""
    ada = desk.do(membership.add, "ada@example.com", "Ada Byron", Role.TEAMMATE, program)
    act(desk.store, CALLPROGRAM, NOW, signing_in.pin, ada, FIRST)
    return ada


def account(desk: Desk) -> Account:
    found = desk.views.account("ada@example.com")
    assert found
    return found


def test_the_first_account_is_the_members_and_stays_it(desk: Desk, ada: Member) -> None:
    act(desk.store, CALLPROGRAM, NOW, signing_in.pin, ada, OTHER)
    assert (is_theirs(account(desk), LATER), is_theirs(account(desk), OTHER)) == (True, False)


def test_another_account_waits_until_an_admin_lets_it_in(desk: Desk, ada: Member) -> None:
    act(desk.store, CALLPROGRAM, NOW, signing_in.refuse, ada)
    assert account(desk).refused_at == NOW
    with pytest.raises(NotAllowedError):
        act(desk.store, ada, NOW, signing_in.let_in, "ada@example.com")
    desk.do(signing_in.let_in, "ada@example.com")
    act(desk.store, CALLPROGRAM, NOW, signing_in.pin, ada, OTHER)
    assert is_theirs(account(desk), OTHER)


def test_who_signs_out_ends_that_sign_in_and_no_other(desk: Desk, ada: Member) -> None:
    act(desk.store, ada, NOW, signing_in.sign_out, FIRST)
    assert (is_over(account(desk), FIRST), is_over(account(desk), LATER)) == (True, False)


def test_sign_ins_that_are_too_old_anyhow_need_not_be_known(desk: Desk, ada: Member) -> None:
    act(desk.store, ada, NOW, signing_in.sign_out, FIRST)
    act(desk.store, ada, NOW + LASTS + timedelta(minutes=1), signing_in.sign_out, LATER)
    assert account(desk).ended == {LATER.at}


def test_signing_out_everywhere_ends_all_up_to_now(desk: Desk, ada: Member) -> None:
    act(desk.store, ada, NOW, signing_in.sign_out_everywhere)
    assert (is_over(account(desk), FIRST), is_over(account(desk), LATER)) == (True, False)


def test_who_is_removed_has_no_account_any_more(desk: Desk, ada: Member) -> None:
    desk.do(membership.remove, ada.email)
    assert desk.views.accounts() == {}
    with pytest.raises(NotFoundError, match=r"^Nobody has signed in as ada@example.com yet\.$"):
        desk.do(signing_in.let_in, "ada@example.com")
