"""A day in minutes, by a clock that runs ahead, with five people on it: memory stays flat, and no file grows for ever.

`make soak` lives it; in less than five minutes nothing is said of memory.
"""

import itertools
import os
import random
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.examples import NOW
from tests.servers.app import RunningApp, free_port
from tests.servers.days import at_that_moment
from tests.servers.visitor import Visitor
from tests.walks.hours import bring_in_the_sample

SECONDS = int(os.environ.get("SOAK_DAY_SECONDS", "30"))
FASTER = 24 * 60 * 60 / 600  # a day in ten minutes
PEOPLE = 5
PAGES = ("customers", "commitments", "to_do", "results", "upcoming", "schedule", "settings")
_ALLOWED = 1.05


@pytest.fixture
def app(tmp_path: Path) -> Iterator[RunningApp]:
    """A server whose clock runs, with the made-up customers and a backup every night."""
    bring_in_the_sample(tmp_path / "callprogram.db")
    faster = at_that_moment(NOW + timedelta(days=1)) | {"TEST_TIMES_FASTER": str(FASTER)}
    folders = {"CALLPROGRAM_BACKUP_FOLDER": str(tmp_path / "nights"), "CALLPROGRAM_BACKUPS_KEPT": "2"}
    app = RunningApp(tmp_path, free_port(), faster | folders)
    app.start()
    yield app
    app.kill()


def resident(app: RunningApp) -> float:
    """Megabytes of memory that the server has of its own."""
    assert app.process
    smaps = Path(f"/proc/{app.process.pid}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in smaps.splitlines() if line.startswith("Private")) / 1024


def test_memory_stays_flat_and_no_file_grows(app: RunningApp) -> None:
    over, saved = threading.Event(), itertools.count()

    def live(number: int) -> None:
        chance = random.Random(number)
        while not over.is_set():
            page = chance.choice(PAGES)
            with Visitor(app.url, page, f"customer=c{number + 1}" if page == "customers" else "") as visitor:
                shown = visitor.look()
                assert shown.errors == []
                if page == "customers":
                    visitor.save(shown, "Sounds like", f"w{next(saved)}")
                over.wait(chance.uniform(0.5, 3))
                visitor.look()

    people = [threading.Thread(target=live, args=(number,)) for number in range(PEOPLE)]
    for person in people:
        person.start()
    sizes, begun = list[float](), time.monotonic()
    while time.monotonic() - begun < SECONDS:
        over.wait(SECONDS / 60)
        sizes.append(resident(app))
    over.set()
    for person in people:
        person.join()
    files = {file: file.stat().st_size for file in app.folder.rglob("*") if file.is_file()}
    warm, last = sizes[len(sizes) // 3 : len(sizes) // 2], sizes[-len(sizes) // 6 :]
    first, end = sum(warm) / len(warm), sum(last) / len(last)
    print(f"{SECONDS} s, {next(saved)} saved; {first:.0f} MB once warm, {end:.0f} MB at the end: {end / first:.3f}")
    print({file.name: size for file, size in files.items() if size > 100_000})

    assert SECONDS < 300 or end <= first * _ALLOWED
    assert sum(size for file, size in files.items() if file.suffix == ".log") < 1_000_000
    assert len([file for file in files if file.name.startswith("callprogram-2")]) <= 2
    assert files.get(app.folder / "callprogram.db-wal", 0) < 10_000_000
