"""A list planned from what is known of everybody one by one, as the store does it from narrow rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callprogram.domain.lists.call_list import Entry
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.hand_edits import HandEdits
from callprogram.domain.lists.planning import NO_EDITS, entries_of, occasion_of, select
from callprogram.domain.lists.standings import standings_of
from callprogram.domain.program.call_hour import CallHour, Program, Week


@dataclass(frozen=True)
class Plan:
    """What planning found: the list's entries, how many could be on it, and why the others could not."""

    hour: CallHour
    entries: tuple[Entry, ...]
    eligible: int
    left_out: Mapping[str, int]


def plan(program: Program, week: Week, everyone: Sequence[Facts], edits: HandEdits = NO_EDITS) -> Plan:
    """The week's list from all that is known of everybody. The same facts give the same list."""
    occasion = occasion_of(program, week, edits)
    selection = select(occasion, standings_of(everyone))
    known = {facts.customer.id: facts for facts in everyone}
    return Plan(occasion.hour, entries_of(selection, known, program.policy), selection.eligible, selection.left_out)
