"""Retaining: what is older than a rule says goes, once an admin has seen what that is and switched it on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from callprogram.domain.people.retention import THE_RULE, Retention, What, ends, kept_for
from callprogram.domain.words.chores import KEEPS_HOUSE, Chore, as_of_last_night
from callprogram.errors import StateError
from callprogram.services.acting import Acting


@dataclass(frozen=True)
class Outlook:
    """The rule, how much of each would go now, and how much stays because it is on legal hold."""

    rule: Retention
    going: Mapping[What, int]
    kept: Mapping[What, int] = field(default_factory=dict)


def outlook(acting: Acting) -> Outlook:
    """The rule as it is, and what it comes to."""
    [rule] = acting.transaction.find(Retention)
    retention, until = acting.transaction.retention, ends(rule, acting.now)
    return Outlook(rule, retention.counted(until), retention.kept(until))


def set_rule(acting: Acting, months: Mapping[What, int | None]) -> Retention:
    """Months for each of these; a rule that has changed waits to be looked at and switched on again."""
    rule = _rule(acting)
    changed = kept_for(rule, months)
    return acting.transaction.save(replace(changed, acts=rule.acts and changed == rule))


def switch(acting: Acting, *, on: bool) -> Retention:
    """Let the rule act each night, or not; raises StateError where it says nothing."""
    rule = _rule(acting)
    if on and not rule.months:
        raise StateError("Say first what is kept for how long.")
    if on:
        _wait_for_the_night(acting)
    return acting.transaction.save(replace(rule, acts=on))


def _wait_for_the_night(acting: Acting) -> None:
    """Nothing goes before tonight, so that whoever switched it on by mistake can switch it off."""
    found = acting.transaction.first(Chore, name=KEEPS_HOUSE)
    tonight = as_of_last_night(found, acting.now)
    if found:
        acting.transaction.save(tonight)
    else:
        acting.transaction.add(tonight)


def let_go(acting: Acting) -> Mapping[What, int]:
    """Everything that is older than the rule says gone, where it acts; on record with how much it was."""
    rule = _rule(acting)
    return acting.transaction.retention.let_go(ends(rule, acting.now)) if rule.acts else {}


def _rule(acting: Acting) -> Retention:
    return acting.transaction.get(Retention, THE_RULE)
