"""The workers: do what waits, for as long as the app runs."""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from callprogram.bootstrap import App, app
from callprogram.bootstrap.work import ALWAYS, BY_THE_CLOCK, WORK
from callprogram.services.overview.rounds import Done

_SECONDS_BETWEEN_ROUNDS = 1
_SECONDS_WITHOUT_NEWS = 60  # after which it is looked all the same: some things are due by the clock alone
_SECONDS_TO_END = 20  # less than systemd and Docker wait before they kill
_ended: dict[Callable[[App], Done], float] = {}
_log = logging.getLogger("callprogram")


@contextlib.asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Run the workers beside the pages, and stop them with it: the round that runs is ended, no other one begun."""
    stopping = asyncio.Event()
    workers = [asyncio.create_task(_rounds(work, stopping)) for work in WORK]
    try:
        yield
    finally:
        stopping.set()
        await asyncio.wait(workers, timeout=_SECONDS_TO_END)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def silence() -> float | None:
    """For how many seconds no round of that worker ended that is silent the longest; none before all have begun."""
    ended = [_ended.get(work) for work in WORK]
    begun = [each for each in ended if each is not None]
    return time.monotonic() - min(begun) if len(begun) == len(ended) else None


@dataclass
class _Looked:
    """When a worker had nothing left to do, in seconds, and what the last event was then."""

    at: float = -math.inf
    event: str = ""


async def _rounds(work: Callable[[App], Done], stopping: asyncio.Event) -> None:
    looked = _Looked()
    while not stopping.is_set():
        try:
            done = await asyncio.to_thread(_round, work, looked)
            for problem in done.problems:
                _log.warning("%s", problem)
        except Exception:  # noqa: BLE001  # one bad round must not end the worker
            _log.exception("a round of the worker failed; the next one tries again")
        _ended[work] = time.monotonic()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _SECONDS_BETWEEN_ROUNDS)


def _round(work: Callable[[App], Done], looked: _Looked) -> Done:
    """Work, unless there was nothing to do and nothing has happened since."""
    event, at = "" if work in ALWAYS else app().views.last_event(), time.monotonic()
    is_quiet = work in BY_THE_CLOCK or (event and event == looked.event)
    if is_quiet and at - looked.at < _SECONDS_WITHOUT_NEWS:
        return Done()
    done = work(app())
    if work in BY_THE_CLOCK or not done.problems:
        looked.at, looked.event = at, event
    return done
