"""Several windows on one note: what either typed is kept, and what both changed stands twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calls.notes import Merged, Typed, cleaned, merged, written

LINES = st.lists(st.text("abc ", min_size=1, max_size=4), max_size=6)
TEXTS = LINES.map("\n".join)


@pytest.mark.parametrize(
    ("base", "kept", "typed", "text", "conflict"),
    [
        ("", "", "Hello", "Hello", False),
        ("", "Hello", "", "Hello", False),
        ("", "Hello", "Hi", "Hello\nHi", True),
        ("Hello", "Hello", "", "", False),
        ("", "Hello wor", "Hello world", "Hello world", False),
        ("one\ntwo\nthree", "ONE\ntwo\nthree", "one\ntwo\nTHREE", "ONE\ntwo\nTHREE", False),
        ("one\ntwo\nthree", "one\nthree", "one\ntwo\nthree\nfour", "one\nthree\nfour", False),
        ("one\ntwo", "one\nTWO", "one\n2", "one\nTWO\n2", True),
        ("one\ntwo", "one\nTWO", "one", "one\nTWO", False),
        ("one", "zero\none", "one\ntwo", "zero\none\ntwo", False),
        ("one", "one\ntwo", "one more", "one more\ntwo", False),
        ("one", "zero\none", "one more", "zero\none more", False),
        ("one", "one more", "zero\none", "zero\none more", False),
    ],
)
def test_two_texts_are_brought_together_line_by_line(
    base: str, kept: str, typed: str, text: str, conflict: bool
) -> None:
    assert merged(base, kept, typed) == Merged(text, conflict)


@given(TEXTS, TEXTS, TEXTS)
def test_every_line_that_either_added_is_there_still(base: str, kept: str, typed: str) -> None:
    both = merged(base, kept, typed).text
    for line in {*kept.split("\n"), *typed.split("\n")} - set(base.split("\n")):
        assert line in both


@given(TEXTS, TEXTS)
def test_a_text_that_only_one_changed_is_as_that_one_has_it(base: str, typed: str) -> None:
    assert merged(base, base, typed) == Merged(typed)
    assert merged(base, typed, base) == Merged(typed)
    assert merged(base, typed, typed) == Merged(typed)


@given(TEXTS, TEXTS, TEXTS)
def test_a_window_goes_on_from_its_own_text_whatever_it_last_heard(base: str, kept: str, typed: str) -> None:
    assert written(kept, "tab", Typed(typed, base, "tab")) == Merged(typed, writer="tab")


@given(TEXTS, TEXTS, TEXTS)
def test_a_window_may_go_on_without_asking_only_from_its_own_text(base: str, kept: str, typed: str) -> None:
    both = written(kept, "other", Typed(typed, base, "tab"))
    assert replace(both, writer="") == merged(base, kept, typed)
    assert (both.writer == "tab") is (both.text == typed)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=40))
def test_two_windows_that_add_words_in_any_order_lose_none(steps: list[tuple[bool, bool]]) -> None:
    """Each step one window types a word of its own and, or not, hears what is kept before it types on."""
    kept, last = "", ""
    boxes = {True: ("", ""), False: ("", "")}
    for number, (window, hears) in enumerate(steps):
        text, base = boxes[window]
        text = f"{text} word{number}."
        both = written(kept, last, Typed(text, base, str(window)))
        kept, last = both.text, both.writer
        boxes[window] = (kept, kept) if hears else (text, text)
    assert [number for number in range(len(steps)) if f"word{number}." not in kept] == []


@given(st.text())
def test_a_cleaned_text_can_be_kept_by_any_database(text: str) -> None:
    kept = cleaned(f"{text}\0\ud800 x\r\ny\rz")
    assert "\0" not in kept
    assert kept.endswith(" x\ny\nz")
    assert kept.encode() == cleaned(kept).encode()
