"""A double click does one thing, and the second half of it meets nothing."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.act import act
from callprogram.services.promises import promising
from tests.examples import NOW
from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage
from tests.walks.hours import bring_in_the_sample


@pytest.fixture
def draft(app: RunningApp) -> RunningApp:
    """A server with the made-up customers, whose list is still to be signed off."""
    bring_in_the_sample(app.database)
    return app


def edits(app: RunningApp) -> list[tuple[int, str, str]]:
    """What was changed by hand: whom, how and why."""
    with closing(sqlite3.connect(app.database)) as database:
        return database.execute("SELECT customer_id, kind, why FROM hand_edits").fetchall()


def test_leaving_out_twice_leaves_out_one_closes_and_leaves_no_reason_behind(
    draft: RunningApp, open_page: OpenPage
) -> None:
    page = open_page(draft.url)
    cards, dialog = page.locator(".ribbon > li"), page.get_by_role("dialog")
    first = str(cards.first.get_attribute("data-about"))
    open_leave_out(page)
    dialog.get_by_label("Reason (optional)").fill("In a merger")
    dialog.get_by_role("button", name="Leave out").dblclick()
    expect(page.get_by_text("Changed by hand: 1")).to_be_visible()
    expect(dialog).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert edits(draft) == [(int(first), "drop", "In a merger")]
    expect(cards.first).not_to_have_attribute("data-about", first)
    open_leave_out(page)
    expect(dialog.get_by_label("Reason (optional)")).to_have_value("")


def open_leave_out(page: Page) -> None:
    """The question whether to leave out the first customer of the list."""
    page.get_by_role("button", name="Change").first.click()
    page.get_by_role("button", name="Leave out …").click()


@pytest.fixture
def promised(draft: RunningApp) -> RunningApp:
    """The same, with a promise."""
    engine = connect(f"sqlite:///{draft.database}")
    with Database(engine).transaction(YOU, NOW, "look") as transaction:
        customer = transaction.find(Customer)[0]
    act(Database(engine), YOU, NOW, promising.promise, customer.id, "Send the price list", owner="You", due_on=date.max)
    engine.dispose()
    return draft


@pytest.mark.parametrize("phone", [False, True])
def test_kept_a_new_date_and_told_are_never_under_the_same_pointer(
    promised: RunningApp, open_page: OpenPage, *, phone: bool
) -> None:
    page = open_page(f"{promised.url}/commitments", phone=phone)
    kept, new_date, told = (page.get_by_role("button", name=name) for name in ("kept", "New date", "Mark as told"))
    before = [_box(kept), _box(new_date)]
    kept.click()
    expect(told).to_be_visible()
    assert not [box for box in before if _overlap(box, _box(told))]


def _box(button: Locator) -> FloatRect:
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box
    return box


def _overlap(one: FloatRect, other: FloatRect) -> bool:
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    below = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return not beside and not below


def test_kept_twice_is_kept_and_not_told_and_both_are_taken_back(promised: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{promised.url}/commitments")
    kept = page.get_by_role("button", name="Kept")
    kept.dblclick()
    told = page.get_by_role("button", name="Mark as told")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(told).to_have_count(0)
    kept.click()
    expect(kept).to_have_count(0)
    told.dblclick()
    expect(page.get_by_text("Done", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(told).to_be_visible()


def test_signing_off_twice_does_not_begin_the_hour(draft: RunningApp, open_page: OpenPage) -> None:
    page = open_page(draft.url)
    page.get_by_role("button", name="Sign off").dblclick()
    expect(page.get_by_role("button", name="Start the hour")).to_be_visible()
    page.wait_for_timeout(700)
    expect(page.get_by_role("button", name="Start the hour")).to_be_visible()
