"""A call through the bridge in a browser: asked, rung, followed by itself, and its outcome filled in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from callprogram.domain.customers.phones import shown_in
from tests.servers.app import RunningApp, serving
from tests.servers.days import THAT_DAY, that_day
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN
from tests.servers.waiting import wait_until
from tests.walks.conftest import OpenPage, Picture

EXECUTIVE = "+4915112345678"


@pytest.fixture(scope="module")
def exchange() -> Iterator[Telephone]:
    """The exchange of all these tests."""
    with Telephone(clock=that_day) as exchange:
        yield exchange


@pytest.fixture
def telephone(exchange: Telephone) -> Iterator[Telephone]:
    """The exchange without a memory of other tests; every request that it had is as Twilio describes it."""
    exchange.forget()
    yield exchange
    assert exchange.problems == []


def settings(exchange: Telephone) -> dict[str, str]:
    """What the server has to know of the exchange, past any proxy."""
    return {
        **THAT_DAY,
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM": CALLER_ID,
        "CALLPROGRAM_TWILIO_URL": exchange.url,
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }


@pytest.fixture(scope="module")
def ringing_app(
    exchange: Telephone, hour_begun: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningApp]:
    """A server with Twilio that the world does not reach."""
    folder = tmp_path_factory.mktemp("ringing")
    shutil.copy(hour_begun, folder)
    with serving(folder, settings(exchange)) as app:
        yield app


@pytest.fixture
def ringing_hour(ringing_app: RunningApp, hour_begun: Path) -> RunningApp:
    """The same with an hour that has begun."""
    ringing_app.put_back(hour_begun)
    return ringing_app


@pytest.fixture
def public_hour(exchange: Telephone, hour_begun: Path, tmp_path: Path) -> Iterator[RunningApp]:
    """A server with Twilio that the world reaches, with an hour that has begun."""
    shutil.copy(hour_begun, tmp_path)
    with serving(tmp_path, settings(exchange), public=True) as app:
        yield app


def set_the_executives_number(page: Page, number: str) -> None:
    page.get_by_label("Telephone that rings first").fill(number)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"{shown_in(number)} rings first")).to_be_visible()


def ask(page: Page) -> None:
    page.locator(".line .call").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def ring(page: Page) -> None:
    """With a reason, for it is a Sunday."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why call anyway?").fill("They asked for it.")
    dialog.get_by_role("button", name="Ring").click()


def test_a_call_rings_once_is_followed_by_itself_and_gets_its_outcome(
    ringing_hour: RunningApp, open_page: OpenPage, telephone: Telephone, picture: Picture
) -> None:
    page = open_page(f"{ringing_hour.url}/settings")
    set_the_executives_number(page, EXECUTIVE)
    page.get_by_role("link", name="The hour").click()
    ask(page)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"First {shown_in(EXECUTIVE)} rings, then ")
    assert telephone.rings == []
    ring(page)
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    (sid,) = telephone.calls

    page.get_by_role("textbox", name="Note", exact=True).press_sequentially("Half a ")
    telephone.answer(sid)
    expect(page.get_by_text("Are you on the line?")).to_be_visible()
    picture(page, "on-the-line")
    page.get_by_role("button", name="Connect").click()
    expect(page.locator(".line").get_by_text("Ringing")).to_be_visible()
    page.get_by_role("textbox", name="Note", exact=True).press_sequentially("sentence")
    telephone.customer_answers(sid)
    expect(page.locator(".line").get_by_text("Connected")).to_be_visible()
    people, main = page.locator(".people button"), page.locator(".outcomes .main")
    expect(main).to_contain_text("Talked")
    people.nth(1).click()
    expect(main).to_have_count(0)
    people.first.click()
    telephone.hang_up(sid, 240)
    expect(page.locator(".line").get_by_text("Connected")).to_be_hidden()
    talked = page.get_by_role("region", name="The call").get_by_role("button", name="Talked")
    expect(talked).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_have_value("Half a sentence")
    assert len(telephone.rings) == 1


def test_with_a_public_address_1_connects_and_the_card_follows_what_twilio_tells(
    public_hour: RunningApp, open_page: OpenPage, telephone: Telephone
) -> None:
    page = open_page(f"{public_hour.url}/settings", phone=True)
    set_the_executives_number(page, EXECUTIVE)
    page.goto(public_hour.url)
    ask(page)
    ring(page)
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    (sid,) = telephone.calls
    telephone.answer(sid)
    expect(page.get_by_text("Press 1 on your telephone to connect")).to_be_visible()
    assert telephone.children(sid) == []
    telephone.press(sid)
    expect(page.locator(".line").get_by_text("Ringing")).to_be_visible()
    telephone.customer_does_not_answer(sid)
    expect(page.get_by_text("Renee did not pick up.")).to_be_visible()
    assert {answer.status for answer in telephone.outgoing.answers} == {200}
    heard = page.get_by_role("region", name="The call").get_by_role("button", name="No answer")
    expect(heard).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Other outcomes").click()
    page.get_by_role("button", name="again at the end of the hour").click()
    expect(page.get_by_text("Renee did not pick up.")).to_be_hidden()


def test_after_the_call_a_telephone_has_the_note_and_what_came_of_it_at_the_thumb(
    public_hour: RunningApp, open_page: OpenPage, telephone: Telephone
) -> None:
    page = open_page(f"{public_hour.url}/settings", phone=True)
    set_the_executives_number(page, EXECUTIVE)
    page.goto(public_hour.url)
    ask(page)
    ring(page)
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    (sid,) = telephone.calls
    telephone.answer(sid)
    telephone.press(sid)
    telephone.customer_answers(sid)
    telephone.customer_hangs_up(sid, 240)
    expect(page.get_by_role("button", name="Call Renee again")).to_be_visible()
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_visible()
    page.get_by_role("button", name="✓ Talked").click()
    expect(page.get_by_text("Talked to Renee, 4 min")).to_be_visible()


def test_a_second_press_while_the_provider_is_slow_rings_nobody_again(
    ringing_hour: RunningApp, open_page: OpenPage, telephone: Telephone
) -> None:
    page = open_page(f"{ringing_hour.url}/settings")
    set_the_executives_number(page, EXECUTIVE)
    page.get_by_role("link", name="The hour").click()
    other = open_page(ringing_hour.url)
    ask(page)
    ask(other)
    telephone.stalls(3, rings=True)
    ring(page)
    wait_until(lambda: bool(telephone.rings))
    expect(other.get_by_text("Your telephone is about to ring")).to_be_visible()
    expect(other.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_text("Your telephone is about to ring")).to_be_visible()
    assert len(telephone.rings) == 1


def test_markup_in_a_crm_file_is_words_on_the_screen(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{app.url}/import")
    odd = "<img src=x onerror=alert(1)> **b** :material/home: :streamlit: :red[r] $x$"
    content = f"Company,Contact,Phone\n{odd},Ann,+12025550143\n".encode()
    page.locator("input[type=file]").set_input_files(FilePayload(name="odd.csv", mimeType="text/csv", buffer=content))
    page.get_by_role("button", name="Import 1 customer").click()
    page.get_by_role("button", name="See this week's draft").click()
    expect(page.get_by_role("button", name="Sign off")).to_be_visible()
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("<img src=x onerror=alert(1)> **b** :").first).to_be_visible()
    assert main.locator("img").count() == 0
    assert main.get_by_role("img", name="home icon").count() == 0
