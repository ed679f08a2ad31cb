"""The whole line in a browser: sample customers, the list, a call with a note and a promise, the next brief."""

import sqlite3
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.servers.app import RunningApp, StartApp
from tests.servers.days import that_day
from tests.walks.conftest import OpenPage, Picture
from tests.walks.hours import begin_the_hour, come_to_rest, press_in_turn, shown


def type_a_note(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Note", exact=True).press_sequentially(words)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def add_a_promise(page: Page, words: str, until: date) -> None:
    page.get_by_label("What did you promise?").fill(f"I'll {words[0].lower()}{words[1:]} by {until:%-d %B %Y}")
    page.get_by_role("button", name="Add promise").click()
    expect(page.get_by_role("listitem").filter(has_text=words).get_by_role("button", name="Change")).to_be_visible()


def talked_to(app: RunningApp) -> int:
    """The one customer who was called."""
    with sqlite3.connect(app.database) as database:
        [(customer_id,)] = database.execute("SELECT customer_id FROM calls").fetchall()
    return int(customer_id)


def brief_of(page: Page, name: str) -> Locator:
    """What stands on the next list of this customer, in reading order."""
    page.get_by_role("link", name="This week").click()
    page.locator(".ribbon > li").filter(has_text=name).get_by_role("button", name="Why").click()
    return page.get_by_role("dialog")


def finish_the_hour(page: Page) -> None:
    page.locator(".finish").click()
    expect(page.get_by_text("That was the hour")).to_be_visible()
    page.get_by_role("button", name="Finish the hour").click()


def no_sideways_scrolling(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_from_an_empty_database_to_this_weeks_list_takes_one_click(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(app.url)
    page.get_by_role("button", name="Look around with sample customers").click()
    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    expect(page.get_by_text("16:00", exact=True).first).to_be_visible()


def test_what_was_promised_in_the_hour_opens_the_next_brief(
    app: RunningApp, open_page: OpenPage, picture: Picture
) -> None:
    page = open_page(app.url)
    expect(page.get_by_role("button", name="Import a CRM export")).to_be_visible()
    picture(page, "first-look")
    page.get_by_role("button", name="Look around with sample customers").click()
    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    picture(page, "this-week")
    press_in_turn(page, "Sign off", "Start the hour", "Start now")
    first = shown(page)
    type_a_note(page, "Wants faster exports, and a call in January.")
    add_a_promise(page, "Send the export fix", that_day().date() + timedelta(days=14))
    page.mouse.wheel(0, -2000)
    picture(page, "hour")
    page.get_by_role("button", name="Talked").click()
    expect(page.locator("[data-card]")).not_to_have_attribute("data-card", str(first))
    finish_the_hour(page)

    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    expect(page.get_by_text("Promised and not done")).to_be_visible()
    expect(page.get_by_text("Send the export fix")).to_be_visible()
    picture(page, "next-week")
    page.goto(f"{app.url}/customers?customer=c{talked_to(app)}")
    expect(page.get_by_role("heading", name="Open promises")).to_be_visible()
    expect(page.get_by_text("Send the export fix").first).to_be_visible()
    expect(page.get_by_text("Wants faster exports").first).to_be_visible()
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Put on next list").click()
    expect(page.get_by_text(f"{name} is on the list of")).to_be_visible()
    brief = brief_of(page, name)
    expect(brief.get_by_role("listitem").first).to_contain_text("Send the export fix")
    expect(brief).to_contain_text("Wants faster exports")


def test_on_a_phone_nothing_scrolls_sideways_and_every_target_fits_a_thumb(
    app: RunningApp, open_page: OpenPage, picture: Picture
) -> None:
    page = open_page(app.url, phone=True)
    assert no_sideways_scrolling(page)
    begin_the_hour(page)
    come_to_rest(page)
    picture(page, "hour-phone")
    buttons = page.get_by_test_id("stMain").get_by_role("button").all()
    heights = {button.inner_text(): (button.bounding_box() or {"height": 0})["height"] for button in buttons}
    assert len(heights) > 5
    assert {name for name, height in heights.items() if height < 44} == set()
    for path in ("", "customers", "customers?customer=c1", "commitments", "hour", "import", "settings"):
        page.goto(f"{app.url}/{path}")
        # The title, Streamlit's own or that of the person who is called.
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        come_to_rest(page)
        assert no_sideways_scrolling(page), path


def test_a_bookmark_of_another_page_opened_first_has_the_whole_navigation(
    start_app: StartApp, open_page: OpenPage
) -> None:
    page = open_page(f"{start_app().url}/commitments")
    expect(page.get_by_role("link", name="This week")).to_be_visible()
