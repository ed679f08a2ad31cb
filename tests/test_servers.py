"""The tests' own servers do what the other tests rely on."""

import asyncio
import os
import socket

import pytest
from sqlalchemy import create_engine, text

from callprogram.settings import Settings
from tests.servers import required
from tests.servers.loopback import BeyondLoopbackError


def test_a_database_is_empty_and_of_this_test_only(empty_postgres_url: str) -> None:
    engine = create_engine(empty_postgres_url)
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar_one()
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    engine.dispose()

    assert (tables, encoding) == (0, "UTF8")


def test_asyncio_runs_beside_the_browser_tests() -> None:
    assert asyncio.run(asyncio.sleep(0, "done")) == "done"


@pytest.mark.parametrize("address", [("192.0.2.1", 443), ("api.twilio.com", 443), ("8.8.8.8", 53)])
def test_nothing_reaches_another_machine(address: tuple[str, int]) -> None:
    with pytest.raises(BeyondLoopbackError, match="Tests stay on this machine"):
        socket.create_connection(address, timeout=1)


def test_a_datagram_does_not_reach_another_machine() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as outgoing, pytest.raises(BeyondLoopbackError):
        outgoing.sendto(b"", ("192.0.2.1", 53))


def test_loopback_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_no_setting_of_the_user_reaches_a_test() -> None:
    assert not [name for name in os.environ if name.startswith("TWILIO_")]
    assert Settings().database.endswith("/callprogram.db")
    assert not Settings().has_twilio


def test_the_summary_says_how_many_were_skipped_and_what_to_install() -> None:
    reasons = ["Skipped: PostgreSQL, which this test needs, is not on this machine."] * 14
    reasons += ["Skipped: Chromium, which this test needs, is not on this machine.", "Skipped: on Windows only"]

    assert required.summary(reasons) == (
        "Skipped tests: 14 that need PostgreSQL and 1 that need Chromium. "
        "To run them too: `apt-get install postgresql chromium`, then make test again."
    )


def test_the_summary_is_silent_when_no_server_was_missing() -> None:
    assert required.summary(["Skipped: on Windows only"]) is None


def test_a_missing_server_fails_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_REQUIRE", "chromium,postgres")

    with pytest.raises(pytest.fail.Exception, match="Chromium, which this test needs"):
        required.give_up("chromium")
