"""`make bench-list`: a list from a million customers on SQLite, beside one aggregate over the same table."""

import contextlib
import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.customers.hours import week_of_hours
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.program.call_hour import Week
from callprogram.domain.words.dates import counted
from callprogram.services.act import act
from callprogram.services.lists import planning
from callprogram.services.program import programs
from tests.examples import NOW

_PLACES = ("DE Europe/Berlin", "GB Europe/London", "FR Europe/Paris", "ES Europe/Madrid", "NL Europe/Amsterdam",
           "US America/New_York", "US America/Chicago", "US America/Los_Angeles", "BR America/Sao_Paulo",
           "JP Asia/Tokyo", "AU Australia/Sydney", "IN Asia/Kolkata", "AE Asia/Dubai", "SG Asia/Singapore")  # fmt: skip
_AGGREGATE = (
    "SELECT segment, count(*), sum(revenue), avg(health), min(last_contact_on), max(renewal_on), sum(open_cases)"
    " FROM customers NOT INDEXED GROUP BY segment"
)
_COLUMNS = (
    "company, country, account_owner, revenue, currency, renewal_on, customer_since, last_contact_on, health, nps,"
    " segment, open_cases, do_not_call, notes, contacts, found_by, place"
)
_TIMES = 3


def main() -> None:
    """Fill a file, time both, and print the ratio."""
    for count, places in ((10_000, _PLACES), (1_000_000, _PLACES), (1_000_000, ("GB Europe/London",))):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder) / "bench.db", count, places)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _measure(file: Path, count: int, places: Sequence[str]) -> None:
    engine = connect(f"sqlite:///{file}")
    with contextlib.closing(sqlite3.connect(file)) as connection:
        with connection:
            marks = ", ".join("?" * len(_COLUMNS.split(",")))
            connection.executemany(f"INSERT INTO customers ({_COLUMNS}) VALUES ({marks})", _rows(count, places))  # noqa: S608
        aggregate = _quickest(lambda: connection.execute(_AGGREGATE).fetchall())
    store = Database(engine)
    program = act(store, THE_PERSON_AT_THE_KEYBOARD, NOW, programs.set_program, "Bench")
    listed = _quickest(lambda: act(store, THE_PERSON_AT_THE_KEYBOARD, NOW, planning.plan, program, Week(2026, 49)))
    hours = _quickest(lambda: week_of_hours(program, Week(2026, 49).monday, DatabaseViews(engine).reach()))
    engine.dispose()
    print(f"{count:>9,} customers in {counted(len(places), 'place')}: aggregate {aggregate:.3f} s")
    for what, seconds in (("list", listed), ("hours", hours)):
        print(f"{what:>9} {seconds:.3f} s, ratio {seconds / aggregate:.1f}")
    sys.stdout.flush()


def _quickest(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return min(once() for _ in range(_TIMES))


def _rows(count: int, places: Sequence[str]) -> Iterator[tuple[object, ...]]:
    random = Random(4)
    for number in range(1, count + 1):
        place = random.choice(places)
        phones = [{"raw": "030 23125 123", "label": "phone", "e164": "+493023125123", "extension": None, "valid": True}]
        contacts = [{"name": f"Name {number}", "title": "CFO", "email": f"n{number}@example.com", "phones": phones}]
        yield (
            f"Company {number}",
            place[:2],
            f"Owner {random.randint(1, 200)}",
            int(random.lognormvariate(10, 1.5) * 100),
            random.choice(("EUR", "USD", "GBP")),
            _day(random, 2026, 2027),
            _day(random, 2010, 2026),
            random.choice((None, _day(random, 2023, 2026))),
            random.randint(30, 100),
            random.choice((None, 3, 7, 8, 9, 10)),
            random.choice(("Small", "Mid-market", "Enterprise")),
            random.choice((0, 0, 0, 1, 3)),
            random.random() < 0.03,
            "",
            json.dumps(contacts),
            f"company {number}\nname {number}\nn{number}@example.com\n+493023125123",
            place if random.random() < 0.95 else None,
        )


def _day(random: Random, first: int, last: int) -> str:
    return f"{random.randint(first, last)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"


if __name__ == "__main__":
    main()
