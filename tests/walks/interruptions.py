"""Somebody types a note, and is interrupted at any moment: the server dies, the line drops, the tab closes."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.servers.app import RunningApp
from tests.servers.waiting import PATIENCE, wait_until

_LAST_SECOND = 1.0
_NOT_YET = ("Saving", "Not saved")
_COPIES = "Object.keys(localStorage).filter(key => key.startsWith('callprogram-note/')).length"
_STATE = """area => [area.value, area.getRootNode().querySelector('[role=status]').textContent]"""


@dataclass
class Typist:
    """One person at one note; `typed` has every word with the moment at which it was complete."""

    app: RunningApp
    context: BrowserContext
    random: Random
    page: Page = field(init=False)
    typed: list[tuple[float, str]] = field(default_factory=list)
    lies: int = 0

    def __post_init__(self) -> None:
        """Sit down at the first customer of an hour that has begun."""
        self.page = open_note(self.app, self.context)

    def type_for(self, seconds: float) -> None:
        """Type words that were never typed before, at the pace of a person, and watch what is called saved."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            word = f"w{len(self.typed)}."
            for letter in f"{word} ":
                self.page.keyboard.type(letter, delay=self.random.uniform(5, 40))
            self.typed.append((time.monotonic(), word))
            if self.random.random() < 0.3:
                time.sleep(self.random.uniform(0, 0.8))
                self.watch()

    def watch(self) -> None:
        """Count it as a lie where the page says saved and the database has another text."""
        value, status = state(self.page)
        self.lies += status.startswith("Saved") and kept(self.app) != value

    def type_on(self) -> None:
        """Put the cursor behind the last word, as after any interruption."""
        note(self.page).focus()
        note(self.page).evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")

    def missing(self, interrupted_at: float) -> list[str]:
        """The words that are not there again, in the box and in the database, but for the second before."""
        deadline = time.monotonic() + PATIENCE
        wanted = [word for at, word in self.typed if not interrupted_at - _LAST_SECOND < at < interrupted_at]
        while True:
            value, status = state(self.page)
            gone = [word for word in wanted if word not in value]
            self.watch()
            if not gone and not status.startswith(_NOT_YET) and kept(self.app) == value:
                return []
            if time.monotonic() > deadline:
                return gone or [f"never saved: {status}"]
            time.sleep(0.1)


def open_note(app: RunningApp, context: BrowserContext) -> Page:
    """A page at the note of the customer at hand."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(app.url)
    expect(note(page)).to_be_visible()
    note(page).focus()
    return page


def note(page: Page) -> Locator:
    """The box."""
    return page.get_by_role("textbox", name="Note", exact=True)


def state(page: Page) -> tuple[str, str]:
    """What is in the box, and what is said of it, at one moment."""
    value, status = note(page).evaluate(_STATE)
    return str(value), str(status)


def kept(app: RunningApp) -> str:
    """The note as the database has it."""
    with sqlite3.connect(app.database) as database:
        row = database.execute("SELECT note FROM calls ORDER BY id LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def kill_and_reload(typist: Typist) -> None:
    """The server dies; somebody reloads once it is back."""
    typist.app.kill()
    typist.type_for(typist.random.uniform(0, 1))
    typist.app.start()
    typist.page.reload()


def kill_and_wait(typist: Typist) -> None:
    """The server dies and comes back, and nobody reloads."""
    typist.app.kill()
    typist.type_for(typist.random.uniform(0, 1))
    typist.app.start()


def drop_the_line(typist: Typist) -> None:
    """The network is gone for a while."""
    typist.context.set_offline(offline=True)
    typist.type_for(typist.random.uniform(0, 2))
    typist.context.set_offline(offline=False)


def close_the_tab(typist: Typist) -> None:
    """The tab is closed, and opened again."""
    typist.page.close()
    typist.page = open_note(typist.app, typist.context)


def reload(typist: Typist) -> None:
    """The page is loaded anew."""
    typist.page.reload()


def lock(typist: Typist) -> None:
    """The telephone is locked in the middle of a word: the page stands still, and is thrown away or goes on."""
    session = typist.context.new_cdp_session(typist.page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    time.sleep(typist.random.uniform(0, 1))
    if typist.random.random() < 0.5:
        typist.page.close()
        typist.page = open_note(typist.app, typist.context)
    else:
        session.send("Page.setWebLifecycleState", {"state": "active"})


Kind = Callable[[Typist], None]
GENTLE: tuple[Kind, ...] = (drop_the_line, close_the_tab, reload, lock)  # which leave the server alive
KINDS = (kill_and_reload, *GENTLE, kill_and_wait)


def interrupt(
    typist: Typist, times: int, say: Callable[[str], None] = lambda _: None, kinds: tuple[Kind, ...] = KINDS
) -> int:
    """Interrupt somebody so many times at any moment; how often more than the last second was lost."""
    lost = 0
    for number in range(times):
        kind = kinds[number % len(kinds)]
        typist.type_on()
        typist.type_for(typist.random.uniform(0.1, 2.5))
        interrupted_at = time.monotonic()
        kind(typist)
        expect(note(typist.page)).to_be_visible()
        missing = typist.missing(interrupted_at)
        lost += bool(missing)
        say(f"{number + 1:3} {kind.__name__}: {'LOST ' + ' '.join(missing) if missing else 'nothing lost'}")
    return lost


def interleave(app: RunningApp, context: BrowserContext, random: Random, steps: int) -> list[str]:
    """Two windows type words of their own on one note, in any order; the words that were lost."""
    pages = [open_note(app, context), open_note(app, context)]
    typed = []
    for number in range(steps):
        page, word = random.choice(pages), f"x{number}."
        page.bring_to_front()
        note(page).focus()
        note(page).evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")
        page.keyboard.type(random.choice([" ", "\n"]) + word, delay=5)
        typed.append(word)
        time.sleep(random.choice([0, 0, 0.05, 0.3, 0.7]))
    for page in pages:
        page.bring_to_front()
        page.reload()
        wait_until_sent(page)
    words = kept(app)
    return [word for word in typed if word not in words]


def wait_until_sent(page: Page) -> None:
    """Wait until the server has confirmed all that this page's browser has of any note."""
    wait_until(lambda: page.evaluate(_COPIES) == 0)


def wait_until_kept(app: RunningApp, page: Page) -> None:
    """Wait until the page calls saved what the database has."""

    def is_kept() -> bool:
        value, status = state(page)
        return value == kept(app) and not status.startswith(_NOT_YET)

    wait_until(is_kept)
