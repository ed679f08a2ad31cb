"""Notes that cannot be lost: interrupted in every way but by a killed server, in two windows, whatever is pasted."""

import sqlite3
from random import Random

from playwright.sync_api import BrowserContext, expect

from tests.servers.app import RunningApp
from tests.servers.waiting import wait_until
from tests.walks.interruptions import (
    GENTLE,
    Typist,
    interleave,
    interrupt,
    kept,
    note,
    open_note,
    wait_until_kept,
    wait_until_sent,
)

HOSTILE = "<script>document.title='pwned'</script> **bold** ![x](http://x.example/y.png) 😀 مرحبا \u202e $x$ :red[r]\n"


def test_at_most_the_last_second_is_lost_however_one_is_interrupted(hour: RunningApp, context: BrowserContext) -> None:
    typist = Typist(hour, context, Random(8))
    assert interrupt(typist, len(GENTLE), kinds=GENTLE) == 0
    assert typist.lies == 0


def test_two_windows_on_one_note_lose_no_word(hour: RunningApp, context: BrowserContext) -> None:
    assert interleave(hour, context, Random(8), 20) == []


def test_what_a_closed_window_could_not_send_is_sent_by_the_next_page_whatever_it_shows(
    hour: RunningApp, context: BrowserContext
) -> None:
    page = open_note(hour, context)
    context.set_offline(offline=True)
    page.keyboard.type("In the tunnel.")
    page.close()
    context.set_offline(offline=False)
    other = context.new_page()
    other.goto(f"{hour.url}/this_week?week=2030-W10")
    expect(other.get_by_role("button", name="Sign off")).to_be_visible()
    wait_until_sent(other)
    assert kept(hour) == "In the tunnel."


def test_an_outcome_in_the_middle_of_a_word_keeps_the_word(hour: RunningApp, context: BrowserContext) -> None:
    page = open_note(hour, context)
    page.keyboard.type("Half a wor")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.get_by_text("Talked to Renee")).to_be_visible()
    # The box that goes may stand beside the one that comes for half a second.
    wait_until(lambda: note(page).evaluate_all("areas => areas.map(area => area.value)") == [""])
    wait_until_sent(page)
    assert kept(hour) == "Half a wor"


def test_another_windows_outcome_turns_no_card_under_whoever_writes_on_it(
    hour: RunningApp, context: BrowserContext
) -> None:
    page, other = open_note(hour, context), open_note(hour, context)
    other.keyboard.press("Escape")
    page.bring_to_front()
    page.keyboard.type("Half a sen")
    wait_until_kept(hour, page)
    other.bring_to_front()
    other.keyboard.press("t")
    expect(other.get_by_text("Talked to Renee")).to_be_visible()
    page.bring_to_front()
    page.keyboard.type("tence", delay=10)
    expect(page.get_by_role("region", name="The call").get_by_role("button", name="✓ Talked")).to_be_visible()
    page.keyboard.type(", and then one more.", delay=10)
    wait_until_kept(hour, page)
    assert kept(hour) == "Half a sentence, and then one more."
    expect(page.get_by_role("heading", name="Renee Castellanos")).to_be_visible()
    page.keyboard.press("Alt+t")
    expect(page.get_by_role("heading", name="Renee Castellanos")).to_be_hidden()


def test_letters_typed_in_the_note_are_not_the_pages_keys(hour: RunningApp, context: BrowserContext) -> None:
    page = open_note(hour, context)
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    page.keyboard.type("tvnu")
    wait_until_kept(hour, page)
    assert kept(hour) == "tvnu"
    expect(page.get_by_role("heading", name="Renee Castellanos")).to_be_visible()


def test_a_hundred_kilobytes_of_anything_pasted_are_text_and_break_nothing(
    hour: RunningApp, context: BrowserContext
) -> None:
    page = open_note(hour, context)
    text = (HOSTILE * 900)[:100_000]
    page.evaluate("words => navigator.clipboard.writeText(words)", text)
    page.keyboard.press("Control+V")
    wait_until_kept(hour, page)
    assert kept(hour) == text
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.get_by_text("Talked to Renee")).to_be_visible()
    with sqlite3.connect(hour.database) as database:
        (called,) = database.execute("SELECT customer_id FROM calls").fetchone()
    page.goto(f"{hour.url}/customers?customer=c{called}")
    expect(page.get_by_text("<script>").first).to_be_visible()
    assert page.locator("img[src*='x.example']").count() == 0
    assert page.title() != "pwned"
