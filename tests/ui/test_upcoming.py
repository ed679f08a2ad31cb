"""Upcoming calls: what is good to know, and whom not to call."""

from datetime import date, time, timedelta

import time_machine

from callprogram.bootstrap import app
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.program.call_hour import hour_of
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.lists import announcing, planning
from tests.ui.conftest import bring_in, do, errors, main_buttons, open_page, seen, week, week_view


def test_before_a_list_is_signed_off_the_page_says_what_comes() -> None:
    assert "No calls planned yet. They appear here once a list is signed off" in seen(open_page("upcoming"))


def test_what_is_good_to_know_is_passed_on_and_stands_in_the_brief() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    at = open_page("upcoming", entry=str(entry.id))
    assert main_buttons(at) == ["Pass it on"]
    at.text_area(f"text-{entry.id}").set_value("They had an outage.")
    at = at.button(f"pass-{entry.id}").click().run()
    assert "You: They had an outage." in seen(at)
    assert "You: They had an outage." in week_view().cards[0].brief.lines


def test_what_was_passed_on_is_taken_back_before_the_call() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    said = do(announcing.answer, entry.id, "They had an outage.")
    at = open_page("upcoming", entry=str(entry.id)).button(f"take-back-{said.id}").click().run()
    assert (errors(at), "They had an outage." in seen(at)) == ([], False)
    assert "You: They had an outage." not in week_view().cards[0].brief.lines


def test_the_customer_is_asked_by_a_draft_and_their_answer_is_one_tap() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    at = open_page("upcoming", entry=str(entry.id))
    assert "is that a good time?" in str(at.text_area(f"ask-{entry.id}-body").value)
    at = at.button(f"asked-good-{entry.id}").click().run()
    assert "You: They say that the time suits them." in seen(at)
    assert errors(at) == []


def test_who_would_rather_be_called_at_another_time_says_when() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    at = open_page("upcoming", entry=str(entry.id))
    at.date_input(f"another-day-{entry.id}").set_value(date(2026, 12, 3))
    at.time_input(f"another-time-{entry.id}").set_value(time(9, 30))
    at = at.button(f"another-save-{entry.id}").click().run()
    words = "They would rather be called on Thursday 3 December at 09:30, their time."
    assert (errors(at), f"You: {words}" in week_view().cards[0].brief.lines) == ([], True)


def test_nothing_is_asked_about_a_call_that_was_made_already() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    card = week_view().cards[0]
    do(outcomes.log, app().program(), LoggedCall(card.customer.id, Outcome(Disposition.CONNECTED)))
    at = open_page("upcoming", entry=str(card.entry.id))
    assert "Called already." in seen(at)
    assert f"pass-{card.entry.id}" not in [button.key for button in at.button]


def test_a_hold_needs_a_reason_and_can_be_taken_back() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    card = week_view().cards[0]
    at = open_page("upcoming", entry=str(card.entry.id))
    at = at.button(f"now-hold-{card.entry.id}-0").click().run()
    assert errors(at) == ["Say in a few words why this customer should not be called for now."]
    at.text_input(f"reason-hold-{card.entry.id}-0").set_value("In a merger")
    at = at.button(f"now-hold-{card.entry.id}-0").click().run()
    assert "Not called: on hold until" in seen(at)
    [held] = app().views.holds(week_view().call_list.starts_at.date() - timedelta(days=2))
    at = at.button(f"lift-{held.hold.id}").click().run()
    assert "Not called for now" not in seen(at)


def test_standbys_stand_apart_and_have_no_minute_of_their_own() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    at = open_page("upcoming")
    [standbys] = [each for each in at.expander if "only if somebody does not answer" in each.label]
    lines = [element.value for element in at.markdown if "-badge[" in element.value]
    apart = [element.value for element in standbys.markdown if "-badge[" in element.value]
    timed = [line.startswith(("16:", "17:")) for line in lines]
    assert (standbys.label.split()[0], timed) == (str(len(apart)), [True] * 5 + [False] * len(apart))
    assert "Our executive calls. An answer helps until Monday 23 November at 16:00." in seen(at)


def test_until_when_an_answer_helps_stands_still_once_the_list_is_signed_off() -> None:
    bring_in()
    starts_at = hour_of(app().program(), week()).starts_at
    with time_machine.travel(starts_at - timedelta(hours=20)):
        do(planning.freeze, app().program(), week())
    for hours, until in ((18, "Tuesday 24 November at 00:00"), (2, "it begins")):
        with time_machine.travel(starts_at - timedelta(hours=hours)):
            assert f"An answer helps until {until}." in seen(open_page("upcoming"))


def test_who_has_nothing_to_add_says_so_in_one_tap_and_bothers_nobody() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    at = open_page("upcoming").button(f"nothing-{entry.id}").click().run()
    assert "You: Nothing to add" in seen(at)
    assert f"nothing-{entry.id}" not in [button.key for button in at.button]
    assert "You: Nothing to add" in week_view().cards[0].brief.lines


def test_a_hold_for_a_usual_reason_is_two_taps() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    card = week_view().cards[0]
    at = open_page("upcoming").button(f"hold-{card.entry.id}-0").click().run()
    assert "Not called: on hold until 20 December: A problem is being solved" in seen(at)
    assert errors(at) == []


def test_what_is_good_to_know_of_a_complaint_is_said_before_there_is_a_list() -> None:
    bring_in()
    customer = app().views.customers("", 1).customers[0]
    complaint = do(escalating.escalate, app().program(), customer.id, "Their invoices are wrong")
    at = open_page("upcoming")
    assert "Their invoices are wrong" in seen(at)
    at.text_area(f"complaint-{complaint.id}").set_value("A credit note is on its way.")
    at = at.button(f"pass-complaint-{complaint.id}").click().run()
    assert "You: A credit note is on its way." in seen(at)
    assert app().views.complaints()[0].case.answer == "A credit note is on its way."
