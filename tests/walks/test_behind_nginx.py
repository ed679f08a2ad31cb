"""Behind nginx as docs/deploy has it: pages, their socket and uploads pass, figures and the way without TLS do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import FilePayload, Page, expect

from tests.servers.app import RunningApp
from tests.servers.nginx import RunningNginx, in_front_of
from tests.servers.waiting import PATIENCE
from tests.walks.browser_windows import Windows
from tests.walks.conftest import LAPTOP
from tests.walks.interruptions import note, wait_until_kept


@pytest.fixture
def site(hour: RunningApp, nginx: str, tmp_path: Path) -> Iterator[RunningNginx]:
    """The documented site before an hour that has begun."""
    with in_front_of(hour, nginx, tmp_path) as site:
        yield site


@pytest.fixture
def page(windows: Windows) -> Iterator[Page]:
    """A page that takes a certificate of our own."""
    with windows.lent(**LAPTOP, ignore_https_errors=True) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        yield page


def test_what_is_typed_is_saved_through_it(site: RunningNginx, hour: RunningApp, page: Page) -> None:
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(site.url)
    expect(note(page)).to_be_visible()
    note(page).focus()
    page.keyboard.type("Through the proxy.")
    wait_until_kept(hour, page)

    assert {url.partition("/_stcore")[0] for url in sockets} == {f"wss://127.0.0.1:{site.secure}"}


def test_a_file_larger_than_nginx_takes_by_itself_comes_through(site: RunningNginx, page: Page) -> None:
    rows = "".join(f"A-{number},Mill {number},+44 20 7946 0011,GB\n" for number in range(40_000))
    content = f"ID,Company,Phone,Country\n{rows}".encode()
    page.goto(f"{site.url}/import")
    page.locator("input[type=file]").set_input_files(FilePayload(name="crm.csv", mimeType="text/csv", buffer=content))
    expect(page.get_by_text("40,000").first).to_be_visible()

    assert len(content) > 1024 * 1024


def test_figures_stay_inside_and_nobody_goes_without_a_certificate(site: RunningNginx) -> None:
    def status(path: str) -> int:
        return site.get(path).status_code

    plain = requests.get(f"http://127.0.0.1:{site.plain}/to_do?x=1", timeout=PATIENCE, allow_redirects=False)
    assert (status("/readyz"), status("/metrics")) == (200, 404)
    assert (plain.status_code, plain.headers["Location"]) == (301, "https://127.0.0.1/to_do?x=1")
    assert (site.folder / "access.log").read_text().count("/readyz") == 0
