"""Calling rules: each program's are its own, begun when somebody sets one, and kept whole or not at all."""

from typing import Any

import pytest

from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError
from callprogram.services.calls import calling_rules
from callprogram.services.program import programs
from tests.services.conftest import Desk


def test_the_first_rule_set_begins_the_rules_and_the_others_stay_as_they_were(desk: Desk, program: Program) -> None:
    first = desk.do(calling_rules.set_rules, program, calls_a_day=7)
    second = desk.do(calling_rules.set_rules, program, countries=("NL", "DE"))

    assert second == CallingRules(first.id, program.id, calls_a_day=7, countries=("NL", "DE"))
    assert desk.all(CallingRules) == [second]
    assert desk.views.calling_rules(program.id) == second


def test_the_rules_of_one_program_are_not_anothers(desk: Desk, program: Program) -> None:
    others = desk.do(programs.set_program, "Ben's calls")
    desk.do(calling_rules.set_rules, program, voicemail_words="Please call us back.")

    assert desk.views.calling_rules(others.id) == CallingRules(0, others.id)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"language": "tlh"}, "“tlh” is not a language for the brief"),
        ({"voice": "<Say>"}, "is not the name of a voice"),
        ({"calls_a_day": 0}, "At least one call and one minute a day must be allowed."),
        ({"minutes_a_day": 0}, "At least one call and one minute a day must be allowed."),
        ({"callback_words": "x" * 601}, "Words that are read out have 600 characters at most."),
    ],
)
def test_a_rule_that_cannot_be_kept_changes_nothing(
    desk: Desk, program: Program, changes: dict[str, Any], words: str
) -> None:
    before = desk.do(calling_rules.set_rules, program, calls_a_day=7)
    with pytest.raises(BadInputError, match=words):
        desk.do(calling_rules.set_rules, program, **{"countries": ("NL",), **changes})

    assert desk.all(CallingRules) == [before]
