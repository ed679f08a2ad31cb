"""Discretion: after a walk through the whole hour, with mail refused and a page broken, the log is clean."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Role
from callprogram.services.act import act
from callprogram.services.people import membership, messaging
from callprogram.services.program import programs
from tests.examples import NOW
from tests.servers.app import RunningApp, free_port, serving
from tests.servers.days import THAT_DAY
from tests.servers.waiting import wait_until
from tests.walks.conftest import OpenPage
from tests.walks.hours import begin_the_hour, come_to_rest

# The parts of a customer and of a member that are somebody's.
_SOMEBODYS = (
    "SELECT company FROM customers",
    "SELECT json_extract(each.value, '$.name') FROM customers, json_each(contacts) AS each",
    "SELECT json_extract(each.value, '$.email') FROM customers, json_each(contacts) AS each",
    "SELECT number FROM customers",
    "SELECT account_owner FROM customers",
    "SELECT email FROM members",
    "SELECT name FROM members",
    "SELECT note FROM calls",
    "SELECT text FROM commitments",
)


@pytest.fixture
def app(migrated_file: Path, tmp_path: Path) -> Iterator[RunningApp]:
    """The app whose mail goes nowhere, and an account owner who is written to."""
    shutil.copy(migrated_file, tmp_path / "callprogram.db")
    engine = connect(f"sqlite:///{tmp_path}/callprogram.db")
    program = act(Database(engine), YOU, NOW, programs.set_program, "Customer calls", zone="Europe/Amsterdam")
    act(Database(engine), YOU, NOW, membership.add, "priya@northwind.example", "Priya Nair", Role.TEAMMATE, program)
    act(Database(engine), YOU, NOW, messaging.send_test, "priya@northwind.example")
    engine.dispose()
    mail = {
        "CALLPROGRAM_SMTP_URL": f"smtp://127.0.0.1:{free_port()}",
        "CALLPROGRAM_MAIL_FROM": "calls@northwind.example",
        "CALLPROGRAM_LOG_LEVEL": "DEBUG",
    }
    with serving(tmp_path, THAT_DAY | mail) as app:
        yield app


def somebodys(app: RunningApp) -> set[str]:
    """Every name, number, address and word that the database has of somebody."""
    with closing(sqlite3.connect(app.database)) as database:
        found = (row[0] for query in _SOMEBODYS for row in database.execute(query))
        return {str(words) for words in found if words}


def test_the_log_of_a_whole_walk_has_nobodys_name_number_or_address(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(app.url)
    begin_the_hour(page)
    page.get_by_role("textbox", name="Note", exact=True).press_sequentially("They liked the new export")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.get_by_role("button", name="Talked").click()
    come_to_rest(page)
    wait_until(lambda: "(it is tried again)" in app.log())
    everything = somebodys(app)
    with closing(sqlite3.connect(app.database)) as database:
        database.execute("UPDATE customers SET revenue = 'Priya Nair', currency = company")
        database.commit()
    page.goto(f"{app.url}/customers")
    expect(page.get_by_text(re.compile("pass on the reference")).first).to_be_visible()
    log = re.sub(r"\x1b\[[\d;]*m", "", app.log())  # Streamlit's tracebacks are in colour
    assert len(everything) > 200
    assert "unexpected on a page, reference" in log
    assert {words for words in everything if words in log} == set()
    assert not re.search(r"\S@\S+\.\S|\+\d{7}", log)
