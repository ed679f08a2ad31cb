"""Signing off on the page: keep, take off, swap, leave alone, put on by hand, and what a complaint wants."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.domain.customers.reachability import closed, place_of
from callprogram.domain.people.members import Role
from callprogram.domain.people.messages import Delivery, Kind, Message
from callprogram.domain.program.seats import Seat
from callprogram.services.cases import escalating
from callprogram.services.lists import hand_edits, planning, reopening
from callprogram.services.people import membership
from callprogram.services.views import Card
from tests.ui.conftest import (
    bring_in,
    do,
    errors,
    labels,
    main_buttons,
    open_as,
    open_page,
    press_in_ribbon,
    press_twice,
    seen,
    week,
    week_view,
)


@pytest.fixture(autouse=True)
def customers(pieces_of_this_test: None) -> None:
    del pieces_of_this_test
    bring_in()


def press(at: AppTest, key: str) -> AppTest:
    at = at.button(key).click().run()
    assert errors(at) == []
    return at


def listed(at: AppTest) -> list[Card]:
    """The cards of the list, planned again by this look."""
    at.run()
    return [card for card in week_view().cards if not card.entry.standby]


def about(what: str, card: Card) -> str:
    """The key of what is done with this customer of this week, before anything was."""
    return f"{what}-{week()}-{card.customer.id}-0"


def test_who_is_pinned_is_listed_under_what_was_changed_and_can_be_taken_back() -> None:
    at = open_page()
    card = listed(at)[0]
    at = press_in_ribbon(at, "pin", card.customer.id)
    assert f"**{card.customer.name}** pinned by You" in seen(at)
    at = press(at, f"undo-{week()}-{card.customer.id}")
    assert "pinned by You" not in seen(at)


def test_what_was_done_by_hand_is_taken_back_in_place_within_ten_seconds() -> None:
    at = open_page()
    card = listed(at)[0]
    at = press_in_ribbon(at, "pin", card.customer.id)
    at = press(at, "undo-just-done")
    assert (week_view().edited, "undo-just-done" in [each.key for each in at.button]) == ((), False)


def test_a_second_press_of_the_pin_unpins() -> None:
    at = open_page()
    card = listed(at)[0]
    at = press_in_ribbon(press_in_ribbon(at, "pin", card.customer.id), "pin", card.customer.id)
    assert (errors(at), week_view().edited) == ([], ())


def test_who_is_taken_off_is_replaced_and_the_page_says_who_came_and_who_left() -> None:
    at = open_page()
    card = listed(at)[1]
    at = press_in_ribbon(at, "leave-out", card.customer.id)
    at.text_input(about("why", card)).set_value("on holiday")
    at = press(at, about("drop", card))
    assert card.customer.id not in {each.customer.id for each in listed(at)}
    assert f"**{card.customer.name}** left: taken off by hand" in seen(at)
    assert "** came: " in seen(at)
    assert f"**{card.customer.name}** left out by You: on holiday" in seen(at)


def test_pressing_take_off_twice_takes_off_one_and_leaves_no_reason_behind() -> None:
    at = open_page()
    before, card = {each.customer.id for each in listed(at)}, listed(at)[0]
    at = press_in_ribbon(at, "leave-out", card.customer.id)
    at.text_input(about("why", card)).set_value("on holiday")
    at = press_twice(at.button(about("drop", card)))
    assert errors(at) == []
    assert before - {each.customer.id for each in listed(at)} == {card.customer.id}
    assert seen(at).count("left out by You: on holiday") == 1
    assert not [each.value for each in at.text_input if each.value]


def test_pressing_sign_off_twice_does_not_begin_the_hour() -> None:
    at = press_twice(next(each for each in open_page().button if each.label == "Sign off"))
    assert (errors(at), main_buttons(at)) == ([], ["Start now"])


def test_where_mail_is_set_up_it_says_until_when_mails_about_a_sign_off_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "calls@example.com")
    app.cache_clear()
    at = press(open_page(), f"Sign off-{week()}")
    assert "Signed off. Mails about it wait until 10:10." in seen(at)


def test_a_sign_off_is_undone_at_once_or_later_where_it_was_done() -> None:
    at = press(open_page(), f"Sign off-{week()}")
    assert "Signed off. Mails about it wait until mail is set up." in seen(at)
    at = press(at, "undo-just-done")
    assert (errors(at), main_buttons(at)) == ([], ["Sign off"])
    at = press(at, f"Sign off-{week()}")
    at = press(open_page(), f"reopen-{week()}")
    assert (errors(at), main_buttons(at)) == ([], ["Sign off"])
    assert "its sign-off was undone" in seen(at)


def test_undoing_a_sign_off_of_which_somebody_has_heard_is_asked_first() -> None:
    owner = listed(open_page())[0].customer.account_owner
    do(membership.add, "owner@example.com", owner, Role.TEAMMATE, app().program())
    press(open_page(), f"Sign off-{week()}")
    everybody_hears()
    at = open_page()
    said = "1 account owner heard of this list, and will hear at once that it is planned again."
    assert said in seen(at)
    at = press(at, f"reopen-{week()}")
    assert (errors(at), main_buttons(at)) == ([], ["Sign off"])


def test_who_signed_off_is_you_to_themselves_and_named_to_others() -> None:
    for name, role in (("Ada", Role.EXECUTIVE), ("Ines", Role.ADMIN)):
        do(membership.add, f"{name.lower()}@example.com", name, role, app().program())
    do(planning.freeze, app().program(), week())
    assert "Signed off] by" not in seen(open_as("ada", "this_week"))
    do(reopening.reopen, app().program(), week())
    at = open_as("ada", "this_week")
    press(at, f"Sign off-{week()}")
    assert "Signed off] by you" in seen(open_as("ada", "this_week"))
    assert "Signed off] by Ada" in seen(open_as("ines", "this_week"))


def everybody_hears() -> None:
    with app().store.transaction(app().member, now(), "messaging.send") as transaction:
        for message in transaction.find(Message, kind=Kind.HEADS_UP):
            transaction.save(replace(message, state=Delivery.SENT))


def test_a_reason_may_be_left_out() -> None:
    at = open_page()
    card = listed(at)[0]
    at = press(press_in_ribbon(at, "leave-out", card.customer.id), about("drop", card))
    assert card.customer.id not in {each.customer.id for each in listed(at)}


def test_only_who_can_be_called_in_that_minute_comes_in_somebodys_place() -> None:
    at = open_page()
    card = listed(at)[0]
    standbys = [each.customer for each in week_view().cards if each.entry.standby]
    at = press_in_ribbon(at, "swap", card.customer.id)
    offered = [str(each.key) for each in at.button if str(each.key).startswith(about("instead", card))]
    lasts = timedelta(minutes=app().program().call_minutes)
    awake = [each for each in standbys if closed(place_of(each), card.entry.planned_at, lasts) is None]
    assert offered == [f"{about('instead', card)}-{each.id}" for each in awake]

    at = press(at, offered[0])

    ids = {each.customer.id for each in listed(at)}
    assert (card.customer.id in ids, awake[0].id in ids) == (False, True)
    at = press(at, "undo-just-done")
    assert card.customer.id in {each.customer.id for each in listed(at)}


def test_who_is_snoozed_for_four_weeks_is_off_the_list_until_that_is_undone() -> None:
    at = open_page()
    card = listed(at)[0]
    at = press_in_ribbon(at, "snooze", card.customer.id)
    assert card.customer.id not in {each.customer.id for each in listed(at)}
    assert "- 1: snoozed" in seen(at)
    at = press(at, "undo-just-done")
    assert card.customer.id in {each.customer.id for each in listed(at)}


def test_why_says_a_pin_first_and_then_what_is_known() -> None:
    at = open_page()
    card = listed(at)[0]
    do(hand_edits.pin, app().program(), week(), card.customer.id)
    at = press_in_ribbon(open_page(), "why", card.customer.id)
    words = seen(at)
    assert words.index("**Pinned by You.**") < words.index("This call is for") < words.index(f"- {card.brief.lines[0]}")


def test_anybody_can_be_asked_after_and_put_on_by_hand() -> None:
    at = open_page()
    ids = {card.customer.id for card in listed(at)}
    other = next(each for each in app().views.customers("", 100).customers if each.id not in ids and each.phone)
    at = at.text_input("somebody-0").set_value(other.name).run()
    at = press(at, f"ask-{other.id}")
    assert f"{other.name} can" in seen(at)
    assert "Put on" in labels(at)


def open_complaints() -> AppTest:
    at = open_page()
    at.session_state["complaints"] = True
    return at.run()


def test_a_complaint_is_recorded_in_one_line_and_settled() -> None:
    at = open_complaints()
    customer = listed(at)[-1].customer
    at.text_input("escalate-whom").set_value(customer.name)
    at.text_input("escalate-wants").set_value("Their invoices are wrong")
    at = press(at, "escalate")
    assert "1 escalation not settled" in [each.label for each in at.expander]
    assert f"**{customer.name}**: Their invoices are wrong" in seen(at)
    assert "nobody has it yet" in seen(at)
    assert Seat.ESCALATION in {each.entry.seat for each in listed(at)} or app().views.complaints()
    (complaint,) = app().views.complaints()
    at = press(at, f"settle-{complaint.case.id}")
    assert app().views.complaints() == ()


def test_a_complaint_of_nobody_is_a_sentence() -> None:
    at = open_complaints()
    at.text_input("escalate-whom").set_value("Nobody Ltd")
    at = at.button("escalate").click().run()
    assert len(errors(at)) == 1
    assert app().views.complaints() == ()


def test_a_brief_says_what_a_complaint_wants_and_who_has_it() -> None:
    at = open_page()
    card = listed(at)[0]
    do(escalating.escalate, app().program(), card.customer.id, "Their invoices are wrong", owner="Bob")
    do(hand_edits.pin, app().program(), week(), card.customer.id)
    at = press_in_ribbon(open_page(), "why", card.customer.id)
    assert "“Their invoices are wrong”" in seen(at)
    assert "Their case: Bob has it" in seen(at)
