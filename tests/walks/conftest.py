import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize, expect

from tests.servers import chromium as browsers
from tests.servers.app import RunningApp
from tests.walks.browser_windows import Windows
from tests.walks.hours import begin_the_hour_in

WIDE, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
_ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
LAPTOP: dict[str, Any] = {"timezone_id": "Europe/Amsterdam"}
TELEPHONE = LAPTOP | {"has_touch": True, "user_agent": _ANDROID}
_LOG = 5_000
_PAGES = pytest.StashKey[list[Page]]()
REFUSAL = "Content Security Policy"  # in what Chromium writes where a page's own policy keeps something from it
_BROKEN = "BidiComponent Error"  # in what Streamlit writes where a component of ours fails
expect.set_options(timeout=60_000)
Picture = Callable[[Page, str], None]
OpenPage = Callable[..., Page]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the servers wrote and what the pages said where a walk fails."""
    report = yield
    if report.failed:
        apps = {name: value for name, value in item.funcargs.items() if isinstance(value, RunningApp)}
        report.sections += [(f"log of {name}", app.log()[-_LOG:]) for name, app in apps.items()]
        report.sections += [("a page", _words_of(page)) for page in item.stash.get(_PAGES, [])]
    return report


def _words_of(page: Page) -> str:
    """What can be read on it, as long as it is there."""
    try:
        return page.locator("body").inner_text(timeout=5_000)
    except Error as error:
        return f"cannot be read: {error.message}"


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """The one browser of all walks of a process."""
    with browsers.running(chromium, "--process-per-site") as browser:
        yield browser


@pytest.fixture(scope="package")
def windows(browser: Browser) -> Windows:
    """Its windows."""
    return Windows(browser)


@pytest.fixture
def context(windows: Windows) -> Iterator[BrowserContext]:
    """A browser without a memory."""
    with windows.lent(**LAPTOP) as context:
        yield context


@pytest.fixture(scope="session")
def hour_begun(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with an hour that has begun."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("hour") / "callprogram.db"))
    begin_the_hour_in(file)
    return file


@pytest.fixture
def hour(shared_app: RunningApp, hour_begun: Path) -> RunningApp:
    """A server with an hour that has begun."""
    shared_app.put_back(hour_begun)
    return shared_app


@pytest.fixture
def hour_to_kill(hour: RunningApp) -> Iterator[RunningApp]:
    """The same for a test that kills it: another one finds it alive."""
    yield hour
    hour.revive()


@pytest.fixture
def open_page(windows: Windows, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """A page in a fresh window; the test fails where one asked beyond the app, was refused something or broke."""
    lent = ExitStack()

    def open_(url: str, *, phone: bool = False, dark: bool = False, size: ViewportSize | None = None) -> Page:
        page = lent.enter_context(windows.lent(**TELEPHONE if phone else LAPTOP)).new_page()
        page.set_viewport_size(size or (PHONE if phone else WIDE))
        page.emulate_media(color_scheme="dark" if dark else "light")
        request.node.stash.setdefault(_PAGES, []).append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.set_default_timeout(60_000)
        page.goto(url)
        return page

    asked: list[str] = []
    said: list[str] = []
    with lent:
        yield open_
    elsewhere = {url for url in asked if not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))}
    assert (elsewhere, [text for text in said if REFUSAL in text or _BROKEN in text]) == (set(), [])


@pytest.fixture
def picture() -> Picture:
    """Leave a picture of the page, for whoever wants to look, and for the README."""
    folder = Path(os.environ.get("TEST_PICTURES", "screenshots"))
    folder.mkdir(exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.mouse.move(1, 400)
        expect(page.get_by_test_id("stToast")).to_have_count(0)
        if "TEST_PICTURES" in os.environ:
            page.wait_for_timeout(700)  # the last fade
        page.screenshot(path=folder / f"{name}.png")

    return take
