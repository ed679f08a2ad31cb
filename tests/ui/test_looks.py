"""One look at a page: who looks is asked once in it, and anew as soon as something is done."""

import time

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from callprogram.adapters.database.store import Database
from callprogram.bootstrap import app
from callprogram.domain.people.members import Role
from callprogram.services.people import membership
from callprogram.ui.looks import look_anew, once, one_look
from tests.ui.conftest import MAIN, begin_the_hour, do


def test_what_a_look_has_found_is_not_asked_again_until_something_is_done() -> None:
    asked = iter(range(9))
    with one_look():
        assert [once("who", lambda: next(asked)), once("who", lambda: next(asked))] == [0, 0]
        look_anew()
        assert once("who", lambda: next(asked)) == 1


def test_nothing_is_remembered_from_one_look_to_the_next_or_outside_of_them() -> None:
    asked = iter(range(9))
    with one_look():
        once("who", lambda: next(asked))
    with one_look():
        assert once("who", lambda: next(asked)) == 1
    assert [once("who", lambda: next(asked)), once("who", lambda: next(asked))] == [2, 3]


def test_a_look_that_fails_is_forgotten_too() -> None:
    with pytest.raises(ZeroDivisionError), one_look():
        once("share", lambda: 1 / 0)
    assert once("share", lambda: 2) == 2


def test_a_page_asks_once_or_twice_who_has_signed_in_however_much_is_on_it() -> None:
    begin_the_hour()
    do(membership.add, "ada@example.com", "Ada", Role.EXECUTIVE, app().program())
    store, asked = app().store, []
    assert isinstance(store, Database)
    event.listen(store.engine, "before_cursor_execute", lambda *told: asked.append(str(told[2])))
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    at.user = {"is_logged_in": True, "email": "ada@example.com", "email_verified": True, "iat": time.time() - 600}
    at.run()
    assert not at.exception
    # Once for the page, once for its part that is drawn by itself, and once after the sign-in went on record.
    assert sum("FROM accounts" in each for each in asked) <= 3
