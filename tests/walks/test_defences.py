"""The browser's defences: every page works under them, and no page of another port of this machine gets a socket."""

import http.client
import time
from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from tests.servers.app import RunningApp
from tests.servers.waiting import PATIENCE
from tests.walks.conftest import OpenPage
from tests.walks.hours import come_to_rest

PAGES = sorted(file.stem for file in (Path(__file__).parents[2] / "callprogram" / "ui" / "pages").glob("*.py"))
_LISTEN = """
window.refused = []
document.addEventListener("securitypolicyviolation", event =>
    window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))
"""


def test_every_page_works_with_what_the_policy_lets_it_load(hour: RunningApp, open_page: OpenPage) -> None:
    page = open_page(hour.url)
    page.add_init_script(_LISTEN)
    page.get_by_role("button", name="Talked").click()  # so that there are results to draw
    come_to_rest(page)
    refused: dict[str, object] = {}
    for name in PAGES:
        page.goto(f"{hour.url}/{name}")
        expect(page.get_by_role("heading").first).to_be_visible()
        come_to_rest(page)
        time.sleep(1)  # what a chart or a component still loads
        refused |= {name: found} if (found := page.evaluate("window.refused")) else {}
    assert refused == {}


@pytest.mark.parametrize("path", ["/", "/static/nothing", "/health", "/_stcore/health", "/calendar/x.ics", "/go/x"])
def test_every_answer_has_the_headers(app: RunningApp, path: str) -> None:
    headers = requests.get(f"{app.url}{path}", timeout=PATIENCE, headers={"Origin": "http://localhost:1"}).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://127.0.0.1:{port}", 101), ("", 101)]
    + [(origin, 403) for origin in ("http://127.0.0.1:1", "http://localhost:8501", "https://evil.example", "null")],
)
def test_a_socket_is_for_pages_of_this_address_and_port(app: RunningApp, origin: str, status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=PATIENCE)
    asked = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    asked |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "streamlit"}
    asked |= {"Origin": origin.format(port=app.port)} if origin else {}
    connection.request(
        "GET", "/_stcore/stream", headers=asked | ({"Origin": origin.format(port=app.port)} if origin else {})
    )
    assert connection.getresponse().status == status
    connection.close()
