"""Uploads: how much of files is kept for one session and for all of them, before any of it is read."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_UPLOADS = "/_stcore/upload_file/"
_MEGABYTE = 1024 * 1024
A_SESSION, ALL = 1280 * _MEGABYTE, 2560 * _MEGABYTE  # the largest file, which config.toml allows, and a smaller one


@dataclass(frozen=True)
class Uploads:
    """ASGI middleware: refuses a file that would be too much beside those that are kept or on their way."""

    app: ASGIApp
    kept: Callable[[], Counter[str]]
    a_session: int = A_SESSION
    all: int = ALL
    coming: Counter[str] = field(default_factory=Counter)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, counted while it comes, or refuse it."""
        if scope["type"] != "http" or scope["method"] != "PUT" or _UPLOADS not in scope["path"]:
            await self.app(scope, receive, send)
            return
        session, size = scope["path"].partition(_UPLOADS)[2].partition("/")[0], _size(scope)
        if refusal := self._refusal(session, size):
            await refusal(scope, receive, send)
            return
        self.coming[session] += size
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[session] -= size

    def _refusal(self, session: str, size: int) -> PlainTextResponse | None:
        there = self.kept() + self.coming
        if size < 0:
            return PlainTextResponse("Say how long the file is (Content-Length).", status_code=411)
        if there[session] + size > self.a_session:
            return PlainTextResponse("Too many files at once; reload the page, then send this one.", status_code=413)
        if there.total() + size > self.all:
            return PlainTextResponse("Others are sending files; try again in a minute.", status_code=503)
        return None


def _size(scope: Scope) -> int:
    """How many bytes are announced; -1 where they are not."""
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isdecimal() else -1
