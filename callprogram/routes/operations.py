"""Health, readiness and figures, for whoever runs this: whether work can be done here, and how much there is of it."""

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from callprogram.bootstrap import app
from callprogram.bootstrap.trust import figures, is_migrated
from callprogram.errors import CallprogramError
from callprogram.network import is_this_machine
from callprogram.routes.worker import silence

_MOST_SILENCE = 300  # seconds in which a round of the worker ends, a mail server that stalls included


async def health(_: Request) -> JSONResponse:
    """200 where the database answers; what is wrong is in the log, not in the answer, and nothing is counted there."""
    await run_in_threadpool(_ask_the_database)
    return JSONResponse({"status": "ok"})


async def ready(_: Request) -> JSONResponse:
    """200 where the database answers, is up to date, and the worker goes on; else 503, and which of them it is."""
    checks = await run_in_threadpool(_checks)
    return JSONResponse(checks, 200 if all(checks.values()) else 503)


async def metrics(request: Request) -> Response:
    """What Prometheus reads; to whoever has the token, and without one to this very machine alone."""
    if not _may_read(request):
        return PlainTextResponse("Not Found", 404)
    return await run_in_threadpool(_metrics)


def _ask_the_database() -> None:
    app().views.has_customers()


def _checks() -> dict[str, bool]:
    try:
        migrated = is_migrated(app())
    except CallprogramError:
        return {"database": False, "migrations": False, "worker": _works()}
    return {"database": True, "migrations": migrated, "worker": _works()}


def _works() -> bool:
    since = silence()
    return since is not None and since < _MOST_SILENCE


def _may_read(request: Request) -> bool:
    token = app().settings.metrics_token
    if token:
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    asked, came_from = request.url.hostname or "", request.client.host if request.client else ""
    through_a_proxy = any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP"))
    return is_this_machine(asked) and is_this_machine(came_from) and not through_a_proxy


def _metrics() -> Response:
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

    registry = CollectorRegistry()
    for name, (value, words) in figures(app()).items():
        Gauge(f"callprogram_{name}", words, registry=registry).set(value)
    Gauge("callprogram_worker_silent_seconds", "Since a round of the worker ended.", registry=registry).set(
        silence() or 0
    )
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
