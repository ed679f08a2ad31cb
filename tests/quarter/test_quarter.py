"""Weeks of a company with its failings, through the real services: what they come to clears every bar.

The suite lives four weeks once, and two on both databases; SOAK_QUARTERS says how many whole quarters are lived.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from tests.quarter import figures, reasons, treated
from tests.quarter.bars import Bar, bars, measured
from tests.quarter.life import live
from tests.quarter.troubles import A_QUARTER, FOUR_WEEKS
from tests.quarter.world import World
from tests.servers.databases import IDS_FROM_1

QUARTERS = int(os.environ.get("SOAK_QUARTERS", "0"))
SEEDS, TROUBLES = (range(QUARTERS), A_QUARTER) if QUARTERS else (range(1), FOUR_WEEKS)
LIVED = (
    *("calls", "commitments", "cases", "letters", "decisions", "answers"),
    *("messages", "import_profiles", "occurrences"),
)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    found = connect(database_url)
    yield found
    found.dispose()


def emptied(engine: Engine) -> Engine:
    """Without a row but for the exchange rates and the desk's hours, and with ids from 1 on."""
    with engine.begin() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            if table not in {tables.rates, tables.desks}:
                connection.execute(table.delete())
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(IDS_FROM_1)
    return engine


@pytest.fixture
def both(tmp_path: Path, migrated_file: Path, emptied_postgres_url: str) -> Iterator[tuple[Engine, Engine]]:
    """A database of each kind."""
    shutil.copy(migrated_file, tmp_path / "another.db")
    sqlite, postgres = connect(f"sqlite:///{tmp_path}/another.db"), connect(emptied_postgres_url)
    yield sqlite, postgres
    sqlite.dispose()
    postgres.dispose()


def as_lived(world: World) -> tuple[list[tuple[str, datetime, str]], list[figures.Seat], list[tuple[str, datetime]]]:
    """Every letter, every place on a list, every call."""
    rows = figures.rows_of(world)
    letters = sorted((each.to, each.at, each.words) for each in world.post.letters)
    calls = sorted((f"{rows.crm_id[each.customer_id]} {each.disposition}", each.started_at) for each in rows.calls)
    return letters, figures.seats(rows), calls


def test_the_weeks_clear_every_bar(engine: Engine) -> None:
    found = [measured(live(emptied(engine), seed, TROUBLES)) for seed in SEEDS]

    failing = [f"{bar.name}: {bar.found}" for bar in bars(found) if not bar.holds and _is_asked(bar)]

    assert failing == [], "\n".join(words for each in found for words in each.misses)


def _is_asked(bar: Bar) -> bool:
    """Not that of renewals in four weeks: two or three of the top tenth's pass, after one to three lists, not eight."""
    return bool(QUARTERS) or "renewals" not in bar.name


def test_every_database_lives_the_same_weeks_with_their_failings(both: tuple[Engine, Engine]) -> None:
    on_sqlite, on_postgres = (live(each, 1, replace(FOUR_WEEKS, weeks=2)) for each in both)

    assert as_lived(on_sqlite) == as_lived(on_postgres)
    assert [name for engine in both for name in LIVED if not count(engine, name)] == []
    assert on_sqlite.post.failures
    assert [each.words for each in on_sqlite.post.letters if "You hold the hour for Ada Byron" in each.words]
    assert {need.kind for _, need in on_sqlite.told_of} >= {"not-signed-off", "no-outcome", "answer"}


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


def test_a_credit_that_only_the_loud_get_and_a_letter_that_nobody_answers_are_found(engine: Engine) -> None:
    world = live(engine, 1, replace(FOUR_WEEKS, weeks=1))
    assert [*treated.unlike(world), *treated.unanswered(world)] == []
    with engine.begin() as connection:
        [loud] = connection.execute(select(tables.letters.c.case_id).where(tables.letters.c.text.contains("AGAIN")))
        connection.execute(tables.decisions.update().where(tables.decisions.c.case_id == loud[0]).values(amount=70))
        connection.execute(tables.letters.delete().where(tables.letters.c.direction == "out"))

    assert "70" in "".join(treated.unlike(world))
    assert len([*treated.unanswered(world)]) == 3


def count(engine: Engine, name: str) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()
