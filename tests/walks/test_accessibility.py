"""Every page as axe-core sees it, on a laptop and on a telephone, light and dark: nothing serious in what is ours.

Most pages are loaded once, on a laptop, and made as narrow as a telephone: those of which a telephone is sent more or
less are looked at on one, the hour in the dark too. `make soak` looks at all on both.

Nor does any ask for what its policy forbids: `open_page` listens.

With TEST_PICTURES a picture of each is left behind (`make pictures`).
"""

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.servers.app import RunningApp
from tests.walks.conftest import PHONE, WIDE, OpenPage, Picture
from tests.walks.hours import come_to_rest

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_FILES = (Path(__file__).parents[2] / "callprogram" / "ui" / "pages").glob("*.py")
_PAGES = sorted({"", "customers?customer=c1", *(file.stem for file in _FILES)} - {"hour"})  # which stands first, at ""
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_COLOURS = ["color-contrast", "link-in-text-block"]
# All of them once: in the dark those for colours, which are the same again where a page is narrow.
_RULES: dict[str, dict[str, object]] = {
    "light": {},
    "dark": {"runOnly": _COLOURS},
    "narrow": {"rules": {name: {"enabled": False} for name in _COLOURS}},
}
# Streamlit's own widgets are its own; colours are ours wherever they stand but in what it mixes of them itself.
_FOUND = """async rules => (await axe.run({ exclude: ["[data-testid=stButtonGroup]"] },
    { resultTypes: ["violations"], ...rules })).violations
  .filter(({ impact }) => ["serious", "critical"].includes(impact))
  .flatMap(({ id, nodes }) => nodes
    .filter(({ target }) => id === "color-contrast" || Array.isArray(target[0]))
    .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary}`))"""
_ALL = os.environ.get("TEST_PROFILE") == "full" or "TEST_PICTURES" in os.environ
_IN_THE_HAND = ("hour", "end")  # what a telephone shows otherwise than a laptop
_ON_A_TELEPHONE = ["", "escalations", "numbers", "this_week"]  # is other than on a narrow laptop: `on_a_telephone`
_ON = {"laptop": _PAGES, "telephone": _PAGES if _ALL else _ON_A_TELEPHONE}
_DEVICES = pytest.mark.parametrize("device", ["laptop", "telephone"])


@_DEVICES
def test_no_page_has_anything_serious_in_what_is_ours(
    hour: RunningApp, open_page: OpenPage, picture: Picture, device: str
) -> None:
    page = open_page(hour.url, phone=device == "telephone")
    expect(page.locator("[data-card]")).to_be_visible()
    page.locator(".outcomes [data-what=connected]").dispatch_event("click")  # so that there are results to draw
    expect(page.get_by_text("Talked to Renee")).to_be_visible()
    for name in _ON[device]:
        page.goto(f"{hour.url}/{name}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        assert list(_serious(page, picture, name or "hour", device)) == [], name
        assert list(_serious_if_narrow(page, device)) == [], name
    page.goto(hour.url)
    expect(page.locator("[data-card]")).to_be_visible()
    page.locator(".finish").dispatch_event("click")  # a telephone has it in a menu
    expect(page.get_by_role("heading", name="That was the hour")).to_be_visible()
    assert list(_serious(page, picture, "end", device)) == [], "the end of the hour"


@_DEVICES
def test_neither_has_the_first_look(app: RunningApp, open_page: OpenPage, picture: Picture, device: str) -> None:
    page = open_page(app.url, phone=device == "telephone")
    expect(page.get_by_role("button", name="Look around")).to_be_visible()
    assert list(_serious(page, picture, "first-look", device)) == []


def _serious_if_narrow(page: Page, device: str) -> Iterator[str]:
    """What is serious on a laptop's page that is as wide as a telephone."""
    if device == "laptop" and not _ALL:
        page.set_viewport_size(PHONE)
        come_to_rest(page)
        yield from page.evaluate(_FOUND, _RULES["narrow"])
        page.set_viewport_size(WIDE)


def _serious(page: Page, picture: Picture, name: str, device: str) -> Iterator[str]:
    come_to_rest(page)
    page.evaluate(_AXE)
    for scheme in _schemes(name, device):
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
        found: list[str] = page.evaluate(_FOUND, _RULES[scheme])
        yield from (f"{scheme}: {each}" for each in found)
        if "TEST_PICTURES" in os.environ:
            picture(page, f"{name.replace('?', '-')}-{device}-{scheme}")


def _schemes(name: str, device: str) -> tuple[Literal["light", "dark"], ...]:
    return _SCHEMES if _ALL or device == "laptop" or name in _IN_THE_HAND else ("light",)
