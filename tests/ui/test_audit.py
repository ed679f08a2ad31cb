"""Audit and personal data on the pages: what was done is found, a customer is forgotten, nobody else sees either."""

import time

from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app
from callprogram.domain.people.members import Role
from callprogram.services.people import membership
from callprogram.services.views import TrailFilter
from tests.servers.waiting import PATIENCE
from tests.ui.conftest import MAIN, bring_in, do, errors, labels, open_page, seen


def open_as(address: str, page: str = "", **query: str) -> AppTest:
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    at.user = {"is_logged_in": True, "email": address, "email_verified": True, "iat": time.time() - 5}
    for name, value in query.items():
        at.query_params[name] = value
    if page:
        at.switch_page(f"pages/{page}.py")
    return at.run()


def actions() -> list[str]:
    return [each.action for each in app().views.trail(TrailFilter(), 100).events]


def test_the_trail_is_found_by_what_was_done_and_said_to_be_whole() -> None:
    bring_in()
    at = open_page("audit")
    at = at.selectbox("trail-what").set_value("importing.bring_in").run()
    at = at.button("verify").click().run()

    assert errors(at) == []
    assert list(at.dataframe[0].value["What"]) == ["importing · bring in"]
    assert "every one as it was written" in at.success[0].value


def test_a_customer_that_nobody_is_called_is_a_sentence() -> None:
    bring_in()
    at = open_page("audit")
    at = at.text_input("trail-customer").set_value("Nobody Inc").run()

    assert errors(at) == []
    assert "No customer goes by" in seen(at)


def test_a_customer_is_erased_on_their_page() -> None:
    bring_in()
    customer = app().views.customer("Agaves")
    at = open_page("customers", customer=customer.reference)
    at = at.button(f"erase-now-{customer.id}").click().run()
    there = open_page("customers", customer=f"c{customer.id}")
    assert "Nothing is known of them any more. What was done still counts." in seen(there)
    assert {"Note", "Promise", "Complaint"}.isdisjoint(labels(there))

    assert errors(at) == []
    assert app().views.customers("Agaves", 5).total == 0
    assert "erasing.erase" in actions()


def test_who_comes_in_and_who_is_turned_away_is_on_record() -> None:
    program = app().program()
    do(membership.add, "anna@example.com", "Anna", Role.ASSISTANT, program)
    for address in ("anna@example.com", "mallory@example.com"):
        assert errors(open_as(address)) == []
    found = [(each.action, each.member) for each in app().views.trail(TrailFilter(), 2).events]

    assert set(found) == {
        ("recording.signed_in", "anna@example.com"),
        ("recording.turned_away", "callprogram@localhost"),
    }


def test_an_assistant_has_neither_the_trail_nor_the_way_to_erase() -> None:
    bring_in()
    do(membership.add, "anna@example.com", "Anna", Role.ASSISTANT, app().program())
    customer = app().views.customer("Agaves")
    at = open_as("anna@example.com", "customers", customer=customer.reference)

    assert errors(at) == []
    assert [each.key for each in at.button if str(each.key).startswith("erase")] == []
    assert "is not one of your pages" in seen(open_as("anna@example.com", "audit"))
