"""The ribbon of calls: each with the customer's own clock, its pin, and what the account owner said or has not."""

import json
from dataclasses import replace

from callprogram.bootstrap import app
from callprogram.domain.lists.call_list import ListState
from callprogram.domain.lists.holds import Answer
from callprogram.domain.program.seats import Seat
from callprogram.services.lists import hand_edits, planning
from callprogram.ui.components.lists import ribbon
from tests.examples import NOW
from tests.ui.conftest import bring_in, do, open_page, ribbons, week, week_view


def cards() -> list[dict[str, object]]:
    """What the browser is told to show."""
    (proto,) = ribbons(open_page()).values()
    found: list[dict[str, object]] = json.loads(proto.json)["cards"]
    return found


def test_every_call_has_its_minute_and_the_clock_there() -> None:
    bring_in()
    shown = cards()
    planned = [card for card in week_view().cards if not card.entry.standby]
    assert [each["about"] for each in shown] == [card.customer.id for card in planned]
    assert shown[0]["at"] == "16:00"
    assert all(" in " in str(each["clock"]) or "there" in str(each["clock"]) for each in shown)


def test_who_is_pinned_is_shown_pinned() -> None:
    bring_in()
    first = cards()[0]
    assert first["pinned"] is False
    do(hand_edits.pin, app().program(), week(), int(str(first["about"])))
    assert [each["pinned"] for each in cards() if each["about"] == first["about"]] == [True]


def test_a_signed_off_list_has_nothing_to_change() -> None:
    bring_in()
    do(planning.freeze, app().program(), week())
    (proto,) = ribbons(open_page()).values()
    assert json.loads(proto.json)["menu"] == []


def test_a_complaint_whose_owner_has_not_answered_stands_out_until_they_have() -> None:
    bring_in()
    open_page()
    card = week_view().cards[0]
    waits = replace(card, entry=replace(card.entry, seat=Seat.ESCALATION), is_silent=True)
    assert ribbon.is_loud(waits)
    assert not ribbon.is_loud(replace(waits, is_silent=False))
    assert not ribbon.is_loud(replace(card, is_silent=True))


def test_what_an_account_owner_said_stands_on_the_card() -> None:
    bring_in()
    open_page()
    do(planning.freeze, app().program(), week())
    card = week_view().cards[0]
    said = replace(card, answers=(Answer(1, card.entry.id, "Ask about Hull.", "Priya Raman", NOW),))
    assert ribbon.owner_in_words(said, week_view().call_list) == "✓ Priya Raman: “Ask about Hull.”"
    told, silent = replace(card, is_told=True), replace(card, is_silent=True)
    draft = replace(week_view().call_list, state=ListState.DRAFT)
    owner = card.customer.account_owner
    assert ribbon.owner_in_words(told, week_view().call_list) == f"{owner} was told · not answered yet"
    assert ribbon.owner_in_words(card, week_view().call_list) == f"Account owner {owner}"
    assert ribbon.owner_in_words(card, draft) == ""
    assert ribbon.owner_in_words(silent, week_view().call_list) == f"{owner} has not answered yet"
