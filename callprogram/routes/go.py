"""Links in messages: they remember where somebody wanted to go, for when they have signed in."""

from starlette.requests import Request
from starlette.responses import RedirectResponse

from callprogram.bootstrap import WANTED_COOKIE

_SECONDS = 600


async def go(request: Request) -> RedirectResponse:
    """To the page that a link names, which is also left in a cookie: the sign-in comes back to the first page."""
    query = f"?{request.url.query}" if request.url.query else ""
    wanted = f"/{request.path_params['page'].lstrip('/')}{query}"  # two slashes would be another server
    response = RedirectResponse(wanted, status_code=303)
    response.set_cookie(WANTED_COOKIE, wanted, max_age=_SECONDS, httponly=True, samesite="lax")
    return response
