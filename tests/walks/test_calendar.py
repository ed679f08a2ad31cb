"""Calendar in a browser: a week moved with whom it does not suit, left out, and taken up again."""

from playwright.sync_api import expect

from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage


def test_a_signed_off_week_is_moved_and_the_next_one_left_out(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(app.url)
    page.get_by_role("button", name="Look around with sample customers").click()
    page.get_by_role("button", name="Sign off").click()
    expect(page.get_by_role("button", name="Start the hour")).to_be_visible()
    page.goto(f"{app.url}/schedule")
    weeks = page.locator("[class*='st-key-week-']")
    expect(weeks).to_have_count(8)

    weeks.first.get_by_test_id("stPopoverButton").locator("visible=true").click()
    hours = page.get_by_test_id("stTimeInput").get_by_role("spinbutton").first
    hours.fill("03")
    hours.press("Tab")
    expect(page.get_by_test_id("stPopoverBody")).to_contain_text("Not at work then")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(weeks.first).to_contain_text("03:00–04:00 · moved")
    expect(weeks.first).to_contain_text("Not at work then")

    page.keyboard.press("Escape")
    weeks.nth(1).get_by_test_id("stPopoverButton").locator("visible=true").click()
    page.get_by_role("textbox", name="Or skip it, because").fill("Away")
    page.get_by_role("button", name="Skip this week").click()
    expect(weeks.nth(1)).to_contain_text("skipped: Away")
    weeks.nth(1).get_by_role("button").locator("visible=true").click()
    expect(weeks.nth(1)).not_to_contain_text("skipped")
