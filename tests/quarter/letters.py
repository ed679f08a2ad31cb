"""The letters of a quarter as they arrived: how many to whom, and whether at a time when somebody works."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta

from sqlalchemy import select

from callprogram.adapters.database.tables.members import events
from tests.quarter.figures import Rows, called_for, day
from tests.quarter.post import Letter
from tests.quarter.world import ADA, ANNA, COLLEAGUES, World

_ASKING = {"complaint", "heads-up"}
_A_DAY, _A_WEEKEND, _A_WEEK = timedelta(days=1), timedelta(days=3), timedelta(weeks=1)
_MOST = 2


def by_person_and_day(world: World) -> Counter[tuple[str, date]]:
    """How many letters each member got on each day, but for those that calendars act on."""
    return Counter(
        (each.to, each.day) for each in world.post.letters if not each.calendar and _is_member(world, each.to)
    )


def too_many(world: World, rows: Rows) -> Iterator[str]:
    """Who got more letters in a week than two, at the desk three, and what they were about.

    One per complaint is not counted, nor is what has changed of a call; whoever holds the hour for the executive hears
    of that, and of its list, in two more. What a weekend held up counts in the week of the calls that it tells of; it
    is too many only where so many arrived in that week too.
    """
    by_week: dict[tuple[str, date], list[Letter]] = defaultdict(list)
    arrived: Counter[tuple[str, date]] = Counter()
    called = {each.id: day(each.started_at) for each in rows.calls}
    for each in world.post.letters:
        if _is_member(world, each.to) and not (each.calendar or each.change or each.kind == "complaint"):
            of = max((called[call] for call in each.calls), default=each.day)
            by_week[each.to, _monday(of)].append(each)
            arrived[each.to, _monday(each.day)] += 1
    for (to, monday), found in by_week.items():
        holds = any(
            each.email == to and each.first < monday + _A_WEEK and monday <= each.last
            for each in world.program.deputies
        )
        if min(len(found), arrived[to, monday]) > _MOST + (to in {ADA, ANNA}) + 2 * holds:
            yield f"{to} in the week of {monday:%d %B}: {'; '.join(each.words.splitlines()[0] for each in found)}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def on_weekends(world: World) -> int:
    """How many letters members got on a Saturday or a Sunday of theirs, or in their quiet hours."""
    mine = (each for each in world.post.letters if not each.calendar and _is_member(world, each.to))
    return sum(each.at.weekday() >= 5 or not time(7) <= each.at.time() < time(20) for each in mine)


def while_away(world: World) -> int:
    """How many letters the executive got on leave that had been said, but for those that calendars act on."""
    leaves = select(events.c.row_id, events.c.at).where(events.c.kind == "leave")
    with world.engine.connect() as connection:
        said = {each.row_id: each.at for each in connection.execute(leaves)}
    away = [(said[each.id], each.first, each.last) for each in world.views.leaves()]
    hers = (each for each in world.post.letters if each.to == ADA and not each.calendar)
    return sum(any(at < each.at and first <= each.day <= last for at, first, last in away) for each in hers)


def unasked(world: World, rows: Rows) -> Iterator[str]:
    """The complaints that were called for before whoever looks after them had a working day to say something."""
    for complaint, starts_at in called_for(rows):
        account = next(each for each, _ in world.renewals if each.crm_id == rows.crm_id[complaint.customer_id])
        to, _ = COLLEAGUES.get(account.owner, ("", ""))
        latest = starts_at - _A_DAY if starts_at.weekday() else starts_at - _A_WEEKEND
        theirs = [each for each in world.post.letters if each.to == to and account.company in each.words]
        if to and not any(each.kind in _ASKING and each.at <= latest for each in theirs):
            yield f"{account.owner} about {account.company}, called on {starts_at:%d %B}: “{complaint.wants}”"


def twice(world: World) -> int:
    """How many letters arrived twice."""
    arrived = Counter(each.message_id for each in world.post.letters)
    return sum(count - 1 for count in arrived.values())


def lost(world: World) -> int:
    """How many letters never arrived though nobody took them back."""
    outbox = world.views.outbox(world.now)
    return len(outbox.failed)


def _is_member(world: World, address: str) -> bool:
    return any(each.email == address for each in world.views.members()) or address in {ADA, ANNA}
