"""Looking ahead: weeks played forward, as if people answered as often as they did so far."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from callprogram.domain.lists.planning import Seated, occasion_of, select
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.lists.standings import NEVER, Standings
from callprogram.domain.program.call_hour import Program, Week, is_held
from callprogram.domain.program.seats import Seat

_DAYS = 7


@dataclass(frozen=True)
class PlayedWeek:
    """Who would be reached in one week, by seat."""

    week: Week
    reached: Mapping[int, Seat]


@dataclass(frozen=True)
class Outlook:
    """What so many weeks come to; `longest_wait` in weeks, among those who could be called at some time."""

    weeks: tuple[PlayedWeek, ...]
    eligible: int
    longest_wait: int
    by_segment: Mapping[str, int]
    by_size: Mapping[str, int]

    @property
    def reached(self) -> frozenset[int]:
        """Everybody who would be reached."""
        return frozenset(customer for week in self.weeks for customer in week.reached)


def play(
    program: Program, first: Week, weeks: int, standings: Standings, rate: AnswerRate, answered: float | None = None
) -> Outlook:
    """The weeks played forward from where everybody stands; `answered` is the share of calls that are answered."""
    dice, share = np.random.default_rng(first.year * 100 + first.number), rate.mean if answered is None else answered
    now, played, able = standings, [], np.zeros(len(standings), bool)
    waited, longest = np.zeros(len(standings), np.int64), 0
    for number in range(weeks):
        occasion = occasion_of(program, first.later(number), rate=rate)
        selection = select(occasion, now)
        able |= np.isin(now.ids, selection.eligible_ids)
        seated = selection.seated if is_held(program, occasion.hour.week) else ()
        reached = _answered(seated, share, len(occasion.starts), dice)
        waited = np.where(np.isin(now.ids, list(reached)), 0, waited + 1)
        longest = max(longest, int(waited[able].max(initial=0)))
        played.append(PlayedWeek(occasion.hour.week, reached))
        now = _a_week_later(now, reached, {each.customer_id for each in seated if not each.standby})
    all_reached = np.isin(standings.ids, [each for week in played for each in week.reached])
    segments = Counter(standings.segments[each] or "none" for each in standings.segment[all_reached])
    smaller = int(standings.small[all_reached].sum())
    sizes = {"smaller half": smaller, "larger half": int(all_reached.sum()) - smaller}
    return Outlook(tuple(played), int(able.sum()), longest, dict(segments), sizes)


def _answered(seated: tuple[Seated, ...], share: float, calls: int, dice: np.random.Generator) -> dict[int, Seat]:
    """Those who answer, standbys in the place of those who do not, until the hour is full."""
    answering = [each for each in seated if dice.random() < share]
    return {each.customer_id: each.seat for each in answering[:calls]}


def _a_week_later(standings: Standings, reached: Mapping[int, Seat], listed: Collection[int]) -> Standings:
    """Where everybody stands a week on, when nothing new happens but these calls."""
    called = np.isin(standings.ids, list(reached))
    in_vain = np.isin(standings.ids, list(listed)) & ~called
    due = standings.promise_in - _DAYS
    return replace(
        standings,
        renewal_in=np.where(standings.renewal_in < _DAYS, NEVER, _later(standings.renewal_in, -_DAYS)),
        silent=np.where(called, _DAYS, _later(standings.silent, _DAYS)),
        called=np.where(called, _DAYS, _later(standings.called, _DAYS)),
        tried=np.where(in_vain, _DAYS, np.where(called, NEVER, _later(standings.tried, _DAYS))),
        since=np.where(standings.since < 0, standings.since, standings.since + _DAYS),
        promise=np.where(called, 0, np.where(due < _DAYS, 1000, standings.promise)),
        promise_after=np.where(due < _DAYS, NEVER, standings.promise_after),
        own_promise=standings.own_promise | (due < _DAYS),
        promise_in=np.where((due < _DAYS) | (standings.promise_in >= NEVER), NEVER, due),
        escalation=np.where(called, 0, standings.escalation),
        health=np.where(called & (standings.health >= 0), 100, standings.health),
        cases=np.where(called, 0, standings.cases),
        carried_over=np.zeros(len(standings), bool),
        elsewhere=np.zeros(len(standings), bool),
    )


def _later(days: np.ndarray[tuple[int], np.dtype[np.int64]], by: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.where(days >= NEVER, NEVER, days + by)
