"""A telephone exchange for tests: Twilio's Calls API on a loopback socket, whose calls a test drives by hand."""

import json
import socket
import struct
import sys
import threading
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.servers.twilio_answers import ACCOUNT_SID, TOKEN, PlacedCall, Refusal, check


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
class Telephone:
    """The exchange; `with Telephone() as telephone:` serves it at `telephone.url`."""

    requests: list[Request] = field(default_factory=list)
    calls: dict[str, PlacedCall] = field(default_factory=dict)
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

    @property
    def rings(self) -> list[Request]:
        """Every request to place a call, served or not."""
        return [request for request in self.requests if request.method == "POST"]

    # A call's life, by the sid of the executive's leg.

    def ring(self, sid: str) -> None:
        """The executive's phone rings."""
        self.calls[sid].status = "ringing"

    def answer(self, sid: str) -> str:
        """The executive answers, and the TwiML dials the customer: the sid of the customer's leg."""
        self.calls[sid].begin(datetime.now(UTC))
        return self._dial(self.calls[sid]).sid

    def customer_answers(self, sid: str) -> None:
        """The two talk."""
        self.customer_leg(sid).begin(datetime.now(UTC))

    def hang_up(self, sid: str, seconds: int) -> None:
        """The executive hangs up after so many seconds; a leg that nobody has answered is called off."""
        for leg in (self.calls[sid], *self.children(sid)):
            leg.end("completed", seconds) if leg.start_time else leg.end("canceled")

    def executive_does_not_answer(self, sid: str) -> None:
        """The executive's phone rings out."""
        self.calls[sid].end("no-answer")

    def executive_busy(self, sid: str) -> None:
        """The executive is on another call."""
        self.calls[sid].end("busy")

    def executive_unreachable(self, sid: str) -> None:
        """The executive's number cannot be connected."""
        self.calls[sid].end("failed")

    def cancel(self, sid: str) -> None:
        """The call is called off before anybody answered."""
        self.calls[sid].end("canceled")

    def customer_does_not_answer(self, sid: str) -> None:
        """The customer's phone rings out, and the executive's leg ends."""
        self._customer_ends(sid, "no-answer")

    def customer_busy(self, sid: str) -> None:
        """The customer is on another call, and the executive's leg ends."""
        self._customer_ends(sid, "busy")

    def customer_unreachable(self, sid: str) -> None:
        """The customer's number cannot be connected, and the executive's leg ends."""
        self._customer_ends(sid, "failed")

    def children(self, sid: str) -> list[PlacedCall]:
        """The legs that this call dialled."""
        return [call for call in self.calls.values() if call.parent_call_sid == sid]

    def customer_leg(self, sid: str) -> PlacedCall:
        """The customer's leg, once the executive has answered."""
        return self.children(sid)[-1]

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

    # What Twilio answers.

    def create(self, form: dict[str, str]) -> PlacedCall:
        """A call placed as Twilio would; raises Refusal."""
        check(form)
        return self._place(PlacedCall(self._sid(), form["To"], form["From"], form.get("Twiml", "")))

    def fetch(self, sid: str) -> PlacedCall:
        """One leg; raises Refusal."""
        if sid not in self.calls:
            raise Refusal(HTTPStatus.NOT_FOUND, 20404, "The requested resource was not found")
        return self.calls[sid]

    def page(self, query: dict[str, str]) -> dict[str, Any]:
        """The first page of calls, newest first, filtered by ParentCallSid."""
        parent = query.get("ParentCallSid")
        calls = [call.json() for call in reversed(self.calls.values()) if parent in {None, call.parent_call_sid}]
        size = int(query.get("PageSize", "50"))
        return {"calls": calls[:size], "page": 0, "page_size": size, "next_page_uri": None, "previous_page_uri": None}

    def _sid(self) -> str:
        return f"CA{len(self.calls) + 1:032x}"

    def _place(self, call: PlacedCall) -> PlacedCall:
        self.calls[call.sid] = call
        return call

    def _dial(self, call: PlacedCall) -> PlacedCall:
        dial = ET.fromstring(call.twiml).find("Dial")  # noqa: S314 - our own TwiML
        assert dial is not None, "the TwiML dials nobody"
        customer, caller_id = dial.findtext("Number", ""), dial.get("callerId", call.to)
        return self._place(PlacedCall(self._sid(), customer, caller_id, "", call.sid, "ringing"))

    def _customer_ends(self, sid: str, status: str) -> None:
        self.customer_leg(sid).end(status)
        self.calls[sid].end("completed", 30)


class _Server(ThreadingHTTPServer):
    telephone: Telephone

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's own types
        """Say nothing of a caller that hung up while we were answering."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.serve()

    def do_POST(self) -> None:
        self.serve()

    def log_message(self, *_: object) -> None: ...

    def serve(self) -> None:
        telephone, self.request_ = self.server.telephone, self.read()
        telephone.requests.append(self.request_)
        trouble, telephone.trouble = telephone.trouble, None
        try:
            self.go_wrong(trouble) if trouble else self.answer(*self.act())
        except Refusal as refusal:
            self.answer(refusal.status, refusal.json())

    def go_wrong(self, trouble: Trouble) -> None:
        if trouble.rings and self.request_.method == "POST":
            self.server.telephone.create(dict(self.request_.form))
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
        if path == "/Calls.json" and asked.method == "POST":
            return HTTPStatus.CREATED, telephone.create(dict(asked.form)).json()
        if path == "/Calls.json":
            return HTTPStatus.OK, telephone.page(dict(asked.query))
        return HTTPStatus.OK, telephone.fetch(path.removeprefix("/Calls/").removesuffix(".json")).json()

    def answer(self, status: int, document: dict[str, Any]) -> None:
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
    """A telephone exchange of this test's own, reached past any proxy of this machine."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    with Telephone() as exchange:
        yield exchange
