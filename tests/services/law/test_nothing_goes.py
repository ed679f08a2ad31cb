"""With a hold nothing of it goes, whoever asks: tried with every service that deletes, found in the code itself."""

import ast
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import cycle, product
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import pytest

from callprogram.adapters import exports
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.forgetting import Forgotten, marks_of
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.lists.call_list import CallList
from callprogram.domain.lists.holds import Answer
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.people.retention import What
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.errors import CallprogramError, NotAllowedError
from callprogram.services.act import act
from callprogram.services.calls import outcomes
from callprogram.services.cases import ending
from callprogram.services.customers import erasing, importing, reviewing, samples
from callprogram.services.decisions import looking_back
from callprogram.services.law import holding
from callprogram.services.letters import deciding, joining
from callprogram.services.lists import announcing, hand_edits
from callprogram.services.patterns import naming_causes
from callprogram.services.people import retaining
from tests.services.conftest import Desk
from tests.services.law.world import CAUSE, FILE, NEXT_WEEK, World, lived, rows_of_hers, said_of_hers

SERVICES = Path(holding.__file__).parent.parent
KEY = b"k" * 32
ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"
T = TypeVar("T")
Attempt = Callable[[Desk, World], object]


def let_go(desk: Desk, _: World) -> object:
    desk.do(retaining.set_rule, dict.fromkeys(What, 1))
    desk.do(retaining.switch, on=True)
    return act(desk.store, CALLPROGRAM, desk.now + timedelta(days=800), retaining.let_go)


def erase_again(desk: Desk, world: World) -> object:
    found = Forgotten(KEY, marks_of([world.her], KEY))
    return act(desk.store, CALLPROGRAM, desk.now, erasing.erase_again, [found])


def undo_both(desk: Desk, world: World) -> None:
    for each in reversed(world.imports):
        desk.do(importing.undo, each.id)


# What deletes in each module, and how it is tried with her.
ATTEMPTS: Mapping[str, tuple[Attempt, ...]] = {
    "erasing.erase": (
        lambda desk, world: desk.do(erasing.erase, world.her.id),
        lambda desk, world: desk.do(erasing.erase, world.other.id),
    ),
    "erasing.erase_again": (erase_again,),
    "retaining.let_go": (let_go,),
    "importing.undo": (undo_both,),
    "samples._remove": (lambda desk, _: desk.do(samples.remove),),
    "samples._emptied": (lambda desk, _: desk.do(samples.remove),),
    "reviewing.join": (
        lambda desk, world: desk.do(reviewing.join, world.her.id, world.other.id),
        lambda desk, world: desk.do(reviewing.join, world.other.id, world.her.id),
    ),
    "reviewing.part": (lambda desk, world: desk.do(reviewing.part, world.joins[0].id),),
    "deciding._drop_case": tuple(
        lambda desk, world, which=which: desk.do(deciding.take_back, getattr(world, which).id)  # type: ignore[misc]
        for which in ("letter", "second", "untouched")
    ),
    "talking.not_talked": (lambda desk, world: desk.do(outcomes.take_back, world.call.id),),
    "following_up.forget": (lambda desk, world: desk.do(outcomes.take_back, world.call.id),),
    "looking_back.take_back": (lambda desk, _: desk.do(looking_back.take_back, desk.all(Decision)[0].id),),
    "announcing.withdraw_answer": (lambda desk, _: desk.do(announcing.withdraw_answer, desk.all(Answer)[0].id),),
    "hand_edits.undo": (lambda desk, world: desk.do(hand_edits.undo, world.program, NEXT_WEEK, world.her.id),),
}
# What moves rows away from what is held, or into something else.
MOVES: Mapping[str, Attempt] = {
    "merged": lambda desk, world: desk.do(ending.merge, world.program, world.case.id, world.fresh.id),
    "merged into": lambda desk, world: desk.do(ending.merge, world.program, world.fresh.id, world.case.id),
    "split": lambda desk, world: desk.do(joining.split, world.program, world.second.id),
    "parted": lambda desk, world: desk.do(ending.split_off, world.program, world.part.id),
}
# These delete what belongs to no customer, or was never sent: lines put off, rules, rates, members, budgets, leave, a
# change nobody knows, what is half-written.
OF_NOBODY = {
    *("putting_off.take_up", "screening.set_rule", "screening.remove_rule", "profiles.save", "profiles.forget"),
    *("exchanging.set_rates", "budgeting.remove_budget", "calendaring.remove_leave", "signing_in.let_in"),
    *("membership.add", "membership.remove", "changing.take_back"),
    *("answering_cases._forget_what_went", "writing_answers.begin_anew", "half_written.put_away"),
}
HOLDS: Mapping[str, Callable[[World], dict[str, object]]] = {
    "on the case": lambda world: {"case_id": world.case.id},
    "on the customer": lambda world: {"customer_id": world.her.id},
    "on the cause": lambda _: {"cause": CAUSE},
}
EVERY = [(f"{name} {number}", each) for name, several in ATTEMPTS.items() for number, each in enumerate(several)]


def with_holds(tried: Iterable[T]) -> list[tuple[T, str]]:
    """Each with every hold; on PostgreSQL, where a world takes longest, with the one whose turn it is."""
    return list(zip(tried, cycle(HOLDS), strict=False)) if ON_POSTGRES else list(product(tried, HOLDS))


@pytest.fixture
def world(desk: Desk, program: Program) -> World:
    return lived(desk, program)


def prepared(desk: Desk, program: Program, name: str) -> World:
    """The world in which an attempt would take something if there were no hold."""
    world = lived(desk, program, as_sample=name.startswith("samples"))
    for each in desk.all(Case) if name.startswith("retaining") else ():
        desk.revise(replace(each, settled_on=each.raised_on))
    for call_list in desk.all(CallList) if name.startswith("announcing") else ():
        desk.revise(replace(call_list, finished_at=None))
    for promise in desk.all(Commitment) if name.startswith("retaining") else ():
        desk.revise(replace(promise, state=State.TOLD))
    return world


def refused(desk: Desk, world: World, attempt: Attempt) -> str:
    """Why an attempt ended, in a few words; empty where it went through."""
    reasons = ("legal hold", "already", "cannot be taken back", "has changed since")
    try:
        attempt(desk, world)
    except CallprogramError as error:
        return next((each for each in reasons if each in str(error)), str(error))
    return ""


def deleting(module: Path) -> Iterator[str]:
    """The functions of a module in which something is deleted."""
    deletes = ("transaction.remove(", "erasure.erase(", "retention.let_go(", "imports.take_back(")
    for each in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(each, ast.FunctionDef) and any(one in ast.unparse(each) for one in deletes):
            yield f"{module.stem}.{each.name}"


def test_every_service_that_deletes_is_tried() -> None:
    found = {name for module in SERVICES.rglob("*.py") if module.parent.name != "ports" for name in deleting(module)}

    assert found == {*ATTEMPTS, *OF_NOBODY}


@pytest.mark.parametrize(("tried", "held"), with_holds(EVERY), ids=lambda each: each[0] if each in EVERY else each)
def test_with_a_hold_no_service_takes_a_byte_of_it(
    desk: Desk, program: Program, tried: tuple[str, Attempt], held: str
) -> None:
    name, attempt = tried
    world = prepared(desk, program, name)
    desk.do(holding.hold, world.program, "a claim", **HOLDS[held](world))  # type: ignore[arg-type]
    before = rows_of_hers(desk.store.engine, world.her.id)
    said = said_of_hers(desk.store.engine, before)

    assert refused(desk, world, attempt) in {"", "legal hold"}

    after = rows_of_hers(desk.store.engine, world.her.id)
    assert {key: row for key, row in before.items() if after.get(key) != row} == {}
    assert said.items() <= said_of_hers(desk.store.engine, before).items()


@pytest.mark.parametrize(("move", "held"), with_holds(MOVES))
def test_what_is_held_is_neither_merged_nor_split(desk: Desk, world: World, move: str, held: str) -> None:
    made = desk.do(holding.hold, world.program, "a claim", **HOLDS[held](world))  # type: ignore[arg-type]
    before = rows_of_hers(desk.store.engine, world.her.id)

    with pytest.raises(NotAllowedError, match=rf"on legal hold since .*\(a claim\).*hold {made.id}"):
        MOVES[move](desk, world)

    assert rows_of_hers(desk.store.engine, world.her.id) == before


@pytest.mark.parametrize("which", ["letter", "second"])
def test_nothing_is_lost_on_erasing_who_is_held(desk: Desk, world: World, which: str) -> None:
    desk.do(holding.hold, world.program, "a claim", case_id=world.case.id)
    with pytest.raises(NotAllowedError, match=f"{world.case.reference} is on legal hold since"):
        desk.do(erasing.erase, world.her.id)
    with pytest.raises(NotAllowedError, match="somebody with the role legal can lift it"):
        desk.do(deciding.take_back, getattr(world, which).id)

    desk.do(holding.lift, 1, "over")

    assert desk.do(erasing.erase, world.her.id).rows["cases"] >= 3


def test_a_cause_that_is_held_is_not_taken_from_a_case(desk: Desk, world: World) -> None:
    desk.do(holding.hold, world.program, "a claim", cause=CAUSE.upper())

    desk.do(naming_causes.name_causes, world.program, world.case.id, [CAUSE, "price"])
    with pytest.raises(NotAllowedError, match=f"“{CAUSE.upper()}” is on legal hold"):
        desk.do(naming_causes.name_causes, world.program, world.case.id, ["price"])


@pytest.mark.rules
@pytest.mark.parametrize(
    "attempt", [pair for pair in EVERY if not pair[0].startswith("erasing.erase 1")], ids=itemgetter(0)
)
def test_without_a_hold_each_of_them_takes_something(
    desk: Desk, program: Program, attempt: tuple[str, Attempt]
) -> None:
    """Otherwise the attempts above would prove nothing."""
    world = prepared(desk, program, attempt[0])
    before = rows_of_hers(desk.store.engine, world.her.id)
    if refused(desk, world, attempt[1]):
        return

    after = rows_of_hers(desk.store.engine, world.her.id)
    assert any(after.get(key) != row for key, row in before.items())


def test_retention_says_how_much_it_kept(desk: Desk, program: Program) -> None:
    world = prepared(desk, program, "retaining")
    desk.do(holding.hold, world.program, "a claim", customer_id=world.her.id)
    desk.do(retaining.set_rule, dict.fromkeys(What, 1))
    desk.now += timedelta(days=800)

    kept = desk.do(retaining.outlook).kept

    assert (kept[What.NOTES], kept[What.CALLS]) == (1, 1)
    assert kept[What.LOG] > 10


def test_an_import_is_taken_back_but_for_who_is_held(desk: Desk, program: Program) -> None:
    desk.do(importing.bring_in, exports.read("crm.csv", FILE, "GB", {}, Memory(desk.store.engine)))
    held = next(each for each in desk.all(Customer) if each.crm_id == "A-2")
    made = desk.do(holding.hold, program, "a claim", customer_id=held.id)

    undone = desk.do(importing.undo, 1)

    assert [each.crm_id for each in desk.all(Customer)] == ["A-2"]
    assert {each.crm_id: why for each, why in undone.left.items()} == {"A-2": "they are on legal hold"}
    desk.do(holding.lift, made.id, "over")
    desk.do(importing.undo, 1)
    assert desk.all(Customer) == []
