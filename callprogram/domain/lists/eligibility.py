"""Who can be on a list at all, and for everybody else the one reason why not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from callprogram.domain.customers.reachability import Place, closed, why_closed
from callprogram.domain.lists.hand_edits import HandEdits
from callprogram.domain.lists.standings import Flags, Numbers, Standings, for_a_promise, recently_called
from callprogram.domain.program.policies import Policy

DROPPED = "taken off by hand"
DO_NOT_CALL = "do not call"
REFUSED = "somebody else asked not to be called at this number"
NUMBERLESS = "no number that can be called"
SNOOZED, ON_HOLD = "snoozed", "on hold"
VANISHED = "no longer in the CRM's export"
ELSEWHERE = "on another executive's list this week"
HOLIDAY_HERE = "a public holiday here"


@dataclass(frozen=True)
class Openings:
    """Which places can be called at which minute of an hour: for each place its pattern, or why it has none."""

    pattern: Numbers
    patterns: Flags
    why: tuple[str | None, ...]


def openings(
    places: Sequence[Place], starts: Sequence[datetime], lasts: timedelta, *, holiday: bool = False
) -> Openings:
    """The openings of these places; none at all on a `holiday` of the executive's."""
    whys = tuple(HOLIDAY_HERE if holiday else why_closed(place, starts, lasts) for place in places)
    able = [
        tuple(not why and closed(place, start, lasts) is None for start in starts)
        for place, why in zip(places, whys, strict=True)
    ]
    patterns = sorted({each for each in able if any(each)})
    number = np.array([patterns.index(each) if any(each) else -1 for each in able], np.int64)
    return Openings(number, np.array(patterns, bool).reshape(-1, len(starts)), whys)


def why_not(standings: Standings, found: Openings, policy: Policy, edits: HandEdits) -> tuple[Numbers, tuple[str, ...]]:
    """For each customer the number of the reason that leaves them out, 0 for none; and the reasons."""
    ids = standings.ids
    added = np.isin(ids, list(edits.added))
    left_alone = recently_called(standings, policy) & ~for_a_promise(standings, policy)
    tests: list[tuple[str, Flags]] = [
        (DROPPED, np.isin(ids, list(edits.dropped))),
        (DO_NOT_CALL, standings.do_not_call),
        (REFUSED, standings.refused),
        (NUMBERLESS, standings.numberless),
        *_by_place(standings, found),
        (ON_HOLD, standings.on_hold),
        (VANISHED, standings.vanished & ~added),
        (SNOOZED, standings.snoozed & ~added),
        (ELSEWHERE, standings.elsewhere),
        (called_recently(policy), left_alone & ~added),
    ]
    reasons = ("", *(reason for reason, _ in tests))
    numbers = np.select([flags for _, flags in tests], range(1, len(tests) + 1), 0).astype(np.int64)
    return numbers, reasons


def called_recently(policy: Policy) -> str:
    """The minimum gap as a reason."""
    return f"called in the last {policy.minimum_gap_weeks} weeks"


def counted_reasons(numbers: Numbers, reasons: Sequence[str]) -> dict[str, int]:
    """How many are left out for each reason."""
    found = Counter(reasons[number] for number in numbers.tolist() if number)
    return dict(found)


def _by_place(standings: Standings, found: Openings) -> list[tuple[str, Flags]]:
    whys = sorted({why for why in found.why if why})
    at = [np.array([why == reason for why in found.why], bool) for reason in whys]
    return [(reason, flags[standings.place]) for reason, flags in zip(whys, at, strict=True)]
