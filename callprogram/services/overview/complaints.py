"""Complaints on none of the next two lists: in which week they are called, why not before, and who else can."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.reachability import closed, place_of
from callprogram.domain.lists.call_list import ListState
from callprogram.domain.lists.facts import Facts, open_case, tried_about
from callprogram.domain.lists.planning import occasion_of, rules_of, why_left_out
from callprogram.domain.program.call_hour import Program, Week, current_week, held_weeks, hour_of
from callprogram.domain.program.seats import Seat
from callprogram.domain.words.dates import day_in, weekday_in_words
from callprogram.domain.words.sentences import capital
from callprogram.services.views import Views

_SOON, _LISTS_AHEAD = 2, 12
_STEP, _STEPS = timedelta(minutes=15), 24 * 4
_UP, _TO_BED = time(6), time(22)


@dataclass(frozen=True)
class Late:
    """A complaint that waits for longer than two lists, whose it is, and in words what becomes of it."""

    customer: Customer
    words: str


def late(views: Views, program: Program, now: datetime) -> Iterator[Late]:
    """Every complaint that nobody has talked about and that is on none of the next two lists."""
    weeks = tuple(islice(held_weeks(program, current_week(program, now)), _LISTS_AHEAD))
    waiting = sorted(views.complaining(program, weeks[0]) if weeks else (), key=_turn)
    called_in = _called_in(views, program, weeks, waiting)
    for facts in waiting:
        week, complaint = called_in.get(facts.customer.id), open_case(facts)
        if complaint and (week is None or week not in weeks[:_SOON]):
            yield Late(facts.customer, _words(program, weeks, facts, complaint, week))


def _turn(facts: Facts) -> tuple[bool, object]:
    """Whose turn it is: those whom nobody has tried first, the oldest complaint first."""
    complaint = open_case(facts)
    return bool(complaint and tried_about(complaint, facts)), complaint and (complaint.raised_on, facts.customer.id)


def _called_in(views: Views, program: Program, weeks: Sequence[Week], waiting: Sequence[Facts]) -> Mapping[int, Week]:
    """In which of the weeks each is called: as their lists stand, else as their turn comes."""
    found: dict[int, Week] = {}
    for week in weeks if waiting else ():
        left = [_on_the_day(facts, program, week) for facts in waiting if facts.customer.id not in found]
        occasion = occasion_of(program, week)
        view = views.week(program, week) if week in weeks[:_SOON] else None
        whys = why_left_out(occasion, left)
        able = [facts.customer.id for facts in left if not whys[facts.customer.id]]
        turn = able[: rules_of(occasion).at_least[Seat.ESCALATION]]
        listed = [card.customer.id for card in view.cards if not card.entry.standby] if view else []
        frozen = view is not None and view.call_list.state is ListState.FROZEN
        found |= dict.fromkeys(listed if frozen else (*turn, *listed), week)
    return found


def _on_the_day(facts: Facts, program: Program, week: Week) -> Facts:
    return replace(facts, today=day_in(program.zone, hour_of(program, week).starts_at))


def _words(program: Program, weeks: Sequence[Week], facts: Facts, complaint: Case, week: Week | None) -> str:
    last = weeks[weeks.index(week) - 1] if week else weeks[0]
    whys = why_left_out(occasion_of(program, last), [_on_the_day(facts, program, last)])
    why = whys[facts.customer.id] or "others complained before them"
    said = f"“{complaint.wants.rstrip('.')}”. {_when(program, week)}: {why}."
    who = complaint.owner or facts.customer.account_owner or "somebody else"
    instead = f"{capital(who)} can call them"
    if week is not None:
        return f"{said} {instead}, or put them on a list by hand."
    moment = _another_minute(program, weeks[0], facts.customer)
    if moment is None:
        return f"{said} {instead}."
    return f"{said} {instead}, or you on {weekday_in_words(moment.date(), moment.date())} at {moment:%H:%M}."


def _when(program: Program, week: Week | None) -> str:
    if week is None:
        return "None of the coming hours suits them"
    day = day_in(program.zone, hour_of(program, week).starts_at)
    return f"They are called on {weekday_in_words(day, day)} and not before"


def _another_minute(program: Program, week: Week, customer: Customer) -> datetime | None:
    """The moment of the day nearest to the hour at which they are at work and nobody sleeps, by the program's clock."""
    starts_at, lasts = hour_of(program, week).starts_at, timedelta(minutes=program.call_minutes)
    around = (starts_at + number * _STEP for number in range(-_STEPS, _STEPS))
    moments = (moment.astimezone(ZoneInfo(program.zone)) for moment in around)
    day = day_in(program.zone, starts_at)
    awake = (moment for moment in moments if moment.date() == day and _UP <= moment.time() <= _TO_BED)
    able = (moment for moment in awake if closed(place_of(customer), moment, lasts) is None)
    return min(able, key=lambda moment: abs(moment - starts_at), default=None)
