"""The trail: whole as it was written, with words erased by an erasure, and not whole with anything else changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.people.trail import Event, digest_of, link_of, spans_of, verified
from tests.examples import NOW


def trail(*said: dict[str, Any]) -> list[Event]:
    """A line for each, linked."""
    events, previous = list[Event](), ""
    for number, words in enumerate(said, 1):
        action = "erasing.erase" if "lines" in words else "promising.promise"
        digest = digest_of("5a17", None, words)
        line = Event(number, NOW, "ada@example.com", "", action, "promise", 7, None, words, "5a17", digest, None)
        previous = link_of(previous, line)
        events.append(replace(line, link=previous))
    return events


def without_words(event: Event) -> Event:
    return replace(event, before=None, after=None, salt=None)


THREE = trail({"text": "Send it"}, {"text": "Ümlaut"}, {"lines": [1]})


def test_lines_without_words_are_named_by_one_or_from_one_to_another() -> None:
    lines = trail({"text": "a"}, {"text": "b"}, {"text": "c"}, {"text": "d"}, {"lines": [[1, 2], 4]})
    erased = [without_words(lines[0]), without_words(lines[1]), lines[2], without_words(lines[3]), lines[4]]

    assert verified(erased).troubles == ()
    assert verified([*erased[:2], without_words(lines[2]), *erased[3:]]).troubles == (
        "the words of line 3 are gone, and no erasure says so",
    )
    assert spans_of([1, 2, 4, 7, 8, 9]) == [[1, 2], [4, 4], [7, 9]]


def test_what_is_as_it_was_written_is_whole() -> None:
    found = verified(THREE, frozenset({str(THREE[1].link), "elsewhere"}))

    assert (found.troubles, found.lines, found.head) == ((), 3, THREE[2].link)
    assert found.links == {str(THREE[1].link)}


def test_nothing_at_all_is_whole() -> None:
    assert verified([]).troubles == ()


def test_words_that_an_erasure_names_may_be_gone_and_no_others() -> None:
    assert verified([without_words(THREE[0]), *THREE[1:]]).troubles == ()
    assert verified([THREE[0], without_words(THREE[1]), THREE[2]]).troubles == (
        "the words of line 2 are gone, and no erasure says so",
    )


def test_the_last_line_may_be_open_for_what_is_typed_next() -> None:
    assert verified([*THREE[:2], replace(THREE[2], link=None)]).troubles == ()


@pytest.mark.parametrize(
    "change",
    [
        {"at": NOW.replace(year=2025)},
        {"member": "bob@example.com"},
        {"ran_by": "root"},
        {"action": "promising.keep"},
        {"kind": "call"},
        {"row_id": 8},
        {"after": {"text": "Send them"}},
        {"before": {"text": ""}},
        {"salt": "00"},
        {"digest": "00"},
        {"link": "00"},
    ],
    ids=str,
)
def test_any_change_of_a_line_is_found(change: dict[str, Any]) -> None:
    assert verified([THREE[0], replace(THREE[1], **change), THREE[2]]).troubles


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_only_lines_cut_off_at_the_end_are_not_missed(order: Sequence[int], gone: set[int]) -> None:
    every = trail(*({"text": str(number)} for number in range(5)))
    kept = [every[place] for place in order if place not in gone]

    assert (verified(kept).troubles == ()) == (kept == every[: len(kept)])
