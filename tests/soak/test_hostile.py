"""Hostile letters are read within five seconds and 300 MB each, nothing is fetched, and what is shown is text.

The suite reads some of them, `make soak` all.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EVERY = int(os.environ.get("SOAK_EVERY", "24"))
SECONDS, MEGABYTES = 5, 300
ROOT = Path(__file__).parents[2]
MARKUP = ("<script", "<img", "<form", "<iframe", "<style", "onload=", "@import")


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """Somebody at the address that all of them name, and what was asked there."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(1_000))

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], asked


def test_hostile_letters_are_read_in_time_and_nothing_is_fetched() -> None:
    with listening() as (port, asked):
        command = [sys.executable, "-m", "tests.soak.hostile", str(port), str(EVERY)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 -- our own words
    read = [json.loads(line) for line in done.stdout.splitlines()]

    assert len(read) > 200 // EVERY
    assert asked == []
    assert [each for each in read if "error" in each] == []
    assert [each["name"] for each in read if each["seconds"] > SECONDS or each["megabytes"] > MEGABYTES] == []
    pages = [each for each in read if each["name"].startswith("page ")]
    assert [each["name"] for each in pages if "The drive does not work." not in each["text"]] == []
    assert [each["name"] for each in pages if any(mark in each["text"].lower() for mark in MARKUP)] == []
    assert [each["files"] for each in read if any("/" in name or "\\" in name for name in each.get("files", ()))] == []
