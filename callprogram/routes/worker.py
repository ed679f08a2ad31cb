"""The worker: does what waits, for as long as the app runs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from callprogram.bootstrap import app, work_once

_SECONDS_BETWEEN_ROUNDS = 1
_log = logging.getLogger("callprogram")


@contextlib.asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Run the worker beside the pages, and stop it with them."""
    worker = asyncio.create_task(_rounds())
    try:
        yield
    finally:
        worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await worker


async def _rounds() -> None:
    while True:
        try:
            done = await asyncio.to_thread(lambda: work_once(app()))
            for problem in done.problems:
                _log.warning("%s", problem)
        except Exception:  # noqa: BLE001  # one bad round must not end the worker
            _log.exception("a round of the worker failed; the next one tries again")
        await asyncio.sleep(_SECONDS_BETWEEN_ROUNDS)
