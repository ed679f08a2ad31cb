"""Pages against an empty one (the same shell, navigation and member, no content), in one run: `make bench-pages`."""

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from playwright.sync_api import Locator, Page, expect, sync_playwright

import callprogram
from tests.servers.app import free_port
from tests.servers.chromium import ARGUMENTS, NAMES
from tests.walks.hours import begin_the_hour

TIMES = 21
MANY = 1_000_000
UI = Path(callprogram.__file__).parent / "ui"
EMPTY_PAGE = """import streamlit as st
from callprogram.ui.session import program
program()
if {buttons}:
    st.session_state["n"] = st.session_state.get("n", 0) + st.button("Again")
    st.subheader(str(st.session_state["n"]))
"""
# From the click until what it changed has been painted: two frames after the mutation.
CLICK_TO_PAINT = """([button, heading]) => new Promise(resolve => {
  const find = () => document.querySelector(heading)?.textContent;
  const before = find(), start = performance.now();
  const look = () => find() !== before && find() !== undefined
    ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)))
    : requestAnimationFrame(look);
  button.click();
  look();
})"""
# From the click until the script has run to its end and the page is painted.
CLICK_TO_END = """link => new Promise(resolve => {
  const app = document.querySelector('[data-testid="stApp"]');
  const start = performance.now();
  let ran = false;
  const watch = new MutationObserver(records => {
    const state = app.getAttribute('data-test-script-state');
    ran ||= state === 'running' || records.some(record => record.oldValue === 'running');
    if (ran && state === 'notRunning') {
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    }
  });
  watch.observe(app, { attributes: true, attributeOldValue: true, attributeFilter: ['data-test-script-state'] });
  link.click();
  // A run so short that it never showed is left out.
  setTimeout(() => resolve(null), 5000);
})"""
_FILL = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :wanted)
INSERT INTO customers (crm_id, {columns})
SELECT 'filler-' || i, {columns} FROM n JOIN customers ON customers.id = 1 + i % 82"""
APPTEST = """
import statistics, sys, time
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
begin = PagesManager.__init__
def ours(manager, *arguments, **named):
    begin(manager, *arguments, **named)
    PagesManager.uses_pages_directory = False
PagesManager.__init__ = ours
pages = [AppTest.from_file(main_file, default_timeout=120).run() for main_file in sys.argv[1:3]]
assert not any(page.exception for page in pages)
found = [], []
for _ in range(int(sys.argv[3])):
    for page, times in zip(pages, found):
        start = time.perf_counter()
        page.run()
        times.append(time.perf_counter() - start)
print(*map(statistics.median, found))
"""


def main() -> int:
    """Print each figure as a ratio; 1 where one is above what it must hold to."""
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = folder / "callprogram.db"
        quiet, counting = _empty_ui(folder, "quiet", buttons=False), _empty_ui(folder, "counting", buttons=True)
        with sync_playwright() as playwright:
            path = next(filter(None, map(shutil.which, NAMES)), None)
            sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=path, args=sandbox + ARGUMENTS)
            with _served(UI / "main.py", folder, database) as url:
                page = browser.new_page(timezone_id="Europe/Amsterdam")
                page.goto(url)
                page.get_by_role("button", name="Look around with sample customers").click()
                expect(page.get_by_role("button", name="Sign off")).to_be_visible(timeout=60_000)
                page.close()
            for customers in (82, MANY):
                _fill(database, customers)
                missed += _rerun_in_apptest(quiet, database, customers)
                missed += _rerun_in_browser(browser.new_page, quiet, folder, database, customers)
            missed += _hang_up_to_next(browser.new_page, counting, folder, folder / "hour.db")
            browser.close()
    return 1 if missed else 0


def _rerun_in_apptest(empty: Path, database: Path, customers: int) -> int:
    """Both pages in turn, in one process, so that whatever else the machine does weighs on both."""
    command = [sys.executable, "-c", APPTEST, str(UI / "main.py"), str(empty), str(TIMES)]
    done = subprocess.run(command, env=_environment(database), capture_output=True, check=True, text=True)  # our own
    full, nothing = (float(word) * 1000 for word in done.stdout.split())
    return _say(f"This week, {customers:,} customers, rerun in AppTest", full / nothing, 5, full, nothing)


def _rerun_in_browser(new_page: Callable[..., Page], empty: Path, folder: Path, database: Path, customers: int) -> int:
    with _served(UI / "main.py", folder, database) as one, _served(empty, folder, database) as other:
        links = [_link_to_this_week(new_page(timezone_id="Europe/Amsterdam"), url) for url in (one, other)]
        rounds = [[link.evaluate(CLICK_TO_END) for link in links] for _ in range(TIMES)]
        for link in links:
            link.page.close()
    full, nothing = (statistics.median(each for each in times if each) for times in zip(*rounds, strict=True))
    return _say(f"This week, {customers:,} customers, click to end in Chromium", full / nothing, 2.5, full, nothing)


def _link_to_this_week(page: Page, url: str) -> Locator:
    page.goto(url)
    link = page.get_by_role("link", name="This week")
    expect(link).to_be_visible(timeout=60_000)
    page.wait_for_timeout(1500)
    return link


def _hang_up_to_next(new_page: Callable[..., Page], empty: Path, folder: Path, database: Path) -> int:
    with _served(UI / "main.py", folder, database) as url:
        page = new_page(timezone_id="Europe/Amsterdam")
        page.goto(url)
        begin_the_hour(page)
        page.wait_for_timeout(1500)
        full = statistics.median(_clicks(page, "Talked", "h3", 4, before=_end_the_call))
        page.close()
    with _served(empty, folder, database) as url:
        page = new_page(timezone_id="Europe/Amsterdam")
        page.goto(url)
        expect(page.get_by_role("button", name="Again")).to_be_visible(timeout=60_000)
        page.wait_for_timeout(1500)
        nothing = statistics.median(_clicks(page, "Again", "h3", TIMES))
        page.close()
    return _say("From hanging up to the next customer, one tap, click to paint", full / nothing, 3, full, nothing)


def _end_the_call(page: Page) -> None:
    """A call leaves a note."""
    page.get_by_role("textbox", name="Note", exact=True).press_sequentially("Fine.")
    page.wait_for_timeout(1500)


def _clicks(
    page: Page, name: str, heading: str, times: int, before: Callable[[Page], None] = lambda _: None
) -> Iterator[float]:
    for _ in range(times):
        before(page)
        button = page.get_by_role("button", name=name).element_handle()
        yield float(page.evaluate(CLICK_TO_PAINT, [button, heading]))
        page.wait_for_timeout(500)


def _say(what: str, ratio: float, most: float, full: float, empty: float) -> int:
    print(f"{what}: {ratio:.2f} times an empty page (at most {most}; {full:.0f} ms to {empty:.0f} ms)", flush=True)
    return int(ratio > most)


def _empty_ui(folder: Path, name: str, *, buttons: bool) -> Path:
    """The shell as it is, with nothing on the first page."""
    copy = folder / name
    shutil.copytree(UI, copy)
    (copy / "pages" / "this_week.py").write_text(EMPTY_PAGE.format(buttons=buttons), "utf-8")
    return copy / "main.py"


def _fill(database: Path, customers: int) -> None:
    """As many customers as that, beside the list that stands."""
    with sqlite3.connect(database) as connection:
        (have,) = connection.execute("SELECT count(*) FROM customers").fetchone()
        named = [row[1] for row in connection.execute("PRAGMA table_info(customers)")]
        columns = ", ".join(name for name in named if name not in {"id", "crm_id"})
        if customers > have:
            connection.execute(_FILL.format(columns=columns), {"wanted": customers - have})


def _environment(database: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CALLPROGRAM", "TWILIO"))}
    root = str(Path(callprogram.__file__).parent.parent)
    return kept | {"CALLPROGRAM_DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": root}


@contextmanager
def _served(main_file: Path, folder: Path, database: Path) -> Iterator[str]:
    """The same server for every shell: streamlit_app.py with another main script."""
    root = Path(callprogram.__file__).parent.parent
    script = (root / "streamlit_app.py").read_text("utf-8").replace('"callprogram/ui/main.py"', repr(str(main_file)))
    entry = folder / f"app_{main_file.parent.name}.py"
    entry.write_text(script, "utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(entry), "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=root, env=_environment(database), stdout=subprocess.DEVNULL)  # our own
    try:
        _wait(f"http://127.0.0.1:{port}/health", time.monotonic() + 60)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _wait(url: str, deadline: float) -> None:
    while True:
        try:
            requests.get(url, timeout=5).raise_for_status()
        except requests.RequestException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    sys.exit(main())
