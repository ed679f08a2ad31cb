"""Calling rules: what a program's calls sound like, how much they may cost, and whom they may never ring."""

from dataclasses import replace
from typing import TypedDict, Unpack

from callprogram.domain.calls.calling_rules import CallingRules, check
from callprogram.domain.program.call_hour import Program
from callprogram.services.acting import Acting
from callprogram.services.calls.open_calls import rules_of


class RuleFields(TypedDict, total=False):
    """What can be changed of the rules."""

    language: str
    voice: str
    detect_voicemail: bool
    calls_a_day: int
    minutes_a_day: int
    countries: tuple[str, ...]
    voicemail_words: str
    callback_words: str
    callback_phone: str


def set_rules(acting: Acting, program: Program, **changes: Unpack[RuleFields]) -> CallingRules:
    """The program's rules with these changes; raises BadInputError where they cannot be kept."""
    rules = check(replace(rules_of(acting.transaction, program), **changes))
    return acting.transaction.save(rules) if rules.id else acting.transaction.add(rules)
