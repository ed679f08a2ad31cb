"""Where somebody wanted to go, remembered for when they have signed in: the sign-in comes back to the first page."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from callprogram.bootstrap import WANTED_COOKIE

_PAGES = {"", *(file.stem for file in (Path(__file__).parents[1] / "ui" / "pages").glob("*.py"))}
_SECONDS = 600
_SIGN_IN = "/auth/login"  # Streamlit's own


async def go(request: Request) -> Response:
    """To the page that a link in a message names; 404 where there is none of that name."""
    if request.path_params["page"] not in _PAGES:
        return PlainTextResponse("There is no page at this address.", status_code=404)
    wanted = _address(request.path_params["page"], request.url.query)
    response = RedirectResponse(wanted, status_code=303)
    _remember(response, wanted)
    return response


@dataclass(frozen=True)
class Remembering:
    """ASGI middleware: whoever presses *Sign in* at a page, typed or bookmarked, comes back to that one."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, and leave the page that the press came from."""

        async def remembering(message: Message) -> None:
            if message["type"] == "http.response.start":
                cookies = Response()
                _remember(cookies, _address(came_from.path, came_from.query))
                MutableHeaders(scope=message).append("set-cookie", cookies.headers["set-cookie"])
            await send(message)

        signs_in = scope["type"] == "http" and scope["path"].endswith(_SIGN_IN)
        came_from = urlsplit(Headers(scope=scope).get("referer", "")) if signs_in else urlsplit("")
        await self.app(scope, receive, remembering if came_from.path else send)


def _address(path: str, query: str) -> str:
    return f"/{path.lstrip('/')}{f'?{query}' if query else ''}"  # two slashes would be another server


def _remember(response: Response, wanted: str) -> None:
    response.set_cookie(WANTED_COOKIE, wanted, max_age=_SECONDS, httponly=True, samesite="lax")
