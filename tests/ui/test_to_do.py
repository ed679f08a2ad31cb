"""To do: what waits, and one thing to do about each."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
import time_machine

from callprogram.bootstrap import app, now
from callprogram.domain.calls.calls import Disposition, Mode, Status
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import hour_of, week_of
from callprogram.domain.promises.commitments import State
from callprogram.services.calls import calling
from callprogram.services.lists import planning
from callprogram.services.overview.needs import Kind
from callprogram.services.people import messaging
from callprogram.services.promises import promising
from callprogram.ui import navigation
from callprogram.ui.components.overview import to_do
from callprogram.ui.navigation import Menu, menu_of
from tests.examples import NOW, a_call
from tests.ui.conftest import TWO_THAT_MAY_BE_ONE, bring_in, do, errors, labels, open_page, seen, week, week_view

NOBODY_MISSING = b"ID,Company,Contact,Phone,Country\nA-1,Alder Mill,Ann Lee,+1 202 555 0143,US\n"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Here it is counted, as everywhere but in the tests of other pages."""


def test_the_menu_says_how_much_waits_and_less_once_something_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def menu(member: Member, running: str, waiting: int) -> Menu:
        counted.append(waiting)
        return menu_of(member, running, waiting)

    monkeypatch.setattr(navigation, "menu_of", menu)
    with time_machine.travel(NOW):
        bring_in(TWO_THAT_MAY_BE_ONE)
        open_page("results")
        do(planning.freeze, app().program(), week())
        open_page("results")
    assert counted == [2, 1]


def test_without_customers_they_are_what_is_needed() -> None:
    at = open_page("to_do")
    assert "**CRM data**" in seen(at)
    assert labels(at) == ["Import a file", "Snooze"]


def test_when_all_is_done_the_page_says_so() -> None:
    with time_machine.travel(NOW):  # no public holiday on the Tuesdays to come
        bring_in(NOBODY_MISSING)
        do(planning.freeze, app().program(), week())
        assert "All is done." in seen(open_page("to_do"))


def test_a_line_that_can_wait_is_snoozed_until_monday_and_comes_back() -> None:
    at = open_page("to_do").button("later-old-data-0-").click().run()
    assert ("All is done." in seen(at), at.expander[0].label) == (True, "1 snoozed")
    assert "**CRM data**, until Monday 23 November · snoozed by you" in seen(at)
    with time_machine.travel(NOW + timedelta(days=1)):
        assert "Import a file" in labels(open_page("to_do"))
    at = at.button("back-old-data-0-").click().run()
    assert "Import a file" in labels(at)


def test_what_does_not_wait_has_no_such_button() -> None:
    with time_machine.travel(NOW):
        bring_in(NOBODY_MISSING)
        at = open_page("to_do")
    assert [button.key for button in at.button if str(button.key).startswith("later-not-signed-off")] == []


def test_what_was_done_this_week_is_counted_below() -> None:
    with time_machine.travel(NOW):
        bring_in(NOBODY_MISSING)
        do(planning.freeze, app().program(), week())
        at = open_page("to_do")
    assert at.expander[0].label == "2 done this week"
    assert "Done this week: 1 list signed off, 1 import" in seen(at)


def test_an_hour_that_nobody_logged_is_entered_in_one_form() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    first = week_view().cards[0].customer
    promise = do(promising.promise, first.id, "Send it", owner="You", due_on=now().date())
    view, planned = week_view(), week()
    with time_machine.travel(view.call_list.ends_at + timedelta(hours=3), tick=True):
        assert "**An hour not logged**" in seen(open_page("to_do"))
        at = open_page("enter_hour", week=str(planned))
        assert at.text_input("why").help == "Account owners who heard of the calls read it."
        talked, again, declined = view.cards[:3]
        at.selectbox(f"outcome-{talked.entry.id}").set_value(Outcome(Disposition.CONNECTED))
        at.text_input(f"note-{talked.entry.id}").set_value("All well.")
        at = at.run()
        at.checkbox(f"told-{promise.id}").check()
        at.selectbox(f"outcome-{again.entry.id}").set_value(Outcome(Disposition.RESCHEDULED))
        at.selectbox(f"outcome-{declined.entry.id}").set_value(Outcome(Disposition.DECLINED, never_again=True))
        at = at.button("main").click().run()
        assert errors(at) == [f"{again.customer.name}: Say when they want to be called again."]
        at.datetime_input(f"again-{again.entry.id}").set_value(now().replace(tzinfo=None) + timedelta(days=2))
        at = at.button("main").click().run()
        assert errors(at) == []
        after = app().views.week(app().program(), planned)
    assert after
    assert after.call_list.finished_at
    assert [card.call.note for card in after.cards if card.call] == ["All well.", "", ""]
    states = {each.commitment.text: each.commitment.state for each in app().views.promises()}
    assert states.pop("Send it") is State.TOLD
    assert list(states.values()) == [State.OPEN]
    assert after.cards[2].customer.do_not_call


def test_each_line_to_enter_names_person_and_company_and_standbys_are_folded() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    first, *_ = view = week_view().cards
    with time_machine.travel(week_view().call_list.ends_at + timedelta(hours=3), tick=True):
        at = open_page("enter_hour", week=str(week_of(now().date())))
    assert f"**{first.customer.person}** :gray[{first.customer.company}]" in seen(at)
    standbys = sum(card.entry.standby for card in view)
    assert [each.label for each in at.expander][-1] == f"{standbys} standbys, not called"


def test_without_a_week_there_is_nothing_to_enter() -> None:
    assert "Nothing is left to enter." in seen(open_page("enter_hour"))


def test_customers_who_may_be_one_wait_to_be_compared() -> None:
    bring_in(TWO_THAT_MAY_BE_ONE)
    at = open_page("to_do")
    assert "**Perhaps the same customer**" in seen(at)
    assert "Compare them" in labels(at)


def test_a_missed_call_back_is_one_tap_to_call_and_one_to_be_done_with() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    card = week_view().cards[0]
    rung = a_call(app().program(), card.customer, Mode.BRIDGE_WEBHOOKS)
    at = now() - timedelta(hours=1)
    missed = replace(rung, incoming=True, status=Status.NO_ANSWER, started_at=at, ended_at=at, settled=True)
    with app().store.transaction(app().member, now(), "calling.log") as transaction:
        transaction.add(missed)
    page = open_page("to_do")
    assert f"**Missed: {card.customer.name}**" in seen(page)
    assert {"Done", "Call back"} < set(labels(page))
    page = next(button for button in page.button if button.label == "Done").click().run()
    assert (errors(page), "Missed" in seen(page)) == ([], False)


def test_an_hour_that_nobody_held_is_moved_from_where_it_waits() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    view, planned = week_view(), week()
    with time_machine.travel(view.call_list.ends_at + timedelta(hours=3), tick=True):
        page = open_page("enter_hour", week=str(planned))
        page = page.time_input(f"at-{planned}").set_value(time(3)).run()
        assert "Not at work then: " in seen(page)
        assert view.cards[0].customer.name in page.warning[0].value
        page = page.button("move").click().run()
        assert errors(page) == []
        after = app().views.week(app().program(), planned)
        assert "An hour not logged" not in seen(open_page("to_do"))
    assert after
    assert after.call_list.starts_at > view.call_list.ends_at


def test_an_hour_that_nobody_signed_off_is_held_later_from_where_it_waits() -> None:
    bring_in()
    starts_at = hour_of(app().program(), planned := week()).starts_at
    with time_machine.travel(starts_at + timedelta(hours=20), tick=True):
        page = open_page("to_do")
        assert ("**An hour not held**" in seen(page), "Hold it later" in labels(page)) == (True, True)
        page = open_page("enter_hour", week=str(planned))
        assert seen(page).startswith("Hold it later\n")
        page = page.button("move").click().run()
        assert errors(page) == []
        assert hour_of(app().program(), planned).starts_at > now()
        assert "An hour not held" not in seen(open_page("to_do"))


def test_an_hour_is_proposed_for_later_where_it_meets_no_other() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    starts_at, planned = week_view().call_list.starts_at, week()
    with time_machine.travel(starts_at + timedelta(days=6, hours=-4), tick=True):
        page = open_page("enter_hour", week=str(planned)).button("move").click().run()
        assert errors(page) == []
        assert now() < hour_of(app().program(), planned).starts_at < now() + timedelta(hours=2)


def test_what_waits_for_mail_is_named_by_whom_it_is_for() -> None:
    do(messaging.send_test, "tom@example.com")
    at = open_page("to_do")
    assert "**Mail is not set up**" in seen(at)
    assert "See whom they are for" in labels(at)
    assert "tom@example.com: 1 message, since " in seen(open_page("settings"))


def test_whoever_has_no_outcome_is_asked_about_one_by_one() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    view, planned = week_view(), week()
    first, second = (card for card in view.cards if not card.entry.standby and card.entry.position < 3)
    with time_machine.travel(view.call_list.starts_at, tick=True):
        do(calling.give_outcome, first.entry.id, Disposition.CONNECTED)
    with time_machine.travel(view.call_list.ends_at + timedelta(days=1), tick=True):
        at = next(button for button in open_page("to_do").button if button.label == "Show them").click().run()
        assert f"**{first.customer.name}**" not in seen(at)
        assert f"**{second.customer.name}**" in seen(at)
        assert labels(at)[:3] == ["Fold", "Not called", "Enter the outcome"]
        at = next(button for button in at.button if button.label == "Not called").click().run()
        assert (errors(at), f"**{second.customer.name}**" in seen(at)) == ([], False)
        at = open_page("enter_hour", week=str(planned))
        asked = {box.key for box in at.selectbox}
        assert not {f"outcome-{first.entry.id}", f"outcome-{second.entry.id}"} & asked
        assert "Or hold it later" not in seen(at)
        at = at.button("main").click().run()
        assert errors(at) == []
        assert "Nothing is left to enter." in seen(open_page("enter_hour", week=str(planned)))


def test_many_kept_promises_to_tell_are_one_line_that_opens_and_stays_open_as_they_are_done() -> None:
    with time_machine.travel(NOW, tick=True):
        bring_in(NOBODY_MISSING)
        do(planning.freeze, app().program(), week())
        customer = next(iter(app().views.customers("", 1).customers))
        for number in range(5):
            made = do(promising.promise, customer.id, f"Send part {number}", owner="Tom", due_on=NOW.date())
            do(promising.keep, made.id)
    with time_machine.travel(NOW + timedelta(days=6), tick=True):
        at = open_page("to_do")
        assert "**5 kept promises to tell**" in seen(at)
        assert (labels(at).count("Show them"), labels(at).count("They know")) == (1, 0)
        at = next(button for button in at.button if button.label == "Show them").click().run()
        assert labels(at).count("They know") == 5
        at = next(button for button in at.button if button.label == "They know").click().run()
        assert "**4 kept promises to tell**" in seen(at)
        assert labels(at).count("They know") == 4
        at = next(button for button in at.button if button.label == "Fold").click().run()
        assert (errors(at), labels(at).count("They know")) == ([], 0)


def test_a_draft_is_not_entered() -> None:
    bring_in()
    do(planning.plan, app().program(), week())
    assert "Nothing is left to enter." in seen(open_page("enter_hour", week=str(week())))


def test_every_kind_of_need_has_something_to_press() -> None:
    assert set(to_do.FIRST) == set(Kind)
