"""The commands that the contract names and a later version brings."""

import pytest

from callprogram.cli.later import COMING
from tests.cli.conftest import Run, content

WRITTEN_OUT = [
    ["erase", "Moorlicht"],
    ["restore", "monday.db"],
]


@pytest.mark.parametrize("arguments", WRITTEN_OUT, ids=" ".join)
def test_a_command_of_later_says_so_and_changes_nothing(run: Run, sample: str, arguments: list[str]) -> None:
    before = content(sample)
    sentence = run(*arguments).sentence

    assert sentence.startswith(f"`{arguments[0]}` (")
    assert sentence.endswith("comes with a later version of callprogram.")
    assert content(sample) == before


def test_every_command_of_later_is_tried() -> None:
    assert {arguments[0] for arguments in WRITTEN_OUT} == COMING.keys()
