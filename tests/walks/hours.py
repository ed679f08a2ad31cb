"""The hour in a browser: begun, and finished."""

from playwright.sync_api import Page, expect


def begin_the_hour(page: Page) -> None:
    """From an empty database into the hour, with the made-up customers."""
    page.get_by_role("button", name="Look around with sample customers").click()
    page.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Start the hour").click()
    expect(page.get_by_role("button", name="Talked")).to_be_visible()
