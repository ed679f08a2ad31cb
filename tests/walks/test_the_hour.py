"""The hour as an executive holds it, on a laptop and on a telephone: every press counted, and nothing to scroll for."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.servers.app import RunningApp, serving
from tests.servers.days import at_that_moment
from tests.servers.waiting import wait_until
from tests.walks.conftest import OpenPage
from tests.walks.hours import IN_THE_HOUR, begin_the_hour_in, promised, shown

_CALLS, _PROMISES = 5, {1: "I'll send the price list by Friday", 3: "Marcus to call them back by Monday"}
_SIZES = {
    "laptop": ViewportSize(width=1440, height=780),
    "small laptop": ViewportSize(width=1280, height=900),
    "half a screen": ViewportSize(width=1024, height=780),
    "tablet": ViewportSize(width=768, height=1024),
    "telephone": ViewportSize(width=390, height=844),
    "small telephone": ViewportSize(width=375, height=667),
    "on its side": ViewportSize(width=844, height=390),
}

_FITS = (
    "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('[data-testid=stMain]'))"
)

# A browser without a telephone asks what to open the link with, over the page.
_NO_DIALLER = """document.addEventListener("click", event => {
  if (event.composedPath().some(each => each.href?.startsWith("tel:"))) event.preventDefault();
}, true)"""


@pytest.fixture(scope="module")
def just_begun(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with an hour that has just begun."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("just-begun")))
    begin_the_hour_in(file, IN_THE_HOUR)
    return file


@pytest.fixture(scope="module")
def at_its_time(just_begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """A server that lives in the hour itself: on a Tuesday at three minutes past four, when everybody is at work."""
    folder = tmp_path_factory.mktemp("at-its-time")
    shutil.copy(just_begun, folder / "callprogram.db")
    with serving(folder, at_that_moment(IN_THE_HOUR)) as app:
        yield app


@pytest.fixture
def hour_at_its_time(at_its_time: RunningApp, just_begun: Path) -> RunningApp:
    """A server with an hour that has just begun."""
    at_its_time.put_back(just_begun)
    return at_its_time


class Hands:
    """Somebody's hands: every key that is no letter of a text, and every tap, is a press."""

    def __init__(self, page: Page) -> None:
        """Nothing pressed yet."""
        self.page = page
        self.presses = 0

    def key(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def tap(self, what: Locator) -> None:
        """A tap on what is in sight: nobody scrolls for it."""
        self.presses += 1
        expect(what).to_be_in_viewport(ratio=0.9)
        what.tap()

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def wait_for_next(self, before: int) -> None:
        expect(self.page.locator(f"[data-card='{before}']")).to_have_count(0)


def is_unscrolled(page: Page) -> bool:
    return bool(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop === 0"))


def box(what: Locator) -> FloatRect:
    found = what.bounding_box()
    assert found is not None
    return found


def at_size(open_page: OpenPage, url: str, size: str) -> Page:
    page = open_page("about:blank", phone=size != "laptop", size=_SIZES[size])
    page.add_init_script(_NO_DIALLER)
    page.goto(url)
    expect(page.locator("[data-card]")).to_be_visible()
    return page


def test_keys_alone_hold_the_whole_hour_in_twenty_presses(hour_at_its_time: RunningApp, open_page: OpenPage) -> None:
    page = open_page(hour_at_its_time.url)
    hands = Hands(page)
    for number in range(_CALLS):
        entry = shown(page)
        hands.key("w")
        hands.write("They are well.")
        if words := _PROMISES.get(number):
            hands.write(f"\n{words}")
            expect(page.get_by_role("button", name="Promise?")).to_be_visible()
            hands.key("Tab")
            expect(page.get_by_role("listitem").get_by_role("button", name="Undo")).to_be_visible()
        assert is_unscrolled(page)
        hands.key("Alt+t")
        if number < _CALLS - 1:
            hands.wait_for_next(entry)
    expect(page.get_by_text("That was the hour")).to_be_visible()
    assert len(promised(hour_at_its_time)) == len(_PROMISES)
    assert hands.presses <= 20


def test_whoever_presses_tab_before_the_line_is_read_keeps_the_promise_and_their_place(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = open_page(hour_at_its_time.url)
    expect(page.locator("[data-card]")).to_be_visible()
    page.keyboard.press("w")
    page.keyboard.type("I'll send the price list by Friday")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_focused()
    expect(page.get_by_role("listitem").get_by_role("button", name="Undo")).to_be_visible()
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_focused()
    assert promised(hour_at_its_time) == ["Send the price list"]


def test_the_rarer_outcomes_are_a_key_and_arrows_away(hour_at_its_time: RunningApp, open_page: OpenPage) -> None:
    page = open_page(hour_at_its_time.url)
    entry = shown(page)
    page.keyboard.press("o")
    expect(page.get_by_role("button", name="Busy", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Wrong number", exact=True)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="Busy", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Busy", exact=True)).to_have_count(0)
    page.keyboard.press("o")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-card='{entry}']")).to_have_count(0)
    expect(page.get_by_text("Renee: wrong number")).to_be_visible()


def test_on_a_laptop_the_hour_is_one_screen_in_which_nothing_scrolls(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = at_size(open_page, hour_at_its_time.url, "laptop")
    expect(page.get_by_text("Next at")).to_be_in_viewport(ratio=1)
    wait_until(lambda: page.evaluate(_FITS))


@pytest.mark.parametrize("size", ["laptop", "small laptop", "half a screen", "tablet"])
def test_however_wide_a_screen_is_the_outcomes_are_one_row_within_their_card(
    hour_at_its_time: RunningApp, open_page: OpenPage, size: str
) -> None:
    page = at_size(open_page, hour_at_its_time.url, size)
    if size == "tablet":
        expect(page.locator(".who").locator("visible=true")).to_have_count(0)
    card = box(page.get_by_role("region", name="The call"))
    row = [box(each) for each in page.locator(".outcomes > button").all()]
    assert len({each["y"] for each in row}) == 1
    assert row[-1]["x"] + row[-1]["width"] < card["x"] + card["width"]
    assert row[-1]["y"] + row[-1]["height"] < card["y"] + card["height"] or size == "tablet"


@pytest.mark.parametrize("size", ["laptop", "small laptop", "half a screen"])
def test_whoever_is_in_the_strip_is_named_in_full_or_by_initials(
    hour_at_its_time: RunningApp, open_page: OpenPage, size: str
) -> None:
    page = at_size(open_page, hour_at_its_time.url, size)
    named = 0
    for person in page.locator(".person").all():
        place, name = box(person), person.locator("strong")
        if name.is_visible() and box(name)["y"] < place["y"] + place["height"]:
            named += 1
            assert name.evaluate("it => it.scrollWidth <= it.clientWidth")
            assert box(name)["x"] + box(name)["width"] <= place["x"] + place["width"]
    assert named == (0 if size == "half a screen" else _CALLS)


def test_a_thumb_holds_the_whole_hour_in_twenty_five_taps(hour_at_its_time: RunningApp, open_page: OpenPage) -> None:
    page = at_size(open_page, hour_at_its_time.url, "telephone")
    hands = Hands(page)
    for number in range(_CALLS):
        entry = shown(page)
        hands.tap(page.get_by_role("button", name="Call ", exact=False).first)
        hands.tap(page.get_by_role("textbox", name="Note", exact=True))
        hands.write("They are well.")
        if words := _PROMISES.get(number):
            hands.write(f"\n{words}")
            hands.tap(page.get_by_role("button", name="Promise?"))
            expect(page.locator(".count")).to_have_text("1 promise")
        hands.tap(page.get_by_role("button", name="Talked", exact=True))
        assert is_unscrolled(page)
        if number < _CALLS - 1:
            hands.wait_for_next(entry)
    expect(page.get_by_text("That was the hour")).to_be_visible()
    assert len(promised(hour_at_its_time)) == len(_PROMISES)
    assert hands.presses <= 25


@pytest.mark.parametrize(("size", "share"), [("telephone", 1 / 4), ("small telephone", 1 / 3)])
def test_while_the_call_runs_one_bar_at_the_thumb_leaves_person_reason_and_brief_in_sight(
    hour_at_its_time: RunningApp, open_page: OpenPage, size: str, share: float
) -> None:
    page = at_size(open_page, hour_at_its_time.url, size)
    width, height = _SIZES[size]["width"], _SIZES[size]["height"]
    bar = page.get_by_role("region", name="The call")
    assert box(bar)["height"] <= height * share
    page.get_by_role("button", name="Call ", exact=False).first.tap()
    expect(page.get_by_role("button", name="Talked", exact=True)).to_be_visible()
    assert box(bar)["height"] <= height * share
    for what in (page.get_by_role("heading", level=1), page.locator(".reason"), page.locator(".brief dd").first):
        assert box(what)["y"] + box(what)["height"] <= box(bar)["y"]
    for what in bar.get_by_role("button").locator("visible=true").all():
        assert box(what)["height"] >= 44
        assert 0 <= box(what)["x"] <= width - box(what)["width"]
    assert page.locator("kbd").locator("visible=true").count() == 0
    assert page.locator("img.code").locator("visible=true").count() == 0


def test_on_its_side_a_telephone_shows_the_person_and_the_bar_beside_each_other(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = at_size(open_page, hour_at_its_time.url, "on its side")
    person, bar = box(page.get_by_role("heading", level=1)), box(page.get_by_role("region", name="The call"))
    assert person["x"] < bar["x"]
    assert person["y"] + person["height"] <= 390
    assert bar["y"] + bar["height"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_back_from_the_dialler_it_asks_what_came_of_the_call(hour_at_its_time: RunningApp, open_page: OpenPage) -> None:
    page = at_size(open_page, hour_at_its_time.url, "telephone")
    page.get_by_role("button", name="Call Renee").tap()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("How did it go with Renee?")).to_be_visible()
    page.get_by_role("button", name="Other outcomes").tap()
    expect(page.get_by_role("button", name="Call later", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Voicemail", exact=True).tap()
    expect(page.get_by_text("How did it go")).to_have_count(0)


def test_whoever_writes_a_note_on_a_telephone_first_can_still_call(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = at_size(open_page, hour_at_its_time.url, "telephone")
    page.get_by_role("button", name="Note", exact=True).tap()
    page.keyboard.type("Ask about the pallets")
    expect(page.locator(".saved")).to_have_text("Saved")
    page.reload()
    expect(page.locator(".clock")).to_be_visible()
    page.get_by_role("button", name="Call Renee").tap()
    expect(page.get_by_role("button", name="Call Renee")).to_have_count(0)
    expect(page.locator(".clock")).to_be_visible()


def test_back_from_the_dialler_nothing_stands_on_anything_else_while_one_writes(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = at_size(open_page, hour_at_its_time.url, "telephone")
    page.get_by_role("button", name="Call Renee").tap()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("textbox", name="Note", exact=True).tap()
    page.keyboard.type("I'll send the price list by Friday")
    page.get_by_role("button", name="Promise?").tap()
    expect(page.locator(".count")).to_have_text("1 promise")
    expect(page.locator(".saved")).to_have_text("Saved")
    row = [box(page.locator(name)) for name in (".line .clock", ".count", ".saved", ".fold")]
    assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(row))
    assert max(each["y"] for each in row) < box(page.locator(".page textarea"))["y"]
    page.get_by_role("button", name="Talked", exact=True).tap()
    expect(page.get_by_text("Talked to Renee")).to_be_visible()
    undo, add = (box(page.get_by_role("button", name=name)) for name in ("Undo", "Add to it"))
    assert undo["y"] == add["y"]


def test_a_line_that_goes_on_behind_its_promise_promises_it_once(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = at_size(open_page, hour_at_its_time.url, "telephone")
    page.get_by_role("button", name="Call Renee").tap()
    page.get_by_role("textbox", name="Note", exact=True).tap()
    page.keyboard.type("They moved. I'll send the price list by Friday.")
    page.get_by_role("button", name="Promise?").tap()
    expect(page.locator(".count")).to_have_text("1 promise")
    page.keyboard.type(" Renewal is in May.")
    expect(page.locator(".saved")).to_have_text("Saved")
    expect(page.get_by_role("button", name="Promise?")).to_have_count(0)
    page.keyboard.type(" Marcus will call them back on Monday")
    page.get_by_role("button", name="Promise?").tap()
    expect(page.locator(".count")).to_have_text("2 promises")
    wait_until(lambda: promised(hour_at_its_time) == ["Send the price list", "Call them back"])


def test_the_note_grows_while_one_types_and_stays_above_the_keyboard(
    hour_at_its_time: RunningApp, open_page: OpenPage
) -> None:
    page = at_size(open_page, hour_at_its_time.url, "telephone")
    page.get_by_role("button", name="Call Renee").tap()
    note = page.get_by_role("textbox", name="Note", exact=True)
    before = box(note)["height"]
    note.tap()
    expect(page.locator(".deck.writing")).to_be_visible()
    assert box(note)["height"] > before
    page.evaluate("""() => {
      Object.defineProperty(window.visualViewport, "height", { get: () => 500, configurable: true });
      window.visualViewport.dispatchEvent(new Event("resize"));
    }""")
    bar = box(page.get_by_role("region", name="The call"))
    assert bar["y"] >= 0
    assert bar["y"] + bar["height"] <= 500
