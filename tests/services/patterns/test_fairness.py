"""The picture of fairness, counted again by other lines from the raw tables, on companies that are generated."""

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import mean, median
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, text

from callprogram.adapters.database.records import TABLES, to_row
from callprogram.domain.cases.cases import Case, State, raised
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.decisions import Decision, Kind
from callprogram.domain.decisions.decisions import State as Stands
from callprogram.domain.letters.letters import Channel, Direction, Letter
from callprogram.domain.patterns.fairness import Got
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.commitments import State as Promise
from tests.examples import MOORLICHT
from tests.services.conftest import Desk

COMPANIES = 1_000 if os.environ.get("TEST_PROFILE") == "full" else 50
FIRST = datetime(2026, 9, 1, 8, tzinfo=UTC)
CAUSES = ("billing", "late delivery", "Übergabe")
SPELLINGS = {"billing": "BILLING", "late delivery": "Late delivery", "Übergabe": "u\u0308bergabe"}


def of_a_company(chance: random.Random, desk: Desk, program: Program, customers: list[Customer]) -> None:
    """Cases of it, answered and settled or not, merged or not, with letters, decisions and promises in them."""
    with desk.store.engine.begin() as connection:
        cases: list[Case] = []
        for number in range(chance.randint(0, 45)):
            case = a_case(chance, program, customers, f"CE-{program.id}-{number}", cases)
            cases.append(replace(case, id=keep(connection, case)))
        happened = [each for case in cases for each in what_happened_in(chance, case)]
        for kind in {type(each) for each in happened}:
            connection.execute(insert(TABLES[kind]), [to_row(each) for each in happened if type(each) is kind])


def keep(connection: Connection, value: object) -> int:
    """A row as it is, without the trail, which is long in the writing."""
    made = connection.execute(insert(TABLES[type(value)]).values(to_row(value))).inserted_primary_key
    assert made
    return int(made[0])


def a_case(
    chance: random.Random, program: Program, customers: list[Customer], reference: str, earlier: list[Case]
) -> Case:
    at = FIRST + timedelta(minutes=chance.randint(0, 100_000))
    customer = chance.choice([*customers, None])
    made = raised(customer.id if customer else None, at.date(), "A date", "", at.date(), for_call=False)
    causes = chance.sample(CAUSES, chance.choice((0, 1, 1, 1, 2)))
    spelled = tuple(SPELLINGS[each] if chance.random() < 0.3 else each for each in causes)
    settled = at.date() + timedelta(days=chance.randint(0, 40)) if chance.random() < 0.7 else None
    apart = [each for each in earlier if each.merged_into is None and each.customer_id == made.customer_id]
    return replace(
        made,
        program_id=program.id,
        reference=reference,
        causes=spelled,
        email=chance.choice(("", "ann@x.example", "ANN@x.example", "bob@y.example")) if customer is None else "",
        opened_at=at,
        answered_at=at + timedelta(minutes=chance.randint(0, 9_000)) if chance.random() < 0.8 else None,
        settled_on=settled,
        state=State.SETTLED if settled else State.OPEN,
        merged_into=chance.choice(apart).id if apart and chance.random() < 0.15 else None,
    )


def what_happened_in(chance: random.Random, case: Case) -> Iterator[object]:
    for number in range(chance.choice((0, 0, 0, 0, 1, 2, 5))):
        direction = chance.choice((Direction.IN, Direction.IN, Direction.OUT))
        yield a_letter(case, direction, number)
    for _ in range(chance.choice((0, 0, 1, 2))):
        cents, currency = Decimal(chance.randint(0, 99_999)).scaleb(-2), chance.choice(("EUR", "USD"))
        state = chance.choice((Stands.DECIDED, Stands.DECIDED, Stands.WAITING, Stands.REFUSED, Stands.TAKEN_BACK))
        amount = chance.choice((cents, None))
        yield Decision(0, case.id, Kind.CREDIT, "Late", "a@b.example", FIRST, amount, currency, state=state)
    for _ in range(chance.choice((0, 0, 1, 2)) if case.customer_id else 0):
        promise = Commitment(0, case.customer_id or 0, "A date", FIRST, state=chance.choice(tuple(Promise)))
        yield replace(promise, case_id=case.id)


def a_letter(case: Case, direction: Direction, number: int) -> Letter:
    name = f"{case.reference} {number}"
    return Letter(
        0, name, name, Channel.MAIL, direction, FIRST, "Ann", "ann@x.example", "s", "t", "n", "", "en", case_id=case.id
    )


# The same by other lines: plain SQL, and loops.


def asked(engine: Engine, words: str) -> list[Mapping[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(words)).mappings()]


def counted_again(engine: Engine, program_id: int, since: date | None) -> dict[str, tuple[Any, ...]]:
    every = asked(engine, "SELECT * FROM cases ORDER BY id")
    wrote = {row["case_id"] for row in asked(engine, "SELECT case_id FROM letters WHERE direction = 'in'")}
    decided = asked(engine, "SELECT * FROM decisions WHERE state = 'decided' AND amount IS NOT NULL")
    promised = asked(engine, "SELECT * FROM commitments WHERE case_id IS NOT NULL AND state <> 'withdrawn'")
    above = {row["id"]: row["merged_into"] for row in every}

    def top(case_id: int) -> int:
        return case_id if above[case_id] is None else top(above[case_id])

    sides: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for row in every:
        causes = json.loads(row["causes"]) if isinstance(row["causes"], str) else row["causes"]
        if row["program_id"] != program_id or row["merged_into"] or (since and day(row["raised_on"]) < since):
            continue
        who = row["customer_id"] or row["email"].lower() or row["reference"]
        for cause in causes:
            row_of = sides.setdefault(one_spelling(cause), {}).setdefault(str(who), [])
            row_of.append(row)
    found = {}
    for cause, people in sides.items():
        loud = {who for who, rows in people.items() if any(top(each) == row["id"] for row in rows for each in wrote)}
        found[cause] = tuple(
            side([rows for who, rows in people.items() if (who in loud) is is_loud], top, decided, promised)
            for is_loud in (True, False)
        )
    return found


def side(
    people: list[list[Mapping[str, Any]]],
    top: Callable[[int], int],
    decided: list[Mapping[str, Any]],
    promised: list[Mapping[str, Any]],
) -> dict[str, Any]:
    hours, days = [], []
    for rows in people:
        waited = [(at(r["answered_at"]) - at(r["opened_at"])) / timedelta(hours=1) for r in rows if r["answered_at"]]
        took = [(day(r["settled_on"]) - day(r["raised_on"])).days for r in rows if r["settled_on"]]
        hours += [mean(waited)] if waited else []
        days += [mean(took)] if took else []
    theirs = {row["id"] for rows in people for row in rows}
    goodwill: dict[str, Decimal] = {}
    for each in decided:
        for case_id in theirs:
            if top(each["case_id"]) == case_id:
                goodwill[each["currency"]] = goodwill.get(each["currency"], Decimal(0)) + Decimal(str(each["amount"]))
    states = [each["state"] for each in promised for case_id in theirs if top(each["case_id"]) == case_id]
    return {
        "customers": len(people),
        "hours": median(hours) if hours else None,
        "days": median(days) if days else None,
        "goodwill": {currency: f"{amount:.2f}" for currency, amount in goodwill.items()},
        "promised": len(states),
        "kept": states.count("kept") + states.count("told"),
    }


def forget(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in ("letters", "decisions", "commitments", "cases"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 -- four names of our own


def one_spelling(cause: str) -> str:
    return cause.lower().replace("u\u0308", "ü")


def at(kept: object) -> datetime:
    return kept if isinstance(kept, datetime) else datetime.fromisoformat(str(kept))


def day(kept: object) -> date:
    return kept if isinstance(kept, date) else date.fromisoformat(str(kept))


def shown(got: Got) -> Mapping[str, object]:
    return {
        "customers": got.customers,
        "hours": None if got.answer_hours is None else pytest.approx(got.answer_hours),
        "days": None if got.settled_days is None else pytest.approx(got.settled_days),
        "goodwill": {currency: f"{amount:.2f}" for currency, amount in got.goodwill.items()},
        "promised": got.promised,
        "kept": got.kept,
    }


def test_the_picture_is_what_the_raw_tables_say_of_any_company(desk: Desk, program: Program) -> None:
    customers = [desk.keep(replace(MOORLICHT, crm_id=f"A-{number}")) for number in range(24)]
    said = 0
    other = desk.keep(replace(program, id=0, name="Another one", calendar_uid="another"))
    reader = Member("ada@x.example", "Ada", frozenset({Role.ASSISTANT}), serves=frozenset({program.id}))
    views = desk.views.seen_by(reader)
    for seed in range(COMPANIES):
        chance = random.Random(seed)
        for whose in (program, other) if seed % 10 == 0 else (program,):
            of_a_company(chance, desk, whose, customers)
        for since in (None, (FIRST + timedelta(days=chance.randint(0, 70))).date()):
            found = {one_spelling(each.cause): each for each in views.fairness(since)}
            again = counted_again(desk.store.engine, program.id, since)
            assert {cause: (shown(each.wrote), shown(each.others)) for cause, each in found.items()} == again, seed
            few = {cause for cause, each in found.items() if not each.is_enough}
            assert few == {cause for cause, sides in again.items() if min(each["customers"] for each in sides) < 5}
            said += len(found) - len(few)
        forget(desk.store.engine)
    assert said >= COMPANIES // 10  # there was something to say


def test_those_who_may_see_no_cases_see_no_picture(desk: Desk, program: Program) -> None:
    chance, customers = random.Random(1), [desk.keep(replace(MOORLICHT, crm_id=f"A-{number}")) for number in range(24)]
    of_a_company(chance, desk, program, customers)
    serving = frozenset({program.id})
    seen = {
        role: bool(desk.views.seen_by(Member("a@b.example", "A", frozenset({role}), serves=serving)).fairness())
        for role in Role
    }
    assert {role for role, sees in seen.items() if sees} >= {Role.EXECUTIVE, Role.ASSISTANT, Role.ADMIN, Role.FINANCE}
    assert {role for role, sees in seen.items() if not sees} == {Role.TEAMMATE, Role.DEPUTY}
    assert desk.views.seen_by(THE_PERSON_AT_THE_KEYBOARD, over_the_shoulder=True).fairness() == ()
