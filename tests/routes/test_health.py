"""Health: 200 where the database answers, and nothing said of it where it does not."""

import asyncio
import contextlib
import json
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.applications import Starlette

from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import read_crm_file, sample_customers
from callprogram.errors import CallprogramError
from callprogram.routes import routes
from callprogram.services.act import act
from callprogram.services.customers import importing

pytestmark = pytest.mark.usefixtures("fresh_app")


def ask(method: str = "GET") -> tuple[int, str]:
    """The status and the body that /health answers, whatever goes wrong inside."""
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": "/health", "query_string": b"", "headers": []}
    with contextlib.suppress(CallprogramError):  # Starlette answers 500, then hands the error to the server's log
        asyncio.run(Starlette(routes=routes)(scope, receive, send))
    return sent[0]["status"], b"".join(message["body"] for message in sent[1:]).decode()


def test_a_database_that_answers_is_ok_and_nothing_is_said_of_what_is_in_it() -> None:
    assert json.loads(ask()[1]) == {"status": "ok"}
    act(app().store, app().member, now(), importing.bring_in, read_crm_file(app(), *sample_customers(), "US", {}))
    status, body = ask()
    assert (status, json.loads(body)) == (200, {"status": "ok"})


def test_a_database_that_cannot_be_opened_is_no_200_and_says_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_DATABASE_URL", "postgresql://somebody:secret@127.0.0.1:1/nowhere")
    assert ask() == (500, "Internal Server Error")


def test_health_is_only_read() -> None:
    assert ask("POST")[0] == 405
