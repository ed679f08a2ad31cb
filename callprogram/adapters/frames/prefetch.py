"""Working on two things at once: a part while the next one is made."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_CORES = 2  # that are of use: what Python does itself, one thread at a time does

Part = TypeVar("Part")
Made = TypeVar("Made")


def ahead(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts in turn; the next one is made meanwhile, in another thread."""
    making = iter(parts)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, making, None)
        while (part := coming.result()) is not None:
            coming = thread.submit(next, making, None)
            yield part


def side_by_side(make: Callable[[Part], Made], parts: Iterable[Part]) -> Iterator[tuple[Part, Made]]:
    """Each part with what is made of it, in turn; two are made at the same time, in threads of their own."""
    with ThreadPoolExecutor(_CORES) as threads:
        coming = deque[tuple[Part, Future[Made]]]()
        for part in parts:
            coming.append((part, threads.submit(make, part)))
            if len(coming) > _CORES:
                first, made = coming.popleft()
                yield first, made.result()
        yield from ((part, made.result()) for part, made in coming)
