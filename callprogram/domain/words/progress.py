"""How far something long has come: said to whoever waits, who may stop it by raising."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

Progress = Callable[[str, float], None]  # what is being done, and the share that is done, from 0 to 1
Part = TypeVar("Part", bound=Sized)


def unsaid(_what: str, _share: float) -> None:
    """Nobody waits."""


def told(progress: Progress, what: str, parts: Iterable[Part], expected: int) -> Iterator[Part]:
    """The parts in turn, each said before it is given; `expected` is how long all are."""
    done = 0
    for part in parts:
        progress(what, min(1.0, done / max(1, expected)))
        yield part
        done += len(part)
