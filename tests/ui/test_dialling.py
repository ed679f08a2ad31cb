"""Calling through the bridge: one press is one ring, and what is not known is said."""

from dataclasses import replace

import pytest
import segno
import time_machine

from callprogram.bootstrap import app, now
from callprogram.bootstrap.work import work_once
from callprogram.domain.calls.calls import Status
from callprogram.domain.customers.phones import shown, shown_in, tel_address
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.people.members import Role
from callprogram.services.calls import calling_rules
from callprogram.services.lists import planning
from callprogram.services.people import membership
from callprogram.services.program import programs
from callprogram.services.views import Card
from tests.servers.telephone import Telephone
from tests.ui.conftest import (
    EXECUTIVE,
    ask,
    begin_the_hour,
    bring_in,
    call_of,
    components,
    do,
    errors,
    main_buttons,
    open_page,
    press_in,
    press_ring,
    read,
    ring,
    seen,
    shown_in_hour,
    week,
    week_view,
)
from tests.ui.test_cases import open_as


def test_pressing_call_asks_first_and_nothing_rings(card: Card, twilio: Telephone) -> None:
    at = open_page()
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]
    at = ask(at, card)
    assert f"First **{shown_in(EXECUTIVE)}** rings, then **{card.customer.person}** at " in seen(at)
    assert twilio.rings == []


def test_a_press_in_another_window_is_refused_with_a_sentence(card: Card, twilio: Telephone) -> None:
    first, second = ask(open_page(), card), ask(open_page(), card)
    ring(first, card)
    second = press_ring(second, card)
    assert len(twilio.rings) == 1
    assert "Your telephone is about to ring" in seen(second)


def test_a_refusal_is_a_sentence_and_nothing_rings(card: Card, twilio: Telephone) -> None:
    twilio.refuses(400, 21215)
    at = ring(open_page(), card)
    assert errors(at) == [
        "Calls to the executive's country are switched off; allow it under Geo permissions in Twilio's console (21215)."
    ]
    assert (twilio.calls, call_of(card).status) == ({}, Status.FAILED)
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]


def test_who_is_no_admin_reads_that_the_office_has_to_allow_it(card: Card, twilio: Telephone) -> None:
    do(membership.add, "ada@example.com", "Ada Byron", Role.EXECUTIVE, app().program())
    twilio.refuses(400, 21215)
    at = ring(open_as("ada", "hour"), card)
    said = "Calls to the executive's country are switched off; the office has to allow them."
    assert (errors(at), shown_in_hour(at)["line"]["missed"]) == ([said], said)
    assert call_of(card).problem.endswith("Twilio's console (21215).")


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
    at = press_in(at, "hour", "nothing-rang", call_of(card).id)
    assert (call_of(card).ended_at is not None, len(twilio.rings)) == (True, 1)
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]


def test_without_the_executives_number_the_page_asks_for_it_and_there_is_nothing_to_ring(twilio: Telephone) -> None:
    card = begin_the_hour().cards[0]
    at = ask(open_page(), card)
    assert "Which telephone should ring first? Set the executive's number in Settings." in seen(at)
    assert "ring" not in components(at)
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
    do(programs.set_program, app().program().name, executive_phone=EXECUTIVE)
    bring_in(b"Company,Contact,Phone\nAcme,**Ann** :red[Lee],+12025550143\n")
    do(planning.freeze, app().program(), week())
    do(planning.start_hour, app().program(), week())
    at = open_page()
    (card,) = week_view().cards
    assert main_buttons(at) == ["Call **Ann**"]
    (question,) = (each for each in ask(at, card).markdown.values if "rings, then" in each)
    assert ":red[" not in question
    assert "**Ann** :red[Lee]" in read(question)


def test_the_card_says_by_what_the_clock_there_is_known(twilio: Telephone) -> None:
    assert twilio.rings == []
    bring_in(b"Company,Contact,Phone,State,Country\nAcme,Ann Lee,+12025550143,District of Columbia,US\n")
    do(planning.freeze, app().program(), week())
    do(planning.start_hour, app().program(), week())

    assert "in New York · by District of Columbia" in seen(open_page())


def test_what_speaks_against_a_call_now_is_said_and_nothing_rings_without_a_reason(
    card: Card, twilio: Telephone
) -> None:
    with time_machine.travel("2026-11-22T03:00Z"):
        at = ask(open_page(), card)
        assert f"It is outside 09:00 to 17:00 on a working day for {card.customer.name}." in seen(at)
        at = press_in(at, "ring", "ring", card.entry.id)
        assert (twilio.rings, errors(at)) == (
            [],
            ["Say in a few words why you call anyway; it is kept with the call."],
        )
        ring(at, card)
    assert (call_of(card).reason, len(twilio.rings)) == ("They asked for it.", 1)


def test_who_asked_not_to_be_called_at_the_same_number_is_named_before_it_rings(card: Card, twilio: Telephone) -> None:
    with app().store.transaction(app().member, now(), "importing.bring_in") as transaction:
        transaction.add(replace(card.customer, id=0, crm_id=None, company="Silent", do_not_call=True))
    at = ask(open_page(), card)

    assert "Silent asked not to be called at" in seen(at)
    assert twilio.rings == []


@pytest.mark.usefixtures("card")
def test_a_country_that_is_not_allowed_has_no_button(twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), countries=("FJ",))
    at = open_page()
    assert "are not allowed here; add it under Calling in Settings." in seen(at)
    assert (main_buttons(at), twilio.rings) == ([], [])


def test_the_question_says_what_is_missing_and_what_stands_in_for_the_provider(card: Card, twilio: Telephone) -> None:
    question = seen(ask(open_page(), card))
    assert "CALLPROGRAM_PUBLIC_URL is not set), so nobody is asked to press 1" in question
    assert f"Calls go to {twilio.url} in Twilio's place." in question


def test_the_code_to_scan_rings_the_number_on_the_card() -> None:
    begin_the_hour()
    line = shown_in_hour(open_page())["line"]
    phone = week_view().cards[0].customer.phone
    assert phone
    code = segno.make(tel_address(phone), error="m").png_data_uri(scale=4, border=2)
    assert (line["number"], line["code"]) == (shown(phone), code)


def test_no_more_is_rung_than_settings_allow_and_the_page_says_so(card: Card, twilio: Telephone) -> None:
    do(calling_rules.set_rules, app().program(), calls_a_day=1)
    at = ring(open_page(), card)
    twilio.executive_busy(next(iter(twilio.calls)))
    work_once(app())
    at = ring(open_page(), card)
    assert errors(at) == ["1 call was rung today, the most that is allowed in Settings."]
    assert len(twilio.rings) == 1


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (400, 13227, "Calls to that country are switched off; allow it under Geo permissions in Twilio's console"),
        (402, 21404, "The balance of the Twilio account is used up; top it up in Twilio's console"),
        (401, 20003, "Twilio does not accept the account; check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
    ],
)
def test_what_twilio_refuses_is_said_in_plain_words_and_kept_with_the_call(
    card: Card, twilio: Telephone, status: int, code: int, words: str
) -> None:
    twilio.refuses(status, code)
    at = ring(open_page(), card)
    assert (errors(at), call_of(card).problem) == ([f"{words} ({code})."], f"{words} ({code}).")
