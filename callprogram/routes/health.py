"""Whether the app can do its work, for whoever watches over it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from callprogram.bootstrap import app


async def health(_: Request) -> JSONResponse:
    """200 where the database answers; what is wrong is in the log, not in the answer, and nothing is counted there."""
    await run_in_threadpool(_ask_the_database)
    return JSONResponse({"status": "ok"})


def _ask_the_database() -> None:
    app().views.has_customers()
