"""How long an import takes, as a multiple of the sqlite3 shell's `.import` of the same file: `make bench-import`.

ROWS=1000000 sets the rows, ROUNDS=3 how often each is measured (the median counts). Each import is the command line's,
start-up included, into a database that has its tables, as the shell's has. Meanwhile somebody else asks for the write
lock again and again; the longest time for which they did not get it is what notes and callbacks have to wait. Where
PostgreSQL is found, the same against a bare COPY of the same file into a table with a primary key.
"""

import csv
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from threading import Event, Thread

import phonenumbers
import psycopg
from phonenumbers import PhoneNumberType
from sqlalchemy import URL

from tests.servers.postgres import execute, find_programs, running_cluster

ROWS, ROUNDS = int(os.environ.get("ROWS", "1000000")), int(os.environ.get("ROUNDS", "3"))
HEADER = [
    "Account ID",
    "Account Name",
    "Contact Name",
    "Title",
    "Email",
    "Phone",
    "Mobile",
    "Country",
    "Account Owner",
    "Annual Revenue",
    "Currency",
    "Renewal Date",
    "Segment",
    "NPS",
    "Notes",
]
COUNTRIES = "US GB DE FR NL ES IT PT BE AT CH SE NO DK FI PL CZ IE CA AU NZ JP BR MX IN".split()  # noqa: SIM905  # easier to read
FIRST = "Anna Bob Chloé Dieter Eva François Greta Hiro Ines João Karl Lena Marta Nils Olga".split()  # noqa: SIM905  # easier to read
LAST = "Smith Müller Dupont García Rossi Silva Jansen Tanaka Novák Berg Larsen Kowalski Brown Weber".split()  # noqa: SIM905  # easier to read
GOALS = {"first": 3.5, "one row more": 0.6, "identical": 0.3, "1 % changed": 1.0}


def example(country: str, kind: int) -> str:
    """The national figures of a number that is in use, without its last five."""
    number = phonenumbers.example_number_for_type(country, kind)
    return phonenumbers.national_significant_number(number)[:-5] if number else ""


STEMS = {
    country: tuple(example(country, kind) for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE))
    for country in COUNTRIES
}
CODES = {country: phonenumbers.country_code_for_region(country) for country in COUNTRIES}


def rows(number: int, *, seed: int = 3) -> Iterator[list[str]]:
    """That many customers in 25 countries, ids shuffled, every fifth note of two lines; no number twice below 1.25M."""
    rng = random.Random(seed)  # the same file each time
    ids = list(range(number))
    rng.shuffle(ids)
    counters = {country: count() for country in COUNTRIES}
    for each in ids:
        country = rng.choice(COUNTRIES)
        place = next(counters[country]) * 7919 % 50_000
        fixed, mobile = (f"{stem}{2 * place + kind:05d}" for kind, stem in enumerate(STEMS[country]))
        first, last = rng.choice(FIRST), rng.choice(LAST)
        yield [
            f"001{each:012d}",
            f"{last} {rng.choice(['GmbH', 'Ltd', 'Inc', 'SA'])} {each}",
            f"{first} {last}",
            "Head of Operations",
            f"{first}.{last}.{each}@example.com".lower(),
            f"+{CODES[country]} {fixed[:-7]} {fixed[-7:-4]} {fixed[-4:]}",
            f"+{CODES[country]} {mobile[:-7]} {mobile[-7:-4]} {mobile[-4:]}" if rng.random() < 0.5 else "",
            country,
            f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            f"{rng.lognormvariate(11, 1.5):.2f}",
            "EUR",
            f"2027-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
            rng.choice(["SMB", "Mid", "Enterprise"]),
            str(rng.randrange(11)),
            "Asked about the invoice,\nwants a call back" if rng.random() < 0.2 else "Steady customer since the fair",
        ]


def write(file: Path, number: int, change: Callable[[int, list[str]], list[str]] = lambda _, row: row) -> None:
    """A file of customers, each perhaps changed."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        writer.writerows(change(place, row) for place, row in enumerate(rows(number)))


def shell(file: Path, database: Path) -> float:
    """Seconds that the sqlite3 shell takes for its own import into a table with a primary key."""
    database.unlink(missing_ok=True)
    columns = ", ".join(f"c{place}" for place in range(1, len(HEADER)))
    run("sqlite3", str(database), f"CREATE TABLE t (id TEXT PRIMARY KEY, {columns})")
    return run("sqlite3", str(database), ".mode csv", f".import --skip 1 {file} t")


def ours(file: Path, database: str) -> float:
    """Seconds that our command takes."""
    return run(sys.executable, "-m", "callprogram", "import", str(file), "--region", "US", database=database)


def run(*command: str, database: str = "") -> float:
    """Seconds that a command takes; it must end well."""
    began = time.perf_counter()
    environment = os.environ | ({"CALLPROGRAM_DATABASE_URL": database} if database else {})
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
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
        make_files(folder)
        on_sqlite(folder)
        print(f"    peak memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024:,} MB (goal 1,000 MB)")
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
    first, tenth = median(each["first"].seconds for each in found), median(tenths(folder))
    print(
        f"   time per row: {(first - start) / (10 * (tenth - start)):5.2f} × that of a tenth of the rows (goal 1.5 ×)"
    )


def tenths(folder: Path) -> Iterator[float]:
    """Seconds that a tenth of the rows takes."""
    for number in range(ROUNDS):
        database = f"sqlite:///{folder}/t{number}.db"
        empty(database)
        yield ours(folder / "tenth.csv", database)


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
    """The file, a tenth of it, one with a row more, and one with every hundredth row changed."""
    write(folder / "all.csv", ROWS)
    write(folder / "tenth.csv", ROWS // 10)
    extra = "001999999999999,New Ltd,New Person,CEO,new@new.example,+49 30 23125999,,DE,Olga Berg,1.50,EUR,"
    extra += "2027-01-01,Mid,9,\n"
    (folder / "more.csv").write_text((folder / "all.csv").read_text() + extra)
    write(folder / "changed.csv", ROWS, lambda place, row: [*row[:-1], "Changed"] if place % 100 == 0 else row)


if __name__ == "__main__":
    main()
