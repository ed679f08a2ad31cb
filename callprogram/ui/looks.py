"""One look at a page: what it has found out of whoever looks is not asked again until something is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, TypeVar

T = TypeVar("T")


class _Look(local):
    """What this thread has found out; nothing is remembered outside a look."""

    found: dict[str, Any] | None = None


_LOOK = _Look()


@contextmanager
def one_look() -> Iterator[None]:
    """While a page is drawn, or a part of it."""
    before, _LOOK.found = _LOOK.found, {}
    try:
        yield
    finally:
        _LOOK.found = before


def once(what: str, finds: Callable[[], T]) -> T:
    """What this finds, or has found in this look."""
    if _LOOK.found is None:
        return finds()
    if what not in _LOOK.found:
        _LOOK.found[what] = finds()
    found: T = _LOOK.found[what]
    return found


def look_anew() -> None:
    """Ask everything again: something is done."""
    if _LOOK.found:
        _LOOK.found.clear()
