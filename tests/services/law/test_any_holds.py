"""Holds set and lifted in any order: whoever is covered by one that stands stays, and nobody else does."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callprogram.adapters.letters import typed
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.errors import NotAllowedError
from callprogram.services.act import act
from callprogram.services.law import holding
from callprogram.services.letters import deciding, taking_in
from tests.services.conftest import Desk

PEOPLE, CASES, CAUSES = range(3), range(4), ("late dates", "Price", "price ")


@dataclass(frozen=True)
class Step:
    """One thing that somebody does: a hold on a case, a customer or a cause, or one lifted that stands."""

    what: str
    which: int


STEPS = st.lists(
    st.builds(Step, st.sampled_from(["case", "customer", "cause", "lift"]), st.integers(0, 3)), min_size=1, max_size=8
)
# Of each case: whose it is, and its causes.
PLACES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sets(st.sampled_from(CAUSES[:2]))), min_size=len(CASES), max_size=len(CASES)
)


class Erased(Exception):  # noqa: N818 - nothing is wrong, it only ends the attempt
    """It went through; nothing of it is kept."""


def case_of(desk: Desk, program: Program, number: int, customer: Customer, causes: set[str]) -> Case:
    words = f"Letter {len(desk.all(Letter))}"
    letter = typed.typed_letter(words, f"a{number}@x.example", words)
    came = desk.do(taking_in.take_in, letter.mail, letter.content, desk.now, Channel.MAIL).letter
    destination = deciding.Destination(Route.DESK, Route.DESK, Kind.COMPLAINT, customer.id)
    decided = desk.do(deciding.decide, program, came.id, destination)
    case = next(each for each in desk.all(Case) if each.id == decided.case_id)
    return desk.revise(Case(**vars(case) | {"causes": tuple(sorted(causes))}))


def erased(desk: Desk, customer: Customer) -> bool:
    """Whether somebody could be erased now; nobody is."""

    def attempt() -> None:
        with desk.store.transaction(YOU, desk.now, "erasing.erase") as transaction:
            transaction.erasure.erase(customer, desk.now)
            raise Erased

    with pytest.raises((Erased, NotAllowedError)) as end:
        attempt()
    return end.type is Erased


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(places=PLACES, steps=STEPS)
def test_who_is_covered_by_a_hold_that_stands_stays_and_nobody_else(
    desk: Desk, program: Program, places: list[tuple[int, set[str]]], steps: list[Step]
) -> None:
    for hold in desk.all(LegalHold):
        if hold.stands:
            desk.do(holding.lift, hold.id, "of the example before")
    people = [desk.keep(Customer(0, company=f"Company {number}")) for number in PEOPLE]
    cases = [case_of(desk, program, number, people[of], why) for number, (of, why) in enumerate(places)]
    stand: list[tuple[int, Step]] = []

    for step in steps:
        if step.what == "lift":
            if stand:
                desk.do(holding.lift, stand.pop(step.which % len(stand))[0], "over")
            continue
        on = {
            "case": {"case_id": cases[step.which].id},
            "customer": {"customer_id": people[step.which % len(people)].id},
            "cause": {"cause": CAUSES[step.which % len(CAUSES)]},
        }[step.what]
        stand.append((act(desk.store, YOU, desk.now, holding.hold, program, "a claim", **on).id, step))  # type: ignore[arg-type]

    said = [any(is_said(step, number, places) for _, step in stand) for number in CASES]
    kept = {places[number][0] for number in CASES if said[number]}
    kept |= {step.which % len(people) for _, step in stand if step.what == "customer"}
    assert [desk.views.case(str(each.id)).hold is not None for each in cases] == said
    assert [not erased(desk, each) for each in people] == [number in kept for number in PEOPLE]


def is_said(step: Step, number: int, places: list[tuple[int, set[str]]]) -> bool:
    """In other words than the code's."""
    of, causes = places[number]
    match step.what:
        case "case":
            return step.which == number
        case "customer":
            return step.which % len(PEOPLE) == of
        case _:
            return CAUSES[step.which % len(CAUSES)].strip().lower() in {each.lower() for each in causes}
