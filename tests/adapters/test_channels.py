"""What a member prefers to mail, through Apprise, against a service of our own on loopback."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from callprogram.adapters.channels import AppriseChannel, check_channel, read_hosts
from callprogram.errors import BadInputError, SendingFailedError, SendingRefusedError
from tests.adapters.mail.conftest import MESSAGE, TOM, nothing

HOSTS = frozenset({"127.0.0.1", "chat.example.com"})
CHANNEL = AppriseChannel("https://calls.example.com", HOSTS)


@dataclass
class Service:
    """A chat service that takes JSON."""

    port: int = 0
    status: int = 200
    given: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.given.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(found.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        server.shutdown()


def test_a_message_arrives_in_plain_words_with_its_link(service: Service) -> None:
    CHANNEL.send(MESSAGE, replace(TOM, channel=f"mmost://127.0.0.1:{service.port}/a-token-of-somebody"), nothing)
    [given] = service.given
    assert given["text"].startswith("Ada calls Moorlicht on Tuesday")
    assert "Say what to know: https://calls.example.com/go/hold?entry=7" in given["text"]
    assert "<" not in given["text"]


def test_a_service_that_does_not_take_it_is_tried_again(service: Service) -> None:
    service.status = 503
    with pytest.raises(SendingFailedError, match=r"^mmost did not take the message"):
        CHANNEL.send(MESSAGE, replace(TOM, channel=f"mmost://127.0.0.1:{service.port}/a-token-of-somebody"), nothing)


def test_an_address_that_is_none_is_final() -> None:
    with pytest.raises(SendingRefusedError, match="cannot be read"):
        CHANNEL.send(MESSAGE, replace(TOM, channel="nonsense"), nothing)


@pytest.mark.parametrize(
    "address",
    ["", " mmosts://chat.example.com/a-token-of-somebody ", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"],
)
def test_an_address_for_messages_is_kept(address: str) -> None:
    assert check_channel(address, HOSTS) == address.strip()


@pytest.mark.parametrize("address", ["nonsense", "slack://", "syslog://", "dbus://"])
def test_an_address_that_reaches_nobody_is_a_sentence(address: str) -> None:
    with pytest.raises(BadInputError, match=r"^The address for messages cannot be used; write one like slack://"):
        check_channel(address, HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "json://chat.example.com/a",
        "form://chat.example.com/a",
        "rsyslog://127.0.0.1",
        "mailto://user:password@chat.example.com",
        "mmosts://169.254.169.254/a-token-of-somebody",
        "mmosts://chat.example.com.evil.example/a-token-of-somebody",
        "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/?template=/etc/passwd",
        "mmosts://chat.example.com/a-token-of-somebody?Template=http://127.0.0.1/",
        "slack://[/",
    ],
)
def test_what_is_no_service_on_the_list_or_elsewhere_is_refused_and_sent_nothing(address: str) -> None:
    with pytest.raises(BadInputError, match=r"has to be named in CALLPROGRAM_MESSAGE_HOSTS first\.$"):
        check_channel(address, HOSTS)
    with pytest.raises(SendingRefusedError):
        CHANNEL.send(MESSAGE, replace(TOM, channel=address), nothing)


def test_a_server_of_ones_own_is_named_first() -> None:
    ours = "mmosts://chat.example.com/a-token-of-somebody"
    with pytest.raises(BadInputError):
        check_channel(ours, frozenset())
    assert check_channel(ours, read_hosts("calls.example.com, Chat.Example.com")) == ours
