"""The whole app as a person starts it: a process of its own, on a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

_SECONDS_TO_START = 60


@dataclass
class RunningApp:
    """A server that can be killed and started again on the same port and database."""

    folder: Path
    port: int
    settings: dict[str, str]
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "callprogram.db"

    def start(self) -> None:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("CALLPROGRAM", "TWILIO"))
        }
        environment |= {
            "CALLPROGRAM_DATABASE_URL": f"sqlite:///{self.database}",
            "HOME": str(self.folder),
        } | self.settings
        command = [sys.executable, "-m", "callprogram", "serve", "--port", str(self.port)]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)  # noqa: S603  # our own command
        self._wait()

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def log(self) -> str:
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def _wait(self) -> None:
        deadline = time.monotonic() + _SECONDS_TO_START
        while time.monotonic() < deadline:
            try:
                requests.get(f"{self.url}/health", timeout=5).raise_for_status()
            except requests.RequestException:
                assert self.process is not None
                assert self.process.poll() is None, self.log()
                time.sleep(0.1)
            else:
                return
        raise AssertionError(f"the app did not start: {self.log()}")


StartApp = Callable[..., RunningApp]


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[StartApp]:
    running: list[RunningApp] = []

    def start(*, public: bool = False, **settings: str) -> RunningApp:
        port = free_port()
        address = {"CALLPROGRAM_PUBLIC_URL": f"http://127.0.0.1:{port}"} if public else {}
        app = RunningApp(tmp_path, port, settings | address)
        running.append(app)
        app.start()
        return app

    yield start
    for app in running:
        app.kill()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
