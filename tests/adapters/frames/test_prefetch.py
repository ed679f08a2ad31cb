"""A part is worked with while the next one is made."""

from collections.abc import Iterator
from threading import Event

import pytest

from callprogram.adapters.frames.prefetch import ahead
from tests.servers.waiting import PATIENCE


def test_every_part_comes_in_its_turn() -> None:
    assert list(ahead("parts")) == ["p", "a", "r", "t", "s"]
    assert list(ahead([])) == []


def test_the_next_part_is_made_before_it_is_asked_for() -> None:
    made = Event()

    def parts() -> Iterator[int]:
        yield 1
        made.set()
        yield 2

    assert next(ahead(parts())) == 1
    assert made.wait(PATIENCE)


def test_what_goes_wrong_is_raised_where_the_parts_are_asked_for() -> None:
    def parts() -> Iterator[int]:
        yield 1
        raise ValueError("unsound")

    found = ahead(parts())
    assert next(found) == 1
    with pytest.raises(ValueError, match="unsound"):
        next(found)
