"""How far a long command has come, on a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from callprogram.domain.words.progress import Progress, unsaid

_WIDTH = 30
_CLEAR = "\r\x1b[K"


@contextmanager
def bar() -> Iterator[Progress]:
    """A bar on standard error while that is a terminal, gone at the end; else nothing."""
    if not sys.stderr.isatty():
        yield unsaid
        return
    try:
        yield _draw
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _draw(what: str, share: float) -> None:
    done = round(share * _WIDTH)
    sys.stderr.write(f"{_CLEAR}{'█' * done}{'░' * (_WIDTH - done)} {what} …")
    sys.stderr.flush()
