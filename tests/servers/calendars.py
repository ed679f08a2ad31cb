"""A calendar server for tests: Radicale on a loopback socket, which can be asked to make trouble."""

import threading
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
import requests
from radicale.app import Application
from radicale.config import load

from tests.servers.waiting import PATIENCE

USER, PASSWORD = "ada", "the-password"
_MAKE = (
    '<?xml version="1.0"?><c:mkcalendar xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:d="DAV:"><d:set><d:prop>'
    "<d:displayname>Work</d:displayname></d:prop></d:set></c:mkcalendar>"
)
_EXPAND = (
    '<?xml version="1.0"?><c:calendar-query xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:d="DAV:"><d:prop>'
    '<c:calendar-data><c:expand start="{start}" end="{end}"/></c:calendar-data></d:prop><c:filter>'
    '<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="{start}" end="{end}"/>'
    "</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"
)

Answer = tuple[str, str]


@dataclass
class CalendarServer:
    """What the server was asked, and an answer it gives to the next PUT in the place of its own."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    refuses: str = ""
    says: bytes = b""
    loses_answers: bool = False

    @property
    def address(self) -> str:
        """The calendar, without who reads it."""
        return f"http://127.0.0.1:{self.port}/{USER}/calls/"

    @property
    def url(self) -> str:
        """The calendar as a setting names it."""
        return self.address.replace("//", f"//{USER}:{PASSWORD}@")

    def ask(self, method: str, path: str = "", body: str = "", **headers: str) -> requests.Response:
        """Do something in the calendar by hand, as any calendar program would."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.request(
            method, f"{self.address}{path}", data=body.encode(), headers=named, auth=(USER, PASSWORD), timeout=PATIENCE
        )

    def expanded(self, start: str, end: str) -> str:
        """Every hour between two moments (`20261101T000000Z`), by the server's own reading (RFC 4791, 9.6.5)."""
        return self.ask("REPORT", body=_EXPAND.format(start=start, end=end), Depth="1").text


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _in_front(server: CalendarServer, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method = str(environ["REQUEST_METHOD"])
        server.asked.append(method)
        ours = environ.get("HTTP_AUTHORIZATION") == f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
        if server.refuses and method == "PUT" and ours:
            start_response(server.refuses, [("Content-Type", "text/plain")])
            return [server.says]
        content = app(environ, start_response)
        if server.loses_answers and method == "PUT":
            raise ConnectionError("the line is dropped after the server did its work")
        return content

    return answer


@contextmanager
def serving(folder: Path) -> Iterator[CalendarServer]:
    """A Radicale of one user, with one calendar."""
    (folder / "users").write_text(f"{USER}:{PASSWORD}")
    configuration = load()
    settings = {
        "auth": {"type": "htpasswd", "htpasswd_filename": str(folder / "users"), "htpasswd_encryption": "plain"},
        "storage": {"filesystem_folder": str(folder / "collections")},
        "logging": {"level": "critical"},
    }
    configuration.update(settings, "these tests", privileged=True)
    server = CalendarServer()
    app = _in_front(server, Application(configuration))
    with make_server("127.0.0.1", 0, app, _Threads, _Quiet) as listener:
        server.port = listener.server_port
        threading.Thread(target=listener.serve_forever, args=(0.01,), daemon=True).start()
        assert server.ask("MKCALENDAR", body=_MAKE).ok
        server.asked.clear()
        yield server
        listener.shutdown()


@pytest.fixture
def calendar_server(tmp_path: Path) -> Iterator[CalendarServer]:
    """A calendar on a server of this test's own."""
    with serving(tmp_path) as server:
        yield server
