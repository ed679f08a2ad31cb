"""Servers that a machine may lack: tests that need one are skipped, unless TEST_REQUIRE names it."""

import os
from typing import NoReturn

import pytest

PACKAGES = {
    "postgres": ("PostgreSQL", "postgresql"),
    "chromium": ("Chromium", "chromium"),
    "nginx": ("nginx", "nginx-light"),
    "systemd-analyze": ("systemd-analyze", "systemd"),
}


def give_up(server: str) -> NoReturn:
    """Skip the test that needs `server` ("postgres", "chromium", …), or fail it when TEST_REQUIRE names it."""
    if server in os.environ.get("TEST_REQUIRE", "").split(","):
        pytest.fail(f"{_reason(server)}, is not on this machine, and TEST_REQUIRE asks for it.", pytrace=False)
    pytest.skip(f"{_reason(server)}, is not on this machine.")


def summary(reasons: list[str]) -> str | None:
    """Return one line about the skipped tests with these reasons, or None when no server was missing."""
    counts = {server: sum(_reason(server) in reason for reason in reasons) for server in PACKAGES}
    counts = {server: count for server, count in counts.items() if count}
    if not counts:
        return None
    tests = " and ".join(f"{count} that need {PACKAGES[server][0]}" for server, count in counts.items())
    packages = " ".join(PACKAGES[server][1] for server in counts)
    return f"Skipped tests: {tests}. To run them too: `apt-get install {packages}`, then make test again."


def _reason(server: str) -> str:
    return f"{PACKAGES[server][0]}, which this test needs"
