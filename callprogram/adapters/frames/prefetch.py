"""Working on two things at once: a part while the next one is made."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")


def ahead(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts in turn; the next one is made meanwhile, in another thread."""
    making = iter(parts)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, making, None)
        while (part := coming.result()) is not None:
            coming = thread.submit(next, making, None)
            yield part
