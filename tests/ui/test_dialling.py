"""Calling through the bridge: one press is one ring, and what is not known is said."""

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, work_once
from callprogram.domain.call_list import EntryState
from callprogram.domain.calls import Call, Disposition, Mode, Status
from callprogram.services import planning, ruling
from callprogram.services.views import Card
from tests.servers.telephone import Telephone
from tests.ui.conftest import (
    EXECUTIVE,
    begin_the_hour,
    bring_in,
    do,
    errors,
    main_buttons,
    open_page,
    read,
    seen,
    shown_card,
    week,
    week_view,
)


@pytest.fixture
def card(twilio: Telephone) -> Card:
    """The first customer of an hour that has begun, with Twilio and the executive's number set up."""
    assert twilio.rings == []
    do(planning.set_program, app().program().name, executive_phone=EXECUTIVE)
    return begin_the_hour().cards[0]


def ask(at: AppTest, card: Card) -> AppTest:
    return at.button(f"call-{card.entry.id}").click().run()


def ring(at: AppTest, card: Card) -> AppTest:
    """AppTest runs the whole page, never a dialog alone: the dialog stands only in the run that opens it."""
    at = ask(at, card)
    return press_ring(at, card)


def press_ring(at: AppTest, card: Card) -> AppTest:
    """With a reason, for whenever this test runs it may be night where they are."""
    at.button(f"call-{card.entry.id}").click()
    for reason in at.text_input:
        reason.input("They asked for it.")
    return at.button(f"ring-{card.entry.id}").click().run()


def call_of(card: Card) -> Call:
    (call,) = (each.call for each in week_view().cards if each.entry.id == card.entry.id)
    assert call is not None
    return call


def test_pressing_call_asks_first_and_nothing_rings(card: Card, twilio: Telephone) -> None:
    at = open_page()
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]
    at = ask(at, card)
    assert f"First **{EXECUTIVE}** rings, then **{card.customer.person}** at " in seen(at)
    assert twilio.rings == []


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
    assert at.button(f"connected-{card.entry.id}").proto.icon == ":material/check:"
    assert len(twilio.rings) == 1


def test_a_press_in_another_window_is_refused_with_a_sentence(card: Card, twilio: Telephone) -> None:
    first, second = ask(open_page(), card), ask(open_page(), card)
    ring(first, card)
    second = press_ring(second, card)
    assert len(twilio.rings) == 1
    assert "Your telephone is about to ring" in seen(second)


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
    do(ruling.set_rules, app().program(), voicemail_words="This is Ada of *Analytics*.")
    at = unanswered(card, twilio)
    assert "They did not pick up." in seen(at)
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


def test_a_refusal_is_a_sentence_and_nothing_rings(card: Card, twilio: Telephone) -> None:
    twilio.refuses(400, 21215)
    at = ring(open_page(), card)
    assert errors(at) == [
        "Calls to the executive's country are switched off; allow it under Geo permissions in Twilio's console (21215)."
    ]
    assert (twilio.calls, call_of(card).status) == ({}, Status.FAILED)
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]


def test_after_a_refusal_the_next_press_rings_once(card: Card, twilio: Telephone) -> None:
    twilio.too_many_requests()
    at = ring(open_page(), card)
    at = ring(at, card)
    assert (errors(at), len(twilio.calls)) == ([], 1)
    assert "Your telephone is about to ring" in seen(at)


def test_where_the_provider_does_not_answer_the_page_says_that_it_may_be_ringing(card: Card, twilio: Telephone) -> None:
    twilio.breaks(rings=False)
    at = ring(open_page(), card)
    assert "It may be ringing" in seen(at)
    assert (call_of(card).uncertain, len(twilio.rings)) == (True, 1)
    work_once(app())
    assert "It may be ringing" in seen(at.run())
    at = at.button(f"nothing-{call_of(card).id}").click().run()
    assert (call_of(card).ended_at is not None, len(twilio.rings)) == (True, 1)
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]


def test_without_the_executives_number_the_page_asks_for_it_and_there_is_nothing_to_ring(twilio: Telephone) -> None:
    card = begin_the_hour().cards[0]
    at = ask(open_page(), card)
    assert "Which telephone should ring first? Set the executive's number in *Settings*." in seen(at)
    assert f"ring-{card.entry.id}" not in {button.key for button in at.button}
    assert (twilio.rings, app().views.calls()) == ([], ())


def test_a_customer_whom_nothing_rang_was_not_called_when_the_hour_is_finished(card: Card, twilio: Telephone) -> None:
    twilio.refuses(400, 21215)
    ring(open_page(), card)
    this = week()
    do(planning.finish_hour, app().program(), this)
    view = app().views.week(app().program(), this)
    assert view is not None
    assert view.cards[0].entry.state is EntryState.SKIPPED


def test_markup_in_a_customers_name_is_words_on_the_button_and_in_the_question(twilio: Telephone) -> None:
    assert twilio.rings == []
    do(planning.set_program, app().program().name, executive_phone=EXECUTIVE)
    bring_in(b"Company,Contact,Phone\nAcme,**Ann** :red[Lee],+12025550143\n")
    do(planning.freeze, app().program(), week())
    do(planning.start_hour, app().program(), week())
    at = open_page()
    (card,) = week_view().cards
    assert (main_buttons(at), at.button(f"call-{card.entry.id}").label) == (["Call **Ann**"], "Call \\*\\*Ann\\*\\*")
    (question,) = (each for each in ask(at, card).markdown.values if "rings, then" in each)
    assert ":red[" not in question
    assert "**Ann** :red[Lee]" in read(question)


def test_what_speaks_against_a_call_now_is_said_and_nothing_rings_without_a_reason(
    card: Card, twilio: Telephone
) -> None:
    with time_machine.travel("2026-11-22T03:00Z"):
        at = ask(open_page(), card)
        assert f"It is outside 09:00 to 17:00 on a working day for {card.customer.name}." in seen(at)
        at.button(f"call-{card.entry.id}").click()
        at = at.button(f"ring-{card.entry.id}").click().run()
        assert (twilio.rings, errors(at)) == (
            [],
            ["Say in a few words why you call all the same; it is kept with the call."],
        )
        ring(at, card)
    assert (call_of(card).reason, len(twilio.rings)) == ("They asked for it.", 1)


@pytest.mark.usefixtures("card")
def test_a_country_that_is_not_allowed_has_no_button(twilio: Telephone) -> None:
    do(ruling.set_rules, app().program(), countries=("FJ",))
    at = open_page()
    assert "are not allowed here; add it under Calling in Settings." in seen(at)
    assert (main_buttons(at), twilio.rings) == ([], [])


def test_the_question_says_what_is_missing_and_what_stands_in_for_the_provider(card: Card, twilio: Telephone) -> None:
    question = seen(ask(open_page(), card))
    assert "CALLPROGRAM_PUBLIC_URL is not set), so nobody is asked to press 1" in question
    assert f"Calls go to {twilio.url} in Twilio's place." in question
