"""Readiness and figures: what stands still is said, and figures are for whoever may read them."""

import json
import time

import pytest
from sqlalchemy import text
from starlette.applications import Starlette

from callprogram.adapters.database.connection import newest_revision
from callprogram.bootstrap import app
from callprogram.bootstrap.pieces import connected
from callprogram.bootstrap.work import WORK
from callprogram.routes import routes, worker
from tests.servers.asking import Said, ask

pytestmark = pytest.mark.usefixtures("fresh_app")


@pytest.fixture
def working(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every worker ended a round just now."""
    monkeypatch.setattr(worker, "_ended", dict.fromkeys(WORK, time.monotonic()))


def ready() -> tuple[int, dict[str, bool]]:
    said = ask(Starlette(routes=routes), "/readyz")
    return said.status, json.loads(said.text)


def figures(host: str = "127.0.0.1", client: str = "127.0.0.1", **headers: str) -> Said:
    return ask(Starlette(routes=routes), "/metrics", host=host, client=client, **headers)


@pytest.mark.usefixtures("working")
def test_it_is_ready_where_all_goes_on() -> None:
    assert ready() == (200, {"database": True, "migrations": True, "worker": True})


def test_it_is_not_before_the_worker_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_ended", {})
    assert ready() == (503, {"database": True, "migrations": True, "worker": False})


def test_it_is_not_while_one_worker_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr(worker, "_ended", dict.fromkeys(WORK, now) | {WORK[-1]: now - 301})
    assert ready()[0] == 503


@pytest.mark.usefixtures("working")
def test_it_is_not_on_a_database_of_another_version() -> None:
    _say_revision("9999")
    found = ready()
    _say_revision(newest_revision())

    assert found == (503, {"database": True, "migrations": False, "worker": True})


def test_this_machine_reads_figures_that_prometheus_reads() -> None:
    said = figures()

    assert (said.status, said.headers["content-type"].partition(";")[0]) == (200, "text/plain")
    assert "callprogram_customers 0.0\n" in said.text
    assert "# HELP callprogram_messages_waiting Messages that may go now.\n" in said.text


@pytest.mark.parametrize(
    ("host", "client", "headers"),
    [
        ("calls.example.com", "127.0.0.1", {}),
        ("127.0.0.1", "203.0.113.7", {}),
        ("127.0.0.1", "127.0.0.1", {"X_Forwarded_For": "203.0.113.7"}),
    ],
    ids=["another name", "another machine", "a proxy"],
)
def test_nobody_else_does(host: str, client: str, headers: dict[str, str]) -> None:
    assert figures(host, client, **headers).status == 404


def test_with_a_token_whoever_has_it_does_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_METRICS_TOKEN", "s3cret")
    answers = [figures("calls.example.com", "203.0.113.7", Authorization=f"Bearer {each}") for each in ("s3cret", "no")]

    assert [each.status for each in answers] == [200, 404]
    assert figures().status == 404


def _say_revision(revision: str) -> None:
    with connected(app().settings.database).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
