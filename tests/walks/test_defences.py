"""The browser's defences: every answer has them, and no page of another port of this machine gets a socket."""

import http.client
from collections.abc import Mapping
from contextlib import closing

import pytest
import requests
from playwright.sync_api import BrowserContext

from tests.servers.app import RunningApp
from tests.servers.waiting import PATIENCE
from tests.walks.conftest import REFUSAL


def test_what_the_policy_keeps_from_a_page_is_heard_of_in_every_walk(app: RunningApp, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(app.url)
    with page.expect_console_message(lambda message: REFUSAL in message.text):
        page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))")


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
    assert handshake(app, origin.format(port=app.port)).status == status


def test_what_a_socket_carries_is_compressed_for_a_telephone_on_a_weak_line(app: RunningApp) -> None:
    answer = handshake(app, app.url, {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"})
    assert "permessage-deflate" in answer.headers["Sec-WebSocket-Extensions"]


def handshake(app: RunningApp, origin: str, more: Mapping[str, str] | None = None) -> http.client.HTTPResponse:
    """What a server answers to a page of this origin, or to none, that asks for a socket."""
    asked = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", **(more or {})}
    asked |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "streamlit"}
    asked |= {"Origin": origin} if origin else {}
    with closing(http.client.HTTPConnection("127.0.0.1", app.port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/_stcore/stream", headers=asked)
        return connection.getresponse()
