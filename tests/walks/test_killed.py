"""A whole server killed again and again under a browser that types and presses: what a page called saved is there.

The suite kills twice, once in a word and once at a press; `make soak` a hundred times.
"""

import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

from playwright.sync_api import BrowserContext, expect

from callprogram.ui.components.words.own_components import SHARED
from tests.servers.app import RunningApp
from tests.servers.waiting import PATIENCE, wait_until
from tests.walks.hours import come_to_rest
from tests.walks.interruptions import note, open_note, state, wait_until_sent

KILLS = int(os.environ.get("SOAK_PAGE_KILLS", "2"))
_OUTCOMES = {"connected": "Talked to", "left-voicemail": "Voicemail for", "no-answer": "No answer from"}
_ENTRIES, _PATIENT = 5, 30
_NOT_YET = re.compile("^(Saving …|Not saved yet)")  # the first of them as long as somebody types
_COPIES = "Object.keys(localStorage).filter(key => key.startsWith('callprogram-note/')).length"
_LEAVE = "copy => localStorage.setItem('callprogram-note/1/note/x', JSON.stringify(copy))"
_STANDING = (SHARED / "standing.js").read_text("utf-8")
_TWO_CALLS = """() => {
  const [shells, parent, shell, ended] = [new WeakMap(), {}, {}, []];
  const end = () => ended.push(1);
  const [first, last] = [1, 2].map(() => standing(shells, parent, shell, end));
  first();
  const after = ended.length;
  last();
  return [after, ended.length];
}"""
# Whose card is there, the note beside it, what is said of it, and whether a press is still being saved, at one moment;
# nothing where the hour is over. The next card is painted before the server knows: it alone calls nothing saved.
_SHOWN = """() => {
  const roots = [...document.querySelectorAll("*")].map(each => each.shadowRoot).filter(Boolean);
  const root = roots.find(each => each.querySelector("[data-card]"));
  const area = root?.querySelector("textarea");
  if (!area) return ["", "", "", true];
  const status = area.getRootNode().querySelector("[role=status]").textContent;
  const saving = root.querySelector(".kept").textContent.includes("saving");
  return [root.querySelector("[data-card]").dataset.card, area.value, status, saving];
}"""


def kept(app: RunningApp) -> dict[int, list[tuple[str, str]]]:
    """The outcome and the note of each call of each entry, as the database has them."""
    found: dict[int, list[tuple[str, str]]] = {}
    with closing(sqlite3.connect(app.database)) as database:
        for entry, disposition, text in database.execute("SELECT entry_id, disposition, note FROM calls ORDER BY id"):
            found.setdefault(int(entry), []).append((str(disposition or ""), str(text)))
    return found


# Whether the page's own dialog about a lost line has come.
_WATCH = """() => new MutationObserver(() => {
  document.lostLine ||= document.body.textContent.includes("server is not responding");
}).observe(document.body, { childList: true, subtree: true })"""


def test_nothing_stands_before_whoever_writes_while_the_server_is_away(
    hour_to_kill: RunningApp, context: BrowserContext
) -> None:
    page = open_note(hour_to_kill, context)
    page.evaluate(_WATCH)
    page.keyboard.type("They want")
    hour_to_kill.kill()
    wait_until(lambda: bool(page.evaluate("document.lostLine")))
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.type(" it by Friday")
    expect(note(page)).to_have_value("They want it by Friday")
    expect(page.get_by_text("Not saved yet; kept in this browser")).to_be_visible()


class Caller:
    """One person in the hour, who types and presses, and remembers what the page called saved."""

    def __init__(self, app: RunningApp, context: BrowserContext, chance: Random) -> None:
        self.app, self.context, self.chance = app, context, chance
        self.page = open_note(app, context)
        self.numbers = count()
        self.typed: list[str] = []
        self.given: dict[int, str] = {}
        self.lost: list[str] = []
        self.reloads = 0

    def entry(self) -> int:
        """Whose card is on the screen."""
        return int(str(self.page.locator("[data-card]").get_attribute("data-card")))

    def type(self) -> None:
        """Some words, at the pace of a person."""
        note(self.page).focus()
        note(self.page).evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")
        for _ in range(self.chance.randrange(1, 5)):
            word = f"w{next(self.numbers)}."
            self.page.keyboard.type(f"{word} ", delay=self.chance.uniform(5, 40))
            self.typed.append(word)
        time.sleep(self.chance.choice([0, 0, 0.3, 0.8]))

    def check(self, entry: int, value: str, status: str) -> None:
        """What the page showed as saved when the server died is in the database."""
        calls = kept(self.app)
        if status.startswith("Saved") and value and [text for _, text in calls.get(entry, [])] != [value]:
            self.lost.append(f"the note of {entry}: {value!r}, kept {calls.get(entry)}")
        self.lost += [
            f"the outcome of {each}"
            for each, what in self.given.items()
            if [had for had, _ in calls.get(each, [])] != [what]
        ]

    def killed_while_typing(self) -> None:
        """The server dies in the middle of a word; the page stays, or is loaded anew."""
        entry = self.entry()
        self.type()
        value, status = state(self.page)
        self.app.kill()
        self.check(entry, value, status)
        word = f"w{next(self.numbers)}."
        self.page.keyboard.type(f"{word} ", delay=5)
        self.typed.append(word)
        expect(self.page.get_by_text(_NOT_YET)).to_be_visible()
        self.app.start()
        if self.chance.random() < 0.5:
            self.page.reload()
        self.expect_note(entry)

    def killed_while_pressing(self) -> None:
        """The server dies around a press: it counts, once, and the note that was typed before stays whole."""
        entry = self.entry()
        self.type()
        what = self.chance.choice(list(_OUTCOMES))
        self.page.locator(f".outcomes [data-what={what}]").dispatch_event("click")
        time.sleep(self.chance.uniform(0, 0.6))
        shown, value, status, saving = self.page.evaluate(_SHOWN)
        self.app.kill()
        if shown not in {"", str(entry)} and not saving:  # the next one is there, and the press was called kept
            self.given[entry] = what
        self.check(entry, value if shown == str(entry) else "", status)
        self.app.start()
        self.given[entry] = what
        wait_until(lambda: [had for had, _ in kept(self.app).get(entry, [])] == [what])
        if not self.happens(lambda: self.page.evaluate(_COPIES) == 0):
            self.page.reload()
            wait_until_sent(self.page)
        self.expect_words(entry)
        self.typed = []
        if len(self.given) < _ENTRIES:
            expect(self.page.locator("[data-card]")).not_to_have_attribute("data-card", str(entry))

    def happens(self, what: Callable[[], bool]) -> bool:
        """Whether it does by itself, in the time after which somebody loads the page anew."""
        deadline = time.monotonic() + _PATIENT
        while not (there := what()) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.reloads += not there
        return there

    def expect_note(self, entry: int) -> None:
        """All that was typed is in the box and in the database, and called saved."""
        expect(note(self.page)).to_be_visible()

        def missing() -> list[str]:
            value, status = state(self.page)
            calls = kept(self.app).get(entry, [])
            gone = [word for word in self.typed if word not in value]
            if gone or [text for _, text in calls] != [value] or not status.startswith("Saved"):
                return [f"{gone} of {entry}, {status!r}: box {value!r}, kept {calls}"]
            return []

        if not self.happens(lambda: not missing()):
            self.page.reload()
            expect(note(self.page)).to_be_visible()
            self.happens(lambda: not missing())
        assert missing() == []

    def expect_words(self, entry: int) -> None:
        """All that was typed before a press is in the note of that call."""
        wait_until(lambda: all(word in kept(self.app)[entry][0][1] for word in self.typed))

    def begin_again(self, begun: Path) -> None:
        """The hour as it was when it began."""
        self.page.goto("about:blank")
        self.app.put_back(begun)
        self.page.close()
        self.page = open_note(self.app, self.context)
        self.typed, self.given = [], {}


def test_nothing_that_a_page_called_saved_is_missing_however_often_the_server_dies(
    hour_to_kill: RunningApp, hour_begun: Path, context: BrowserContext
) -> None:
    context.set_default_timeout(PATIENCE * 1000)
    caller = Caller(hour_to_kill, context, Random(int(os.environ.get("SOAK_SEED", "8"))))
    for number in range(KILLS):
        if len(caller.given) == _ENTRIES:
            caller.begin_again(hour_begun)
        caller.killed_while_pressing() if number % 2 else caller.killed_while_typing()

    print(f"{KILLS} kills; {caller.reloads} times what was typed waited for somebody to load the page anew")  # noqa: T201 -- what a soak came to
    assert caller.lost == []


def test_while_the_server_is_not_reached_the_page_says_so(hour_to_kill: RunningApp, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{hour_to_kill.url}/this_week?week=2030-W10")
    come_to_rest(page)
    gone = page.get_by_text("No connection.")
    context.set_offline(offline=True)
    page.get_by_role("button", name="Sign off").click()
    expect(gone).to_be_visible()
    context.set_offline(offline=False)
    expect(gone).to_be_hidden()
    expect(page.get_by_text("Signed off").first).to_be_visible()
    hour_to_kill.kill()
    expect(gone).to_be_visible()
    hour_to_kill.start()
    expect(gone).to_be_hidden()


def test_a_page_at_rest_sends_what_is_left_once_its_server_is_back(
    hour_to_kill: RunningApp, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{hour_to_kill.url}/this_week?week=2030-W10")
    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    hour_to_kill.kill()
    with page.expect_websocket(timeout=PATIENCE * 1000):
        hour_to_kill.start()
    page.evaluate(_LEAVE, {"text": "In the tunnel.", "base": "", "writer": "x", "at": 0})
    wait_until_sent(page)
    assert kept(hour_to_kill)[1] == [("", "In the tunnel.")]


def test_a_call_of_a_component_that_the_next_one_overtook_does_not_end_what_stands(context: BrowserContext) -> None:
    page = context.new_page()
    page.evaluate(f"() => {{ {_STANDING}; window.standing = standing; }}")
    assert page.evaluate(_TWO_CALLS) == [0, 1]
