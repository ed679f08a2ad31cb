"""Looking ahead: weeks played forward, as if people answered, and were promised things, as often as they did so far."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from callprogram.domain.lists.planning import Seated, occasion_of, select
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.lists.standings import KEPT_AFTER, NEVER, WHOLE, Standings
from callprogram.domain.program.call_hour import Program, Week, is_held
from callprogram.domain.program.seats import Seat

_DAYS = 7
_OWN_DUE = 8 * _DAYS


@dataclass(frozen=True)
class PromiseRate:
    """After how many of these talks the executive owed something, and a colleague something to tell in another call.

    Before any talk it is as if one of ten had led to each.
    """

    talks: int = 0
    own: int = 0
    told: int = 0

    def of(self, count: int) -> float:
        """The share of talks that is expected to lead to so many as were counted."""
        return (1 + count) / (10 + self.talks)


@dataclass(frozen=True)
class Rates:
    """How often people answer, and how often they are promised something that brings another call."""

    answers: AnswerRate
    promises: PromiseRate


@dataclass(frozen=True)
class Promised:
    """Who of those reached is promised something, by the executive or by a colleague."""

    own: tuple[int, ...]
    to_tell: tuple[int, ...]


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
    program: Program, first: Week, weeks: int, standings: Standings, rates: Rates, answered: float | None = None
) -> Outlook:
    """The weeks played forward from where everybody stands; `answered` is the share of calls that are answered."""
    dice = np.random.default_rng(first.year * 100 + first.number)
    share = rates.answers.mean if answered is None else answered
    now, played, able = standings, [], np.zeros(len(standings), bool)
    waited, longest = np.zeros(len(standings), np.int64), 0
    for number in range(weeks):
        occasion = occasion_of(program, first.later(number), rate=rates.answers)
        selection = select(occasion, now)
        able |= np.isin(now.ids, selection.eligible_ids)
        seated = selection.seated if is_held(program, occasion.hour.week) else ()
        reached = _answered(seated, share, len(occasion.starts), dice)
        waited = np.where(np.isin(now.ids, list(reached)), 0, waited + 1)
        longest = max(longest, int(waited[able].max(initial=0)))
        played.append(PlayedWeek(occasion.hour.week, reached))
        promised = _promised(reached, rates.promises, dice)
        now = _a_week_later(now, reached, {each.customer_id for each in seated if not each.standby}, promised)
    all_reached = np.isin(standings.ids, [each for week in played for each in week.reached])
    segments = Counter(standings.segments[each] or "none" for each in standings.segment[all_reached])
    smaller = int(standings.small[all_reached].sum())
    sizes = {"smaller half": smaller, "larger half": int(all_reached.sum()) - smaller}
    return Outlook(tuple(played), int(able.sum()), longest, dict(segments), sizes)


def _answered(seated: tuple[Seated, ...], share: float, calls: int, dice: np.random.Generator) -> dict[int, Seat]:
    """Those who answer, standbys in the place of those who do not, until the hour is full."""
    answering = [each for each in seated if dice.random() < share]
    return {each.customer_id: each.seat for each in answering[:calls]}


def _promised(reached: Iterable[int], rate: PromiseRate, dice: np.random.Generator) -> Promised:
    """As often as it was so far."""
    drawn = [(customer, dice.random()) for customer in reached]
    own = rate.of(rate.own)
    to_tell = own + rate.of(rate.told)
    return Promised(
        tuple(customer for customer, number in drawn if number < own),
        tuple(customer for customer, number in drawn if own <= number < to_tell),
    )


def _a_week_later(
    standings: Standings, reached: Mapping[int, Seat], listed: Collection[int], promised: Promised
) -> Standings:
    """Where everybody stands a week on, when nothing new happens but these calls and what is promised in them."""
    called = np.isin(standings.ids, list(reached))
    own, to_tell = np.isin(standings.ids, promised.own), np.isin(standings.ids, promised.to_tell)
    in_vain = np.isin(standings.ids, list(listed)) & ~called
    due = standings.promise_in - _DAYS
    return replace(
        standings,
        renewal_in=np.where(standings.renewal_in < _DAYS, NEVER, _later(standings.renewal_in, -_DAYS)),
        silent=np.where(called, _DAYS, _later(standings.silent, _DAYS)),
        called=np.where(called, _DAYS, _later(standings.called, _DAYS)),
        tried=np.where(in_vain, _DAYS, np.where(called, NEVER, _later(standings.tried, _DAYS))),
        since=np.where(standings.since < 0, standings.since, standings.since + _DAYS),
        promise=np.where(called, WHOLE * to_tell, np.where(due < _DAYS, WHOLE, standings.promise)),
        promise_after=np.where(to_tell, KEPT_AFTER, np.where(due < _DAYS, NEVER, standings.promise_after)),
        own_promise=np.where(called, False, standings.own_promise | (due < _DAYS)),
        promise_in=np.where(own, _OWN_DUE, np.where((due < _DAYS) | (standings.promise_in >= NEVER), NEVER, due)),
        escalation=np.where(called, 0, standings.escalation),
        health=np.where(called & (standings.health >= 0), 100, standings.health),
        cases=np.where(called, 0, standings.cases),
        carried_over=np.zeros(len(standings), bool),
        elsewhere=np.zeros(len(standings), bool),
    )


def _later(days: np.ndarray[tuple[int], np.dtype[np.int64]], by: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.where(days >= NEVER, NEVER, days + by)
