"""The workers: do what waits, for as long as the app runs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable

from callprogram.bootstrap import WORK, App, app
from callprogram.services.overview.rounds import Done

_SECONDS_BETWEEN_ROUNDS = 1
_log = logging.getLogger("callprogram")


@contextlib.asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Run the workers beside the pages, and stop them with it."""
    workers = [asyncio.create_task(_rounds(work)) for work in WORK]
    try:
        yield
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


async def _rounds(work: Callable[[App], Done]) -> None:
    while True:
        try:
            done = await asyncio.to_thread(lambda: work(app()))
            for problem in done.problems:
                _log.warning("%s", problem)
        except Exception:  # noqa: BLE001  # one bad round must not end the worker
            _log.exception("a round of the worker failed; the next one tries again")
        await asyncio.sleep(_SECONDS_BETWEEN_ROUNDS)
