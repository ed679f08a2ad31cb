"""How often one address may ask what is open to the whole world."""

from dataclasses import dataclass, field

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# An office behind one address signs in at nine; Twilio tells of a hundred calls a second at most.
LIMITS = {
    "/auth/": parse("300/minute"),
    "/oauth2callback": parse("300/minute"),
    "/calendar/": parse("600/minute"),
    "/go/": parse("600/minute"),
    "/health": parse("600/minute"),
    "/readyz": parse("600/minute"),
    "/metrics": parse("600/minute"),
    "/twilio/": parse("12000/minute"),
}


def _counting() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())


@dataclass(frozen=True)
class Limiting:
    """ASGI middleware: who asks too often is asked to wait, before anything is looked up."""

    app: ASGIApp
    counted: FixedWindowRateLimiter = field(default_factory=_counting)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, or ask to wait."""
        prefix, limit = _limit(scope)
        if limit and not self.counted.hit(limit, prefix, (scope.get("client") or ("",))[0]):
            wait = PlainTextResponse("Too many requests; try again in a minute.", 429, {"Retry-After": "60"})
            await wait(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _limit(scope: Scope) -> tuple[str, RateLimitItem | None]:
    """What the path of a request begins with, and how often it may be asked; nothing for pages and what is theirs."""
    path = scope["path"] if scope["type"] == "http" else ""
    return next(((prefix, limit) for prefix, limit in LIMITS.items() if path.startswith(prefix)), ("", None))
