"""Links in messages: on to the page, which is remembered for after the sign-in."""

from starlette.applications import Starlette

from callprogram.routes import routes
from tests.servers.asking import ask


def test_a_link_goes_on_and_leaves_where_it_wanted_to_go() -> None:
    answer = ask(Starlette(routes=routes), "/go/coming?entry=7")
    assert (answer.status, answer.headers["location"]) == (303, "/coming?entry=7")
    assert answer.headers["set-cookie"].startswith('callprogram_wanted="/coming?entry=7"; HttpOnly')


def test_a_link_leads_nowhere_else() -> None:
    assert ask(Starlette(routes=routes), "/go//evil.example/x").headers["location"] == "/evil.example/x"
