"""Acting: only those who may, all of it or nothing, and drafts never outlive the facts."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from callprogram import services
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, ListState
from callprogram.domain.people.members import RIGHTS, Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import NotAllowedError
from callprogram.services.act import act, action_of
from callprogram.services.lists import planning
from callprogram.services.ports import Transaction
from callprogram.services.promises import promising
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk


def found_services() -> dict[str, Callable[..., Any]]:
    """Every public function of the services that takes a transaction, a member and the clock first."""
    modules = [
        importlib.import_module(f"{services.__name__}.{module.name}")
        for module in pkgutil.iter_modules(services.__path__)
    ]
    functions = [
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    return {action_of(function): function for function in functions if takes_a_transaction(function)}


def takes_a_transaction(function: Callable[..., Any]) -> bool:
    first = [parameter.annotation for parameter in inspect.signature(function).parameters.values()][:3]
    return first == [Transaction, Member, datetime]


SERVICES = found_services()
OF_ANYBODY = {action for action, roles in RIGHTS.items() if roles == frozenset(Role)}


def test_every_service_has_a_row_in_the_table_of_rights_and_every_row_a_service() -> None:
    assert SERVICES.keys() == RIGHTS.keys()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", RIGHTS)
def test_a_role_may_do_what_the_table_says_and_nothing_else(desk: Desk, action: str, role: Role) -> None:
    """A service of the same name stands in, so that what counts is the right and not what the service needs."""

    def stand_in(_: Transaction, __: Member, ___: datetime) -> str:
        return "done"

    stand_in.__module__, stand_in.__name__ = SERVICES[action].__module__, SERVICES[action].__name__
    somebody = Member("x@example.com", "Xenia", frozenset({role}))
    if role in RIGHTS[action]:
        assert act(desk.store, somebody, NOW, stand_in) == "done"
        return
    with pytest.raises(NotAllowedError, match=r"^Xenia may not do this; "):
        act(desk.store, somebody, NOW, stand_in)


CORRECTING = {action for action in RIGHTS if action.startswith("correcting.")}


@pytest.mark.parametrize("action", sorted(RIGHTS.keys() - OF_ANYBODY - CORRECTING))
def test_a_teammate_does_nothing_but_what_anybody_does(desk: Desk, action: str) -> None:
    teammate = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}))

    with pytest.raises(NotAllowedError):
        act(desk.store, teammate, NOW, SERVICES[action])


def test_somebody_without_a_role_may_do_nothing(desk: Desk) -> None:
    for service in SERVICES.values():
        with pytest.raises(NotAllowedError):
            act(desk.store, Member("nobody@example.com", "Nobody", frozenset()), NOW, service)


def test_who_may_not_do_it_leaves_nothing(desk: Desk, program: Program, moorlicht: Customer) -> None:
    admin = Member("admin@example.com", "Admin", frozenset({Role.ADMIN}))

    with pytest.raises(NotAllowedError):
        act(desk.store, admin, NOW, promising.promise, moorlicht.id, "Send it")
    assert desk.all(Commitment) == []
    assert desk.all(Program) == [program]


def test_a_service_that_fails_leaves_nothing(desk: Desk, moorlicht: Customer) -> None:
    def promise(transaction: Transaction, _: Member, now: datetime) -> None:
        transaction.add(Commitment(0, moorlicht.id, "Send it", now))
        raise ZeroDivisionError

    promise.__module__ = promising.__name__
    with pytest.raises(ZeroDivisionError):
        desk.do(promise)

    assert desk.all(Commitment) == []


def test_an_action_goes_by_its_module_and_name() -> None:
    assert action_of(planning.freeze) == "planning.freeze"


@pytest.mark.usefixtures("tinroof")
def test_drafts_are_stale_when_a_fact_changes(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.do(planning.plan, program, WEEK)
    desk.do(promising.promise, moorlicht.id, "Send it", owner="ada", due_on=date(2026, 12, 4))

    assert [each.stale for each in desk.all(CallList)] == [True]


@pytest.mark.usefixtures("moorlicht")
def test_drafts_are_stale_when_the_program_changes_and_only_then(desk: Desk, program: Program) -> None:
    desk.do(planning.plan, program, WEEK)
    desk.do(planning.set_program, program.name)
    unchanged = [each.stale for each in desk.all(CallList)]
    desk.do(planning.set_program, program.name, at=time(15))

    assert (unchanged, [each.stale for each in desk.all(CallList)]) == ([False], [True])


@pytest.mark.usefixtures("frozen")
def test_a_list_signed_off_outlives_any_fact(desk: Desk, program: Program) -> None:
    desk.do(planning.set_program, program.name, at=time(15))

    assert [each.state for each in desk.all(CallList)] == [ListState.FROZEN]
