"""`make quarter`: the quarter for some seeds on one database, its figures as a table, and which bars hold."""

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, event

from callprogram.adapters.database.connection import connect
from tests.quarter.bars import COLUMNS, Measured, bars, measured
from tests.quarter.life import live
from tests.quarter.troubles import A_QUARTER, FOUR_WEEKS
from tests.servers.postgres import execute, find_programs, running_cluster

_SEEDS = 8


def main() -> None:
    """Live through the seeds, and say what they came to; ends with 1 where a bar is not held."""
    asked = _asked()
    with databases(asked.database) as fresh:
        found = [_lived(fresh, seed, asked) for seed in range(asked.first, asked.first + asked.seeds)]
    print()
    held = bars(found)
    for each in held:
        print(f"{'holds   ' if each.holds else 'NOT HELD'}  {each.name}: {each.found}")
    sys.exit(not all(each.holds for each in held))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make quarter", description=__doc__)
    parser.add_argument("--seeds", type=int, default=_SEEDS, help="how many seeds")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--four-weeks", action="store_true", help="not the whole quarter")
    parser.add_argument("--needs", action="store_true", help="print what *To do* said")
    return parser.parse_args()


def _lived(fresh: Any, seed: int, asked: argparse.Namespace) -> Measured:  # noqa: ANN401 -- a context manager
    with fresh() as engine:
        world = live(engine, seed, FOUR_WEEKS if asked.four_weeks else A_QUARTER)
        found = measured(world)
    print(f"seed {seed}: " + "; ".join(f"{name} {say(found)}" for name, say in COLUMNS), flush=True)
    for words in found.misses:
        print(f"    {words}")
    if asked.needs:
        for at, need in world.told_of:
            print(f"    {at:%d %B %H:%M} {need.kind}: {need.what}: {need.words}")
    return found


@contextmanager
def databases(kind: str) -> Iterator[Any]:
    """A maker of fresh databases of this kind."""
    if kind == "sqlite":
        yield _sqlite
        return
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not here; install it, or take --database sqlite.")
    with running_cluster(programs) as url:

        @contextmanager
        def postgres() -> Iterator[Engine]:
            name = f"quarter_{uuid4().hex}"
            execute(url, f'CREATE DATABASE "{name}"')
            engine = connect(url.set(database=name).render_as_string(hide_password=False))
            yield engine
            engine.dispose()
            execute(url, f'DROP DATABASE "{name}" WITH (FORCE)')

        yield postgres


@contextmanager
def _sqlite() -> Iterator[Engine]:
    with TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{Path(folder) / 'quarter.db'}")
        event.listen(engine, "connect", _never_wait_for_the_disk)
        engine.dispose()
        yield engine
        engine.dispose()


def _never_wait_for_the_disk(connection: Any, *_: object) -> None:  # noqa: ANN401 -- whichever driver's
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF").close()


if __name__ == "__main__":
    main()
