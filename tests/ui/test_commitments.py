"""Commitments: a promise goes from loose to open to kept to told."""

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app
from callprogram.domain.people.members import Role
from callprogram.domain.promises.boards import BoardFilter, Show
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.domain.promises.steps import What
from callprogram.services.people import membership
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.examples import NOW
from tests.ui.conftest import bring_in, do, errors, labels, main_buttons, open_as, open_page, press_twice, seen

TODAY = NOW.date()


def a_promise(text: str, owner: str = "", due_on: date | None = None) -> Commitment:
    if not app().views.customer_count():
        bring_in()
    return do(promising.promise, app().views.customer("Brindlewick").id, text, owner=owner, due_on=due_on)


def state_of(commitment: Commitment) -> State:
    (found,) = (each.commitment for each in app().views.promises() if each.commitment.id == commitment.id)
    return found.state


def test_without_promises_the_page_says_where_they_come_from() -> None:
    assert "No promises yet. What is promised in a call appears here" in seen(open_page("commitments"))


def test_a_loose_promise_is_settled_kept_and_told() -> None:
    promise = a_promise("Send the invoice")
    at = open_page("commitments")
    assert ("No owner · no date" in seen(at), "no owner" in seen(at)) == (True, False)
    at.text_input(f"owner-{promise.id}").set_value("lucia@example.com")
    at.date_input(f"due-{promise.id}").set_value(TODAY + timedelta(days=1))
    at = at.button(f"settle-save-{promise.id}").click().run()
    assert (errors(at), state_of(promise), "due tomorrow" in seen(at)) == ([], State.OPEN, True)
    at = at.button(f"kept-{promise.id}").click().run()
    assert (state_of(promise), "Kept, tell the customer" in seen(at)) == (State.KEPT, True)
    at = at.button(f"told-{promise.id}").click().run()
    assert (state_of(promise), main_buttons(at)) == (State.TOLD, [])
    assert "Nothing open: every promise is kept" in seen(open_page("commitments"))
    at = at.button_group("show").set_value("All").run()
    assert "Done" in seen(at)


def test_what_is_late_was_due_here_and_on_the_customers_page() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY - timedelta(days=1))
    reference = app().views.history(promise.customer_id, TODAY, app().program().zone).customer.reference
    for at in (open_page("commitments"), open_page("customers", customer=reference)):
        assert "was due yesterday" in seen(at)


def test_kept_and_told_are_taken_back_where_they_were_pressed_and_stand_in_the_history() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments").button(f"kept-{promise.id}").click().run()
    at = at.button(f"undo-kept-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.OPEN)
    at = at.button(f"kept-{promise.id}").click().run()
    at = at.button(f"told-{promise.id}").click().run()
    at = at.button(f"undo-told-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.KEPT)
    assert [step.what for step in app().views.steps(promise.id)][-2:] == [What.TOLD, What.UNTOLD]


def test_what_was_kept_on_another_day_is_marked_so() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments").button(f"more-{promise.id}").click().run()
    at = at.button(f"kept-then-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.KEPT)
    assert app().views.steps(promise.id)[-1].words.startswith("on ")


def test_what_was_told_long_ago_is_taken_back_on_the_board_of_what_is_done() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    do(promising.keep, promise.id)
    do(promising.tell, promise.id)
    at = open_page("commitments", show="Done")
    at = at.button(f"undo-told-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.KEPT)


def test_pressing_kept_twice_is_kept_and_not_told() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = press_twice(open_page("commitments").button(f"kept-{promise.id}"))
    assert (errors(at), state_of(promise)) == (["This promise has been kept."], State.KEPT)


def test_an_owner_without_a_date_is_kept_and_the_promise_stays_loose() -> None:
    promise = a_promise("Send the invoice")
    at = open_page("commitments")
    at.text_input(f"owner-{promise.id}").set_value("Lucía")
    at = at.button(f"settle-save-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.LOOSE)
    assert "Lucía" in seen(at)


def test_each_filter_shows_its_own_and_stands_in_the_address() -> None:
    a_promise("Loose one")
    a_promise("Soon one", "Ann", TODAY + timedelta(days=3))
    a_promise("Far one", "Ann", TODAY + timedelta(days=60))
    a_promise("Late one", "Ann", TODAY - timedelta(days=3))
    do(promising.keep, a_promise("Kept one", "Bob", TODAY + timedelta(days=3)).id)
    shown = {show: _shown(open_page("commitments", show=show)) for show in Show}
    assert shown == {
        Show.OPEN: ["Late", "Soon", "Far", "Loose", "Kept"],
        Show.OVERDUE: ["Late"],
        Show.DUE: ["Late", "Soon"],
        Show.UNCLEAR: ["Loose"],
        Show.TO_TELL: ["Kept"],
        Show.DONE: [],
        Show.ALL: ["Late", "Soon", "Far", "Loose", "Kept"],
    }
    assert _shown(open_page("commitments", owner="Bob")) == ["Kept"]
    assert _shown(open_page("commitments", customer="nobody")) == []
    assert _shown(open_page("commitments", by="By owner")) == ["Loose", "Late", "Soon", "Far", "Kept"]


def test_under_each_heading_the_readers_own_come_first_and_can_be_had_alone() -> None:
    do(programs.set_program, app().program().name, executive_name="Ada Byron", executive_email="ada@example.com")
    for late in (True, False):
        day = TODAY + timedelta(days=-3 if late else 3)
        a_promise(f"{'Late' if late else 'Due'}Toms one", "Tom", day - timedelta(days=1))
        a_promise(f"{'Late' if late else 'Due'}Yours one", "You", day)
        a_promise(f"{'Late' if late else 'Due'}Adas one", "Ada Byron", day + timedelta(days=1))
    assert _shown(open_page("commitments")) == ["LateYours", "LateAdas", "LateToms", "DueYours", "DueAdas", "DueToms"]
    assert _shown(open_page("commitments", owner="Mine")) == ["LateYours", "LateAdas", "DueYours", "DueAdas"]


def test_the_page_says_how_many_are_to_be_kept_late_and_to_be_told() -> None:
    a_promise("Late one", "Ann", TODAY - timedelta(days=3))
    a_promise("Soon one", "Ann", TODAY)
    do(promising.keep, a_promise("Kept one", "Ann", TODAY).id)
    assert "2 to keep, 1 of them late, 1 kept but not told." in seen(open_page("commitments"))


def test_a_card_stays_where_it_was_pressed_for_a_moment() -> None:
    first = a_promise("First one", "Ann", TODAY - timedelta(days=3))
    a_promise("Second one", "Ann", TODAY - timedelta(days=2))
    at = open_page("commitments").button(f"kept-{first.id}").click().run()
    assert _shown(at) == ["First", "Second"]
    at = at.button(f"told-{first.id}").click().run()
    assert _shown(at) == ["First", "Second"]
    assert _shown(open_page("commitments")) == ["Second"]


def _shown(at: AppTest) -> list[str]:
    assert errors(at) == []
    return re.findall(r"\*\*(\w+) one\*\*", seen(at))


def test_one_promise_opens_by_its_address() -> None:
    a_promise("Other one")
    promise = a_promise("This one", "Ann", TODAY)
    at = open_page("commitments", promise=str(promise.id))
    assert _shown(at) == ["This"]
    assert _shown(open_page("commitments", promise="x")) == []


@pytest.mark.parametrize("place", ["", "details-"])
def test_a_promise_gets_a_new_date_with_a_reason_and_its_history_has_both_days(place: str) -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments")
    if place:
        at = at.button(f"more-{promise.id}").click().run()
    at.date_input(f"new-date-day-{place}{promise.id}").set_value(TODAY + timedelta(days=3))
    at.text_input(f"new-date-why-{place}{promise.id}").set_value("They asked for it")
    at = at.button(f"new-date-save-{place}{promise.id}").click().run()
    assert "Moved to Wednesday 25 November." in seen(at)
    at = at.button(f"more-{promise.id}").click().run()
    assert "Promise moved: from 22 November 2026 to 25 November 2026: They asked for it" in seen(at)


def test_what_a_customer_promised_comes_in_one_tap_and_can_be_taken_back() -> None:
    bring_in()
    found = Understood("Send us the contract", due_on=TODAY, awaited=True)
    customer = app().views.customer("Brindlewick")
    promise = do(promising.promise_as_said, customer.id, "They will send us the contract today", found)
    at = open_page("commitments")
    assert "Promised by them" in seen(at)
    at = at.button(f"kept-{promise.id}").click().run()
    assert app().views.promises()[0].commitment.state is State.TOLD
    at = at.button(f"undo-told-{promise.id}").click().run()
    assert errors(at) == []
    assert app().views.promises()[0].commitment.state is State.OPEN


def test_a_date_that_somebody_else_has_given_meanwhile_is_shown_beside_ones_own() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY + timedelta(days=3))
    at = open_page("commitments")
    do(promising.move, promise.id, TODAY + timedelta(days=5), "They asked for it")
    at.date_input(f"new-date-day-{promise.id}").set_value(TODAY + timedelta(days=9))
    at.text_input(f"new-date-why-{promise.id}").set_value("Ann is ill")
    at = at.button(f"new-date-save-{promise.id}").click().run()
    [said] = errors(at)
    assert said.startswith("Somebody else has changed this meanwhile. Date: “")
    at.button(f"new-date-save-{promise.id}").click().run()
    assert app().views.board(BoardFilter(), TODAY, 1).promises[0].commitment.due_on == TODAY + timedelta(days=9)


def test_a_new_date_needs_a_reason() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments").button(f"new-date-save-{promise.id}").click().run()
    assert "Say in a few words why the promise gets a new date." in seen(at)
    assert app().views.promises()[0].commitment.due_on == TODAY


def test_a_new_date_is_taken_back_for_a_while() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments")
    at.text_input(f"new-date-why-{promise.id}").set_value("They asked for it")
    at = at.button(f"new-date-save-{promise.id}").click().run()
    at = at.button(f"promise-undo-{promise.id}").click().run()
    assert "The old date is back." in seen(at)
    assert app().views.promises()[0].commitment.due_on == TODAY
    assert f"promise-undo-{promise.id}" not in {button.key for button in at.button}


def test_what_is_said_about_a_promise_stands_in_its_history() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments").button(f"more-{promise.id}").click().run()
    at.text_input(f"comment-words-{promise.id}").set_value("Waiting for legal.")
    at = at.button(f"comment-add-{promise.id}").click().run()
    assert errors(at) == []
    assert [step.words for step in app().views.steps(promise.id)][-1] == "Waiting for legal."


def test_a_promise_is_withdrawn_with_a_reason() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments").button(f"more-{promise.id}").click().run()
    at.text_input(f"withdraw-why-{promise.id}").set_value("They left us.")
    at = at.button(f"withdraw-now-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.WITHDRAWN)


def test_the_customer_is_told_by_a_mail_that_is_begun_or_in_the_next_call() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    do(promising.keep, promise.id)
    at = open_page("commitments").button(f"write-{promise.id}").click().run()
    assert "was promised to you: “Send the invoice”" in str(at.text_area(f"mail-body-{promise.id}").value)
    assert "In my mail program" in labels(at)
    at = at.button(f"next-call-{promise.id}").click().run()
    assert "told in the next call" in seen(at)
    assert state_of(promise) is State.KEPT


def test_how_promises_are_kept_is_a_picture() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY - timedelta(days=40))
    do(promising.keep, promise.id)
    at = open_page("commitments", picture="true")
    assert (errors(at), len(at.get("arrow_vega_lite_chart") or at.get("vega_lite_chart"))) == ([], 1)


def test_a_promise_that_somebody_else_has_kept_meanwhile_is_a_sentence() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY + timedelta(days=3))
    at = open_page("commitments")
    do(promising.keep, promise.id)
    assert errors(at.button(f"kept-{promise.id}").click().run()) == ["This promise has been kept."]


def test_markup_in_a_promise_is_shown_as_it_was_written() -> None:
    a_promise("Send **the** [invoice](http://x.example) :red[now]", "*Ann*", TODAY)
    at = open_page("commitments")
    assert "**Send **the** [invoice](http://x.example) :red[now]**" in seen(at)
    assert not [text for text in at.markdown.values if "[invoice](" in text]


def reworded(promise: Commitment, words: str) -> AppTest:
    at = open_page("commitments").button(f"more-{promise.id}").click().run()
    at.text_input(f"reword-text-{promise.id}").set_value(words)
    return at.button(f"reword-save-{promise.id}").click().run()


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_promise_is_put_in_other_words_and_its_history_has_both(is_kept: bool) -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    if is_kept:
        do(promising.keep, promise.id)
    at = reworded(promise, "Send the quote")
    assert (errors(at), "**Send the quote**" in seen(at)) == ([], True)
    at = at.button(f"more-{promise.id}").click().run()
    assert "Promise reworded: from “Send the invoice” to “Send the quote”" in seen(at)


def test_new_words_are_taken_back_for_a_while() -> None:
    promise = a_promise("Send the invoice")
    at = reworded(promise, "Send the quote").button(f"promise-undo-{promise.id}").click().run()
    assert "The old words are back." in seen(at)
    assert app().views.promises()[0].commitment.text == "Send the invoice"
    assert f"promise-undo-{promise.id}" not in {button.key for button in at.button}


def test_what_was_pressed_last_is_taken_back_first() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = reworded(promise, "Send the quote").button(f"kept-{promise.id}").click().run()
    assert f"promise-undo-{promise.id}" not in {button.key for button in at.button}
    at.button(f"undo-kept-{promise.id}").click().run()
    assert state_of(promise) is State.OPEN


def test_words_that_somebody_else_has_given_meanwhile_are_shown_beside_ones_own() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    at = open_page("commitments").button(f"more-{promise.id}").click().run()
    do(promising.reword, promise.id, "Send the bill")
    at.text_input(f"reword-text-{promise.id}").set_value("Send the quote")
    at = at.button(f"reword-save-{promise.id}").click().run()
    assert "Words: “Send the bill”, yours: “Send the quote”" in seen(at)
    at.button(f"reword-save-{promise.id}").click().run()
    assert app().views.promises()[0].commitment.text == "Send the quote"


def test_a_promise_that_is_done_keeps_its_words() -> None:
    promise = a_promise("Send the invoice", "Ann", TODAY)
    do(promising.keep, promise.id)
    do(promising.tell, promise.id)
    at = open_page("commitments", promise=str(promise.id)).button(f"more-{promise.id}").click().run()
    assert (errors(at), f"reword-save-{promise.id}" in {button.key for button in at.button}) == ([], False)


def test_a_teammate_sees_nothing_to_press_that_is_refused() -> None:
    promise = a_promise("Send the invoice", "tom@example.com", TODAY)
    do(membership.add, "tom@example.com", "Tom", Role.TEAMMATE, app().program())
    at = open_as("tom", "commitments").button(f"more-{promise.id}").click().run()
    assert errors(at) == []
    assert f"withdraw-now-{promise.id}" not in {button.key for button in at.button}


def test_a_teammate_who_kept_a_promise_tells_the_customer_in_the_executive_s_words() -> None:
    promise = a_promise("Send the invoice", "tom@example.com", TODAY)
    do(membership.add, "tom@example.com", "Tom", Role.TEAMMATE, app().program())
    do(programs.set_program, app().program().name, executive_name="Ada Byron")
    do(promising.keep, promise.id)
    at = open_as("tom", "commitments").button(f"more-{promise.id}").click().run()
    assert errors(at) == []
    assert str(at.text_area(f"mail-body-{promise.id}").value).endswith("Ada Byron")
    at = at.button(f"they-know-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.TOLD)
