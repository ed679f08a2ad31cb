"""Acting: only those who may, all of it or nothing, and drafts never outlive the facts."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest

from callprogram import services
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, ListState
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Envelope
from callprogram.domain.permissions.rights import MAY, RIGHTS
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import DatabaseGoneError, NotAllowedError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.actions import KEPT_NAMES, action_of
from callprogram.services.lists import planning
from callprogram.services.people import messaging
from callprogram.services.program import programs
from callprogram.services.promises import promising
from callprogram.services.views import TrailFilter
from tests.examples import LETTER, WEEK
from tests.services.conftest import NOW, Desk


def services_in(module: str) -> Iterator[Callable[..., Any]]:
    """The functions of a module that are handed who acts."""
    for function in vars(importlib.import_module(module)).values():
        if inspect.isfunction(function) and function.__module__ == module and not function.__name__.startswith("_"):
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if first and first.annotation is Acting:
                yield function


MODULES = [each.name for each in pkgutil.walk_packages(services.__path__, f"{services.__name__}.")]
FOUND = [(action_of(each), each) for module in MODULES for each in services_in(module)]
SERVICES = {action: service for action, service in FOUND if action in RIGHTS}
OF_ANYBODY = {action for action, roles in RIGHTS.items() if roles == frozenset(Role)}


def test_every_row_in_the_table_of_rights_is_one_service() -> None:
    assert sorted(action for action, _ in FOUND if action in RIGHTS) == sorted(RIGHTS)


def test_every_action_stands_once_in_the_table_of_rights() -> None:
    assert sorted(action for actions in MAY.values() for action in actions.split()) == sorted(RIGHTS)


@pytest.mark.parametrize(("path", "action"), KEPT_NAMES.items())
def test_a_service_that_moved_is_where_the_map_says_under_the_name_that_it_had(path: str, action: str) -> None:
    service = SERVICES[action]
    assert f"{service.__module__}.{service.__name__}" == f"{services.__name__}.{path}"


def test_what_has_no_row_in_the_table_of_rights_is_no_action(desk: Desk) -> None:
    with pytest.raises(KeyError, match="queue"):
        desk.do(messaging.queue, Envelope("tom@example.com", "one"), LETTER)


def stand_in_for(service: Callable[..., Any]) -> Callable[[Acting], str]:
    """A service of the same name, so that what counts is the right and not what the service needs."""

    def stand_in(_: Acting) -> str:
        return "done"

    stand_in.__module__, stand_in.__name__ = service.__module__, service.__name__
    return stand_in


@pytest.mark.rules
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_says_and_nothing_else(desk: Desk, role: Role) -> None:
    somebody = Member("x@example.com", "Xenia", frozenset({role}))
    for action, roles in RIGHTS.items():
        stand_in = stand_in_for(SERVICES[action])
        if role in roles:
            assert act(desk.store, somebody, NOW, stand_in) == "done", action
        else:
            with pytest.raises(NotAllowedError, match=r"^Xenia may not do this; "):
                act(desk.store, somebody, NOW, stand_in)


CORRECTING = {action for action in RIGHTS if action.startswith("correcting.")}


@pytest.mark.rules
def test_a_teammate_does_nothing_but_what_anybody_does(desk: Desk) -> None:
    teammate = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}))
    for action in RIGHTS.keys() - OF_ANYBODY - CORRECTING:
        with pytest.raises(NotAllowedError):
            act(desk.store, teammate, NOW, SERVICES[action])


@pytest.mark.rules
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
    def promise(acting: Acting) -> None:
        acting.transaction.add(Commitment(0, moorlicht.id, "Send it", acting.now))
        raise ZeroDivisionError

    promise.__module__, promise.__name__ = promising.__name__, promising.promise.__name__
    with pytest.raises(ZeroDivisionError):
        desk.do(promise)

    assert desk.all(Commitment) == []


@pytest.mark.usefixtures("tinroof")
def test_drafts_are_stale_when_a_fact_changes(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.do(planning.plan, program, WEEK)
    desk.do(promising.promise, moorlicht.id, "Send it", owner="ada", due_on=date(2026, 12, 4))

    assert [each.stale for each in desk.all(CallList)] == [True]


@pytest.mark.usefixtures("moorlicht")
def test_drafts_are_stale_when_the_program_changes_and_only_then(desk: Desk, program: Program) -> None:
    desk.do(planning.plan, program, WEEK)
    desk.do(programs.set_program, program.name)
    unchanged = [each.stale for each in desk.all(CallList)]
    desk.do(programs.set_program, program.name, at=time(15))

    assert (unchanged, [each.stale for each in desk.all(CallList)]) == ([False], [True])


@pytest.mark.usefixtures("frozen")
def test_a_list_signed_off_outlives_any_fact(desk: Desk, program: Program) -> None:
    desk.do(programs.set_program, program.name, at=time(15))

    assert [each.state for each in desk.all(CallList)] == [ListState.FROZEN]


def test_what_the_database_lost_before_it_was_kept_is_done_once_more(
    desk: Desk, program: Program, moorlicht: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = [DatabaseGoneError("gone"), None]
    promise = promising.promise

    def unlucky(acting: Acting, customer_id: int, words: str) -> Commitment:
        made = promise(acting, customer_id, words)
        if error := lost.pop(0):
            raise error
        return made

    unlucky.__module__, unlucky.__name__ = promise.__module__, promise.__name__
    monkeypatch.setattr("callprogram.services.act._PAUSE_SECONDS", 0)
    desk.do(unlucky, moorlicht.id, "Send it")

    assert (program.id > 0, len(desk.all(Commitment)), lost) == (True, 1, [])


def test_what_somebody_may_not_do_is_on_record(desk: Desk, program: Program) -> None:
    teammate = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}))
    with pytest.raises(NotAllowedError):
        act(desk.store, teammate, NOW, planning.freeze, program, WEEK)
    [last] = desk.views.trail(TrailFilter(), 1).events

    assert (last.member, last.action, last.after) == (
        "tom@example.com",
        "recording.refused",
        {"action": "planning.freeze", "why": last.after["why"] if last.after else ""},
    )
