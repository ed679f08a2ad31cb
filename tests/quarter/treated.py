"""How those who wrote were treated: counted in the tables themselves, the loud beside the quiet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from callprogram.adapters.database.tables.cases import cases, decisions
from callprogram.adapters.database.tables.letters import letters
from tests.quarter.desk import LOUD
from tests.quarter.post import Letter
from tests.quarter.world import World

_OURS_AND_THEIRS = ("in", "out")


@dataclass(frozen=True)
class Treated:
    """One case by letter: when it came, how long until an answer and until it was settled, and what was given."""

    came: datetime
    loud: bool
    answered_after: timedelta | None
    settled_after: int | None
    given: str


def treated(world: World) -> list[Treated]:
    """Every case that a letter opened, in the order in which they came."""
    with world.engine.connect() as connection:
        every = connection.execute(select(cases).order_by(cases.c.id)).all()
        wrote = connection.execute(select(letters).order_by(letters.c.received_at, letters.c.id)).all()
        gave = connection.execute(select(decisions).where(decisions.c.state == "decided")).all()
    found = []
    for case in every:
        mine = [each for each in wrote if each.case_id == case.id]
        if mine:
            given = "; ".join(f"{each.amount} {each.currency}" for each in gave if each.case_id == case.id)
            found.append(_treated(case, mine, given))
    return found


def _treated(case: Row[Any], mine: list[Row[Any]], given: str) -> Treated:
    came, went = ([each.received_at for each in mine if each.direction == way] for way in _OURS_AND_THEIRS)
    settled = (case.settled_on - came[0].date()).days if case.settled_on else None
    loud = any(each.text.startswith(LOUD) for each in mine)
    return Treated(came[0], loud, went[0] - came[0] if went else None, settled, given)


def unlike(world: World) -> Iterator[str]:
    """The pairs of which the loud one was answered or settled sooner or later, or was given something else."""
    by_day: dict[datetime, list[Treated]] = {}
    for each in treated(world):
        by_day.setdefault(each.came, []).append(each)
    for came, pair in by_day.items():
        if len({(each.answered_after, each.settled_after, each.given) for each in pair}) > 1:
            yield f"{came:%d %B}: {'; '.join(map(str, pair))}"


def unanswered(world: World) -> Iterator[str]:
    """The letters after which nothing went back in their case."""
    with world.engine.connect() as connection:
        wrote = connection.execute(select(letters)).all()
    went = [(each.case_id, each.received_at) for each in wrote if each.direction == "out"]
    for each in wrote:
        if each.direction == "in" and not any(of == each.case_id and each.received_at <= at for of, at in went):
            yield f"{each.name} on {each.received_at:%d %B}"


def told_twice(world: World) -> int:
    """How many letters about a change went to somebody who had it already."""
    told = Counter(
        (each.to, each.words.split("(CE-")[0]) for each in world.post.letters if "What we changed" in each.words
    )
    return sum(count - 1 for count in told.values())


def told(world: World) -> int:
    """How many letters about a change arrived."""
    return len(_of_changes(world))


def _of_changes(world: World) -> list[Letter]:
    return [each for each in world.post.letters if each.words.startswith("What we changed")]
