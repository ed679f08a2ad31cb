"""The browser's defences: what a page may load and who may frame it, and no other page's script on our socket."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1
# As tight as Streamlit 1.67 allows: a walk through every page listens for what is refused. Streamlit writes its styles
# and a line of script into the page, keeps the scripts of components in blobs, and reads messages with WebAssembly.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' blob: 'wasm-unsafe-eval' 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in POLICY.items()),
    "X-Frame-Options": "DENY",  # for those who do not know frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TWO_YEARS = "max-age=63072000"
_SECURE = re.compile(r";\s*secure\b", re.IGNORECASE)


@dataclass(frozen=True)
class Defences:
    """ASGI middleware: headers on every answer, and sockets for pages of ours only.

    `public_url` is where the world reaches us: a proxy may ask for another name than the browser did.
    """

    app: ASGIApp
    public_url: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, with what browsers have to know; refuse a socket to another page's script."""

        async def defended(message: Message) -> None:
            if message["type"] == "http.response.start":
                _defend(MutableHeaders(scope=message), encrypted=self._is_encrypted(scope))
            await send(message)

        if scope["type"] == "websocket" and not self._comes_from_us(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await self.app(scope, receive, defended if scope["type"] == "http" else send)

    def _comes_from_us(self, headers: Headers) -> bool:
        """Whether no browser asks, or one for a page of this very address and port (RFC 6455, 10.2)."""
        origin = headers.get("origin")
        ours = {headers.get("host"), urlsplit(self.public_url).netloc} - {""}
        return origin is None or origin.partition("://")[2] in ours

    def _is_encrypted(self, scope: Scope) -> bool:
        return scope.get("scheme") == "https" or self.public_url.startswith("https:")


def _defend(headers: MutableHeaders, *, encrypted: bool) -> None:
    headers.update(_HEADERS)
    for name in [name for name in headers if name.startswith("access-control-")]:
        del headers[name]  # Streamlit lets pages of any port of this machine read
    if encrypted:
        headers["Strict-Transport-Security"] = _TWO_YEARS
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in _secure(cookies):
            headers.append("set-cookie", cookie)


def _secure(cookies: Iterable[str]) -> list[str]:
    """The cookies, for encrypted connections alone."""
    return [cookie if _SECURE.search(cookie) else f"{cookie}; Secure" for cookie in cookies]
