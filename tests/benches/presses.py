"""From a press until what it changes is painted, and until it is saved, with few customers and with many."""

import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from callprogram.adapters.database.connection import connect
from tests.servers.app import serving
from tests.servers.days import THAT_DAY
from tests.walks.hours import begin_the_hour_in, bring_in_the_sample, come_to_rest

MOST, MOST_OF_MANY = 150, 225
expect.set_options(timeout=60_000)
_TIMES = 21
# Two frames after this attribute of what is found is another one; and once it is no longer said that it is being saved.
_PRESS = """([button, found, attribute]) => new Promise(done => {
  const root = button.getRootNode();
  const now = () => root.querySelector(found).getAttribute(attribute);
  const is_saved = () => !root.querySelector(".kept")?.textContent.includes("saving");
  const before = now(), start = performance.now();
  const painted = () => now() === before
    ? requestAnimationFrame(painted)
    : requestAnimationFrame(() => requestAnimationFrame(() => saved(performance.now() - start)));
  const saved = shown => is_saved()
    ? done([shown, performance.now() - start])
    : requestAnimationFrame(() => saved(shown));
  button.click();
  painted();
})"""
Fill = Callable[[Path, int], None]


def missed(browser: Browser, fill: Fill, customers: int, most: float) -> int:
    """How many of the presses take longer than they may, on a database that is filled up to so many customers."""
    print(f"Presses with {customers:,} customers:", flush=True)
    with tempfile.TemporaryDirectory() as name:
        return sum(_measure(browser, Path(name), fill, customers, most))


def _measure(browser: Browser, folder: Path, fill: Fill, customers: int, most: float) -> Iterator[int]:
    database = folder / "callprogram.db"
    connect(f"sqlite:///{database}").dispose()
    with serving(folder, THAT_DAY) as app:
        bring_in_the_sample(database)
        fill(database, customers)
        page = browser.new_page(timezone_id="Europe/Amsterdam")
        page.goto(app.url)
        pins = page.locator("footer [data-what=pin]")
        expect(pins.first).to_be_visible()
        yield _say("pin", [_press(pins.first, "[data-what=pin]", "aria-pressed") for _ in range(_TIMES)], most)
        page.close()
    (folder / "hour").mkdir()
    begun = folder / "hour" / "callprogram.db"
    connect(f"sqlite:///{begun}").dispose()
    begin_the_hour_in(begun)
    fill(begun, customers)
    with serving(begun.parent, THAT_DAY) as app:
        page = browser.new_page(timezone_id="Europe/Amsterdam")
        page.goto(app.url)
        expect(page.locator("[data-card]")).to_be_visible()
        others = page.locator(".person[aria-current=false]")
        yield _say("next", [_press(others.first, ".about", "data-card") for _ in range(_TIMES)], most)
        yield _say("outcome", [_outcome(page) for _ in range(_TIMES)], most)
        page.close()


def _press(button: Locator, found: str, attribute: str) -> tuple[float, float]:
    """Milliseconds until it is painted, and until it is saved where that is said."""
    come_to_rest(button.page)
    painted, saved = button.page.evaluate(_PRESS, [button.element_handle(), found, attribute])
    return float(painted), float(saved)


def _outcome(page: Page) -> tuple[float, float]:
    """One outcome, which is taken back again."""
    entry = str(page.locator(".about").get_attribute("data-card"))
    times = _press(page.locator(".outcomes [data-what=no-answer]"), ".about", "data-card")
    page.locator(".kept .undo").click()
    expect(page.locator(".about")).to_have_attribute("data-card", entry)
    expect(page.locator(".kept .undo")).to_have_count(0)
    return times


def _say(what: str, times: list[tuple[float, float]], most: float) -> int:
    painted, saved = (statistics.median(each) for each in zip(*times, strict=True))
    late = f", saved after {saved:.0f} ms" if saved > painted else ""
    print(f"  {what}: {painted:.0f} ms until it is painted (at most {most:.0f}){late}", flush=True)
    return int(painted > most)
