"""The feed: the hour as calendars subscribe to it, at an address that only those know whom it was given to."""

import hashlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from callprogram.bootstrap import app
from callprogram.bootstrap.files import calendar_feed

_HEADERS = {"Cache-Control": "private, no-cache", "Content-Disposition": 'inline; filename="customer-calls.ics"'}


async def feed(request: Request) -> Response:
    """The whole series, or 304 where the reader has it as it is (RFC 9110, section 13.1.2)."""
    content = await run_in_threadpool(lambda: calendar_feed(app(), request.path_params["secret"]))
    if content is None:
        return PlainTextResponse("There is no calendar at this address.", status_code=404)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = _HEADERS | {"ETag": etag}
    if _has(request.headers.get("If-None-Match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


def _has(wanted: str, etag: str) -> bool:
    """Whether the reader names this version, strongly or weakly: both mean the same here (section 8.8.3.2)."""
    named = {each.strip().removeprefix("W/") for each in wanted.split(",")}
    return etag in named or wanted.strip() == "*"
