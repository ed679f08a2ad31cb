"""Numbers by the keyboard alone: what was typed is saved, a guess only where it was taken."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from callprogram.adapters import exports
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.act import act
from callprogram.services.customers import importing
from tests.examples import NOW
from tests.servers.app import RunningApp
from tests.walks.conftest import OpenPage, Picture

EXPORT = (
    "ID,Company,Contact,Phone,Country,Time Zone,City,Account Owner\n"
    "A-1,Birch Works,Bo Lind,030_23125011,DE,,Berlin,Tom Reed\n"
    "A-2,Cedar House,Cy Noe,2O7 946 0011,GB,,Bristol,Priya Raman\n"
    "A-3,Dogwood Ltd,Di Fox,,GB,,Leeds,Priya Raman\n"
    "A-4,Elm Street Cafe,Ed Gray,030_23125012,DE,,Berlin,Tom Reed\n"
    "A-5,Fir Lodge,Flo Hay,020 7946 001,GB,,York,Tom Reed\n"
)
SURE, ALSO_SURE, UNSURE, MISSING, EMPTY = "Birch Works", "Elm Street Cafe", "Cedar House", "Fir Lodge", "Dogwood Ltd"


@pytest.fixture
def five(app: RunningApp) -> RunningApp:
    """A server with five customers who cannot be called."""
    engine = connect(f"sqlite:///{app.database}")
    act(Database(engine), YOU, NOW, importing.bring_in, exports.read("crm.csv", EXPORT.encode(), "US", {}))
    engine.dispose()
    return app


def numbers(app: RunningApp) -> dict[str, str]:
    """What people set, by customer."""
    with closing(sqlite3.connect(app.database)) as database:
        found = database.execute(
            "SELECT company, json_extract(corrections, '$[0].value') FROM customers WHERE corrections <> '[]'"
        )
        return {str(company): str(number) for company, number in found}


def test_on_a_telephone_the_buttons_of_to_do_are_below_their_words(five: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{five.url}/to_do", phone=True)
    words = page.get_by_text("Type in the numbers you know").bounding_box()
    button = page.get_by_role("button", name="Fix numbers").bounding_box()
    assert words
    assert button
    assert words["y"] + words["height"] <= button["y"]
    assert words["width"] > 300


def field_of(page: Page, name: str) -> Locator:
    return page.get_by_label(f"Number of {name}")


def settle(page: Page, name: str) -> Locator:
    """The field that has the keys, for so long that a press is no echo of the one before."""
    field = field_of(page, name)
    expect(field).to_be_focused()
    page.wait_for_timeout(400)
    return field


def test_what_was_typed_is_saved_and_a_guess_only_by_its_own_key(five: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{five.url}/numbers")
    keys = page.keyboard

    expect(settle(page, SURE)).to_have_value("+49 30 23125011")
    keys.type("+49 30 23125 017")
    keys.press("Enter")
    keys.press("Enter")  # in the same breath: it is no yes to the guess that has come up
    expect(settle(page, ALSO_SURE)).to_have_value("+49 30 23125012")
    expect(page.get_by_text("1 of 5")).to_be_visible()
    keys.press("Enter")

    expect(settle(page, UNSURE)).to_have_value("")
    keys.press("Enter")
    expect(page.get_by_text("Type what it is, or press Esc to skip.")).to_be_visible()
    keys.press("g")

    settle(page, MISSING)
    keys.press("Escape")
    settle(page, EMPTY)
    keys.type("12")
    keys.press("Enter")
    expect(page.get_by_text("“12” is not a number that can be called")).to_be_visible()
    settle(page, EMPTY).fill("020 7946 0099")
    keys.press("Enter")
    expect(page.get_by_text("4 of 5")).to_be_visible()
    expect(page.get_by_text("saved ✓")).to_have_count(4)
    assert numbers(five) == {
        SURE: "+493023125017",
        ALSO_SURE: "+493023125012",
        UNSURE: "+442079460011",
        EMPTY: "+442079460099",
    }

    keys.press("ArrowUp")
    settle(page, MISSING)
    keys.press("u")
    settle(page, EMPTY)
    expect(page.get_by_text("saved ✓")).to_have_count(3)
    assert EMPTY not in numbers(five)


def test_what_somebody_types_while_the_last_one_is_saved_stays(five: RunningApp, open_page: OpenPage) -> None:
    page = open_page(f"{five.url}/numbers")
    settle(page, SURE)
    page.keyboard.press("Enter")
    page.keyboard.type("+49 30 23125 018", delay=60)
    expect(page.get_by_text("saved ✓")).to_have_count(1)
    expect(field_of(page, ALSO_SURE)).to_have_value("+49 30 23125 018")
    page.keyboard.press("Enter")
    expect(page.get_by_text("saved ✓")).to_have_count(2)
    assert numbers(five) == {SURE: "+493023125011", ALSO_SURE: "+493023125018"}


@pytest.mark.parametrize(("phone", "dark"), [(False, False), (False, True), (True, False), (True, True)])
def test_it_looks_as_it_should(
    five: RunningApp, open_page: OpenPage, picture: Picture, *, phone: bool, dark: bool
) -> None:
    page = open_page(f"{five.url}/numbers", phone=phone, dark=dark)
    expect(field_of(page, SURE)).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("saved ✓")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide
    picture(page, f"numbers-{'phone' if phone else 'wide'}{'-dark' if dark else ''}")
