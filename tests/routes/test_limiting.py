"""How often one address may ask: more often than anybody needs, and nobody else waits for it."""

import pytest
from limits import parse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from callprogram.routes import Limiting, limiting, routes
from tests.servers.asking import ask


async def answer(_: Request) -> PlainTextResponse:
    return PlainTextResponse("come in")


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> Limiting:
    """What may be asked twice a minute."""
    for prefix in limiting.LIMITS:
        monkeypatch.setitem(limiting.LIMITS, prefix, parse("2/minute"))
    return Limiting(Starlette(routes=[Route("/{any:path}", answer)]))


@pytest.mark.parametrize("path", ["/health", "/calendar/x.ics", "/go/x", "/twilio/incoming", "/auth/login"])
def test_who_asks_too_often_is_asked_to_wait_and_others_are_not(twice: Limiting, path: str) -> None:
    assert [ask(twice, path, client="9.9.9.9").status for _ in range(3)] == [200, 200, 429]
    assert ask(twice, path, client="9.9.9.9").headers["retry-after"] == "60"
    assert ask(twice, path, client="8.8.8.8").status == 200


def test_pages_and_what_they_load_are_not_counted(twice: Limiting) -> None:
    assert {ask(twice, path).status for path in ("/", "/static/a.js", "/media/a") * 3} == {200}


def test_every_route_of_ours_has_a_limit() -> None:
    assert [route.path for route in routes if not route.path.startswith(tuple(limiting.LIMITS))] == []
