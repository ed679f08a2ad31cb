"""This week: from nothing to the list, through the hour, and on to the next one."""

from datetime import timedelta

import pytest
import time_machine
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import calendar_file
from callprogram.bootstrap.work import finish_hours, keep_calendars
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import EntryState, ListState
from callprogram.domain.people.members import Role
from callprogram.domain.promises.commitments import Kind, State
from callprogram.services.calls import noting
from callprogram.services.calls import outcomes as wrapping_up
from callprogram.services.lists import planning
from callprogram.services.people import membership
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.servers.telephone import Telephone
from tests.ui.conftest import (
    EXECUTIVE,
    begin_the_hour,
    bring_in,
    call_of,
    do,
    errors,
    give,
    hour_of,
    labels,
    main_buttons,
    open_page,
    press_in,
    seen,
    shown_card,
    shown_in_hour,
    week,
    week_view,
)


def press(at: AppTest, key: str) -> AppTest:
    return at.button(key).click().run()


def press_main(at: AppTest) -> AppTest:
    (button,) = (each for each in at.button if each.label in main_buttons(at))
    return button.click().run()


def open_later_entry() -> AppTest:
    at = open_page()
    at.session_state["later"] = True
    return at.run()


def work_through(at: AppTest, disposition: Disposition) -> AppTest:
    for _ in range(20):
        if main_buttons(at) == ["Finish the hour"]:
            break
        give(at, disposition)
    return at


# Before the hour


def test_an_empty_page_offers_two_ways_to_begin() -> None:
    at = open_page()
    assert labels(at) == ["Import a CRM export", "Look around with sample customers"]
    assert main_buttons(at) == ["Import a CRM export"]


def test_the_first_way_leads_to_the_import() -> None:
    assert "A list of customers from your CRM" in seen(press(open_page(), "main"))


def test_the_sample_customers_become_a_draft() -> None:
    at = press(open_page(), "sample")
    assert main_buttons(at) == ["Sign off"]
    assert "Draft]" in seen(at)
    assert week_view().call_list.state is ListState.DRAFT


def test_the_list_shows_everybody_with_the_reason_and_the_standbys_apart() -> None:
    bring_in()
    at, cards = open_page(), week_view().cards
    for card in cards:
        assert card.customer.person in seen(at)
        assert card.entry.standby or card.entry.reason in seen(at)
    assert seen(at).count("called if somebody does not answer") == 1


def test_signing_off_starting_and_finishing_lead_to_the_next_week() -> None:
    bring_in()
    first = week()
    at = press_main(open_page())
    assert (main_buttons(at), "Signed off] by you" in seen(at)) == (["Start now"], True)
    at = press_main(at)
    assert shown_card(at).entry.position == 1
    at = work_through(at, Disposition.CONNECTED)
    assert "5 of 5 reached · 0 promises" in seen(at)
    at = press_main(at)
    assert (errors(at), main_buttons(at)) == ([], ["Sign off"])
    assert week() == first.later(1)


def test_a_list_that_nobody_signed_off_in_time_is_signed_off_and_begun_in_one() -> None:
    bring_in()
    open_page()
    starts_at = week_view().call_list.starts_at
    with time_machine.travel(starts_at - timedelta(minutes=31)):
        assert main_buttons(open_page()) == ["Sign off"]
    with time_machine.travel(starts_at + timedelta(minutes=4)):
        at = open_page()
        assert main_buttons(at) == ["Sign off and start"]
        at = press_main(at)
        assert (errors(at), shown_card(at).entry.position) == ([], 1)


def test_an_hour_that_is_far_off_begins_only_once_that_was_asked() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    starts_at, question = week_view().call_list.starts_at, "The hour is planned for tomorrow at 16:00. Start it now?"
    with time_machine.travel(starts_at - timedelta(days=1)):
        at = open_page()
        assert (main_buttons(at), question in seen(at)) == (["Start now"], True)
    with time_machine.travel(starts_at - timedelta(hours=1)):
        at = open_page()
        assert (main_buttons(at), "Start it now?" in seen(at)) == (["Start the hour"], False)
        assert shown_card(press_main(at)).entry.position == 1


def test_other_weeks_are_one_click_away_and_so_is_the_way_back() -> None:
    bring_in()
    at = press(open_page(), "arrow_forward")
    assert f"{week().later(1).monday + timedelta(days=1):%B}" in seen(at)
    assert at.query_params.get("week") in (str(week().later(1)), [str(week().later(1))])
    at = press(press(at, "arrow_back"), "back")
    assert ("week" in at.query_params, main_buttons(at)) == (False, ["Sign off"])


def test_a_week_that_the_calendar_does_not_have_is_one_sentence() -> None:
    bring_in()
    at = open_page(week="2026-W60")
    assert seen(at) == "2026 has no week 60; write a week like 2026-W49."


def test_a_finished_week_has_no_button_left() -> None:
    begin_the_hour()
    gone = week()
    do(planning.finish_hour, app().program(), gone)
    at = open_page(week=str(gone))
    assert (main_buttons(at), "[Finished]" in seen(at)) == ([], True)
    assert "Not called: the hour ended first" in seen(at)


def test_an_hour_that_nobody_finished_holds_up_no_other_week() -> None:
    view = begin_the_hour()
    gone = view.call_list.week
    with time_machine.travel(view.call_list.ends_at + timedelta(hours=23), tick=True):
        assert week() == gone
    with time_machine.travel(view.call_list.ends_at + timedelta(days=1), tick=True):
        at = open_page()
        assert (errors(at), main_buttons(at)) == ([], ["Sign off"])
        assert f"{gone.later(1).monday + timedelta(days=1):%B}" in seen(at)
        assert week() == gone.later(1)
        finish_hours(app())
        assert "[Finished]" in seen(open_page(week=str(gone)))


def test_a_promise_not_kept_stands_above_the_list() -> None:
    bring_in()
    customer = app().views.customer("Brindlewick")
    do(promising.promise, customer.id, "Send the corrected invoice")
    at = open_page()
    assert "**Promised and not done**" in seen(at)
    assert "**Brindlewick Freight LLC**  \nSend the corrected invoice :gray[no owner, no date]" in seen(at)


# The hour


def test_one_customer_at_a_time_with_one_button_that_calls() -> None:
    begin_the_hour()
    at = open_page()
    card = shown_card(at)
    assert main_buttons(at) == [f"Call {card.customer.person.split()[0]}"]
    assert card.entry.reason in seen(at)


def test_the_card_says_why_a_contact_is_called_and_who_else_is_there() -> None:
    rows = "Acme,Ann,Buyer,+12025550143,US\nAcme,Bob,CEO,+12025550144,US\n"
    bring_in(f"Company,Contact,Title,Phone,Country\n{rows}".encode())
    do(planning.freeze, app().program(), week())
    do(planning.start_hour, app().program(), week())
    at = open_page()
    assert "Bob leads the company" in seen(at)
    at = press_in(at, "hour", "others-there", shown_card(at).entry.id)
    at = at.button("instead-1-0").click().run()
    assert (errors(at), "Ann was chosen by hand" in seen(at)) == ([], True)


def test_the_button_of_the_own_phone_dials_the_customers_number() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    with time_machine.travel(week_view().cards[0].entry.planned_at):
        do(planning.start_hour, app().program(), week())
        at = open_page()
    assert shown_in_hour(at)["line"]["tel"].startswith("tel:+")
    assert not shown_in_hour(at)["line"]["asks"]


def test_an_outcome_is_kept_and_the_next_customer_comes() -> None:
    begin_the_hour()
    at = open_page()
    card = shown_card(at)
    at = give(at, Disposition.CONNECTED)
    assert shown_card(at).entry.position == 2
    assert hour_of(at)["kept"]["words"].startswith(f"Talked to {card.customer.contact.first_name}")
    assert hour_of(at)["kept"]["undo"] > 0
    (call,) = (each.call for each in week_view().cards if each.entry.id == card.entry.id)
    assert call is not None
    assert call.disposition is Disposition.CONNECTED


def test_a_press_for_a_card_that_is_gone_counts_for_whom_it_was_meant_for() -> None:
    begin_the_hour()
    first, second, *_ = (card.entry.id for card in week_view().cards)
    at = give(open_page(), Disposition.CONNECTED)
    assert shown_card(at).entry.id == second
    at = press_in(at, "hour", Disposition.NO_ANSWER, first)
    assert outcomes() == {first: Disposition.NO_ANSWER}
    assert shown_card(at).entry.id == second


def test_a_press_that_is_sent_twice_counts_once_though_it_was_taken_back_meanwhile() -> None:
    begin_the_hour()
    first = week_view().cards[0].entry.id
    at = press_in(open_page(), "hour", Disposition.CONNECTED, first, "press-1")
    undo(at)
    for window in (at, open_page()):
        again = press_in(window, "hour", Disposition.CONNECTED, first, "press-1")
        assert (errors(again), outcomes(), shown_card(again).entry.id) == ([], {}, first)


def undo(at: AppTest) -> AppTest:
    return press_in(at, "hour", "undo", call_of(week_view().cards[0]).id)


def outcomes() -> dict[int, Disposition]:
    made = {card.entry.id: card.call.disposition for card in week_view().cards if card.call}
    return {entry_id: disposition for entry_id, disposition in made.items() if disposition}


def test_the_rarer_outcomes_are_under_more() -> None:
    begin_the_hour()
    at = open_page()
    entry_id = shown_card(at).entry.id
    at = give(at, "wrong-number")
    (call,) = (each.call for each in week_view().cards if each.entry.id == entry_id)
    assert call is not None
    assert call.disposition is Disposition.WRONG_NUMBER


def test_a_customer_can_be_skipped() -> None:
    begin_the_hour()
    at = open_page()
    entry_id = shown_card(at).entry.id
    at = give(at, "skip")
    (entry,) = (each.entry for each in week_view().cards if each.entry.id == entry_id)
    assert (entry.state, shown_card(at).entry.position) == (EntryState.SKIPPED, 2)


def test_an_outcome_can_be_taken_back_for_ten_seconds() -> None:
    begin_the_hour()
    at = open_page()
    first = shown_card(at).entry
    at = give(at, Disposition.CONNECTED)
    at = undo(at)
    assert shown_card(at).entry.id == first.id
    (call,) = (each.call for each in week_view().cards if each.entry.id == first.id)
    assert call is not None
    assert call.disposition is None
    assert hour_of(at)["kept"] is None


def test_after_ten_seconds_an_outcome_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    begin_the_hour()
    at = give(open_page(), Disposition.CONNECTED)
    later = now() + timedelta(seconds=11)
    monkeypatch.setattr("callprogram.ui.components.calls.cockpit.strip.now", lambda: later)
    assert hour_of(at.run())["kept"]["undo"] == 0


def test_who_never_wants_to_be_called_again_is_one_choice() -> None:
    begin_the_hour()
    at = open_page()
    customer = shown_card(at).customer
    at = give(at, "never-again")
    assert errors(at) == []
    assert app().views.customer(customer.reference).do_not_call


def test_another_time_is_asked_for_and_is_a_promise() -> None:
    begin_the_hour()
    at = open_page()
    entry = shown_card(at).entry
    at = give(at, "later")
    assert shown_card(at).entry.id == entry.id
    at = press(at, f"again-7-{entry.id}")
    (promise,) = app().views.promises(unfinished=True)
    assert promise.commitment.text.startswith("Call again on ")
    assert shown_card(open_page()).entry.position == 2


def test_a_talk_in_which_there_was_something_to_tell_ends_with_told_them_and_that_closes_it() -> None:
    begin_the_hour()
    card = shown_card(open_page())
    promises = [
        do(promising.promise, card.customer.id, words, owner="You", due_on=now().date()) for words in ("Ask", "Send")
    ]
    at = give(open_page(), Disposition.CONNECTED)
    assert "know now?" in seen(at)
    at = press(at, f"told-them-{promises[0].id}")
    assert "know now?" in seen(at)
    at = press(at, f"told-them-{promises[1].id}")
    assert (errors(at), "know now?" in seen(at)) == ([], False)
    assert {each.commitment.state for each in app().views.promises()} == {State.TOLD}


def test_what_was_not_said_at_once_is_asked_at_the_end_of_the_hour() -> None:
    begin_the_hour()
    card = shown_card(open_page())
    promise = do(promising.promise, card.customer.id, "Send it", owner="You", due_on=now().date())
    at = give(open_page(), Disposition.CONNECTED)
    at = press(at, f"not-told-{card.entry.id}")
    assert "know now?" not in seen(at)
    at = work_through(at, Disposition.NO_ANSWER)
    assert "Told them?" in seen(at)
    at = press(at, f"told-them-{promise.id}")
    (found,) = app().views.promises()
    assert (errors(at), found.commitment.state) == ([], State.TOLD)


def test_an_hour_in_which_nobody_was_called_ends_without_a_figure_or_a_sentence() -> None:
    begin_the_hour()
    at = open_page()
    at.session_state["ending"] = True
    at.run()
    assert "Nobody was called." in seen(at)
    assert (main_buttons(at), len(at.code)) == (["Finish the hour"], 0)


def test_whoever_was_talked_to_is_thanked_by_mail_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "calls@example.com")
    begin_the_hour()
    card = shown_card(at := open_page())
    give(at, Disposition.CONNECTED)
    at = press_in(open_page(), "hour", "finish", 0)
    call = week_view().cards[0].call
    assert call is not None
    assert "Thank you for the talk on Sunday." in str(at.text_area(f"thank-{call.id}-body").value)
    at = press(at, f"thank-{call.id}-send")
    assert (errors(at), "Thanked by mail" in seen(at)) == ([], True)
    at = open_page("customers", customer=card.customer.reference)
    assert "Thanked by mail" in seen(at)


def test_who_does_not_fit_any_more_comes_first_next_week(monkeypatch: pytest.MonkeyPatch) -> None:
    begin_the_hour()
    late = now() + timedelta(minutes=45)
    monkeypatch.setattr("callprogram.ui.components.calls.turning.now", lambda: late)
    at = open_page()
    assert "first next week" in seen(at)
    at = give(at, Disposition.CONNECTED)
    names = [card.customer.person for card in week_view().cards if not card.entry.standby]
    assert shown_card(at).customer.person == names[1]
    over = now() + timedelta(minutes=58)
    monkeypatch.setattr("callprogram.ui.components.calls.turning.now", lambda: over)
    at = at.run()
    assert "That was the hour" in seen(at)
    assert "4 customers left, first next week" in seen(at)
    at = next(each for each in at.button if "all-the-same" in str(each.key)).click().run()
    assert shown_card(at).customer.person == names[1]


def test_at_the_end_the_mood_and_two_themes_of_a_call_can_be_kept() -> None:
    begin_the_hour()
    at = work_through(open_page(), Disposition.CONNECTED)
    call = next(card.call for card in week_view().cards if card.call)
    other = next(card.call for card in week_view().cards if card.call and card.call.id != call.id)
    do(wrapping_up.remember, other.id, None, ["Prices"])
    at = at.run()
    (mood,) = (each for each in at.button_group if each.key == f"mood-{call.id}")
    assert mood.value in (None, [])
    mood.set_value("Good").run()
    at.multiselect(f"themes-{call.id}").set_value(["Prices"]).run()
    kept = next(card.call for card in week_view().cards if card.call and card.call.id == call.id)
    assert (kept.mood, kept.themes) == (5, ("Prices",))


def test_calls_made_elsewhere_are_typed_in_afterwards_in_one_form() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    first, second, *_ = week_view().cards
    yesterday = (now() - timedelta(days=1)).date()
    at = open_later_entry()
    for card, outcome in ((first, Disposition.CONNECTED), (second, Disposition.LEFT_VOICEMAIL)):
        at.selectbox(f"outcome-{card.entry.id}").set_value(Outcome(outcome))
        at.date_input(f"later-day-{card.entry.id}").set_value(yesterday)
    at.text_area(f"later-note-{first.entry.id}").set_value("Wants a visit")
    at = at.button("later-save").click().run()
    assert errors(at) == []
    calls = [card.call for card in week_view().cards if card.call]
    assert [(call.disposition, call.note, call.started_at.date()) for call in calls] == [
        (Disposition.CONNECTED, "Wants a visit", yesterday),
        (Disposition.LEFT_VOICEMAIL, "", yesterday),
    ]


def test_a_call_typed_in_before_it_was_made_is_refused_and_nothing_is_lost_of_the_form() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    at = open_later_entry()
    at.selectbox(f"outcome-{entry.id}").set_value(Outcome(Disposition.CONNECTED))
    at.date_input(f"later-day-{entry.id}").set_value((now() + timedelta(days=3)).date())
    at.text_area(f"later-note-{entry.id}").set_value("Wants a visit")
    at = at.button("later-save").click().run()
    assert "this call would not be over yet; give a time that is past." in errors(at)[0]
    assert at.text_area(f"later-note-{entry.id}").value == "Wants a visit"


def test_the_hour_can_be_printed_on_either_paper() -> None:
    bring_in()
    at = open_page()
    assert [label for label in labels(at) if label in {"A4", "US Letter"}] == ["A4", "US Letter"]


def test_anybody_on_the_list_can_be_chosen_and_an_outcome_corrected() -> None:
    begin_the_hour()
    at = open_page()
    first = shown_card(at).entry
    at = press_in(give(at, Disposition.NO_ANSWER), "hour", "choose", first.id)
    assert shown_card(at).entry.id == first.id
    at = give(at, Disposition.CONNECTED)
    (call,) = (each.call for each in week_view().cards if each.entry.id == first.id)
    assert call is not None
    assert (call.disposition, shown_card(at).entry.position) == (Disposition.CONNECTED, 2)


def test_after_the_last_planned_call_comes_the_summary_whoever_did_not_answer() -> None:
    begin_the_hour()
    at = open_page()
    at = give(at, Disposition.NO_ANSWER)
    for _ in range(4):
        assert not shown_card(at).entry.standby
        at = give(at, Disposition.CONNECTED)
    assert "4 of 5 reached" in seen(at)
    assert main_buttons(at) == ["Finish the hour"]


def test_the_hour_can_be_finished_early() -> None:
    begin_the_hour()
    gone = week()
    at = press_in(open_page(), "hour", "finish", 0)
    assert "That was the hour" in seen(at)
    at = press(at, f"finish-{gone}")
    assert (errors(at), main_buttons(at), week()) == ([], ["Sign off"], gone.later(1))


def test_what_a_service_notes_beside_the_page_is_there_at_the_next_look() -> None:
    begin_the_hour()
    at = open_page()
    card = shown_card(at)
    do(noting.write, card.entry.id, Typed("Wants faster exports.", "", "desk"))
    assert any("Wants faster exports." in str(element.proto) for element in at.run().get("bidi_component"))


def test_a_promise_made_on_the_card_is_kept_at_once() -> None:
    begin_the_hour()
    at = open_page()
    card = shown_card(at)
    at = press_in(at, "hour", "promise", card.entry.id, text="Send the export fix")
    (promise,) = app().views.promises(unfinished=True)
    assert (promise.commitment.text, promise.customer.id) == ("Send the export fix", card.customer.id)
    assert "Send the export fix" in seen(at)


def test_a_promise_without_words_is_refused_with_a_sentence() -> None:
    begin_the_hour()
    at = open_page()
    at = press_in(at, "hour", "promise", shown_card(at).entry.id)
    assert errors(at) == ["Say in a few words what was promised."]
    assert app().views.promises() == ()


def test_what_promises_nothing_is_not_kept_and_what_they_promise_is_awaited() -> None:
    begin_the_hour()
    at = open_page()
    card = shown_card(at)
    at = press_in(at, "hour", "promise", card.entry.id, text="Nothing promised")
    assert errors(at) == ["Nothing is kept: this promises nothing. Say it with other words if it does."]
    at = press_in(at, "hour", "promise", card.entry.id, text="They will send us the contract by 10 December")
    [promise] = app().views.promises()
    assert (promise.commitment.kind, promise.commitment.owner) == (Kind.AWAITED, "")
    assert [each["who"] for each in shown_in_hour(at)["promises"]] == ["them · due Thursday 10 December"]


def test_a_promise_as_people_say_it_is_shown_as_understood_and_asked_for_where_it_is_not_clear() -> None:
    begin_the_hour()
    at = open_page()
    card = shown_card(at)
    for sentence in ("Priya to send the export fix by 12/02", "Send the price list"):
        at = press_in(at, "hour", "promise", card.entry.id, text=sentence)
    (first, second) = sorted((each.commitment for each in app().views.promises()), key=lambda each: each.id)
    assert (first.text, first.owner, first.state, bool(first.doubt)) == (
        "Send the export fix",
        "Priya Raman",
        State.OPEN,
        True,
    )
    assert (second.text, second.state, second.made_in_call) == ("Send the price list", State.LOOSE, first.made_in_call)
    assert "could also be" in seen(at)
    at = press_in(at, "hour", "settle", first.id)
    at.text_input(f"owner-{first.id}").set_value("Priya Raman")
    at = press(at, f"settle-save-{first.id}")
    assert not next(each.commitment for each in app().views.promises() if each.commitment.id == first.id).doubt


def test_whom_somebody_took_off_a_signed_off_list_is_called_after_all_with_one_button() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    entry = week_view().cards[0].entry
    do(planning.skip, entry.id, "In a merger")
    at = open_page()
    assert "Not called: In a merger" in seen(at)
    at = press(at, f"restore-{entry.id}")
    assert errors(at) == []
    assert week_view().cards[0].entry.state is EntryState.PENDING


def test_whoever_has_no_number_is_a_press_away_from_one() -> None:
    bring_in()
    at = open_page("this_week")
    assert "have no number that can be called" in seen(at)
    assert [link.proto.label for link in at.get("page_link")] == [*["Do it"] * 3, "Fix numbers"]


def test_set_up_is_ticked_off_until_all_of_it_is_done() -> None:
    bring_in()
    words = seen(open_page())
    assert ":green[:material/check_circle:] 82 customers imported" in words
    assert "**Tuesdays at 16:00: say whose hour it is**" in words
    assert "1 of 4" in words


def test_an_hour_that_changed_since_it_was_downloaded_is_to_be_downloaded_again() -> None:
    bring_in()
    calendar_file(app(), app().program())
    assert "The hour is in your calendar" in seen(open_page())
    do(programs.set_program, app().program().name, minutes=45)
    keep_calendars(app())
    assert "**The hour has changed; download it again**" in seen(open_page())


def test_a_telephone_that_rings_first_is_tried_from_set_up_and_ticked_once_it_has_rung(twilio: Telephone) -> None:
    bring_in()
    assert "**The telephone that rings first**" in seen(open_page())
    do(programs.set_program, app().program().name, executive_phone=EXECUTIVE)
    at = open_page()
    assert "**Test your telephone: it rings once**" in seen(at)
    at = press(at, "set-up-now")
    assert (errors(at), [dict(ring.form)["To"] for ring in twilio.rings]) == ([], [EXECUTIVE])
    assert ":green[:material/check_circle:] Your telephone is tested" in seen(at)


def test_shortly_before_the_hour_the_first_and_what_was_last_promised_to_them_stand_on_top() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    view = week_view()
    first = view.cards[0]
    do(promising.promise, first.customer.id, "Send the export fix", owner="You", due_on=now().date())
    with time_machine.travel(view.call_list.starts_at - timedelta(minutes=5)):
        words = seen(open_page())
    assert (
        f"**In 5 minutes: {first.customer.person}.** {first.entry.reason} Last promised: Send the export fix." in words
    )


def test_an_admin_sees_the_week_and_changes_nothing_of_it() -> None:
    bring_in()
    do(membership.add, "ines@example.com", "Ines", Role.ADMIN, app().program())
    at = open_page()
    at.user = {"is_logged_in": True, "email": "ines@example.com", "email_verified": True, "iat": now().timestamp()}
    at.run()
    assert (errors(at), main_buttons(at)) == ([], [])
    assert week_view().cards[0].customer.person in seen(at)
    assert {"Search all customers", "Record an escalation"}.isdisjoint(box.label for box in at.expander)
