"""Time zones for calendar files: VTIMEZONE (RFC 5545, section 3.6.5) as calendar programs agree to read it."""

import re
import zoneinfo
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_LAST = 5
_STEP = timedelta(days=7)  # no zone changes its clocks twice in a week
_RULE = re.compile(r",M(\d+)\.([1-5])\.([0-6])(?:/(1?\d|2[0-3])(?::(\d\d))?)?(?=,|$)")


@dataclass(frozen=True)
class _Rule:
    """The day and wall time of a yearly change, POSIX `M3.5.0/2`: `nth` 5 is the last, `weekday` 0 is Sunday."""

    month: int
    nth: int
    weekday: int
    at: time

    def in_year(self, year: int) -> datetime:
        first = date(year, self.month, 1)
        day = first + timedelta((self.weekday - first.isoweekday()) % 7, weeks=self.nth - 1)
        return datetime.combine(day if day.month == self.month else day - timedelta(weeks=1), self.at)

    def recurrence(self) -> dict[str, str | int]:
        nth = -1 if self.nth == _LAST else self.nth
        return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{nth}{_DAYS[self.weekday]}"}


@dataclass(frozen=True)
class _Change:
    """One change of the clocks, at wall time before it, from one offset to another; `name` is the zone's afterwards."""

    wall: datetime
    offset_from: timedelta
    offset_to: timedelta
    name: str


def timezone(name: str, years: range) -> Timezone:
    """The VTIMEZONE of an IANA zone, right in every one of the years and equal to what `zoneinfo` says of them.

    Two yearly rules where the zone keeps to them; else each change by itself with DTSTART only, because Outlook and
    ical.js misread lists of RDATE.
    """
    component = Timezone()
    component.add("TZID", name)
    for change, rule in _observances(ZoneInfo(name), years):
        component.add_component(_observance(change, rule))
    return component


def _observances(zone: ZoneInfo, years: range) -> list[tuple[_Change, _Rule | None]]:
    """The first change by each rule, if the rules give exactly the zone's changes every year; else each change."""
    changes, rules = _changes(zone, years), _rules(zone.key)
    expected = {rule.in_year(year): rule for year in years for rule in rules}
    kinds = {(change.offset_from, change.offset_to, change.name) for change in changes}
    if rules and [change.wall for change in changes] == sorted(expected) and len(kinds) == len(rules):
        return [(change, expected[change.wall]) for change in changes[: len(rules)]]
    return [(change, None) for change in (_beginning(zone, years), *changes)]


def _observance(change: _Change, rule: _Rule | None) -> TimezoneDaylight | TimezoneStandard:
    """Clocks put forward are DAYLIGHT, also where the law calls winter the exception (Europe/Dublin)."""
    component = TimezoneDaylight() if change.offset_to > change.offset_from else TimezoneStandard()
    component.add("DTSTART", change.wall)
    component.add("TZOFFSETFROM", change.offset_from)
    component.add("TZOFFSETTO", change.offset_to)
    component.add("TZNAME", change.name)
    if rule:
        component.add("RRULE", rule.recurrence())
    return component


def _beginning(zone: ZoneInfo, years: range) -> _Change:
    """What holds at the start of the years, until the first change."""
    start = datetime(years[0], 1, 1, tzinfo=zone)
    offset = _offset(zone, start)
    return _Change(start.replace(tzinfo=None), offset, offset, start.tzname() or zone.key)


def _changes(zone: ZoneInfo, years: range) -> list[_Change]:
    """Every change of the zone's offset in the years, in order."""
    start, end = (datetime(year, 1, 1, tzinfo=UTC) for year in (years[0], years[-1] + 1))
    moments = [start + week * _STEP for week in range((end - start) // _STEP + 1)]
    offsets = [(moment, _offset(zone, moment)) for moment in (*moments, end)]
    return [_change(zone, before, new) for (before, old), (_, new) in pairwise(offsets) if old != new]


def _change(zone: ZoneInfo, before: datetime, new: timedelta) -> _Change:
    """The change to the new offset in the days after a moment, to the minute."""
    minutes = range(_STEP // timedelta(minutes=1))
    minute = bisect_left(minutes, True, key=lambda minute: _offset(zone, before + timedelta(minutes=minute)) == new)
    moment, old = before + timedelta(minutes=minute), _offset(zone, before)
    return _Change((moment + old).replace(tzinfo=None), old, new, moment.astimezone(zone).tzname() or zone.key)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _rules(name: str) -> list[_Rule]:
    """The zone's yearly rules from the last line of its TZif file (RFC 9636, section 3.3) that RRULE can say.

    A time before midnight or past it (`M10.5.0/-1` in Nuuk, `M4.1.6/24` in Santiago) moves the day, which is then no
    nth weekday and left out.
    """
    posix = _tzif(name).rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")
    return [
        _Rule(int(month), int(nth), int(weekday), time(int(hour or 2), int(minute or 0)))
        for month, nth, weekday, hour, minute in _RULE.findall(posix)
    ]


def _tzif(name: str) -> bytes:
    """The zone's file from where `zoneinfo` takes it: the system's folders first, then the tzdata package."""
    for folder in zoneinfo.TZPATH:
        if (path := Path(folder, name)).is_file():
            return path.read_bytes()
    return files("tzdata").joinpath("zoneinfo", name).read_bytes()
