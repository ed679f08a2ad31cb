"""Whether the app can do its work, for whoever watches over it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from callprogram.bootstrap import app


async def health(_: Request) -> JSONResponse:
    """200 where the database answers; what is wrong is in the log, not in the answer."""
    customers = await run_in_threadpool(_customers)
    return JSONResponse({"status": "ok", "customers": customers})


def _customers() -> int:
    return app().views.customer_count()
