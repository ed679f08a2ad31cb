"""Presses that cannot be lost: at once, under load, twice, and while the server is away.

The suite slows the browser down, which costs others nothing; `make soak` keeps the processors from everybody.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage
from tests.walks.hours import shown

_OUTCOMES = ("connected", "left-voicemail", "no-answer")
_ENTRIES = 5
_SOAKS = "TEST_PRESSES" in os.environ
_PRESSES = int(os.environ.get("TEST_PRESSES", "5"))
_SLOWER = 6  # times, as a telephone of some years ago
_AS_SOON_AS_IT_IS_THERE = """([before, what]) => new Promise(done => {
  const press = () => {
    const all = [...document.querySelectorAll("*")].map(each => each.shadowRoot);
    const root = all.find(each => each?.querySelector("[data-card]"));
    const card = root?.querySelector("[data-card]").dataset.card;
    if (!card || card === before) return requestAnimationFrame(press);
    root.querySelector(`.outcomes [data-what=${what}]`).click();
    done(card);
  };
  press();
})"""


@pytest.fixture
def busy() -> Iterator[None]:
    """Two processes that keep the processors from everybody else, where nobody else minds."""
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * _SOAKS)]
    yield
    for each in others:
        each.kill()
        each.wait()


def outcomes(app: RunningApp) -> dict[int, str]:
    with closing(sqlite3.connect(app.database)) as database:
        found = database.execute("SELECT entry_id, disposition FROM calls WHERE disposition IS NOT NULL")
        return {int(entry): str(disposition) for entry, disposition in found}


def press_at_once(page: Page, before: str, what: str) -> str:
    """Press in the very moment that a card other than the one before is there; whose it was."""
    return str(page.evaluate(_AS_SOON_AS_IT_IS_THERE, [before, what]))


def wait_until(page: Page, app: RunningApp, wanted: dict[int, str]) -> None:
    for _ in range(300):
        if outcomes(app) == wanted:
            return
        page.wait_for_timeout(100)
    assert outcomes(app) == wanted


@pytest.mark.usefixtures("busy")
def test_each_press_counts_for_the_one_whose_card_was_shown_however_soon_it_comes(
    hour: RunningApp, hour_begun: Path, open_page: OpenPage
) -> None:
    page, what = open_page(hour.url), cycle(_OUTCOMES)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 1 if _SOAKS else _SLOWER})
    for _ in range(_PRESSES // _ENTRIES):
        page.goto("about:blank")  # nobody is there while the hour is put back
        hour.put_back(hour_begun)
        page.goto(hour.url)
        given: dict[int, str] = {}
        card = ""
        for _ in range(_ENTRIES):
            outcome = next(what)
            card = press_at_once(page, card, outcome)
            given[int(card)] = outcome
            wait_until(page, hour, given)
        assert len(given) == _ENTRIES


def test_a_double_click_on_an_outcome_is_one_press(hour: RunningApp, open_page: OpenPage) -> None:
    page = open_page(hour.url)
    first = shown(page)
    page.get_by_role("button", name="Talked").dblclick()
    expect(page.locator("[data-card]")).not_to_have_attribute("data-card", str(first))
    wait_until(page, hour, {first: "connected"})
    page.get_by_role("button", name="Undo").dblclick()
    expect(page.locator("[data-card]")).to_have_attribute("data-card", str(first))
    wait_until(page, hour, {})
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_a_press_while_the_server_is_away_is_heard_once_it_is_back(
    hour_to_kill: RunningApp, open_page: OpenPage
) -> None:
    page = open_page(hour_to_kill.url)
    first = shown(page)
    expect(page.get_by_role("button", name="Voicemail")).to_be_visible()
    hour_to_kill.kill()
    page.get_by_role("button", name="Voicemail").click()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    assert outcomes(hour_to_kill) == {}
    hour_to_kill.start()
    wait_until(page, hour_to_kill, {first: "left-voicemail"})
    expect(page.get_by_text("Voicemail for Renee")).to_be_visible()
