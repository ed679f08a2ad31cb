"""What Twilio asks and tells by itself: signed forms by POST, and nothing else."""

import logging
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callprogram.addresses import FORWARDED, INCOMING, path_of
from callprogram.bootstrap import app, now
from callprogram.domain.calls.bridges import Callback
from callprogram.errors import BadInputError
from callprogram.services.calls import callbacks
from callprogram.services.calls.callbacks import Form
from callprogram.services.ports import Switchboard

_LONGEST = 16_384  # bytes; Twilio's own are below four thousand
_MOST_FIELDS = 200
_FORM = "application/x-www-form-urlencoded"
_log = logging.getLogger("callprogram")
Answer = Callable[[Switchboard, Form], str]


async def call(request: Request) -> Response:
    """One callback of a call that we asked for."""
    try:
        callback = Callback(request.path_params["callback"])
    except ValueError:
        raise HTTPException(404) from None
    return await _answered(request, partial(_hear, callback, request.path_params["press"]))


async def incoming(request: Request) -> Response:
    """Somebody calls the number that customers see."""
    return await _answered(request, _welcome)


async def forwarded(request: Request) -> Response:
    """The end of a call-back that was forwarded."""
    return await _answered(request, _forwarded)


async def _answered(request: Request, answer: Answer) -> Response:
    """Refuse what Twilio has not signed before anything is looked up; what it has signed is always answered 2xx."""
    form, switchboard = await _form(request), app().switchboard
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    signature = request.headers.get("x-twilio-signature")
    if switchboard is None or not signature or not switchboard.genuine(path, form, signature):
        raise HTTPException(403)
    try:
        words = await run_in_threadpool(answer, switchboard, form)
    except BadInputError as error:
        _log.warning("%s", error)
        words = switchboard.nothing()
    return Response(words, media_type="application/xml")


async def _form(request: Request) -> Form:
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != _FORM:
        raise HTTPException(415)
    try:
        return parse_qs((await _body(request)).decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise HTTPException(413)
    return body


def _hear(callback: Callback, press: str, switchboard: Switchboard, form: Form) -> str:
    return callbacks.hear(callbacks.Request(app().store, switchboard, now(), form), callback, press)


def _welcome(switchboard: Switchboard, form: Form) -> str:
    return callbacks.welcome(callbacks.Request(app().store, switchboard, now(), form), app().views)


def _forwarded(switchboard: Switchboard, form: Form) -> str:
    return callbacks.forwarded(callbacks.Request(app().store, switchboard, now(), form))


routes = [
    Route(path_of("{callback}", "{press}"), call, methods=["POST"]),
    Route(INCOMING, incoming, methods=["POST"]),
    Route(FORWARDED, forwarded, methods=["POST"]),
]
