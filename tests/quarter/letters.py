"""The letters of a quarter as they arrived: how many to whom, and whether at a time when somebody works."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta

from tests.quarter.figures import Rows, called_for
from tests.quarter.world import ADA, ANNA, COLLEAGUES, World

_ASKING = {"complaint", "heads-up"}
_A_DAY, _A_WEEKEND = timedelta(days=1), timedelta(days=3)


def by_person_and_day(world: World) -> Counter[tuple[str, date]]:
    """How many letters each member got on each day, but for those that calendars act on."""
    return Counter(
        (each.to, each.day) for each in world.post.letters if not each.calendar and _is_member(world, each.to)
    )


def on_weekends(world: World) -> int:
    """How many letters members got on a Saturday or a Sunday of theirs, or in their quiet hours."""
    mine = (each for each in world.post.letters if not each.calendar and _is_member(world, each.to))
    return sum(each.at.weekday() >= 5 or not time(7) <= each.at.time() < time(20) for each in mine)


def while_away(world: World) -> int:
    """How many letters the executive got on leave, but for those that calendars act on."""
    away = [(each.first, each.last) for each in world.views.leaves()]
    hers = (each for each in world.post.letters if each.to == ADA and not each.calendar)
    return sum(any(first <= each.day <= last for first, last in away) for each in hers)


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
