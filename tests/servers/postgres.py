"""A real PostgreSQL: the one named in TEST_POSTGRES_URL, else a private one on a unix socket, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL, make_url

from tests.servers import required
from tests.servers.waiting import PATIENCE

# The server ends when its standard input does: also when the test process is killed.
UNTIL_STDIN_ENDS = '"$@" & read -r _; kill -INT $!; wait'
# Nobody minds losing what these tests write.
CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50"]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Yield the URL of a running server for SQLAlchemy: postgresql+psycopg://…"""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield given
        return
    programs = find_programs()
    if programs is None:
        required.give_up("postgres")
    with running_cluster(programs) as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture
def empty_postgres_url(postgres_url: str) -> Iterator[str]:
    """Yield the URL of an empty database of this test's own, dropped afterwards."""
    url = make_url(postgres_url)
    name = f"test_{uuid.uuid4().hex}"
    execute(url, f'CREATE DATABASE "{name}"')
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        execute(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def find_programs() -> Path | None:
    """Return the folder of initdb and postgres: from PATH, else Debian's newest version, else None."""
    if initdb := shutil.which("initdb"):
        return Path(initdb).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    return newest.parent if newest else None


@contextmanager
def running_cluster(programs: Path) -> Iterator[URL]:
    """Yield the URL of a new cluster in a temporary folder, stopped and removed afterwards."""
    # A socket's path has a hundred bytes and TMPDIR can be long.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder, user = Path(name), unprivileged_user()
        if user:
            shutil.chown(folder, user)
        make_cluster(programs, folder, user)
        with started(programs, folder, user) as server:
            url = URL.create(
                "postgresql+psycopg", "postgres", database="postgres", query={"host": name, "port": "5432"}
            )
            wait_until_ready(url, server, folder / "log")
            yield url


def unprivileged_user() -> str | None:
    """Return whom to run the server as: PostgreSQL refuses to run as root."""
    return "postgres" if os.geteuid() == 0 else None


def make_cluster(programs: Path, folder: Path, user: str | None) -> None:
    """Run initdb into `folder`/data."""
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run(  # noqa: S603 -- a program of PostgreSQL's
        [programs / "initdb", f"--pgdata={folder / 'data'}", *options],
        check=True,
        capture_output=True,
        cwd=folder,
        user=user,
        group=user,
        extra_groups=[] if user else None,
    )


@contextmanager
def started(programs: Path, folder: Path, user: str | None) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server on a socket in `folder`, and stop it."""
    options = [f"-c{option}" for option in [f"unix_socket_directories={folder}", "listen_addresses=", *CARELESS]]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 -- a program of PostgreSQL's
            ["/bin/sh", "-c", UNTIL_STDIN_ENDS, "sh", programs / "postgres", "-D", folder / "data", "-p5432", *options],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            start_new_session=True,
        )
    try:
        yield server
    finally:
        server.communicate()


def wait_until_ready(url: URL, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the server answers; fail with its log when it does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            execute(url, "SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start; its log says:\n{log.read_text('utf-8')}", pytrace=False)


def execute(url: URL, statement: str) -> None:
    """Run one statement outside any transaction."""
    with connected(url) as connection:
        connection.execute(statement.encode())


def connected(url: URL) -> psycopg.Connection:
    """Return a connection that is in no transaction."""
    return psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True)
