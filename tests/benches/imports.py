"""How long imports take, as multiples of the sqlite3 shell's `.import` of the same file: `make bench-import`.

ROWS=1000000 sets the rows of the largest file, ROUNDS=3 how often each is measured (the median counts). Files are as
CRMs write them (`crm_files`); a clean one stands beside as the easy case. Each import is the command line's, start-up
included, into a database that has its tables, as the shell's has. Meanwhile somebody else asks for the write lock again
and again; the longest time for which they did not get it is what notes and callbacks have to wait. Small files are
counted in seconds of processor for the whole command, beside those of an earlier version whose packages are there:
BEFORE=<commit>. Where PostgreSQL is found, the same against a bare COPY of the same file into a table with a key.
"""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread

import psycopg
from sqlalchemy import URL

from tests.benches import clean_files
from tests.benches.crm_files import HEADER, write
from tests.servers.postgres import execute, find_programs, running_cluster

ROWS, ROUNDS = int(os.environ.get("ROWS", "1000000")), int(os.environ.get("ROUNDS", "3"))
BEFORE = os.environ.get("BEFORE", "")
GOALS = {"first": 3.5, "one row more": 0.6, "identical": 0.3, "1 % changed": 1.0}
SMALL = {82: 0.4, 5_000: 0.6}  # rows, and the share of the processor time of the version before


def shell(file: Path, database: Path) -> float:
    """Seconds that the sqlite3 shell takes for its own import into a table with a primary key."""
    database.unlink(missing_ok=True)
    columns = ", ".join(f"c{place}" for place in range(1, len(HEADER)))
    run("sqlite3", str(database), f"CREATE TABLE t (id TEXT PRIMARY KEY, {columns})")
    return run("sqlite3", str(database), ".mode csv", f".import --skip 1 {file} t")


def ours(file: Path, database: str) -> float:
    """Seconds that our command takes."""
    return run(sys.executable, "-m", "callprogram", "import", str(file), "--region", "US", database=database)


def run(*command: str, database: str = "", folder: Path | None = None) -> float:
    """Seconds that a command takes, where one is named in the folder of another version; it must end well."""
    began = time.perf_counter()
    environment = os.environ | {"CALLPROGRAM_DATABASE_URL": database}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, cwd=folder)
    return time.perf_counter() - began


@dataclass(frozen=True)
class Taken:
    """How long an import took, and for how long at a stretch nobody else could write; both in seconds."""

    seconds: float
    held: float


def watched(file: Path, database: Path) -> Taken:
    """An import into a SQLite file that somebody else would like to write to meanwhile."""
    with refused(database) as longest:
        seconds = ours(file, f"sqlite:///{database}")
    return Taken(seconds, max(longest))


@contextmanager
def refused(database: Path) -> Iterator[list[float]]:
    """The times for which a file's write lock could not be had, asked for a hundred times a second."""
    found, done = [0.0], Event()

    def ask() -> None:
        since = time.perf_counter()
        with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as connection:
            while not done.wait(0.01):
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute("ROLLBACK")
                except sqlite3.OperationalError:
                    found.append(time.perf_counter() - since)
                else:
                    since = time.perf_counter()

    asking = Thread(target=ask)
    asking.start()
    try:
        yield found
    finally:
        done.set()
        asking.join()


def round_of(folder: Path, database: Path) -> dict[str, Taken]:
    """Each import in turn, into a new database."""
    empty(f"sqlite:///{database}")
    files = {"first": "all", "one row more": "more", "identical": "more", "1 % changed": "changed"}
    return {what: watched(folder / f"{file}.csv", database) for what, file in files.items()}


def empty(database: str) -> float:
    """Seconds that a command takes which does nothing; it makes the tables where there are none."""
    return run(sys.executable, "-m", "callprogram", "imports", database=database)


def main() -> None:
    """Measure, and print each as a multiple of the shell's import, or of COPY."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        small_files(folder)
        a_tenth(folder)
        make_files(folder)
        on_sqlite(folder)
        print(f"    peak memory: {peak():,} MB (goal 1,000 MB)")
        programs = find_programs()
        if programs is None:
            print("PostgreSQL is not found, so nothing is measured there.")
            return
        with running_cluster(programs) as url:
            on_postgres(folder, url)


def on_sqlite(folder: Path) -> None:
    """Measure the imports into SQLite files."""
    start = median(empty(f"sqlite:///{folder}/0.db") for _ in range(4))
    shells, found = [], []
    for number in range(ROUNDS):
        shells.append(shell(folder / "all.csv", folder / "shell.db"))
        found.append(round_of(folder, folder / f"{number}.db"))
    base = median(shells)
    print(f"{ROWS:,} rows, sqlite3 .import: {base:.2f} s; start-up {start:.2f} s")
    for what, goal in GOALS.items():
        ratio = median(each[what].seconds / shell_ for each, shell_ in zip(found, shells, strict=True))
        seconds, held = median(each[what].seconds for each in found), max(each[what].held for each in found)
        print(f"{what:>15}: {ratio:5.2f} × (goal {goal} ×), {seconds:6.2f} s, others wait {held:5.2f} s (goal 10 s)")
    easy = ours(folder / "clean.csv", f"sqlite:///{folder}/clean.db")
    print(f"  the easy case: {easy / shell(folder / 'clean.csv', folder / 'shell.db'):5.2f} ×, {easy:6.2f} s")


def a_tenth(folder: Path) -> None:
    """Measure the first import of a tenth of the rows, before anything larger, so that its memory can be told."""
    write(folder / "tenth.csv", ROWS // 10)
    found = [(shell(folder / "tenth.csv", folder / "shell.db"), tenth(folder, number)) for number in range(ROUNDS)]
    start = median(empty(f"sqlite:///{folder}/t0.db") for _ in range(ROUNDS))
    ratio = median((ours_ - start) / shell_ for shell_, ours_ in found)
    print(
        f"{ROWS // 10:,} rows: {ratio:5.2f} × and start-up {start:.2f} s (goal 4 ×), peak {peak():,} MB (goal 500 MB)"
    )


def tenth(folder: Path, number: int) -> float:
    """Seconds that a tenth of the rows takes."""
    database = f"sqlite:///{folder}/t{number}.db"
    empty(database)
    return ours(folder / "tenth.csv", database)


def peak() -> int:
    """The most memory that any process of this run has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def small_files(folder: Path) -> None:
    """Measure the processor time of small files, beside that of the version before."""
    versions = {"now": Path.cwd()} | ({"before": version_before(folder)} if BEFORE else {})
    for number, goal in SMALL.items():
        write(folder / "small.csv", number)
        spent = {name: median(processor(folder, tree) for _ in range(ROUNDS)) for name, tree in versions.items()}
        said = f"{spent['now'] / spent['before']:5.2f} × that of {BEFORE} (goal {goal} ×)" if BEFORE else ""
        print(f"{number:,} rows: {spent['now']:5.2f} s of processor {said}")


def version_before(folder: Path) -> Path:
    """The tree of an earlier commit."""
    tree = folder / "before"
    tree.mkdir()
    archive = subprocess.run(["/usr/bin/git", "archive", BEFORE], check=True, capture_output=True).stdout
    subprocess.run(["/usr/bin/tar", "-x", "-C", str(tree)], check=True, input=archive)
    return tree


def processor(folder: Path, tree: Path) -> float:
    """Seconds of processor that the import of the small file takes in all, into a database that has its tables."""
    database = folder / f"{time.monotonic_ns()}.db"
    command = [sys.executable, "-m", "callprogram"]
    run(*command, "imports", database=f"sqlite:///{database}", folder=tree)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(*command, "import", str(folder / "small.csv"), database=f"sqlite:///{database}", folder=tree)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def on_postgres(folder: Path, server: URL) -> None:
    """Measure first imports into PostgreSQL."""
    copies, found = [], []
    for number in range(ROUNDS):
        execute(server, f"CREATE DATABASE bench_{number}")
        url = server.set(database=f"bench_{number}")
        copies.append(copied(folder / "all.csv", url))
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        empty(address)
        found.append(ours(folder / "all.csv", address))
    ratio = median(each / copy for each, copy in zip(found, copies, strict=True))
    print(f"PostgreSQL, COPY: {median(copies):.2f} s; first: {ratio:5.2f} × (goal 3.5 ×), {median(found):6.2f} s")


def copied(file: Path, url: URL) -> float:
    """Seconds of a bare COPY of a file into a table with a primary key."""
    columns = ", ".join(f"c{place} text" for place in range(1, len(HEADER)))
    execute(url, f"CREATE TABLE t (id text PRIMARY KEY, {columns})")
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    began = time.perf_counter()
    with psycopg.connect(address) as connection, connection.cursor() as cursor, file.open("rb") as opened:
        with cursor.copy("COPY t FROM STDIN (FORMAT csv, HEADER)") as copy:
            while some := opened.read(1 << 20):
                copy.write(some)
        connection.commit()
    return time.perf_counter() - began


def make_files(folder: Path) -> None:
    """The file, one with a row more, one with every hundredth row changed, and a clean one."""
    write(folder / "all.csv", ROWS)
    extra = "C9999999,New Ltd,New Person,CEO,new@new.example,+49 30 23125999,DE,kim.ng,1.50,2027-01-01,,,9,SMB,\n"
    shutil.copyfile(folder / "all.csv", folder / "more.csv")  # read into memory, it would count as the commands' own
    with (folder / "more.csv").open("a", encoding="utf-8") as file:
        file.write(extra)
    write(folder / "changed.csv", ROWS, lambda place, row: [*row[:-1], "Changed"] if place % 100 == 0 else row)
    clean_files.write(folder / "clean.csv", ROWS)


if __name__ == "__main__":
    main()
