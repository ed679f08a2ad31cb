"""What every test stands on: hypothesis profiles, a clean environment, nothing beyond loopback, real servers."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from callprogram.adapters.database.views import DatabaseViews
from callprogram.bootstrap import app
from callprogram.settings import Settings
from tests.servers import loopback, required

WALKS = "tests/walks/"
# Whose tests count towards what must be covered: to trace a test takes as long again, and adapters have little of it.
COVERING = tuple(f"tests/{each}/" for each in ("domain", "services", "cli", "routes"))
ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"
SERVERS = ("postgres", "databases", "chromium", "telephone", "app", "nginx", "mail", "imap", "calendars")
pytest_plugins = [f"tests.servers.{name}" for name in SERVERS]

gc.disable()  # nothing is garbage until the tests begin

# However busy the machine: no example is too slow.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", _PATIENT, max_examples=10 if ON_POSTGRES else 25)
settings.register_profile("full", _PATIENT, max_examples=500, print_blob=True)
settings.load_profile(os.environ.get("TEST_PROFILE", "quick"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rules: tries a rule on what other tests ask of both databases; on SQLite alone")


def pytest_collection_finish() -> None:
    """Spare the tests the search for garbage among everything that was loaded, which is for good."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def nothing_beyond_loopback() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        loopback.guard(monkeypatch)
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_of_whoever_runs_them(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Our own files, as the list of those who were erased, lie elsewhere: theirs may be of a real database."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("CALLPROGRAM_", "TWILIO_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", f"sqlite:///{tmp_path}/callprogram.db")
    # Not the .env of whoever runs the tests, which may hold a real account.
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")


@pytest.fixture
def fresh_app(clean_environment: None, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody's pieces: the first use makes them from this test's environment."""
    del clean_environment
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", database_url)
    app.cache_clear()
    yield
    if app.cache_info().currsize and isinstance(views := app().views, DatabaseViews):
        views.engine.dispose()
    app.cache_clear()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the browser's tests first, which take longest; trace what covers; on PostgreSQL only what stores."""
    items.sort(key=lambda item: not item.nodeid.startswith(WALKS))
    for item in items:
        if not item.nodeid.startswith(COVERING):
            item.add_marker("no_cover")
    if ON_POSTGRES:
        spared = [item for item in items if not _stores(item)]
        config.hook.pytest_deselected(items=spared)
        items[:] = [item for item in items if item not in set(spared)]


def _stores(item: pytest.Item) -> bool:
    """Whether it needs a database, and asks it what no other test does."""
    return "database_url" in getattr(item, "fixturenames", ()) and item.get_closest_marker("rules") is None


class WalksTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Every test by itself to whichever process is free, but the walks of a file to one: they share their servers."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0] if nodeid.startswith(WALKS) else nodeid


def pytest_xdist_auto_num_workers() -> int:
    """One process more than cores: walks wait a lot."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> WalksTogether:
    """Take the place of `--dist`."""
    return WalksTogether(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = [str(report.longrepr) for report in terminalreporter.getreports("skipped")]
    if line := required.summary(reasons):
        terminalreporter.write_line(line, yellow=True)
