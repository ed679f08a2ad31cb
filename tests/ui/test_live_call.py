"""The live card: how the call stands, by itself, and what to do when nobody picked up."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now, work_once
from callprogram.domain.calls.calls import Disposition, Mode, Status
from callprogram.domain.lists.call_list import EntryState
from callprogram.services.calls import calling, calling_rules
from callprogram.services.views import Card
from tests.servers.telephone import Telephone
from tests.ui.conftest import (
    EXECUTIVE,
    begin_the_hour,
    buttons_of,
    call_of,
    do,
    errors,
    main_buttons,
    open_page,
    ring,
    seen,
    shown_card,
    week_view,
)


def test_ring_is_one_post_and_the_card_says_how_the_call_stands(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    assert (errors(at), len(twilio.rings)) == ([], 1)
    assert dict(twilio.rings[0].form)["To"] == EXECUTIVE
    assert "**Your telephone is about to ring · 0:0" in seen(at)
    assert f"{card.customer.person} · {EXECUTIVE}" in seen(at)
    assert (call_of(card).mode, call_of(card).status) == (Mode.BRIDGE_POLLING, Status.QUEUED)
    assert main_buttons(at) == []


def test_the_card_follows_the_call_until_its_outcome_is_there(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    at = at.run()
    assert "**Are you on the line? · 0:0" in seen(at)
    assert main_buttons(at) == ["Connect"]
    at = at.button(f"connect-{call_of(card).id}").click().run()
    work_once(app())
    assert "**Ringing · 0:0" in seen(at.run())
    twilio.customer_answers(sid)
    work_once(app())
    assert "Connected · 0:0" in seen(at.run())
    twilio.hang_up(sid, 240)
    work_once(app())
    call = call_of(card)
    assert (call.status, call.disposition, call.seconds) == (Status.COMPLETED, Disposition.CONNECTED, 240)
    assert "Connected · " not in seen(at.run())
    assert buttons_of(at, "outcomes")["connected"]["done"]
    assert len(twilio.rings) == 1


def test_while_a_call_runs_the_next_customer_has_no_button_to_ring(card: Card, twilio: Telephone) -> None:
    ring(open_page(), card)
    other = week_view().cards[1]
    at = open_page()
    at = at.button(f"choose-{other.entry.id}").click().run()
    assert shown_card(at).customer == other.customer
    assert f"{card.customer.person} · {EXECUTIVE}" in seen(at)
    assert f"call-{other.entry.id}" not in {button.key for button in at.button}
    assert len(twilio.rings) == 1


def test_a_call_is_canceled_and_hung_up_from_the_page(card: Card, twilio: Telephone) -> None:
    at = ring(open_page(), card)
    at = at.button(f"end-{call_of(card).id}").click().run()
    assert (call_of(card).status, call_of(card).settled) == (Status.CANCELED, True)
    at = ring(at, card)
    sid = list(twilio.calls)[-1]
    twilio.answer(sid)
    work_once(app())
    at = at.run().button(f"connect-{call_of(card).id}").click().run()
    twilio.customer_answers(sid)
    work_once(app())
    at = at.run()
    assert at.button(f"end-{call_of(card).id}").label == "Hang up"
    at.button(f"end-{call_of(card).id}").click().run()
    assert (call_of(card).status, call_of(card).disposition) == (Status.COMPLETED, Disposition.CONNECTED)


def unanswered(card: Card, twilio: Telephone) -> AppTest:
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    at.run().button(f"connect-{call_of(card).id}").click().run()
    twilio.customer_does_not_answer(sid)
    work_once(app())
    return open_page()


def test_after_no_answer_the_agreed_words_are_there_to_read_out(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), voicemail_words="This is Ada of *Analytics*.")
    at = unanswered(card, twilio)
    assert f"{card.customer.contact.first_name} did not pick up." in seen(at)
    assert "> This is Ada of *Analytics*." in seen(at)
    at.button(f"left-{card.entry.id}").click().run()
    assert call_of(card).disposition is Disposition.LEFT_VOICEMAIL


def test_after_no_answer_one_tries_again_at_the_end_of_the_hour(card: Card, twilio: Telephone) -> None:
    at = unanswered(card, twilio)
    at = at.button(f"again-{card.entry.id}").click().run()
    assert shown_card(at).customer != card.customer
    last = [each for each in week_view().cards if not each.entry.standby][-1]
    assert (last.customer, last.entry.state) == (card.customer, EntryState.PENDING)


def test_after_no_answer_one_tries_the_standby(card: Card, twilio: Telephone) -> None:
    at = unanswered(card, twilio)
    at = at.button(f"standby-{card.entry.id}").click().run()
    assert shown_card(at).entry.standby
    assert call_of(card).disposition is Disposition.NO_ANSWER


def test_where_the_customers_telephone_never_rang_there_is_nothing_to_read_out(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), voicemail_words="This is Ada of Analytics.")
    twilio.refuses(402, 21404)
    at = ring(open_page(), card)
    assert "The balance of the Twilio account is used up" in seen(at)
    assert "This is Ada of Analytics." not in seen(at)
    assert f"left-{card.entry.id}" not in {button.key for button in at.button}


def connected(card: Card, twilio: Telephone) -> str:
    """A call that the customer has picked up: the sid of the executive's leg."""
    at = ring(open_page(), card)
    sid = next(iter(twilio.calls))
    twilio.answer(sid)
    work_once(app())
    at.run().button(f"connect-{call_of(card).id}").click().run()
    return sid


def test_a_voicemail_that_picks_up_is_said_with_the_agreed_words(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), voicemail_words="This is Ada of Analytics.", detect_voicemail=True)
    sid = connected(card, twilio)
    twilio.voicemail_answers(sid)
    work_once(app())
    at = open_page()
    assert "A voicemail has picked up." in seen(at)
    assert "> This is Ada of Analytics." in seen(at)


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
    assert "Connected · 0:" in seen(at)


def test_on_ones_own_telephone_a_clock_runs_and_nobody_picking_up_has_its_choices() -> None:
    card = begin_the_hour().cards[0]
    do(calling.open_call, card.entry.id)
    at = open_page()
    assert "On your own telephone · 0:0" in seen(at)
    assert {f"again-{card.entry.id}", f"left-{card.entry.id}"} <= {button.key for button in at.button}
