"""The live card: how the call stands, by itself, and what to do when nobody picked up."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.bootstrap.work import work_once
from callprogram.domain.calls.calls import Disposition, Mode, Status
from callprogram.domain.calls.notes import Typed
from callprogram.domain.customers.phones import shown_in
from callprogram.domain.lists.call_list import EntryState
from callprogram.services.calls import calling, calling_rules, noting
from callprogram.services.views import Card
from callprogram.ui.components.calls import dialling
from tests.examples import a_call
from tests.servers.telephone import Telephone
from tests.ui.conftest import (
    EXECUTIVE,
    ask,
    begin_the_hour,
    call_of,
    do,
    errors,
    give,
    hour_of,
    main_buttons,
    open_page,
    press_in,
    ring,
    seen,
    shown_card,
    shown_in_hour,
    week_view,
)


def test_ring_is_one_post_and_the_card_says_how_the_call_stands(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    assert (errors(at), len(twilio.rings)) == ([], 1)
    assert dict(twilio.rings[0].form)["To"] == EXECUTIVE
    assert "Your telephone is about to ring" in seen(at)
    assert f"{card.customer.person} · {shown_in(EXECUTIVE)}" in seen(at)
    assert (call_of(card).mode, call_of(card).status) == (Mode.BRIDGE_POLLING, Status.QUEUED)
    assert main_buttons(at) == []


def test_the_card_follows_the_call_until_its_outcome_is_there(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    at = at.run()
    assert "Are you on the line?" in seen(at)
    assert main_buttons(at) == ["Connect"]
    at = press_in(at, "hour", "connect", call_of(card).id)
    work_once(app())
    assert "Ringing" in seen(at.run())
    twilio.customer_answers(sid)
    work_once(app())
    assert hour_of(at.run())["running"]["words"] == "Connected"
    twilio.hang_up(sid, 240)
    work_once(app())
    call = call_of(card)
    assert (call.status, call.disposition, call.seconds) == (Status.COMPLETED, Disposition.CONNECTED, 240)
    assert hour_of(at.run())["running"] is None
    assert shown_in_hour(at)["done"] == "connected"
    assert len(twilio.rings) == 1


def test_who_calls_back_in_the_hour_is_marked_in_the_row_of_its_people(card: Card, twilio: Telephone) -> None:
    give(open_page(), Disposition.NO_ANSWER)
    rung = a_call(app().program(), card.customer, Mode.BRIDGE_WEBHOOKS)
    later = now().replace(hour=10, minute=30)
    missed = replace(rung, incoming=True, status=Status.NO_ANSWER, started_at=later, ended_at=later, settled=True)
    with app().store.transaction(app().member, now(), "calling.log") as transaction:
        transaction.add(missed)
    at = open_page()
    (person,) = (each for each in hour_of(at)["people"] if each["entry"] == card.entry.id)
    assert (person["line"], person["tick"]) == ("called back at 10:30", "☎\ufe0e")
    assert twilio.calls == {}


def test_what_the_provider_says_while_the_page_is_drawn_is_shown_as_well(
    card: Card, twilio: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, shows = ring(open_page(), card), dialling.show

    def answered_meanwhile(*_: object) -> bool:
        monkeypatch.setattr(dialling, "show", shows)
        twilio.answer(next(iter(twilio.calls)))
        work_once(app())
        return False

    monkeypatch.setattr(dialling, "show", answered_meanwhile)
    assert "Are you on the line?" in seen(at.run())


def test_while_a_call_runs_the_next_customer_has_no_button_to_ring(card: Card, twilio: Telephone) -> None:
    ring(open_page(), card)
    other = week_view().cards[1]
    at = open_page()
    at = press_in(at, "hour", "choose", other.entry.id)
    assert shown_card(at).customer == other.customer
    assert f"{card.customer.person} · {shown_in(EXECUTIVE)}" in seen(at)
    assert shown_in_hour(at)["line"]["busy"]
    assert len(twilio.rings) == 1


def test_a_call_is_canceled_and_hung_up_from_the_page(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    at = press_in(at, "hour", "hang-up", call_of(card).id)
    assert (call_of(card).status, call_of(card).settled) == (Status.CANCELED, True)
    at = ring(at, card)
    sid = list(twilio.calls)[-1]
    twilio.answer(sid)
    work_once(app())
    at = press_in(at.run(), "hour", "connect", call_of(card).id)
    twilio.customer_answers(sid)
    work_once(app())
    at = at.run()
    assert [each["label"] for each in hour_of(at)["running"]["buttons"]] == ["Hang up"]
    press_in(at, "hour", "hang-up", call_of(card).id)
    assert (call_of(card).status, call_of(card).disposition) == (Status.COMPLETED, Disposition.CONNECTED)


def unanswered(card: Card, twilio: Telephone) -> AppTest:
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    press_in(at.run(), "hour", "connect", call_of(card).id)
    twilio.customer_does_not_answer(sid)
    work_once(app())
    return open_page()


def test_whoever_was_talked_to_is_not_called_again_because_nobody_confirmed_it(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    press_in(at.run(), "hour", "connect", call_of(card).id)
    twilio.customer_answers(sid)
    twilio.hang_up(sid, 420)
    work_once(app())
    _, second, third, *_ = week_view().cards
    assert shown_card(open_page()).customer == card.customer
    at = press_in(open_page(), "hour", "choose", second.entry.id)
    assert [each["entry"] for each in hour_of(at)["waiting"]][:1] == [third.entry.id]
    at = give(at, Disposition.NO_ANSWER)
    assert shown_card(at).customer == third.customer


def test_after_no_answer_the_agreed_words_are_there_to_read_out(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), voicemail_words="This is Ada of *Analytics*.")
    at = unanswered(card, twilio)
    assert f"{card.customer.contact.first_name} did not pick up." in seen(at)
    assert "This is Ada of *Analytics*." in seen(at)
    give(at, Disposition.LEFT_VOICEMAIL)
    assert call_of(card).disposition is Disposition.LEFT_VOICEMAIL


def test_after_no_answer_one_tries_again_at_the_end_of_the_hour(card: Card, twilio: Telephone) -> None:
    at = unanswered(card, twilio)
    at = give(at, "at-the-end")
    assert shown_card(at).customer != card.customer
    last = [each for each in week_view().cards if not each.entry.standby][-1]
    assert (last.customer, last.entry.state) == (card.customer, EntryState.PENDING)


def test_after_no_answer_one_tries_the_standby(card: Card, twilio: Telephone) -> None:
    at = unanswered(card, twilio)
    at = give(at, "standby")
    assert shown_card(at).entry.standby
    assert call_of(card).disposition is Disposition.NO_ANSWER


def test_where_the_customers_telephone_never_rang_there_is_nothing_to_read_out(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), voicemail_words="This is Ada of Analytics.")
    twilio.refuses(402, 21404)
    at = ring(open_page(), card)
    assert "The balance of the Twilio account is used up" in seen(at)
    assert shown_in_hour(at)["line"]["missed"].startswith("The balance")


def connected(card: Card, twilio: Telephone) -> str:
    """A call that the customer has picked up: the sid of the executive's leg."""
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    press_in(at.run(), "hour", "connect", call_of(card).id)
    return sid


def test_a_voicemail_that_picks_up_is_said_with_the_agreed_words(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), voicemail_words="This is Ada of Analytics.", detect_voicemail=True)
    sid = connected(card, twilio)
    twilio.voicemail_answers(sid)
    work_once(app())
    at = open_page()
    assert hour_of(at)["running"]["machine"]
    assert "This is Ada of Analytics." in seen(at)


@pytest.mark.parametrize("off", [timedelta(hours=-2), timedelta(hours=2)])
def test_a_providers_clock_that_is_off_does_not_show_as_a_wrong_running_time(
    card: Card, twilio: Telephone, off: timedelta
) -> None:
    twilio.clock = lambda: now() + off
    twilio.customer_answers(connected(card, twilio))
    work_once(app())
    call, at = call_of(card), open_page()
    assert call.answered_at is not None
    assert call.started_at <= call.answered_at <= now()
    assert hour_of(at)["now"] - 60_000 < hour_of(at)["running"]["since"] <= hour_of(at)["now"]


def test_on_ones_own_telephone_the_clock_runs_once_one_has_dialled() -> None:
    card = begin_the_hour().cards[0]
    at = open_page()
    assert shown_in_hour(at)["line"]["since"] is None
    at = press_in(ask(at, card), "hour", "begin", card.customer.id)
    at.text_input(f"reason-{card.entry.id}").input("They asked for it.").run()
    do(calling.begin, app().program(), card.customer.id, "They asked for it.")
    at = at.run()
    assert hour_of(at)["now"] - 60_000 < shown_in_hour(at)["line"]["since"] <= hour_of(at)["now"]


def test_a_promise_starts_no_clock_and_the_first_word_of_the_note_does() -> None:
    card = begin_the_hour().cards[0]
    at = press_in(open_page(), "hour", "promise", card.entry.id, text="Priya to send the price list by Friday")
    assert [each["text"] for each in shown_in_hour(at)["promises"]] == ["Send the price list"]
    assert shown_in_hour(at)["line"]["since"] is None
    do(noting.write, card.entry.id, Typed("They", "", "desk"))
    assert shown_in_hour(at.run())["line"]["since"] is not None
