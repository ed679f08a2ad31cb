"""The browser does what the walks rely on."""

from playwright.sync_api import Browser


def test_the_browser_shows_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<h1>This week</h1>")

    assert page.get_by_role("heading").inner_text() == "This week"
    page.close()
