"""Header sets that systems publish are read; `make bench-columns` tries every one and prints what is mistaken."""

import pytest

from tests.benches.columns import GOAL, HeaderSet, answers, header_sets, share

EVERY = 7  # of so many sets one is tried here
SETS = list(header_sets())


def test_a_sample_of_header_sets_is_read() -> None:
    given = [answer for asked in SETS[::EVERY] for answer in answers(asked)]
    wrong = [f"{answer.asked.system} {answer.asked.language}: {answer.field}" for answer in given if not answer.right]
    assert share(given) >= GOAL, wrong


def test_header_sets_are_of_many_systems_and_languages() -> None:
    assert len(SETS) >= 400
    assert len({each.system for each in SETS}) >= 20
    assert len({each.language for each in SETS}) >= 20


@pytest.mark.parametrize("asked", SETS[::EVERY], ids=lambda asked: f"{asked.system} {asked.export} {asked.language}")
def test_no_number_is_taken_that_is_nobodys_to_call(asked: HeaderSet) -> None:
    assert [answer.found for answer in answers(asked) if answer.field == "phone"] == []
