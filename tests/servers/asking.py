"""Asking an ASGI app without a server between: `ask(app, "/", host="127.0.0.1:8501")`."""

import asyncio
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Said:
    """What came back: of a page its status, headers and text; of a socket only what kind of message."""

    status: int
    headers: dict[str, str]
    text: str
    kinds: tuple[str, ...]
    cookies: tuple[str, ...] = ()


def ask(
    app: ASGIApp,
    path: str,
    *,
    host: str = "127.0.0.1",
    reached: str = "127.0.0.1",
    kind: str = "http",
    method: str = "GET",
    client: str = "127.0.0.1",
    **headers: str,
) -> Said:
    """What the app says to somebody who reached this address and asked for that host."""
    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [
            (b"host", host.encode()),
            *((name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()),
        ],
        "server": (reached, 8501),
        "client": (client, 50000),
        "scheme": "http",
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": f"{kind}.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def visit() -> None:
        await app(scope, receive, send)

    asyncio.run(visit())
    pairs = [(name.decode(), value.decode()) for name, value in sent[0].get("headers", [])]
    cookies = tuple(value for name, value in pairs if name == "set-cookie")
    text = b"".join(each.get("body", b"") for each in sent).decode()
    return Said(sent[0].get("status", 0), dict(pairs), text, tuple(each["type"] for each in sent), cookies)
