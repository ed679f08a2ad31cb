"""To a customer, a commitment or a page from wherever one is: by Ctrl+K, or by a thumb on the list."""

import re

from playwright.sync_api import Page, expect

from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage
from tests.walks.hours import bring_in_the_sample, come_to_rest, promise_in


def type_in(page: Page, words: str) -> None:
    """The keys, as soon as the page listens to them, and the letters."""
    come_to_rest(page)
    expect(page.locator("dialog[data-listens]")).to_be_attached()
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox", name="Go to").fill(words)


def jump(page: Page, words: str, wanted: str) -> None:
    """There by Enter, once what is wanted is found."""
    type_in(page, words)
    found = page.get_by_role("group", name="Found").get_by_role("button", name=wanted)
    expect(found).to_have_attribute("aria-current", "true")
    page.keyboard.press("Enter")


def test_a_few_letters_lead_to_a_customer_and_to_a_page(app: RunningApp, open_page: OpenPage) -> None:
    bring_in_the_sample(app.database)
    page = open_page(f"{app.url}/results")
    jump(page, "brindle", "Brindlewick")
    expect(page.get_by_role("heading", name="Brindlewick")).to_be_visible()
    assert "/customers?customer=" in page.url
    jump(page, "settin", "Settings")
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()


def test_a_customer_who_is_opened_from_far_down_the_list_is_shown_from_the_top(
    app: RunningApp, open_page: OpenPage
) -> None:
    bring_in_the_sample(app.database)
    page = open_page(f"{app.url}/customers", phone=True)
    last = page.get_by_role("table").get_by_role("link").last
    name = last.inner_text()
    last.tap()
    expect(page.get_by_role("heading", name=name)).to_be_in_viewport()


def test_on_a_telephone_all_of_a_row_before_its_words_ticks_it(app: RunningApp, open_page: OpenPage) -> None:
    bring_in_the_sample(app.database)
    page = open_page(f"{app.url}/customers", phone=True)
    row = page.get_by_role("table").get_by_role("row").nth(1)
    row.tap(position={"x": 8, "y": 70})
    expect(row.get_by_role("checkbox")).to_be_checked()


def test_on_a_telephone_a_button_leads_to_a_commitment_by_its_words(app: RunningApp, open_page: OpenPage) -> None:
    bring_in_the_sample(app.database)
    promise_in(app.database, "Brindlewick", "Send the corrected invoices")
    page = open_page(f"{app.url}/results", phone=True)
    come_to_rest(page)
    page.get_by_role("button", name="Go to a customer, a commitment or a page").tap()
    page.get_by_role("searchbox", name="Go to").fill("invoices")
    page.get_by_role("group", name="Found").get_by_role("button", name="Send the corrected invoices").tap()
    expect(page).to_have_url(re.compile("/commitments.promise="))


def test_letters_that_find_nothing_say_so_and_lead_nowhere(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{app.url}/settings")
    type_in(page, "zzz")
    expect(page.get_by_text("Nothing is called so.")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="Go to")).to_have_count(0)
    expect(page.get_by_role("heading", name="Settings")).to_be_visible()
