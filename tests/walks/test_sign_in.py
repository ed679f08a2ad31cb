"""Signing in with a real provider: who is known gets in, and nobody else sees anything."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import FilePayload, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.servers.app import RunningApp, serving
from tests.servers.provider import Provider, providing
from tests.servers.waiting import PATIENCE
from tests.walks.conftest import OpenPage
from tests.walks.sign_ins import cookie, fill


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Where people sign in."""
    with providing() as provider:
        yield provider


@pytest.fixture(scope="module")
def app(provider: Provider, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app with sign-in, its members, and a customer whom nobody looks after; nobody changes anything."""
    folder = tmp_path_factory.mktemp("sign-in")
    provider.set_up(folder)
    fill(folder, migrated_file)
    with serving(folder) as app:
        yield app


def open_as(open_page: OpenPage, app: RunningApp, cookie: str) -> Page:
    """An empty page of somebody whose sign-in left this in the browser."""
    page = open_page("about:blank")
    page.context.add_cookies([{"name": "_streamlit_user", "value": cookie, "url": app.url}])
    return page


def sign_in(page: Page, name: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(
    ("name", "asked", "first", "query", "heading", "missing", "title"),
    [
        ("tom", "customers", "upcoming", "?entry=7", "Upcoming calls", "this_week?week=2026-W48", "This week"),
        (
            *("anna", "go/customers", "this_week", "?week=2026-W48"),
            *(r"Tuesday \d+ \w+", "enter_hour?week=2026-W48", "Enter the hour"),
        ),
    ],
)
def test_the_door_brings_teammates_and_admins_to_the_page_that_was_asked_for_and_links_to_their_first_one(
    app: RunningApp,
    open_page: OpenPage,
    name: str,
    asked: str,
    first: str,
    query: str,
    heading: str,
    missing: str,
    title: str,
) -> None:
    page = open_page(f"{app.url}/{asked}?customer=c2")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    sign_in(page, name)
    expect(page.get_by_role("heading", name="Tin Roof")).to_be_visible()
    page.goto(f"{app.url}/go/{first}{query}")
    expect(page.get_by_role("heading", name=re.compile(heading))).to_be_visible()
    expect(page).to_have_url(f"{app.url}/{query}")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    page.goto(f"{app.url}/go/{missing}")
    expect(page.get_by_text(f"“{title}” is not one of your pages. This is your first page.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(heading))).to_be_visible()
    expect(page).to_have_url(f"{app.url}/")
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_the_first_page_is_asked_for_by_its_name_before_the_sign_in(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{app.url}/go/upcoming?entry=7")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    sign_in(page, "tom")
    expect(page).to_have_url(f"{app.url}/?entry=7")
    expect(page.get_by_role("heading", name="Upcoming calls")).to_be_visible()


def test_a_teammate_sees_their_own_and_a_typed_address_opens_nothing_more(
    provider: Provider, app: RunningApp, open_page: OpenPage
) -> None:
    page = open_as(open_page, app, cookie(app, provider, "tom"))
    for address, shown in (
        ("import", "Upcoming calls"),
        ("this_week", "Upcoming calls"),
        ("customers?customer=c1", "Customers"),
    ):
        page.goto(f"{app.url}/{address}")
        expect(page.get_by_role("heading", name=shown)).to_be_visible()
        expect(page.get_by_text("Moorlicht")).to_have_count(0)


def test_an_address_that_nobody_checked_lets_nobody_in(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{app.url}/customers?customer=c1")
    sign_in(page, "mallory")
    expect(page.get_by_text("its provider does not say that it has checked this address")).to_be_visible()
    expect(page.get_by_text("Moorlicht")).to_have_count(0)


def test_a_provider_trusted_by_its_issuer_need_not_say_that_it_checked(
    provider: Provider, app: RunningApp, open_page: OpenPage, tmp_path: Path
) -> None:
    provider.set_up(tmp_path)
    with (
        closing(sqlite3.connect(app.database)) as source,
        closing(sqlite3.connect(tmp_path / "callprogram.db")) as copy,
    ):
        source.backup(copy)
        copy.execute("DELETE FROM accounts")  # Ada has come with another one
        copy.commit()
    with serving(tmp_path, {"CALLPROGRAM_SIGN_IN_TRUSTS": provider.url}) as trusting:
        page = open_page(trusting.url)
        sign_in(page, "silent")
        expect(page.get_by_role("link", name="This week")).to_be_visible()


def upload(page: Page, app: RunningApp) -> int:
    """The answer to a file sent to the session of an empty page that goes to the app, as its own uploader sends one."""
    sessions: list[str] = []

    def read(frame: bytes | str) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.HasField("new_session"):
            sessions.append(message.new_session.initialize.session_id)

    page.on("websocket", lambda socket: socket.on("framereceived", read))
    page.goto(app.url)
    expect(page.get_by_role("button").first).to_be_visible()
    token = next(each["value"] for each in page.context.cookies() if each["name"] == "_streamlit_xsrf")
    answer = page.request.put(
        f"{app.url}/_stcore/upload_file/{sessions[-1]}/a-file",
        headers={"X-Xsrftoken": token},
        multipart={"file": {"name": "crm.csv", "mimeType": "text/csv", "buffer": b"Company,Phone\n"}},
    )
    return answer.status


@pytest.mark.parametrize(("name", "status"), [("", 403), ("eve", 403), ("silent", 403), ("ada", 204)])
def test_a_file_is_taken_of_members_only(
    provider: Provider, app: RunningApp, open_page: OpenPage, name: str, status: int
) -> None:
    page = open_as(open_page, app, cookie(app, provider, name)) if name else open_page("about:blank")
    assert upload(page, app) == status


def test_a_member_looks_into_an_export(provider: Provider, app: RunningApp, open_page: OpenPage) -> None:
    page = open_as(open_page, app, cookie(app, provider, "ada"))
    page.goto(f"{app.url}/import")
    export = FilePayload(name="crm.csv", mimeType="text/csv", buffer=b"Company,Phone\nTin Roof,+1 212 555 0177\n")
    page.locator("input[type=file]").first.set_input_files(export)
    expect(page.get_by_text("crm.csv").first).to_be_visible()
    expect(page.get_by_role("button", name="Import 1 customer")).to_be_visible()


def test_an_unknown_person_is_told_to_ask_sees_nothing_and_hears_no_name(app: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{app.url}/customers?customer=c1")
    sign_in(page, "eve")
    expect(page.get_by_text("Nobody has added you yet. Ask whoever looks after callprogram")).to_be_visible()
    expect(page.get_by_text("Moorlicht")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


@pytest.mark.parametrize(
    ("made", "gets_in"),
    [
        ({}, True),
        ({"ago": 10 * 86400}, False),
        ({"secret": "somebody else's secret, long enough"}, False),
    ],
    ids=["fresh", "expired", "forged"],
)
def test_a_sign_in_ends_by_itself_and_cannot_be_forged(
    app: RunningApp, provider: Provider, open_page: OpenPage, made: dict[str, Any], gets_in: bool
) -> None:
    page = open_as(open_page, app, cookie(app, provider, "ada", **made))
    page.goto(app.url)
    inside, outside = page.get_by_role("link", name="This week"), page.get_by_role("heading", name="callprogram")
    expect(inside if gets_in else outside).to_be_visible()


def test_a_member_signs_in_and_signs_out_and_a_copy_of_the_cookie_opens_nothing(
    app: RunningApp, open_page: OpenPage
) -> None:
    page = open_page(app.url)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Moorlicht")).to_have_count(0)
    sign_in(page, "kay")
    expect(page.get_by_role("heading", name="Upcoming calls")).to_be_visible()
    copied = [(each["name"], each["value"]) for each in page.context.cookies()]
    page.goto(f"{app.url}/sign_out")
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    elsewhere = open_page(app.url)
    elsewhere.context.add_cookies([{"name": name, "value": value, "url": app.url} for name, value in copied])
    elsewhere.goto(app.url)
    expect(elsewhere.get_by_text("this sign-in was ended")).to_be_visible()
    expect(elsewhere.get_by_text("Upcoming calls")).to_have_count(0)


def test_another_account_with_a_members_address_is_let_in_only_by_a_person(
    provider: Provider, app: RunningApp, open_page: OpenPage
) -> None:
    page = open_page(app.url)
    sign_in(page, "tom")
    expect(page.get_by_role("heading", name="Upcoming calls")).to_be_visible()
    other = open_page(app.url)
    sign_in(other, "tom-of-elsewhere")
    expect(other.get_by_text("another account has come with this address before")).to_be_visible()
    admin = open_as(open_page, app, cookie(app, provider, "anna"))
    admin.goto(f"{app.url}/people")
    expect(admin.get_by_text("Somebody signed in as tom@example.com with a different account")).to_be_visible()


def test_a_forged_callback_lets_nobody_in(app: RunningApp) -> None:
    forged = requests.get(f"{app.url}/oauth2callback?code=x&state=forged", timeout=PATIENCE, allow_redirects=False)
    assert (forged.status_code, "_streamlit_user=" in forged.headers.get("Set-Cookie", "")) == (302, False)
