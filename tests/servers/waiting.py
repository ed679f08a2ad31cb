"""Waiting for what comes by itself, however busy the machine: a test that fails waits longest."""

import time
from collections.abc import Callable

PATIENCE = 120  # seconds, longer than anything takes that still comes


def wait_until(happened: Callable[[], object]) -> None:
    """Return once it has happened; fail where it never does."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, f"it did not happen in {PATIENCE} seconds"
        time.sleep(0.01)
