"""The doorkeeper: without sign-in the pages are for this machine only, and with it files for members only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from callprogram.network import is_this_machine

_REFUSAL = "This callprogram is one person's, on its own machine; whoever looks after it can set up sign-in."
_MEMBERS_ONLY = ("/_stcore/upload_file", "/media/")  # Streamlit takes and gives files of anybody who has opened a page
_FIGURES = "/_stcore/metrics"  # how many are here, and what they keep
_CLOSED = "/_stcore/agent/"  # by which programs would press the pages' buttons
_POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1


@dataclass(frozen=True)
class OwnMachineOnly:
    """ASGI middleware: lets through what stays on this machine, and the routes that have a lock of their own.

    Both the address that was reached and the name that was asked for must be this machine's: a tunnel or a proxy in
    front (for a telephone provider's callbacks) opens no page, and neither does a web page elsewhere that renames us.
    """

    app: ASGIApp
    is_open: Callable[[], bool]
    is_member: Callable[[Mapping[str, str]], bool]
    own_routes: Sequence[BaseRoute]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, or refuse it."""
        if scope["type"] == "lifespan" or self._has_its_own_lock(scope):
            await self.app(scope, receive, send)
        elif self._is_closed(scope["path"]):
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
        elif await self._may_come_in(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await PlainTextResponse(_REFUSAL, status_code=403)(scope, receive, send)

    async def _may_come_in(self, scope: Scope) -> bool:
        if not (self.is_open() or _stays_here(scope)):
            return False
        if not any(each in scope["path"] for each in _MEMBERS_ONLY):
            return True
        return await run_in_threadpool(self.is_member, HTTPConnection(scope).cookies)

    def _is_closed(self, path: str) -> bool:
        return _CLOSED in path or (path.endswith(_FIGURES) and self.is_open())

    def _has_its_own_lock(self, scope: Scope) -> bool:
        return any(route.matches(scope)[0] is Match.FULL for route in self.own_routes)


def _stays_here(scope: Scope) -> bool:
    reached = (scope.get("server") or ("",))[0]
    asked_for = urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname or ""
    return is_this_machine(reached) and is_this_machine(asked_for)
