"""The figures of a quarter, counted in the tables themselves by lines of their own, not by the services' rules."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import holidays
from sqlalchemy import Row, select

from callprogram.adapters.database.tables.calls import calls
from callprogram.adapters.database.tables.cases import cases
from callprogram.adapters.database.tables.customers import customers
from callprogram.adapters.database.tables.lists import call_lists, entries
from callprogram.adapters.database.tables.promises import commitments
from tests.quarter.company import Account
from tests.quarter.world import ZONE, World

_EIGHT_WEEKS, _FOUR_WEEKS = timedelta(weeks=8), timedelta(weeks=4)
_ENOUGH_DAYS = 5
_HOLIDAYS = holidays.country_holidays("NL")


@dataclass(frozen=True)
class Seat:
    """One first-line place on a list that was signed off."""

    day: date
    customer: str
    seat: str
    called: bool


@dataclass(frozen=True)
class Rows:
    """The tables as they are at the end; `lists` are those of the hours that were held, `complaints` are for a call."""

    crm_id: dict[int, str]
    lists: Sequence[Row[Any]]
    entries: Sequence[Row[Any]]
    calls: Sequence[Row[Any]]
    promises: Sequence[Row[Any]]
    complaints: Sequence[Row[Any]]

    def on(self, call_list: int) -> list[Row[Any]]:
        """The first line of a list."""
        return [each for each in self.entries if each.call_list_id == call_list and not each.standby]


def rows_of(world: World) -> Rows:
    """Everything there is, read once."""
    with world.engine.connect() as connection:
        names = connection.execute(select(customers.c.id, customers.c.crm_id)).all()
        called = select(entries.c.call_list_id).where(entries.c.state == "done")
        held = select(call_lists).where(call_lists.c.id.in_(called)).order_by(call_lists.c.starts_at)
        return Rows(
            {each.id: each.crm_id for each in names},
            connection.execute(held).all(),
            connection.execute(select(entries).order_by(entries.c.id)).all(),
            connection.execute(select(calls).order_by(calls.c.started_at, calls.c.id)).all(),
            connection.execute(select(commitments).order_by(commitments.c.id)).all(),
            connection.execute(select(cases).where(cases.c.for_call).order_by(cases.c.id)).all(),
        )


def day(moment: datetime) -> date:
    """The executive's day."""
    return moment.astimezone(ZoneInfo(ZONE)).date()


def seats(rows: Rows) -> list[Seat]:
    """Every first-line seat of every list, in order."""
    return [
        Seat(day(each.starts_at), rows.crm_id[entry.customer_id], entry.seat, entry.state == "done")
        for each in rows.lists
        for entry in rows.on(each.id)
    ]


def _waits(promise: Row[Any], at: datetime | None) -> bool:
    """Whether a promise was kept and not told at a moment, such as that of signing off."""
    return at is not None and promise.kept_at < at and (promise.told_at is None or promise.told_at > at)


@dataclass(frozen=True)
class Again:
    """Two talks with the same customer one after the other: how far apart, and the seat of the second one.

    `told` says that something kept was told in it, or was to be told when the list was signed off, `asked` that they
    had asked for it between the two.
    """

    customer: str
    on: date
    gap: timedelta
    seat: str
    told: bool
    asked: bool

    @property
    def is_too_soon(self) -> bool:
        """Whether it is within eight weeks, or four where something kept was told, and nobody asked for it."""
        return not self.asked and self.gap < (_FOUR_WEEKS if self.told else _EIGHT_WEEKS)

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.customer} talked to on {self.on}, {self.gap.days} days after the last time, as {self.seat}"


def again(rows: Rows) -> list[Again]:
    """Every second talk with somebody."""
    found = []
    for customer in {each.customer_id for each in rows.calls}:
        mine = [each for each in rows.calls if each.customer_id == customer]
        talks = [each for each in mine if each.disposition == "connected"]
        found += [_again(rows, mine, one, other) for one, other in pairwise(talks)]
    return found


def _again(rows: Rows, mine: list[Row[Any]], one: Row[Any], other: Row[Any]) -> Again:
    between = (each for each in mine if one.started_at < each.started_at < other.started_at)
    entry = next((each for each in rows.entries if each.id == other.entry_id), None)
    frozen = next((each.frozen_at for each in rows.lists if entry and each.id == entry.call_list_id), None)
    theirs = [each for each in rows.promises if each.customer_id == other.customer_id and each.kept_at]
    return Again(
        customer=rows.crm_id[other.customer_id],
        on=day(other.started_at),
        gap=day(other.started_at) - day(one.started_at),
        seat=entry.seat if entry else "nobody on the list",
        told=any(each.told_in_call == other.id or _waits(each, frozen) for each in theirs),
        asked=any(each.disposition == "rescheduled" for each in between),
    )


def renewals(world: World, rows: Rows) -> tuple[int, int]:
    """Of the top tenth's renewals that passed and could be reached, how many a list had in the eight weeks before."""
    known = [account for account, _ in world.renewals]
    tenth = sorted(known, key=lambda each: -each.euros)[: len(known) // 10]
    first, last = day(rows.lists[0].starts_at), day(rows.lists[-1].starts_at)
    passed = [each for each in tenth if first < each.renewal_on <= last]
    on = {(each.customer, each.day) for each in seats(rows)}
    reachable = [each for each in passed if any(_at_work(each, at.starts_at) for at in _before(each, rows))]
    listed = [
        each
        for each in reachable
        if any(who == each.crm_id and each.renewal_on - _EIGHT_WEEKS <= at < each.renewal_on for who, at in on)
    ]
    return len(listed), len(reachable)


def all_renewals(world: World, rows: Rows) -> tuple[int, int]:
    """Of everybody's renewals that passed: how many had been talked to in the eight weeks before."""
    last = day(rows.lists[-1].starts_at)
    passed = [each for each, _ in world.renewals if each.renewal_on <= last]
    talks = {
        (rows.crm_id[each.customer_id], day(each.started_at)) for each in rows.calls if each.disposition == "connected"
    }
    reached = [
        each
        for each in passed
        if any(who == each.crm_id and each.renewal_on - _EIGHT_WEEKS <= at < each.renewal_on for who, at in talks)
    ]
    return len(reached), len(passed)


def _before(account: Account, rows: Rows) -> list[Row[Any]]:
    since = account.renewal_on - _EIGHT_WEEKS
    return [each for each in rows.lists if since <= day(each.starts_at) < account.renewal_on]


def _at_work(account: Account, starts_at: datetime) -> bool:
    """Whether it is between nine and five there at some call of an hour."""
    there = [(starts_at + timedelta(minutes=minute)).astimezone(ZoneInfo(account.zone)) for minute in range(0, 50, 12)]
    return any(time(9) <= each.time() <= time(16, 50) and each.weekday() < 5 for each in there)


def complaints(world: World, rows: Rows) -> list[tuple[str, str, str]]:
    """Of each complaint that two lists have followed: whose, what they want, and what became of it."""
    return [
        (rows.crm_id[each.customer_id], each.wants, became)
        for each in rows.complaints
        if (became := _became(world, rows, each))
    ]


def _became(world: World, rows: Rows, complaint: Row[Any]) -> str:
    coming = [each for each in rows.lists if each.frozen_at.astimezone(ZoneInfo(ZONE)).date() > complaint.raised_on][:2]
    for number, each in enumerate(coming, start=1):
        if any(entry.customer_id == complaint.customer_id for entry in rows.on(each.id)):
            return f"list {number}"
    if len(coming) < 2:
        return ""
    if complaint.settled_on and complaint.settled_on <= day(coming[1].starts_at):
        return "settled"
    return "named" if _is_named(world, rows.crm_id[complaint.customer_id], complaint.wants) else "nothing"


def called_for(rows: Rows) -> list[tuple[Row[Any], datetime]]:
    """Each complaint with the start of the hour whose list first had a call for it."""
    found = []
    for complaint in rows.complaints:
        since = (each for each in rows.lists if day(each.starts_at) > complaint.raised_on)
        first = next((each for each in since if _has_a_call_for(rows, each, complaint)), None)
        if first and not (complaint.settled_on and complaint.settled_on < day(first.starts_at)):
            found.append((complaint, first.starts_at))
    return found


def _has_a_call_for(rows: Rows, call_list: Row[Any], complaint: Row[Any]) -> bool:
    mine = (each for each in rows.on(call_list.id) if each.customer_id == complaint.customer_id)
    return any(each.seat == "escalation" for each in mine)


def _is_named(world: World, crm_id: str, wants: str) -> bool:
    """Whether *To do* said of the complaint which week, or why not."""
    company = next(account.company for account, _ in world.renewals if account.crm_id == crm_id)
    said = (f"{need.what} {need.words}" for _, need in world.told_of if need.kind not in _OF_OTHER_THINGS)
    return any(
        company in each and ("week" in each.casefold() or "reach" in each.casefold() or wants in each) for each in said
    )


_OF_OTHER_THINGS = {"no-outcome", "to-mend", "unclear-promise", "answer", "hold", "likely-pairs"}


def promise_seats(world: World, rows: Rows) -> int:
    """On how many lists more than one call is for a promise, and not two that are both the executive's own."""
    return sum(_too_many(world, rows, each) for each in rows.lists)


def _too_many(world: World, rows: Rows, call_list: Row[Any]) -> bool:
    promised = [each.customer_id for each in rows.on(call_list.id) if each.seat == "promise"]
    own = [
        who for who in promised if any(world.is_ada(each.owner) for each in rows.promises if each.customer_id == who)
    ]
    return len(promised) > (2 if len(own) >= 2 else 1)


def kept_promises(rows: Rows) -> list[Row[Any]]:
    """The promises kept long enough ago to have been told."""
    last = day(rows.lists[-1].starts_at)
    return [each for each in rows.promises if each.kept_at and _working_day(day(each.kept_at), _ENOUGH_DAYS) < last]


def untold(rows: Rows) -> list[str]:
    """Those of them that were told neither within five working days nor by the next list."""
    return [
        f"{rows.crm_id[each.customer_id]} not told of “{each.text}”, {each.owner} kept it on {day(each.kept_at)}"
        for each in kept_promises(rows)
        if not _told_in_time(rows, each)
    ]


def _told_in_time(rows: Rows, promise: Row[Any]) -> bool:
    until = _working_day(day(promise.kept_at), _ENOUGH_DAYS)
    if promise.told_at and day(promise.told_at) <= until:
        return True
    coming = next(
        (each for each in rows.lists if each.frozen_at > promise.kept_at and day(each.starts_at) >= until), None
    )
    return coming is None or any(entry.customer_id == promise.customer_id for entry in rows.on(coming.id))


def _working_day(since: date, count: int) -> date:
    """So many working days later."""
    while count:
        since += timedelta(days=1)
        count -= since.weekday() < 5 and since not in _HOLIDAYS
    return since


def kinds_a_month(rows: Rows) -> list[int]:
    """How many kinds of seat there were in each four weeks."""
    every = seats(rows)
    months = {(each.day - every[0].day).days // 28 for each in every}
    whole = [month for month in sorted(months) if (every[-1].day - every[0].day).days >= 28 * month + 20]
    return [len({each.seat for each in every if (each.day - every[0].day).days // 28 == month}) for month in whole]


def share(part: int, whole: int) -> float:
    """A part of the whole; the whole of nothing."""
    return part / whole if whole else 1.0


def shortest_and_longest(rows: Rows) -> tuple[int, int]:
    """The shortest and the longest gap between two talks, in days; 0 where nobody was talked to twice."""
    found = [each.gap.days for each in again(rows)]
    return min(found, default=0), max(found, default=0)


def by_seat(found: Iterable[Seat]) -> Counter[str]:
    """How many seats of each kind."""
    return Counter(each.seat for each in found)
