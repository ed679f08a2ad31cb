"""The whole app as a person starts it: a process of its own, on a port of its own."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from tests.servers.days import THAT_DAY
from tests.servers.waiting import PATIENCE, wait_until


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

    def put_back(self, snapshot: Path) -> None:
        """Make the database what it was in this file, while the server runs, once nobody writes into it any more."""
        wait_until(self._is_alone)
        with closing(sqlite3.connect(snapshot)) as source, closing(sqlite3.connect(self.database)) as target:
            source.backup(target)

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def revive(self) -> None:
        """Start it where it is dead."""
        if not self._runs():
            self.start()

    def log(self) -> str:
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def _wait(self) -> None:
        wait_until(lambda: self._answers() or not self._runs())
        assert self._runs(), f"the app did not start: {self.log()}"

    def _is_alone(self) -> bool:
        answer = requests.get(f"{self.url}/_stcore/metrics?families=active_sessions", timeout=PATIENCE)
        return "\nactive_sessions 0\n" in answer.text

    def _runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/health", timeout=5).ok
        except requests.RequestException:
            return False


StartApp = Callable[[], RunningApp]


@contextmanager
def serving(folder: Path, settings: Mapping[str, str] | None = None, *, public: bool = False) -> Iterator[RunningApp]:
    """A server on the database in this folder, where there is one, else on an empty one."""
    port = free_port()
    address = {"CALLPROGRAM_PUBLIC_URL": f"http://127.0.0.1:{port}"} if public else {}
    app = RunningApp(folder, port, {**(settings or {}), **address})
    try:
        app.start()
        yield app
    finally:
        app.kill()


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[StartApp]:
    """A server of this test's own, for what only one shows at which nobody has looked yet."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(serving(tmp_path, THAT_DAY))


@pytest.fixture(scope="session")
def shared_app(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The server of all tests that need no settings and leave it alive: it takes seconds to start."""
    folder = tmp_path_factory.mktemp("app")
    shutil.copy(migrated_file, folder / "callprogram.db")
    with serving(folder, THAT_DAY) as app:
        yield app


@pytest.fixture
def app(shared_app: RunningApp, migrated_file: Path) -> RunningApp:
    """A server with nothing in its database."""
    shared_app.put_back(migrated_file)
    return shared_app


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
