"""The routes without a network: one request in, its status and body out."""

import asyncio
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from starlette.applications import Starlette

from callprogram.routes import routes
from tests.servers.callbacks import Answer, Callback

FORM = "application/x-www-form-urlencoded"


@dataclass
class Routes:
    """The app's routes on one event loop; `with Routes() as server:`."""

    app: Starlette = field(default_factory=lambda: Starlette(routes=routes))
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.runner.close()

    def __call__(self, callback: Callback) -> Answer:
        """Deliver what the exchange has to say."""
        headers = {"content-type": FORM, "x-twilio-signature": callback.signature}
        return self.ask(urlsplit(callback.url).path, urlencode(callback.form).encode(), headers)

    def ask(self, path: str, body: bytes, headers: dict[str, str], method: str = "POST", query: str = "") -> Answer:
        """Any request at all."""
        sent: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()],
        }
        self.runner.run(self.app(scope, receive, send))
        return Answer(sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode())
