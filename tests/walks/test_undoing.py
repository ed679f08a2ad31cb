"""What is open stays open when the ten seconds for Undo are over."""

from playwright.sync_api import expect

from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage
from tests.walks.hours import bring_in_the_sample, press_in_turn


def test_the_question_whether_to_start_stays_open_when_undo_goes(app: RunningApp, open_page: OpenPage) -> None:
    bring_in_the_sample(app.database)
    page = open_page(app.url)
    press_in_turn(page, "Sign off", "Start the hour")
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
    expect(page.get_by_role("button", name="Undo sign-off")).to_be_visible()
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
