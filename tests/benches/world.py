"""A world of events to try policies in: contracts renew, customers turn at-risk, complain, and are promised things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time

import numpy as np
from numpy.typing import NDArray

from callprogram.domain.customers.reachability import Place
from callprogram.domain.lists.planning import occasion_of, select
from callprogram.domain.lists.standings import NEVER, UNKNOWN, Standings, sizes
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.program.policies import Policy

CUSTOMERS, CALLS, GAP, PROMISED_IN = 400, 5, 8, 8
_AT_RISK, _LOUD, _PROMISED = 0.008, 0.03, 0.4
_OWN, _KEPT, _BY_MAIL = 0.5, 0.8, 0.8
_RECORDED = 1 / 12  # of all complaints, those for which the office asks for a call; the others are answered by letter
_LOUDEST = CUSTOMERS // 10
# Four fifths of the escalations come from the loudest tenth, one fifth from all the others.
_QUIET = _LOUD * _LOUDEST / 4 / (CUSTOMERS - _LOUDEST)
_FIRST_WEEK = Week(2026, 2)
_PROGRAM = Program(1, "Bench", 1, time(12), "Etc/UTC", "-", 60, 10, 2, date(2026, 1, 1), "bench")
_UNWELL, _WELL = 20, 90


@dataclass
class World:
    """Where everything stands in a week; arrays have one element per customer, weeks are counted from 0."""

    seed: int
    weeks: int
    chance: np.random.Generator = field(init=False)
    week: int = -1

    def __post_init__(self) -> None:
        """Draw everything that does not depend on who is called, so that every policy meets the same year."""
        draw = np.random.default_rng(self.seed)
        self.revenue = draw.lognormal(0, 1.5, CUSTOMERS)
        self.renewal = draw.integers(0, 52, CUSTOMERS)
        self.loudest = np.zeros(CUSTOMERS, bool)
        self.loudest[draw.permutation(CUSTOMERS)[:_LOUDEST]] = True
        self.turns = draw.random((self.weeks, CUSTOMERS)) < _AT_RISK
        self.complains = draw.random((self.weeks, CUSTOMERS)) < np.where(self.loudest, _LOUD, _QUIET)
        self.promised = draw.random((self.weeks, CUSTOMERS)) < _PROMISED
        self.dice = draw.random((self.weeks, CUSTOMERS))
        self.own = draw.random((self.weeks, CUSTOMERS)) < _OWN
        self.to_call = self.own | (draw.random((self.weeks, CUSTOMERS)) < _KEPT * (1 - _BY_MAIL))
        self.recorded = draw.random((self.weeks, CUSTOMERS)) < _RECORDED
        self.asked_for = np.full(CUSTOMERS, NEVER)
        self.last_call = np.full(CUSTOMERS, -NEVER)
        self.last_complaint = np.full(CUSTOMERS, -NEVER)
        self.complaint_open = np.zeros(CUSTOMERS, bool)
        self.at_risk = np.zeros(CUSTOMERS, bool)
        self.due = np.full(CUSTOMERS, NEVER)
        self.due_own = np.zeros(CUSTOMERS, bool)
        self.calls: list[tuple[int, int]] = []
        self.promises: list[tuple[int, int]] = []

    def begin(self, week: int) -> None:
        """What happens before the hour of a week."""
        self.week = week
        self.at_risk |= self.turns[week]
        self.complaint_open |= self.complains[week]
        asked = self.complains[week] & self.recorded[week]
        self.asked_for = np.where(asked, np.minimum(self.asked_for, week), self.asked_for)
        self.last_complaint = np.where(self.complains[week], week, self.last_complaint)

    def call(self, customers: Iterable[int]) -> None:
        """They are called, all of them answer, and some are promised something.

        Half of it the executive does; of what colleagues do, most is kept and told by mail, and what is late is only
        reminded of: neither asks for a call. The rest is waited for.
        """
        for customer in customers:
            self.calls.append((self.week, customer))
            self.last_call[customer] = self.week
            self.at_risk[customer] = self.complaint_open[customer] = False
            self.due[customer] = self.asked_for[customer] = NEVER
            if self.promised[self.week, customer] and self.to_call[self.week, customer]:
                self.due[customer] = self.week + PROMISED_IN
                self.due_own[customer] = self.own[self.week, customer]
                self.promises.append((self.week + PROMISED_IN, customer))

    @property
    def free(self) -> NDArray[np.bool_]:
        """Who may be called: the gap is over, or a promise is due."""
        return (self.week - self.last_call >= GAP) | (self.due <= self.week)


Caller = Callable[[World], list[int]]


Worth = NDArray[np.float64]


def by(*keys: Callable[[World], Worth]) -> Caller:
    """Whoever is free, by these keys, the greatest first, then by the dice."""

    def call(world: World) -> list[int]:
        able = np.nonzero(world.free)[0]
        order = np.lexsort([world.dice[world.week], *(key(world) for key in reversed(keys))])[::-1]
        return [int(each) for each in order if each in set(able.tolist())][:CALLS]

    return call


def planned(policy: Policy) -> Caller:
    """Whom callprogram's own planning calls under a policy."""

    def call(world: World) -> list[int]:
        week = _FIRST_WEEK.later(world.week)
        program = Program(**vars(_PROGRAM) | {"policy": policy})
        return [
            each.customer_id - 1
            for each in select(occasion_of(program, week), standings(world)).seated
            if not each.standby
        ]

    return call


def standings(world: World) -> Standings:
    """What planning would know."""
    week, days = world.week, np.full(CUSTOMERS, NEVER)
    hundredths = (world.revenue * 1_000_00).astype(np.int64)
    mean, middle = int(hundredths.mean()), int(np.median(hundredths))
    ahead = world.renewal - week
    later = world.due > week
    silent = np.where(world.last_call < 0, days, 7 * (week - world.last_call))
    none, no = np.full(CUSTOMERS, UNKNOWN), np.zeros(CUSTOMERS, bool)
    return Standings(
        ids=np.arange(1, CUSTOMERS + 1),
        renewal_in=np.where(ahead >= 0, 7 * ahead, days),
        silent=silent,
        called=silent,
        tried=days,
        since=none,
        health=np.where(world.at_risk, _UNWELL, _WELL),
        nps=none,
        cases=np.zeros(CUSTOMERS, np.int64),
        size=sizes(hundredths, np.full(CUSTOMERS, mean)),
        promise=np.where(later, 0, np.where(world.due_own, 900, 1000)),  # what is late gets a new date
        promise_in=np.where(later & world.due_own & (world.due < NEVER), 7 * (world.due - week), days),
        promise_after=np.where(later | world.due_own, NEVER, 28),
        own_promise=world.due_own & ~later,
        escalation=np.where(world.asked_for < NEVER, 501 + 7 * (week - world.asked_for), 0),
        small=hundredths <= middle,
        loud=week - world.last_complaint <= 52,
        carried_over=no,
        snoozed=no,
        on_hold=no,
        vanished=no,
        elsewhere=no,
        refused=no,
        do_not_call=no,
        numberless=no,
        place=np.zeros(CUSTOMERS, np.int64),
        segment=np.zeros(CUSTOMERS, np.int64),
        owner=none,
        company=none,
        places=(Place(("Etc/UTC",)),),
        segments=("",),
    )


@dataclass(frozen=True)
class Figures:
    """What a year came to, each a share of the whole."""

    promises: float
    risk: float
    renewals: float
    heard: float
    customers: float
    loudest: float


def play(seed: int, caller: Caller, weeks: int = 52) -> World:
    """The world after so many weeks."""
    world = World(seed, weeks)
    for week in range(weeks):
        world.begin(week)
        world.call(caller(world))
    return world


def figures(world: World) -> Figures:
    """What the year came to."""
    called = np.zeros((world.weeks + 5, CUSTOMERS), bool)
    for week, customer in world.calls:
        called[week, customer] = True
    due = [(week, who) for week, who in world.promises if week + 2 < world.weeks]
    turned = [(week, who) for week, who in zip(*np.nonzero(world.turns), strict=True) if week + 4 < world.weeks]
    in_time = [
        who for who in range(CUSTOMERS) if called[max(0, world.renewal[who] - 13) : world.renewal[who] + 1, who].any()
    ]
    heard = called.any(axis=0)
    return Figures(
        promises=sum(called[week : week + 3, who].any() for week, who in due) / max(1, len(due)),
        risk=sum(world.revenue[who] * called[week : week + 5, who].any() for week, who in turned)
        / sum(world.revenue[who] for _, who in turned),
        renewals=world.revenue[in_time].sum() / world.revenue.sum(),
        heard=world.revenue[heard].sum() / world.revenue.sum(),
        customers=heard.mean(),
        loudest=sum(world.loudest[who] for _, who in world.calls) / len(world.calls),
    )
