"""Planning: from where everybody stands to the week's list."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from callprogram.domain.customers.reachability import Place, zones_of
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.lists.choosing import Candidates, Chosen, Rules, choose, joined
from callprogram.domain.lists.eligibility import DO_NOT_CALL, NUMBERLESS, Openings, counted_reasons, openings, why_not
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.hand_edits import HandEdits
from callprogram.domain.lists.pools import pool, pooled, reserve
from callprogram.domain.lists.scoring import CLOSED, Parts, parts_of, reason_of, values_of, weighed_parts
from callprogram.domain.lists.standbys import AnswerRate, standbys_for
from callprogram.domain.lists.standings import (
    WHOLE,
    Flags,
    Numbers,
    Population,
    Standings,
    recently_called,
    standings_of,
)
from callprogram.domain.program.call_hour import CallHour, Program, Week, change_in, hour_of, minutes_of
from callprogram.domain.program.policies import Policy, kept_places, most_places, share_of
from callprogram.domain.program.seats import SEATS, Seat
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.working_days import is_holiday

AT_ONCE = 100_000
NO_EDITS, NO_CALLS = HandEdits(), AnswerRate()


@dataclass(frozen=True)
class Occasion:
    """The hour that is planned: when each call starts and how long it lasts, the policy, and what people changed."""

    hour: CallHour
    starts: tuple[datetime, ...]
    lasts: timedelta
    policy: Policy
    holiday: bool
    seed: int
    edits: HandEdits = NO_EDITS
    rate: AnswerRate = NO_CALLS


@dataclass(frozen=True)
class Seated:
    """One customer with their seat and minute; `weighed` is what each part weighs for them."""

    customer_id: int
    seat: Seat
    value: int
    planned_at: datetime
    weighed: Mapping[Seat, int]
    standby: bool = False
    by_hand: bool = False


@dataclass(frozen=True)
class _Place:
    candidate: int
    seat: Seat
    value: int
    planned_at: datetime
    standby: bool = False


@dataclass(frozen=True)
class Selection:
    """The customers of a list by position, before anything but their numbers is known."""

    seated: tuple[Seated, ...]
    eligible_ids: Numbers
    left_out: Mapping[str, int]

    @property
    def eligible(self) -> int:
        """How many could be on it."""
        return len(self.eligible_ids)


def occasion_of(program: Program, week: Week, edits: HandEdits = NO_EDITS, rate: AnswerRate = NO_CALLS) -> Occasion:
    """The occasion of a program's hour in a week; the week's dice are the same for whoever throws them."""
    hour = hour_of(program, week)
    starts = tuple(hour.starts_at + minutes for minutes in minutes_of(program))
    decided = change_in(program, week) is not None  # somebody moved the hour there, or keeps it
    holiday = not decided and is_holiday(program.country, day_in(program.zone, hour.starts_at))
    seed = program.id * 1_000_000 + week.year * 100 + week.number
    return Occasion(hour, starts, timedelta(minutes=program.call_minutes), program.policy, holiday, seed, edits, rate)


def open_places(occasion: Occasion, crowd: Iterable[Population]) -> tuple[tuple[Place, ...], dict[str, int]]:
    """The places that can be called in this hour, and how many customers elsewhere are left out for which reason."""
    where = {each.place: None for each in crowd if each.place}
    found = openings(tuple(where), occasion.starts, occasion.lasts, holiday=occasion.holiday)
    why = dict(zip(where, found.why, strict=True))
    left_out: Counter[str] = Counter()
    for each in crowd:
        reason = DO_NOT_CALL if each.do_not_call else why[each.place] if each.place else NUMBERLESS
        if reason:
            left_out[reason] += each.count
    return tuple(place for place, reason in why.items() if reason is None), dict(left_out)


def why_left_out(occasion: Occasion, everyone: Sequence[Facts]) -> dict[int, str]:
    """For each of these customers why they cannot be on the list; empty for those who can."""
    standings = standings_of(everyone)
    found = openings(standings.places, occasion.starts, occasion.lasts, holiday=occasion.holiday)
    numbers, reasons = why_not(standings, found, occasion.policy, occasion.edits)
    return {int(each): reasons[number] for each, number in zip(standings.ids, numbers, strict=True)}


def select(occasion: Occasion, standings: Standings) -> Selection:
    """The customers of the list with seats and minutes: the best list of all, and the standbys after it."""
    found = openings(standings.places, occasion.starts, occasion.lasts, holiday=occasion.holiday)
    numbers, reasons = why_not(standings, found, occasion.policy, occasion.edits)
    able, rules = np.nonzero(numbers == 0)[0], rules_of(occasion)
    few = _few(standings, able, found, occasion, rules)
    likely = pool(few, rules)
    chosen = _in_all(few, likely, choose(likely, rules))
    places = [*_on_the_list(few, chosen, occasion), *_standbys(few, chosen, occasion)]
    listed = standings.only(np.searchsorted(standings.ids, few.ids[[each.candidate for each in places]]))
    weighed = weighed_parts(parts_of(listed, occasion.policy, occasion.seed), occasion.policy)
    seated = tuple(_seated(few, each, parts) for each, parts in zip(places, weighed, strict=True))
    return Selection(seated, standings.ids[able], counted_reasons(numbers, reasons))


def _seated(few: Candidates, place: _Place, weighed: Mapping[Seat, int]) -> Seated:
    customer_id, by_hand = int(few.ids[place.candidate]), bool(few.pinned[place.candidate])
    return Seated(customer_id, place.seat, place.value, place.planned_at, weighed, place.standby, by_hand)


def _few(standings: Standings, able: Numbers, found: Openings, occasion: Occasion, rules: Rules) -> Candidates:
    """Everybody who may matter, found some at a time, so that a million need no more memory than so many."""
    calls = len(occasion.starts)
    stand_by = calls + standbys_for(calls, occasion.rate)
    later = np.any(found.patterns[:, calls // 2 :], axis=1)
    parts = []
    for some in np.array_split(able, max(1, -(-len(able) // AT_ONCE))):
        here = standings.only(some)
        candidates = candidates_of(here, parts_of(here, occasion.policy, occasion.seed), found, occasion)
        in_time = np.take(later, candidates.pattern)
        reserves = [
            reserve(candidates, np.nonzero(in_time & (worths > CLOSED))[0], worths, stand_by)
            for worths in _to_stand_by(candidates).T
        ]
        parts.append(candidates.only(np.unique(np.concatenate([pooled(candidates, rules), *reserves]))))
    return joined(parts)


def candidates_of(standings: Standings, parts: Parts, found: Openings, occasion: Occasion) -> Candidates:
    """Everybody who can be on the list, as the choice sees them; a promise that lifts the gap gives no other seat."""
    by_hand = np.isin(standings.ids, list(occasion.edits.kept | occasion.edits.added))
    lifted = recently_called(standings, occasion.policy) & ~by_hand
    values = values_of(standings, parts, occasion.policy)
    return Candidates(
        ids=standings.ids,
        values=np.where(lifted[:, None] & (np.array(SEATS) != Seat.PROMISE), CLOSED, values),
        pattern=found.pattern[standings.place],
        patterns=found.patterns,
        owner=standings.owner,
        company=standings.company,
        segment=np.where(_named(standings), standings.segment, -1),
        quiet=~standings.loud,
        small=standings.small,
        pinned=by_hand,
        own_promise=standings.own_promise,
    )


def rules_of(occasion: Occasion) -> Rules:
    """What bounds the list of this hour; it keeps places for complaints and for promises as long as there are any."""
    policy, calls = occasion.policy, len(occasion.starts)
    week, most = occasion.hour.week.monday.toordinal() // 7, most_places(policy, calls)
    own_promises = share_of(policy.own_promise_share, calls)
    owed = {Seat.ESCALATION: most[Seat.ESCALATION], Seat.PROMISE: own_promises}
    return Rules(
        kept_places(policy, calls, week) | owed,
        most,
        share_of(policy.owner_share, calls),
        share_of(policy.segment_share, calls),
        share_of(policy.promise_share, calls),
        own_promises,
    )


def entries_of(selection: Selection, known: Mapping[int, Facts], policy: Policy) -> tuple[Entry, ...]:
    """The entries of a list, each with the sentence that says why."""
    return tuple(
        _entry(position, each, known[each.customer_id], policy)
        for position, each in enumerate(selection.seated, start=1)
    )


def _entry(position: int, seated: Seated, facts: Facts, policy: Policy) -> Entry:
    return Entry(
        id=0,
        call_list_id=0,
        position=position,
        customer_id=seated.customer_id,
        seat=seated.seat,
        score=seated.value / WHOLE,
        reason=reason_of(facts, seated.seat, seated.weighed, policy, by_hand=seated.by_hand),
        planned_at=seated.planned_at,
        zones=zones_of(facts.customer),
        standby=seated.standby,
    )


def _named(standings: Standings) -> Numbers:
    return np.array([bool(name) for name in standings.segments] or [False])[standings.segment]


def _in_all(everybody: Candidates, few: Candidates, chosen: Iterable[Chosen]) -> list[Chosen]:
    places = np.searchsorted(everybody.ids, few.ids)
    return [Chosen(int(places[each.candidate]), each.seat, each.minute) for each in chosen]


def _on_the_list(everybody: Candidates, chosen: Sequence[Chosen], occasion: Occasion) -> list[_Place]:
    return [
        _Place(
            each.candidate, each.seat, int(everybody.in_seat(each.seat)[each.candidate]), occasion.starts[each.minute]
        )
        for each in chosen
    ]


def _standbys(few: Candidates, chosen: Sequence[Chosen], occasion: Occasion) -> list[_Place]:
    """As mixed as the list: for each of its seats the strongest of the others, of other companies, then anybody.

    They can be called in the second half of the hour.
    """
    wanted, later = standbys_for(len(chosen), occasion.rate), len(occasion.starts) // 2
    listed, values = np.array([each.candidate for each in chosen], np.int64), _to_stand_by(few)
    free = np.take(np.any(few.patterns[:, later:], axis=1), few.pattern) & ~_with_their_companies(few, listed)
    found: list[_Place] = []
    for seat in (*(each.seat for each in chosen), *SEATS) * wanted:
        worths = np.where(free, values[:, SEATS.index(seat)], CLOSED)
        best = int(worths.argmax())
        if len(found) < wanted and worths[best] > CLOSED:
            first = int(np.nonzero(few.patterns[few.pattern[best]][later:])[0][0])
            found.append(_Place(best, seat, int(worths[best]), occasion.starts[later + first], True))
            free &= ~_with_their_companies(few, np.array([best]))
    return found


def _with_their_companies(few: Candidates, some: Numbers) -> Flags:
    named = few.company[some]
    return np.isin(np.arange(len(few)), some) | np.isin(few.company, named[named >= 0])


def _to_stand_by(everybody: Candidates) -> Numbers:
    """What decides about standbys: nobody stands by for an escalation or a promise, so that the caps on them hold."""
    values: Numbers = np.where(np.isin(SEATS, (Seat.ESCALATION, Seat.PROMISE)), CLOSED, everybody.values)
    return values
