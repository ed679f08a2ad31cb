"""Two windows on one note, letter by letter: the browser's script, and in place of the server its rule."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from callprogram.domain.calls.notes import Typed, written
from callprogram.ui.components.words.typed import FILES

_SCRIPT = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
_NOWHERE = "http://127.0.0.1:1/"
_OPEN = """saved => {
    if (window.notes) endNotes(notes);
    localStorage.clear();
    window.posted = [];
    window.notes = newNotes((typed) => posted.push(typed));
    clearInterval(notes.again);
    window.box = openBox(notes, 1, "note", saved);
    document.body.replaceChildren(box.area);
    box.area.focus();
}"""
_TYPE = """letters => {
    box.area.setRangeText(letters, box.area.selectionStart, box.area.selectionEnd, "end");
    box.area.dispatchEvent(new Event("input"));
}"""
_TO_THE_END = "() => box.area.setSelectionRange(box.area.value.length, box.area.value.length)"
_SEND = "() => (sendAll(notes), posted.splice(0).pop() ?? null)"
_HEAR = "([heard, saved]) => hearNotes(notes, heard, { 1: { note: saved } })"
_STATE = "() => [box.area.value.slice(0, box.area.selectionStart), box.area.value.slice(box.area.selectionStart)]"


@dataclass
class Kept:
    """The note as the server has it."""

    text: str = ""
    writer: str = ""

    def hear(self, typed: dict[str, Any]) -> dict[str, object]:
        answers = {}
        for note in typed["notes"]:
            both = written(self.text, self.writer, Typed(note["text"], note["base"], note["writer"]))
            self.text, self.writer = both.text, both.writer
            answers[note["copy"]] = {"text": note["text"], "conflict": both.conflict}
        return {"id": typed["id"], "notes": answers}


@dataclass
class Window:
    """One of the windows, and what is still to be typed of a word in it."""

    page: Page
    to_type: str = ""
    typed: list[str] = field(default_factory=list)

    def type_on(self, word: str, before: str) -> None:
        if not self.to_type:
            self.page.evaluate(_TO_THE_END)
            self.to_type = before + word
            self.typed.append(word)
        letter, self.to_type = self.to_type[0], self.to_type[1:]
        self.page.evaluate(_TYPE, letter)

    def finish_the_word(self) -> None:
        self.page.evaluate(_TYPE, self.to_type)

    def send(self, kept: Kept) -> None:
        typed = self.page.evaluate(_SEND)
        self.page.evaluate(_HEAR, [kept.hear(typed) if typed else None, kept.text])

    def hear(self, kept: Kept) -> None:
        self.page.evaluate(_HEAR, [None, kept.text])


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[list[Page]]:
    with browser.new_context() as context:
        context.route(f"{_NOWHERE}**", lambda route: route.fulfill(body="<body></body>", content_type="text/html"))
        pages = [context.new_page(), context.new_page()]
        for page in pages:
            page.goto(_NOWHERE)
            page.add_script_tag(content=_SCRIPT)
        yield pages


@pytest.mark.parametrize("seed", [1, 6, 10])
def test_two_windows_that_type_and_hear_of_each_other_in_mid_word_lose_none(pages: list[Page], seed: int) -> None:
    random, kept, windows = Random(seed), Kept(), [Window(page) for page in pages]
    for page in pages:
        page.evaluate(_OPEN, "")
    for number in range(200):
        window = random.choice(windows)
        match random.choice(["type", "type", "type", "send", "hear"]):
            case "type":
                window.type_on(f"x{number}.", random.choice(" \n"))
            case "send":
                window.send(kept)
            case "hear":
                window.hear(kept)
    for window in windows:
        window.finish_the_word()
        window.send(kept)
    assert [word for window in windows for word in window.typed if word not in kept.text] == []


@pytest.mark.parametrize(
    ("before", "after", "saved", "becomes", "then"),
    [
        ("one\nwor", "", "one\nwor\ntheirs", "one\nwor", "\ntheirs"),
        ("one\nwor", "", "theirs\none\nwor", "theirs\none\nwor", ""),
        ("one\nwor", "", "ONE\nwor theirs", "one\nwor", ""),
        ("one\nwor", "\nthree", "zero\none\nwor\nthree\nfour", "zero\none\nwor", "\nthree\nfour"),
        ("wor", "", "words", "wor", ""),
        ("wor", "", "wor theirs", "wor", " theirs"),
        ("wor ", "", "wor theirs", "wor ", ""),
        ("one\n", "", "one\ntheirs", "one\n", ""),
        ("one t", "o", "one two", "one t", "o"),
    ],
)
def test_another_windows_words_come_in_beside_the_word_that_is_being_typed_or_wait(  # the input
    pages: list[Page], before: str, after: str, saved: str, becomes: str, then: str
) -> None:
    page = pages[0]
    page.evaluate(_OPEN, before + after)
    page.evaluate("at => box.area.setSelectionRange(at, at)", len(before))
    page.evaluate(_HEAR, [None, saved])
    assert page.evaluate(_STATE) == [becomes, then]


def test_words_that_wait_come_in_when_one_leaves_the_note(pages: list[Page]) -> None:
    pages[0].evaluate(_OPEN, "wor")
    pages[0].evaluate(_TO_THE_END)
    pages[0].evaluate(_HEAR, [None, "words"])
    assert pages[0].evaluate("() => state(box)").startswith("Saved. Another window's words")
    pages[0].evaluate("() => box.area.blur()")
    assert pages[0].evaluate("() => box.area.value") == "words"


def test_what_a_slow_server_answers_counts_though_it_was_sent_again_meanwhile(pages: list[Page]) -> None:
    page, kept = pages[0], Kept()
    page.evaluate(_OPEN, "")
    page.evaluate(_TYPE, "Likes it.")
    first, _ = page.evaluate(_SEND), page.evaluate(_SEND)
    page.evaluate(_HEAR, [kept.hear(first), kept.text])
    assert page.evaluate("() => state(box)") == "Saved"
    assert page.evaluate(_SEND) is None


def test_of_several_that_were_sent_each_answer_counts_for_its_own_words(pages: list[Page]) -> None:
    page, kept = pages[0], Kept()
    page.evaluate(_OPEN, "")
    page.evaluate(_TYPE, "Likes it")
    first = page.evaluate(_SEND)
    page.evaluate(_TYPE, " a lot.")
    second = page.evaluate(_SEND)
    page.evaluate(_HEAR, [kept.hear(first), kept.text])
    assert page.evaluate("() => state(box)") == "Saving …"
    page.evaluate(_HEAR, [kept.hear(second), kept.text])
    assert page.evaluate("() => state(box)") == "Saved"
    assert kept.text == "Likes it a lot."


def test_words_wait_while_a_keyboard_composes(pages: list[Page]) -> None:
    pages[0].evaluate(_OPEN, "wor")
    for kind, value in [("compositionstart", "wor"), ("compositionend", "wor\ntheirs")]:
        pages[0].evaluate("kind => box.area.dispatchEvent(new Event(kind))", kind)
        pages[0].evaluate(_HEAR, [None, "wor\ntheirs"])
        assert pages[0].evaluate("() => box.area.value") == value
