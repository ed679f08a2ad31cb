"""Leave: days on which the executive is away, the public holidays of their country, and what to do about such weeks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from callprogram.domain.people.members import Member
from callprogram.domain.people.recipients import executive_at
from callprogram.domain.program.call_hour import Program, Week, change_in, hour_of, next_hours, rhythm_of
from callprogram.domain.program.deputies import on_duty
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.working_days import holiday_on
from callprogram.errors import BadInputError

_HOURS_AHEAD = 13
_WORKING_DAYS = 5


@dataclass(frozen=True)
class Leave:
    """Days on which the executive is away, the last one included."""

    id: int
    program_id: int
    first: date
    last: date


@dataclass(frozen=True)
class Proposal:
    """A week whose hour falls on a day off: why, and when it could be instead; none where all of the week is off."""

    week: Week
    starts_at: datetime
    why: str
    move_to: datetime | None


def checked(leave: Leave, today: date) -> Leave:
    """The same leave; raises BadInputError for one that ends before it begins, or is over."""
    if leave.last < leave.first:
        raise BadInputError("The leave ends before it begins; turn the two days around.")
    if leave.last < today:
        raise BadInputError("That leave is over; choose days to come.")
    return leave


def of_program(program: Program, leaves: Iterable[Leave], members: Sequence[Member]) -> tuple[Leave, ...]:
    """All leave of a program, the soonest first: what was entered for it, and, without an id, its executive's own."""
    addresses = executive_at(members, program)
    own = (Leave(0, program.id, *each.away) for each in members if each.away and each.email in addresses)
    return tuple(sorted((*leaves, *own), key=lambda leave: leave.first))


def proposals(program: Program, leaves: Iterable[Leave], now: datetime) -> tuple[Proposal, ...]:
    """The coming weeks to skip or to move, soonest first; weeks about which somebody has decided are left out."""
    away = tuple(leaves)
    undecided = (hour.week for hour in next_hours(program, now, _HOURS_AHEAD) if not change_in(program, hour.week))
    found = (_proposal(program, away, week, now) for week in undecided)
    return tuple(proposal for proposal in found if proposal)


def is_undecided(program: Program, leaves: Iterable[Leave], week: Week, now: datetime) -> bool:
    """Whether the hour of a week to come falls on a day off, and nobody has decided yet what to do about that."""
    return any(proposal.week == week for proposal in proposals(program, leaves, now))


def day_off(program: Program, leaves: Iterable[Leave], day: date) -> str:
    """Why nobody holds the hour on a day; empty where the executive, or a deputy for them, does."""
    return "on leave" if is_on_leave(program, leaves, day) else holiday_on(program.country, day)


def is_on_leave(program: Program, leaves: Iterable[Leave], day: date) -> bool:
    """Whether the executive is away on a day, and nobody holds the hour for them."""
    return any(leave.first <= day <= leave.last for leave in leaves) and not on_duty(program.deputies, day)


def by_executive(
    leaves: Iterable[Leave], programs: Iterable[Program], members: Sequence[Member]
) -> Mapping[str, Sequence[Leave]]:
    """The leave of each executive, by the address at which they are reached."""
    addresses = {program.id: executive_at(members, program) for program in programs}
    found: dict[str, list[Leave]] = defaultdict(list)
    for leave in leaves:
        for address in addresses[leave.program_id]:
            found[address].append(leave)
    return found


def with_leave(member: Member, leaves: Iterable[Leave], day: date) -> Member:
    """The member as they are away around a day, by their own leave and by what they have as an executive."""
    stretches = [*((leave.first, leave.last) for leave in leaves), *filter(None, [member.away])]
    return replace(member, away=_last_begun(stretches, day)) if stretches else member


def _last_begun(stretches: Iterable[tuple[date, date]], day: date) -> tuple[date, date]:
    """The last of these stretches to begin until a day, with those it follows at once; else the first to come."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return next((each for each in reversed(joined) if each[0] <= day), joined[0])


def _proposal(program: Program, leaves: tuple[Leave, ...], week: Week, now: datetime) -> Proposal | None:
    starts_at = hour_of(program, week).starts_at
    why = day_off(program, leaves, day_in(program.zone, starts_at))
    moments = _other_days(program, leaves, week)
    move_to = next((moment for moment in moments if moment > now), None)
    return Proposal(week, starts_at, why, move_to) if why else None


def _other_days(program: Program, leaves: tuple[Leave, ...], week: Week) -> Iterator[datetime]:
    """The same time on the working days of the week, the nearest day first."""
    usual = rhythm_of(program).starts_at(week)
    days = sorted(range(_WORKING_DAYS), key=lambda day: (abs(day - program.weekday), day))
    moments = (usual + timedelta(days=day - program.weekday) for day in days)
    return (moment for moment in moments if not day_off(program, leaves, moment.date()))
