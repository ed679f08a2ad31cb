"""What a server takes: memory after every page was seen, the processor while nobody asks: `make bench-server`.

The memory is the process's own and what it has loaded of its libraries, as where nothing else uses them.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright

import callprogram
from tests.servers.app import RunningApp, serving
from tests.servers.chromium import ARGUMENTS, NAMES
from tests.servers.waiting import PATIENCE

MOST_MEMORY, MOST_IDLE = 300, 1.0
SECONDS = int(os.environ.get("BENCH_SECONDS", "120"))
PAGES = sorted(file.stem for file in (Path(callprogram.__file__).parent / "ui" / "pages").glob("*.py"))
expect.set_options(timeout=PATIENCE * 1000)


def main() -> int:
    """Print the figures beside their goals; 1 where one is above it."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as app, sync_playwright() as playwright:
        browser = _browser(playwright.chromium)
        page = browser.new_page(timezone_id="Europe/Amsterdam")
        page.goto(app.url)
        page.get_by_role("button", name="Look around").click()
        expect(page.get_by_role("button", name="Sign off")).to_be_visible()
        once = _after_all_pages(app, page)
        print(f"memory, {len(PAGES)} pages seen, the sample brought in by it: {once:.0f} MB (goal {MOST_MEMORY})")
        app.kill()
        app.start()
        again = _after_all_pages(app, page)
        print(f"memory, {len(PAGES)} pages seen, started with the sample there: {again:.0f} MB (goal {MOST_MEMORY})")
        browser.close()
        idle = _idle(app)
        print(f"idle for {SECONDS} s: {idle:.2f} % of a core (goal {MOST_IDLE:.0f})")
    return int(max(once, again) > MOST_MEMORY or idle > MOST_IDLE)


def _browser(chromium: BrowserType) -> Browser:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return chromium.launch(executable_path=path, args=sandbox + ARGUMENTS)


def _after_all_pages(app: RunningApp, page: Page) -> float:
    for name in PAGES:
        page.goto(f"{app.url}/{name}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return sum(map(_memory, _family(app)))


def _idle(app: RunningApp) -> float:
    """Percent of a core, over the whole family, once it has come to rest."""
    time.sleep(10)
    before = sum(map(_processor, _family(app)))
    time.sleep(SECONDS)
    return 100 * (sum(map(_processor, _family(app))) - before) / SECONDS


def _family(app: RunningApp) -> Iterator[int]:
    """The server's process and all that it has started."""
    assert app.process is not None
    yield from _with_children(app.process.pid)


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield from _with_children(int(child))


def _memory(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1000


def _processor(pid: int) -> float:
    """Seconds taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
