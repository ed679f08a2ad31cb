"""The menu in a browser: what waits is counted in it and in the tab, and an hour that runs stands first."""

import re

from playwright.sync_api import expect

from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage


def test_what_waits_is_counted_and_the_hour_stands_first(hour: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{hour.url}/customers")

    expect(page.get_by_role("row", name="Brindlewick Freight").first).to_be_visible()
    links = page.get_by_test_id("stTopNavLink")
    expect(links.nth(0)).to_contain_text(re.compile("The hour"))
    expect(links.nth(1)).to_contain_text("This week")
    expect(links.nth(2)).to_contain_text(re.compile(r"To do · \d"))
    expect(page).to_have_title(re.compile(r"\(\d+\) Customers · callprogram"))

    page.get_by_text("Set-up").click()
    expect(page.get_by_text("Schedule & calendar")).to_be_visible()
    links.nth(0).click()
    expect(page).to_have_title(re.compile("The hour · callprogram"))
