"""How a column is read: decided once from all its cells, then applied to each, every distinct text once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

REMEMBERED = 100_000  # distinct texts of a column, beyond which remembering costs more than reading


@dataclass(frozen=True)
class ReadCell:
    """What a cell says: its value, none where it says nothing sensible, and what is odd about it in plain words."""

    value: object = None
    oddity: str = ""


@dataclass(frozen=True)
class Reader:
    """What reads each text of a column; `doubts` are what the whole column leaves open, by a text that shows it.

    `telling` are texts that are read otherwise in another column.
    """

    read: Callable[[str], ReadCell]
    doubts: tuple[tuple[str, str], ...] = ()
    telling: tuple[str, ...] = ()


def reader(read: Callable[[str], ReadCell], *doubts: tuple[str, str]) -> Reader:
    """A reader that reads each distinct text once."""
    return Reader(lru_cache(REMEMBERED)(read), doubts)


def plainly(value_of: Callable[[str], object], instead: object = None) -> Callable[[str], ReadCell]:
    """What raises ValueError in plain words, as what says them; `instead` is the value then."""

    def read(text: str) -> ReadCell:
        try:
            return ReadCell(value_of(text))
        except ValueError as error:
            return ReadCell(instead, str(error))

    return read
