"""Links in messages: on to the page, which is remembered for after the sign-in."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from callprogram.routes import Remembering, routes
from tests.servers.asking import ask


def test_a_link_goes_on_and_leaves_where_it_wanted_to_go() -> None:
    answer = ask(Starlette(routes=routes), "/go/upcoming?entry=7")
    assert (answer.status, answer.headers["location"]) == (303, "/upcoming?entry=7")
    assert answer.headers["set-cookie"].startswith('callprogram_wanted="/upcoming?entry=7"; HttpOnly')


def test_a_link_without_a_page_leads_to_the_first_one() -> None:
    assert ask(Starlette(routes=routes), "/go/").headers["location"] == "/"


@pytest.mark.parametrize("page", ["/evil.example/x", "nowhere", "customers/x", "auth/logout", "_stcore/metrics", ".."])
def test_a_link_leads_nowhere_else(page: str) -> None:
    answer = ask(Starlette(routes=routes), f"/go/{page}")
    assert (answer.status, "set-cookie" in answer.headers) == (404, False)


async def answer(_: Request) -> PlainTextResponse:
    return PlainTextResponse("On to the provider")


REMEMBERING = Remembering(Starlette(routes=[Route("/{any:path}", answer)]))


def test_who_presses_sign_in_at_a_page_comes_back_to_it() -> None:
    said = ask(REMEMBERING, "/auth/login?provider=x", Referer="http://127.0.0.1/commitments?promise=3")
    assert (said.status, said.text) == (200, "On to the provider")
    assert said.headers["set-cookie"].startswith('callprogram_wanted="/commitments?promise=3"; HttpOnly')


def test_a_page_elsewhere_is_no_address_of_another_server() -> None:
    said = ask(REMEMBERING, "/auth/login", Referer="http://evil.example//evil.example/x")
    assert said.headers["set-cookie"].startswith('callprogram_wanted="/evil.example/x";')


def test_nothing_is_remembered_of_a_browser_that_does_not_say_or_of_any_other_address() -> None:
    assert "set-cookie" not in ask(REMEMBERING, "/auth/login").headers
    assert "set-cookie" not in ask(REMEMBERING, "/customers", Referer="http://127.0.0.1/commitments").headers
