"""Waiting for what comes by itself, however busy the machine: a test that fails waits longest."""

import time
from collections.abc import Callable

PATIENCE = 120  # seconds, longer than anything takes that still comes
_PAUSE, _LONGEST = 0.01, 0.1  # seconds; who asks more often holds up what is waited for


def wait_until(happened: Callable[[], object]) -> None:
    """Return once it has happened; fail where it never does."""
    deadline, pause = time.monotonic() + PATIENCE, _PAUSE
    while not happened():
        assert time.monotonic() < deadline, f"it did not happen in {PATIENCE} seconds"
        time.sleep(pause)
        pause = min(pause * 1.3, _LONGEST)
