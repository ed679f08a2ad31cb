"""A real Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.servers import required

NAMES = ["chromium", "chromium-browser", "google-chrome"]
ARGUMENTS = [
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser found on PATH."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        required.give_up("chromium")
    return found


@contextmanager
def running(chromium: str, *more: str) -> Iterator[Browser]:
    """Yield a browser, started with these arguments too, in which each test opens a context of its own.

    While Playwright runs, asyncio.run() fails in the same thread: so not one for all walks, which a session keeps.
    """
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*sandbox, *ARGUMENTS, *more])
        yield browser
        browser.close()
