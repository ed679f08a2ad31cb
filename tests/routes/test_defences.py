"""The browser's defences without a browser: behind https, and behind a proxy that asks for another name."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from callprogram.routes import Defences
from tests.servers.asking import ask


async def answer(_: Request) -> Response:
    response = PlainTextResponse("come in", headers={"Access-Control-Allow-Origin": "http://localhost:1"})
    response.set_cookie("plain", "1")
    response.set_cookie("guarded", "1", secure=True)
    return response


PAGE = Starlette(routes=[Route("/", answer)])


async def take(scope: Scope, receive: Receive, send: Send) -> None:
    """Take every socket."""
    del scope, receive
    await send({"type": "websocket.accept"})


def test_behind_https_nothing_goes_over_http_again_and_no_cookie_either() -> None:
    said = ask(Defences(PAGE, "https://calls.example.com"), "/")
    assert said.headers["strict-transport-security"] == "max-age=63072000"
    assert [cookie.casefold().count("secure") for cookie in said.cookies] == [1, 1]


def test_on_this_machine_http_is_all_there_is() -> None:
    said = ask(Defences(PAGE), "/")
    assert "strict-transport-security" not in said.headers
    assert "Secure" not in said.cookies[0]


def test_nobody_elsewhere_reads_an_answer() -> None:
    assert "access-control-allow-origin" not in ask(Defences(PAGE), "/").headers


@pytest.mark.parametrize(
    ("host", "origin", "taken"),
    [
        ("calls.example.com", "https://calls.example.com", True),
        ("127.0.0.1:8501", "https://calls.example.com", True),
        ("calls.example.com", "https://calls.example.com.evil.example", False),
        ("127.0.0.1:8501", "http://127.0.0.1:8502", False),
        ("127.0.0.1:8501", "null", False),
        ("127.0.0.1:8501", "", False),
    ],
)
def test_a_proxy_may_ask_for_another_name_than_the_browser_did(host: str, origin: str, taken: bool) -> None:
    said = ask(Defences(take, "https://calls.example.com"), "/", host=host, kind="websocket", origin=origin)
    assert said.kinds == (("websocket.accept",) if taken else ("websocket.close",))


def test_without_a_public_address_no_empty_one_is_ours() -> None:
    assert ask(Defences(take), "/", kind="websocket", origin="null").kinds == ("websocket.close",)
