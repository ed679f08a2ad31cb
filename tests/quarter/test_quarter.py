"""Weeks of a company with its failings, through the real services: what they come to clears every bar.

The suite lives four weeks; SOAK_QUARTERS says how many whole quarters are lived in their place.
"""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from tests.quarter import figures, reasons
from tests.quarter.bars import bars, measured
from tests.quarter.life import live
from tests.quarter.troubles import A_QUARTER, FOUR_WEEKS

QUARTERS = int(os.environ.get("SOAK_QUARTERS", "0"))
SEEDS, TROUBLES = (range(QUARTERS), A_QUARTER) if QUARTERS else (range(2), FOUR_WEEKS)
LIVED = ("calls", "commitments", "escalations", "answers", "messages", "import_profiles", "occurrences")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    found = connect(database_url)
    yield found
    found.dispose()


def emptied(engine: Engine) -> Engine:
    with engine.begin() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            connection.execute(table.delete())
    return engine


def test_the_weeks_clear_every_bar(engine: Engine) -> None:
    found = [measured(live(emptied(engine), seed, TROUBLES)) for seed in SEEDS]

    failing = [f"{bar.name}: {bar.found}" for bar in bars(found) if not bar.holds]

    assert failing == [], "\n".join(words for each in found for words in each.misses)


def test_weeks_are_lived_with_their_failings(engine: Engine) -> None:
    world = live(engine, 1, replace(FOUR_WEEKS, weeks=2))

    assert [name for name in LIVED if not count(engine, name)] == []
    assert world.post.failures
    assert [each.words for each in world.post.letters if "You hold the hour for Ada Byron" in each.words]
    assert {need.kind for _, need in world.told_of} >= {"not-signed-off", "no-outcome", "answer"}


def test_a_reason_that_says_another_figure_than_the_crm_is_found(engine: Engine) -> None:
    world = live(engine, 2, replace(FOUR_WEEKS, weeks=1))
    before = reasons.untrue(world, figures.rows_of(world))
    for week, (company, at) in world.signed_off.items():
        other = {
            crm_id: replace(each, health=each.health - 1, cases=each.cases + 1) for crm_id, each in company.items()
        }
        world.signed_off[week] = (other, at)

    after = reasons.untrue(world, figures.rows_of(world))

    assert any("open cases" in each or "health is" in each for each in set(after) - set(before))


def count(engine: Engine, name: str) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()
