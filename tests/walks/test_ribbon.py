"""The ribbon in a browser: a pin is painted at once, what is left out comes back in place, signed off it stays."""

from playwright.sync_api import expect

from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage
from tests.walks.hours import come_to_rest

# Both presses before the server can have heard of either.
_TWICE = """button => [1, 2].map(() => {
  button.click();
  return button.getAttribute("aria-pressed");
})"""


def test_a_draft_is_changed_in_the_ribbon_undone_in_place_and_signed_off(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(app.url)
    page.get_by_role("button", name="Look around with sample customers").click()
    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    come_to_rest(page)
    first = page.locator("article h3").first
    name = first.inner_text()
    pin = page.get_by_role("button", name=f"Pin {name}")
    change = page.get_by_role("button", name=f"Change {name}")
    place = change.bounding_box()
    assert pin.evaluate(_TWICE) == ["true", "false"]
    page.get_by_role("button", name=f"Pin {name}").click()
    expect(page.get_by_role("button", name=f"Unpin {name}")).to_be_visible()
    expect(page.get_by_text("is pinned.")).to_be_visible()
    come_to_rest(page)
    assert change.bounding_box() == place

    change.press("Enter")
    expect(page.get_by_role("button", name="Swap …")).to_be_focused()
    page.keyboard.press("Escape")
    expect(change).to_be_focused()
    change.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Leave out").click()
    expect(page.get_by_text("is left out.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()

    page.get_by_role("button", name="Sign off").click()
    expect(page.get_by_role("button", name="Start the hour")).to_be_visible()
    expect(change).to_have_count(0)
