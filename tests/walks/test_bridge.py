"""A call through the bridge in a browser: asked, rung, followed by itself, and its outcome filled in."""

import time
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.servers.app import RunningApp, StartApp
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN
from tests.walks.conftest import OpenPage, Picture

EXECUTIVE = "+4915112345678"
BY_ITSELF = 5_000


def start_with_twilio(start_app: StartApp, telephone: Telephone, *, public: bool = False) -> RunningApp:
    return start_app(
        public=public,
        TWILIO_ACCOUNT_SID=ACCOUNT_SID,
        TWILIO_AUTH_TOKEN=TOKEN,
        TWILIO_FROM=CALLER_ID,
        CALLPROGRAM_TWILIO_URL=telephone.url,
    )


def set_the_executives_number(page: Page, number: str) -> None:
    page.get_by_label("Telephone that rings first").fill(number)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"{number} rings first")).to_be_visible()


def begin_the_hour(page: Page) -> None:
    page.get_by_role("button", name="Look around with sample customers").click()
    page.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Start the hour").click()
    expect(page.get_by_role("button", name="Talked")).to_be_visible()


def ask(page: Page) -> None:
    page.get_by_test_id("stMain").get_by_role("button", name="Call ").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def ring(page: Page) -> None:
    """With a reason, for whenever this test runs it may be night where they are."""
    reason = page.get_by_role("dialog").get_by_label("Why call all the same?")
    if reason.count():
        reason.fill("They asked for it.")
    page.get_by_role("dialog").get_by_role("button", name="Ring").click()


def wait_until(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def test_a_call_rings_once_is_followed_by_itself_and_gets_its_outcome(
    start_app: StartApp, open_page: OpenPage, telephone: Telephone, picture: Picture
) -> None:
    app = start_with_twilio(start_app, telephone)
    page = open_page(f"{app.url}/settings")
    set_the_executives_number(page, EXECUTIVE)
    page.get_by_role("link", name="This week").click()
    begin_the_hour(page)
    ask(page)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"First {EXECUTIVE} rings, then ")
    assert telephone.rings == []
    ring(page)
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    (sid,) = telephone.calls

    page.get_by_label("Note").press_sequentially("Half a ")
    telephone.answer(sid)
    expect(page.get_by_text("Are you on the line?")).to_be_visible(timeout=BY_ITSELF)
    picture(page, "on-the-line")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_text("Ringing ·")).to_be_visible(timeout=BY_ITSELF)
    page.get_by_label("Note").press_sequentially("sentence")
    telephone.customer_answers(sid)
    expect(page.get_by_text("Connected ·")).to_be_visible(timeout=BY_ITSELF)
    telephone.hang_up(sid, 240)
    expect(page.get_by_text("Connected ·")).to_be_hidden(timeout=BY_ITSELF)
    talked = page.get_by_role("button", name="Talked")
    expect(talked.get_by_test_id("stIconMaterial")).to_have_text("check", timeout=BY_ITSELF)
    expect(page.get_by_label("Note")).to_have_value("Half a sentence")
    assert len(telephone.rings) == 1


def test_with_a_public_address_1_connects_and_the_card_follows_what_twilio_tells(
    start_app: StartApp, open_page: OpenPage, telephone: Telephone
) -> None:
    app = start_with_twilio(start_app, telephone, public=True)
    page = open_page(f"{app.url}/settings", phone=True)
    set_the_executives_number(page, EXECUTIVE)
    page.goto(app.url)
    begin_the_hour(page)
    ask(page)
    ring(page)
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    (sid,) = telephone.calls
    telephone.answer(sid)
    expect(page.get_by_text("Press 1 on your telephone to connect")).to_be_visible(timeout=BY_ITSELF)
    assert telephone.children(sid) == []
    telephone.press(sid)
    expect(page.get_by_text("Ringing ·")).to_be_visible(timeout=BY_ITSELF)
    telephone.customer_does_not_answer(sid)
    expect(page.get_by_text("They did not pick up.")).to_be_visible(timeout=BY_ITSELF)
    assert {answer.status for answer in telephone.outgoing.answers} == {200}
    page.get_by_role("button", name="Later in the hour").click()
    expect(page.get_by_text("They did not pick up.")).to_be_hidden()


def test_a_second_press_while_the_provider_is_slow_rings_nobody_again(
    start_app: StartApp, open_page: OpenPage, telephone: Telephone
) -> None:
    app = start_with_twilio(start_app, telephone)
    page = open_page(f"{app.url}/settings")
    set_the_executives_number(page, EXECUTIVE)
    page.get_by_role("link", name="This week").click()
    begin_the_hour(page)
    other = open_page(app.url)
    ask(page)
    ask(other)
    telephone.stalls(3, rings=True)
    ring(page)
    wait_until(lambda: bool(telephone.rings))
    expect(other.get_by_text("Your telephone is about to ring")).to_be_visible(timeout=BY_ITSELF)
    expect(other.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    assert len(telephone.rings) == 1


def test_markup_in_a_crm_file_is_words_on_the_screen(start_app: StartApp, open_page: OpenPage) -> None:
    app = start_app()
    page = open_page(f"{app.url}/import")
    odd = "<img src=x onerror=alert(1)> **b** :material/home: :streamlit: :red[r] $x$"
    content = f"Company,Contact,Phone\n{odd},Ann,+12025550143\n".encode()
    page.locator("input[type=file]").set_input_files(FilePayload(name="odd.csv", mimeType="text/csv", buffer=content))
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("<img src=x onerror=alert(1)> **b** :").first).to_be_visible()
    assert main.locator("img").count() == 0
    assert main.get_by_role("img", name="home icon").count() == 0
