"""A part is worked with while the next one is made."""

from collections.abc import Iterator
from threading import Barrier, Event

import pytest

from callprogram.adapters.frames.prefetch import ahead, side_by_side
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


def test_what_is_made_side_by_side_comes_in_the_order_of_its_parts() -> None:
    assert list(side_by_side(str.upper, "parts")) == [("p", "P"), ("a", "A"), ("r", "R"), ("t", "T"), ("s", "S")]
    assert list(side_by_side(str.upper, [])) == []


def test_two_are_made_at_the_same_time() -> None:
    both = Barrier(2, timeout=PATIENCE)

    def made(part: int) -> int:
        both.wait()
        return part

    assert list(side_by_side(made, [1, 2, 3, 4])) == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_what_goes_wrong_side_by_side_is_raised_in_its_turn() -> None:
    found = side_by_side(int, ["1", "two", "3"])
    assert next(found) == ("1", 1)
    with pytest.raises(ValueError, match="two"):
        next(found)
