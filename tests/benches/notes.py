"""Fifty interruptions of somebody who types a note, and two windows on one: `make bench-notes`."""

import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.servers.app import RunningApp, free_port
from tests.servers.chromium import ARGUMENTS, NAMES
from tests.servers.waiting import PATIENCE
from tests.walks.hours import begin_the_hour
from tests.walks.interruptions import Typist, interleave, interrupt, kept

INTERRUPTIONS, INTERLEAVINGS = 50, 200
expect.set_options(timeout=PATIENCE * 1000)


def main() -> int:
    """Print each interruption, and in the last line how many lost what was typed."""
    seed = int(os.environ.get("BENCH_SEED", random.SystemRandom().randrange(10**6)))
    print(f"seed {seed} (BENCH_SEED={seed} runs the same again)")
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, NAMES)), None)
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=sandbox + ARGUMENTS)
        words = _two_windows(browser, seed)
        print(f"two windows: {INTERLEAVINGS} interleavings, {len(words)} words lost {' '.join(words)}", flush=True)
        lost, lies = _interrupted(browser, seed)
        browser.close()
    print(f"called saved and was not: {lies}")
    print(f"notes: {INTERRUPTIONS} interruptions, {lost} lost")
    return 1 if lost or lies or words else 0


def _interrupted(browser: Browser, seed: int) -> tuple[int, int]:
    with _RunningHour(browser) as (app, context):
        typist = Typist(app, context, random.Random(seed))
        lost = interrupt(typist, INTERRUPTIONS, lambda line: print(line, flush=True))
        print(f"{len(kept(app)):,} characters kept")
        return lost, typist.lies


def _two_windows(browser: Browser, seed: int) -> list[str]:
    with _RunningHour(browser) as (app, context):
        return interleave(app, context, random.Random(seed), INTERLEAVINGS)


class _RunningHour:
    """A server of its own with an hour that has begun, and a browser without a memory."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(timezone_id="Europe/Amsterdam")
        self.context.set_default_timeout(PATIENCE * 1000)
        self.folder = tempfile.TemporaryDirectory()
        self.app = RunningApp(Path(self.folder.name), free_port(), {})

    def __enter__(self) -> tuple[RunningApp, BrowserContext]:
        self.app.start()
        page = self.context.new_page()
        page.goto(self.app.url)
        begin_the_hour(page)
        page.close()
        return self.app, self.context

    def __exit__(self, *_: object) -> None:
        self.context.close()
        self.app.kill()
        self.folder.cleanup()


if __name__ == "__main__":
    sys.exit(main())
