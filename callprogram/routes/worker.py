"""The workers: do what waits, for as long as the app runs."""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import AsyncIterator, Callable, Iterator
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
    """Run the workers beside the pages, and stop them with it: the rounds that run are ended, no other ones begun."""
    stopping, running = asyncio.Event(), dict[Callable[[App], Done], asyncio.Task[None]]()
    looking = asyncio.create_task(_look(running, stopping))
    try:
        yield
    finally:
        stopping.set()
        every = [looking, *running.values()]
        await asyncio.wait(every, timeout=_SECONDS_TO_END)
        for task in every:
            task.cancel()
        await asyncio.gather(*every, return_exceptions=True)


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


async def _look(running: dict[Callable[[App], Done], asyncio.Task[None]], stopping: asyncio.Event) -> None:
    """Ask once a second, for all, whether anything has happened, and begin the rounds that are due."""
    looked = {work: _Looked() for work in WORK}
    while not stopping.is_set():
        with _logged():
            event = await asyncio.to_thread(_last_event)
            for work in WORK:
                if stopping.is_set() or (work in running and not running[work].done()):
                    continue
                if _is_due(work, looked[work], event):
                    running[work] = asyncio.create_task(_round(work, looked[work], event))
                else:
                    _ended[work] = time.monotonic()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _SECONDS_BETWEEN_ROUNDS)


def _last_event() -> str:
    return app().views.last_event()


def _is_due(work: Callable[[App], Done], looked: _Looked, event: str) -> bool:
    """Whether there may be something to do: something has happened, or nobody has looked for long."""
    is_quiet = work in BY_THE_CLOCK or (event and event == looked.event)
    return work in ALWAYS or not is_quiet or time.monotonic() - looked.at >= _SECONDS_WITHOUT_NEWS


async def _round(work: Callable[[App], Done], looked: _Looked, event: str) -> None:
    at = time.monotonic()
    with _logged():
        done = await asyncio.to_thread(lambda: work(app()))
        for problem in done.problems:
            _log.warning("%s", problem)
        if work in BY_THE_CLOCK or not done.problems:
            looked.at, looked.event = at, event
    _ended[work] = time.monotonic()


@contextlib.contextmanager
def _logged() -> Iterator[None]:
    """One bad round ends no worker."""
    try:
        yield
    except Exception:  # noqa: BLE001
        _log.exception("a round of the worker failed; the next one tries again")
