"""How long an import takes, as a multiple of the sqlite3 shell's `.import` of the same file: `make bench-import`.

ROWS=1000000 sets the rows, ROUNDS=3 how often each is measured (the median counts), POSTGRES=postgresql://… measures
COPY there too. Each import is the command line's, start-up included.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median

import phonenumbers
from phonenumbers import PhoneNumberType

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
COUNTRIES = [
    "US",
    "GB",
    "DE",
    "FR",
    "NL",
    "ES",
    "IT",
    "PT",
    "BE",
    "AT",
    "CH",
    "SE",
    "NO",
    "DK",
    "FI",
    "PL",
    "CZ",
    "IE",
    "CA",
    "AU",
    "NZ",
    "JP",
    "BR",
    "MX",
    "IN",
]
FIRST = [
    "Anna",
    "Bob",
    "Chloé",
    "Dieter",
    "Eva",
    "François",
    "Greta",
    "Hiro",
    "Ines",
    "João",
    "Karl",
    "Lena",
    "Marta",
    "Nils",
    "Olga",
]
LAST = [
    "Smith",
    "Müller",
    "Dupont",
    "García",
    "Rossi",
    "Silva",
    "Jansen",
    "Tanaka",
    "Novák",
    "Berg",
    "Larsen",
    "Kowalski",
    "Brown",
    "Weber",
]
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


def round_of(folder: Path, name: str, database: str) -> dict[str, float]:
    """Seconds of each import in turn, on a new database."""
    files = {"first": name, "one row more": "more", "identical": "more", "1 % changed": "changed"}
    return {what: ours(folder / f"{file}.csv", database) for what, file in files.items()}


def main() -> None:
    """Measure, and print each as a multiple of the shell's import."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        make_files(folder)
        start = median(
            run(sys.executable, "-m", "callprogram", "imports", database=f"sqlite:///{folder}/0.db") for _ in range(3)
        )
        shells, found = [], []
        for number in range(ROUNDS):
            shells.append(shell(folder / "all.csv", folder / "shell.db"))
            found.append(round_of(folder, "all", f"sqlite:///{folder}/{number}.db"))
        tenth = median(ours(folder / "tenth.csv", f"sqlite:///{folder}/t{number}.db") for number in range(ROUNDS))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    base = median(shells)
    print(f"{ROWS:,} rows, sqlite3 .import: {base:.2f} s; start-up {start:.2f} s")
    for what, goal in GOALS.items():
        ratio = median(each[what] / shell_ for each, shell_ in zip(found, shells, strict=True))
        print(f"{what:>14}: {ratio:5.2f} × (goal {goal} ×), {median(each[what] for each in found):6.2f} s")
    first = median(each["first"] for each in found)
    print(
        f"   time per row: {(first - start) / (10 * (tenth - start)):5.2f} × that of a tenth of the rows (goal 1.5 ×)"
    )
    print(f"    peak memory: {peak:,} MB (goal 1,000 MB)")


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
