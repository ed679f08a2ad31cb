"""A telephone exchange for tests: Twilio's Calls API on a loopback socket, whose calls a test drives by hand."""

import json
import socket
import struct
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.servers import openapi
from tests.servers.exchange import Exchange
from tests.servers.twilio_answers import ACCOUNT_SID, TOKEN, Refusal
from tests.servers.waiting import PATIENCE, wait_until


@dataclass(frozen=True)
class Request:
    """One request as it came in; form and query keep their order and repetitions."""

    method: str
    path: str
    query: list[tuple[str, str]]
    form: list[tuple[str, str]]
    authorization: str


@dataclass(frozen=True)
class Trouble:
    """What happens in place of an answer, and whether the call is placed before."""

    rings: bool
    happens: "Callable[[_Handler], None]"


@dataclass
class Telephone(Exchange):
    """The exchange; `with Telephone() as telephone:` serves it at `telephone.url`."""

    requests: list[Request] = field(default_factory=list)
    answered: list[tuple[Request, int, str]] = field(default_factory=list)
    trouble: "Trouble | None" = None
    closing: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.telephone = self
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The base address to use in place of Twilio's."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def forget(self) -> None:
        """Begin anew for another test."""
        for each in (self.calls, self.requests, self.answered, self.outgoing.answers):
            each.clear()

    @property
    def rings(self) -> list[Request]:
        """Every request to place a call, served or not."""
        return [
            request for request in self.requests if request.method == "POST" and request.path.endswith("/Calls.json")
        ]

    def get_into_trouble(self) -> None:
        """Wait until a request has met the trouble: on a busy machine its caller may have given up before."""
        wait_until(lambda: self.trouble is None)

    def hear_out(self) -> None:
        """Wait until everybody who has hung up, or was killed, has been heard to the end."""
        with socket.create_connection(("127.0.0.1", self._server.server_port)) as last:
            wait_until(lambda: last.getsockname() in self._server.speaking)
        wait_until(lambda: not self._server.speaking)

    @property
    def problems(self) -> list[str]:
        """What Twilio's published description has against the requests, and against our answers to them."""
        answers = {
            id(request): (status, body) for request, status, body in self.answered if status < HTTPStatus.BAD_REQUEST
        }
        found = []
        for request in self.requests:
            answer = [answers[id(request)]] if id(request) in answers else []
            path = request.path[request.path.index("/2010-04-01") :]
            found += openapi.problems(request.method, path, request.query, request.form, answer)
        return found

    # What goes wrong with the next request, once.

    def refuses(self, status: int, code: int, message: str = "Refused") -> None:
        """The next request is answered with this error; nothing rings."""
        self.mumbles(json.dumps(Refusal(status, code, message).json()), status=status, rings=False)

    def too_many_requests(self) -> None:
        """The next request is answered with 429; nothing rings."""
        self.refuses(HTTPStatus.TOO_MANY_REQUESTS, 20429, "Too Many Requests")

    def breaks(self, status: int = HTTPStatus.INTERNAL_SERVER_ERROR, *, rings: bool = False) -> None:
        """The next request is answered with a 5xx, the call placed or not."""
        self.mumbles("{}", status=status, rings=rings)

    def mumbles(self, body: str = "<html>", *, status: int = HTTPStatus.CREATED, rings: bool = True) -> None:
        """The next request is answered with this body in place of Twilio's, the call placed or not."""
        self.trouble = Trouble(rings, lambda handler: handler.write(status, body))

    def resets(self, *, rings: bool = False) -> None:
        """The next request's connection is reset once the request is read, the call placed or not."""
        self.trouble = Trouble(rings, _Handler.reset)

    def stalls(self, seconds: float = 60, *, rings: bool = True) -> None:
        """The next request waits so many seconds and is never answered, the call placed or not."""
        self.trouble = Trouble(rings, lambda handler: handler.reset(after=seconds))


def patience(trouble: object) -> float:
    """Seconds to wait for an answer: few where none comes, many where one does, on however busy a machine."""
    return 1 if trouble is Telephone.stalls else PATIENCE


class _Server(ThreadingHTTPServer):
    telephone: Telephone

    def __init__(self, *where: Any) -> None:  # noqa: ANN401 - socketserver's own types
        self.speaking = set[Any]()
        super().__init__(*where)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the same
        self.speaking.add(client_address)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the same
        super().process_request_thread(request, client_address)
        self.speaking.discard(client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's own types
        """Say nothing of a caller that hung up while we were answering."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    disable_nagle_algorithm = True
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.serve()

    def do_POST(self) -> None:
        self.serve()

    def log_message(self, *_: object) -> None: ...

    def serve(self) -> None:
        telephone, self.request_ = self.server.telephone, self.read()
        telephone.requests.append(self.request_)
        try:
            self.go_wrong(telephone.trouble) if telephone.trouble else self.answer(*self.act())
        except Refusal as refusal:
            self.answer(refusal.status, refusal.json())

    def go_wrong(self, trouble: Trouble) -> None:
        try:
            if trouble.rings and self.request_.method == "POST":
                self.act()
        finally:
            self.server.telephone.trouble = None
        trouble.happens(self)

    def read(self) -> Request:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        form = parse_qsl(body, keep_blank_values=True, strict_parsing=bool(body))
        authorization = self.headers.get("Authorization", "")
        return Request(self.command, address.path, parse_qsl(address.query), form, authorization)

    def act(self) -> tuple[int, dict[str, Any]]:
        expected = "Basic " + b64encode(f"{ACCOUNT_SID}:{TOKEN}".encode()).decode()
        if self.request_.authorization != expected:
            raise Refusal(HTTPStatus.UNAUTHORIZED, 20003, "Authenticate")
        return self.route(self.request_.path.removeprefix(f"/2010-04-01/Accounts/{ACCOUNT_SID}"))

    def route(self, path: str) -> tuple[int, dict[str, Any]]:
        telephone, asked = self.server.telephone, self.request_
        posted, sid = asked.method == "POST", path.removeprefix("/Calls/").removesuffix(".json")
        if path == "/Calls.json" and posted:
            return HTTPStatus.CREATED, telephone.create(asked.form).json()
        if path == "/Calls.json":
            return HTTPStatus.OK, telephone.page(dict(asked.query))
        return HTTPStatus.OK, (telephone.update(sid, dict(asked.form)) if posted else telephone.fetch(sid)).json()

    def answer(self, status: int, document: dict[str, Any]) -> None:
        self.server.telephone.answered.append((self.request_, status, json.dumps(document)))
        self.write(status, json.dumps(document))

    def write(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def reset(self, after: float = 0) -> None:
        """Close with RST: lingering for no time throws away what is not sent."""
        self.server.telephone.closing.wait(after)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


@pytest.fixture
def telephone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Telephone]:
    """A telephone exchange of this test's own, past any proxy; every request that it had is as Twilio describes it."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    with Telephone() as exchange:
        yield exchange
    assert exchange.problems == []
