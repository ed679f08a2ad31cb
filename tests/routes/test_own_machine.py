"""The doorkeeper: without sign-in the pages are for this machine only."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from callprogram.routes import OwnMachineOnly
from tests.servers.asking import ask


async def answer(_: Request) -> PlainTextResponse:
    return PlainTextResponse("come in")


OWN = [Route("/health", answer)]


UPLOAD, FILE = "/_stcore/upload_file/{session}/{file}", "/media/{file}"
INSIDE = (UPLOAD, f"/calls{UPLOAD}", FILE, f"/calls{FILE}", "/_stcore/metrics", "/_stcore/agent/interact")


def house(*, is_open: bool = False, member: str = "ada") -> ASGIApp:
    """With a page, and uploads for whoever's cookie says who is a member."""
    inside = Starlette(routes=[*OWN, Route("/", answer), *(Route(path, answer) for path in INSIDE)])
    return OwnMachineOnly(inside, lambda: is_open, lambda cookies: cookies.get("user") == member, OWN)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8501", "localhost", "localhost:8501", "[::1]:8501"])
def test_this_machine_gets_in(host: str) -> None:
    assert ask(house(), "/", host=host).text == "come in"


@pytest.mark.parametrize(
    ("host", "reached"),
    [
        ("192.168.1.7:8501", "192.168.1.7"),
        ("calls.example.com", "127.0.0.1"),
        ("127.0.0.1:8501", "192.168.1.7"),
        ("localhost.evil.example", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_another_address_or_another_name_does_not(host: str, reached: str) -> None:
    refused = ask(house(), "/", host=host, reached=reached)
    assert (refused.status, "come in" in refused.text) == (403, False)


def test_what_has_a_lock_of_its_own_is_open_to_all() -> None:
    assert ask(house(), "/health", host="calls.example.com").text == "come in"


def test_a_page_stays_closed_underneath_as_well() -> None:
    assert ask(house(), "/stream", host="calls.example.com", kind="websocket").kinds == ("websocket.close",)


def test_with_sign_in_behind_it_everybody_comes_to_the_door() -> None:
    assert ask(house(is_open=True), "/", host="calls.example.com").text == "come in"


@pytest.mark.parametrize("path", ["/_stcore/upload_file/s/f", "/calls/_stcore/upload_file/s/f"])
def test_a_file_is_taken_of_members_only(path: str) -> None:
    door = house(is_open=True)
    assert ask(door, path, host="calls.example.com").status == 403
    assert ask(door, path, host="calls.example.com", cookie="user=eve").status == 403
    assert ask(door, path, host="calls.example.com", cookie="user=ada").text == "come in"


def test_a_file_comes_through_no_closed_door() -> None:
    assert ask(house(), "/_stcore/upload_file/s/f", host="calls.example.com", cookie="user=ada").status == 403


@pytest.mark.parametrize("path", ["/media/a-list.csv", "/calls/media/a-list.csv"])
def test_a_file_is_given_to_members_only(path: str) -> None:
    door = house(is_open=True)
    assert ask(door, path, host="calls.example.com").status == 403
    assert ask(door, path, host="calls.example.com", cookie="user=ada").text == "come in"


def test_how_many_are_here_is_for_this_machine_only() -> None:
    assert ask(house(), "/_stcore/metrics").text == "come in"
    assert ask(house(), "/_stcore/metrics", host="calls.example.com").status == 403
    assert ask(house(is_open=True), "/_stcore/metrics").status == 404


@pytest.mark.parametrize("is_open", [True, False])
def test_programs_press_no_buttons_of_the_pages(is_open: bool) -> None:
    assert ask(house(is_open=is_open), "/_stcore/agent/interact", cookie="user=ada").status == 404
