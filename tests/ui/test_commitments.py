"""Commitments: a promise goes from loose to open to kept to told."""

from datetime import UTC, date, datetime, timedelta

from callprogram.bootstrap import app
from callprogram.domain.commitments import Commitment, State
from callprogram.services import promising
from tests.ui.conftest import bring_in, do, errors, labels, main_buttons, open_page, seen

TODAY = datetime.now(UTC).date()


def a_promise(text: str, owner: str = "", due_on: date | None = None) -> Commitment:
    if not app().views.customer_count():
        bring_in()
    return do(promising.promise, app().views.customer("Brindlewick").id, text, owner=owner, due_on=due_on)


def state_of(commitment: Commitment) -> State:
    (found,) = (each.commitment for each in app().views.promises() if each.commitment.id == commitment.id)
    return found.state


def test_without_promises_the_page_says_where_they_come_from() -> None:
    assert "Nothing here. A promise made in a call is kept here" in seen(open_page("commitments"))


def test_a_loose_promise_is_settled_kept_and_told() -> None:
    promise = a_promise("Send the invoice")
    at = open_page("commitments")
    assert "Who, and until when?" in seen(at)
    at.text_input(f"owner-{promise.id}").set_value("lucia@example.com")
    at.date_input(f"due-{promise.id}").set_value(TODAY + timedelta(days=1))
    at = at.button(f"settle-save-{promise.id}").click().run()
    assert (errors(at), state_of(promise), "due tomorrow" in seen(at)) == ([], State.OPEN, True)
    at = at.button(f"kept-{promise.id}").click().run()
    assert (state_of(promise), "Kept; tell them" in seen(at)) == (State.KEPT, True)
    at = at.button(f"told-{promise.id}").click().run()
    assert (state_of(promise), labels(at), main_buttons(at)) == (State.TOLD, [], [])
    at = at.button_group("kind").set_value("All").run()
    assert "Done" in seen(at)


def test_an_owner_without_a_date_is_kept_and_the_promise_stays_loose() -> None:
    promise = a_promise("Send the invoice")
    at = open_page("commitments")
    at.text_input(f"owner-{promise.id}").set_value("Lucía")
    at = at.button(f"settle-save-{promise.id}").click().run()
    assert (errors(at), state_of(promise)) == ([], State.LOOSE)
    assert "Lucía" in seen(at)


def test_each_filter_shows_its_own() -> None:
    a_promise("Loose one")
    a_promise("Soon one", "Ann", TODAY + timedelta(days=3))
    a_promise("Far one", "Ann", TODAY + timedelta(days=60))
    a_promise("Late one", "Ann", TODAY - timedelta(days=3))
    at = open_page("commitments")
    shown = {}
    for kind in ("Open", "Due this week", "Overdue", "All"):
        at = at.button_group("kind").set_value(kind).run()
        shown[kind] = {word for word in ("Loose", "Soon", "Far", "Late") if f"{word} one" in seen(at)}
    assert shown == {
        "Open": {"Loose", "Soon", "Far", "Late"},
        "Due this week": {"Soon", "Late"},
        "Overdue": {"Late"},
        "All": {"Loose", "Soon", "Far", "Late"},
    }


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
