"""The desk's clock: open minutes, counted by the wall clocks of its zone, without holidays and closed days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from callprogram.domain.cases.desk import Desk
from callprogram.errors import BadInputError

_LONGEST = timedelta(days=366 * 20)
_STEP = timedelta(hours=1)
_NEVER = "The desk has no open hours, so nothing can be due; set them with desk set --hours 'mon-fri 09:00-17:00'."


@dataclass(frozen=True)
class Skipped:
    """A day with open hours that was not counted, and why."""

    day: date
    why: str


@dataclass(frozen=True)
class Due:
    """When a count is over, and which days it left out."""

    at: datetime
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True)
class _Open:
    """A stretch of open hours in UTC, of the day that it belongs to; `why` is why it is closed after all."""

    start: datetime
    until: datetime
    day: date
    why: str


def due(desk: Desk, start: datetime, hours: Decimal | float) -> Due:
    """When so many open hours after the start are over; raises BadInputError where none ever come."""
    left, skipped = timedelta(hours=float(hours)), dict[date, str]()
    for each in _stretches(desk, start, start + _LONGEST):
        if each.why:
            skipped.setdefault(each.day, each.why)
        elif left <= each.until - each.start:
            return Due((each.start + left).astimezone(start.tzinfo), _before(skipped))
        else:
            left -= each.until - each.start
    raise BadInputError(_NEVER)


def minutes(desk: Desk, start: datetime, end: datetime) -> float:
    """How many minutes are open from the start until the end."""
    open_ones = (each for each in _stretches(desk, start, end) if not each.why)
    return sum((each.until - each.start).total_seconds() for each in open_ones) / 60


def check_region(desk: Desk) -> None:
    """Nothing where the holidays of the desk's country and region are known; raises BadInputError otherwise."""
    known = holidays.list_supported_countries().get(desk.country, [])
    if desk.region and desk.region not in known:
        some = ", ".join(known[:16]) or "none"
        raise BadInputError(
            f"The holidays of “{desk.region}” in {desk.country or 'no country'} are not known; known: {some}."
        )


def _before(skipped: dict[date, str]) -> tuple[Skipped, ...]:
    return tuple(Skipped(day, skipped[day]) for day in sorted(skipped))


def _stretches(desk: Desk, start: datetime, end: datetime) -> Iterator[_Open]:
    """The open hours between two moments, in their order, each minute once; closed ones where nothing else is open."""
    if not desk.hours:
        return
    zone = ZoneInfo(desk.zone)
    day, last = start.astimezone(zone).date() - timedelta(days=1), end.astimezone(zone).date()
    seen = start.astimezone(UTC)
    while day <= last:
        for each in sorted(_of_day(desk, zone, day), key=lambda each: each.start):
            first, until = (
                max(each.start, start.astimezone(UTC) if each.why else seen),
                min(each.until, end.astimezone(UTC)),
            )
            if first < until:
                yield _Open(first, until, each.day, each.why)
                seen = seen if each.why else until
        day += timedelta(days=1)


def _of_day(desk: Desk, zone: ZoneInfo, day: date) -> Iterator[_Open]:
    why = _closed(desk, day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for span in desk.hours:
        if span.weekday == day.weekday():
            yield from (
                _Open(start, until, day, why)
                for start, until in _in_utc(
                    zone, midnight + timedelta(minutes=span.start), midnight + timedelta(minutes=span.until)
                )
            )


def _in_utc(zone: ZoneInfo, start: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When the zone's clocks show a time between these two, which are written as if they were UTC."""
    offsets = {_offset(zone, each.replace(fold=fold)) for each in (start, until) for fold in (0, 1)}
    if len(offsets) == 1:
        offset = offsets.pop()
        return [(start - offset, until - offset)]
    found = []
    for first, last in _steady(zone, start - max(offsets), until - min(offsets)):
        offset = first.astimezone(zone).utcoffset() or timedelta()
        opens, closes = max(first, start - offset), min(last, until - offset)
        if opens < closes:
            found.append((opens, closes))
    return found


def _offset(zone: ZoneInfo, wall: datetime) -> timedelta:
    return wall.replace(tzinfo=zone).utcoffset() or timedelta()


def _steady(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretch cut where the zone's clocks are put forward or back."""
    first = start
    while first < end:
        last = min(first + _STEP, end)
        while last < end and _same(zone, first, last):
            last = min(last + _STEP, end)
        if not _same(zone, first, last):
            last = _change(zone, max(first, last - _STEP), last)
        yield first, last
        first = last


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The moment of the one change between these two, to the second."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        before, after = (middle, after) if _same(zone, before, middle) else (before, middle)
    return after.replace(microsecond=0)


def _same(zone: ZoneInfo, one: datetime, other: datetime) -> bool:
    return one.astimezone(zone).utcoffset() == other.astimezone(zone).utcoffset()


def _closed(desk: Desk, day: date) -> str:
    """Why the desk is closed on that day, or nothing."""
    if day in desk.closed:
        return "closed"
    calendar = _calendar(desk.country, desk.region)
    return (calendar.get(day) or "") if calendar is not None else ""


@cache
def _calendar(country: str, region: str) -> holidays.HolidayBase | None:
    """The holidays of the country, those observed on another day included; none where nobody knows them."""
    try:
        return holidays.country_holidays(country, subdiv=region or None) if country else None
    except NotImplementedError:
        return None
