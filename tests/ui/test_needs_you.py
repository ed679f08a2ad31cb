"""Needs you: what waits, and one thing to do about each."""

from datetime import timedelta

import time_machine

from callprogram.bootstrap import app
from callprogram.domain.calls import Disposition
from callprogram.services import planning
from tests.examples import NOW
from tests.ui.conftest import TWO_THAT_MAY_BE_ONE, bring_in, do, errors, labels, open_page, seen, week, week_view


def test_without_customers_they_are_what_is_needed() -> None:
    at = open_page("needs_you")
    assert "**CRM data**" in seen(at)
    assert labels(at) == ["Bring in a new one"]


def test_when_all_is_done_the_page_says_so() -> None:
    with time_machine.travel(NOW):  # no public holiday on the Tuesdays to come
        bring_in()
        do(planning.freeze, app().program(), week())
        assert "All is done." in seen(open_page("needs_you"))


def test_an_hour_that_nobody_logged_is_entered_in_one_form() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    view, planned = week_view(), week()
    with time_machine.travel(view.call_list.ends_at + timedelta(hours=3), tick=True):
        assert "**An hour not logged**" in seen(open_page("needs_you"))
        at = open_page("enter_hour", week=str(planned))
        at.selectbox(f"outcome-{view.cards[0].entry.id}").set_value(Disposition.CONNECTED)
        at.text_input(f"note-{view.cards[0].entry.id}").set_value("All well.")
        at = at.button("main").click().run()
        assert errors(at) == []
        after = app().views.week(app().program(), planned)
    assert after
    assert after.call_list.finished_at
    assert [card.call.note for card in after.cards if card.call] == ["All well."]


def test_without_a_week_there_is_nothing_to_enter() -> None:
    assert "Nothing is left to enter." in seen(open_page("enter_hour"))


def test_customers_who_may_be_one_wait_to_be_compared() -> None:
    bring_in(TWO_THAT_MAY_BE_ONE)
    at = open_page("needs_you")
    assert "**Perhaps one customer**" in seen(at)
    assert "Compare them" in labels(at)
