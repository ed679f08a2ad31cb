"""The hour in a browser: begun by clicking, or already begun in the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from callprogram.adapters import exports
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.customers import importing
from callprogram.services.lists import planning
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.servers.app import RunningApp
from tests.servers.days import that_day

IN_THE_HOUR = datetime(2026, 11, 24, 15, 3, tzinfo=UTC)  # a Tuesday, 16:03 in Amsterdam
_A_DOUBLE_CLICK = 400  # milliseconds, a few more than the page takes two clicks for one
_SAMPLE = Path(__file__).parents[2] / "sample_customers.csv"


def begin_the_hour(page: Page) -> None:
    """From an empty database into the hour, with the made-up customers."""
    press_in_turn(page, "Look around with sample customers", "Sign off", "Start the hour", "Start now")
    expect(page.locator("[data-card]")).to_be_visible()


def press_in_turn(page: Page, *buttons: str) -> None:
    """One after the other as a person does: what comes sooner is taken for the second half of a double click."""
    for name in buttons:
        button = page.get_by_role("button", name=name)
        expect(button).to_be_visible()
        page.wait_for_timeout(_A_DOUBLE_CLICK)
        button.click()


def shown(page: Page) -> int:
    """Whose card is on the screen: the entry's number."""
    return int(str(page.locator("[data-card]").get_attribute("data-card")))


def promised(app: RunningApp) -> list[str]:
    """The words of every promise that is kept."""
    with closing(sqlite3.connect(app.database)) as database:
        return [str(text) for (text,) in database.execute("SELECT text FROM commitments ORDER BY id")]


def come_to_rest(page: Page) -> None:
    """Wait until all of the page is there."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def bring_in_the_sample(file: Path) -> None:
    """The made-up customers, as the services bring them in, without a click."""
    with _store(file) as (store, now):
        _bring_in(store, now)


def promise_in(file: Path, customer: str, words: str) -> None:
    """Something promised to the customer of that name, who is there."""
    with _store(file) as (store, now):
        found = DatabaseViews(store.engine).customer(customer)
        act(store, YOU, now, promising.promise, found.id, words, owner="You", due_on=now.date())


def begin_the_hour_in(file: Path, at: datetime | None = None) -> None:
    """The same, and the hour begun, now or at another moment."""
    with _store(file, at) as (store, now):
        program = _bring_in(store, now)
        week = DatabaseViews(store.engine).week_due(program, now)
        act(store, YOU, now, planning.freeze, program, week)
        act(store, YOU, now, planning.start_hour, program, week)


@contextmanager
def _store(file: Path, at: datetime | None = None) -> Iterator[tuple[Database, datetime]]:
    engine = connect(f"sqlite:///{file}")
    yield Database(engine), at or that_day()
    engine.dispose()


def _bring_in(store: Database, now: datetime) -> Program:
    name, zone = "Customer calls", "Europe/Amsterdam"
    program: Program = act(store, YOU, now, programs.set_program, name, zone=zone, country="NL")
    act(store, YOU, now, importing.bring_in, exports.read(_SAMPLE.name, _SAMPLE.read_bytes(), "NL", {}))
    return program
