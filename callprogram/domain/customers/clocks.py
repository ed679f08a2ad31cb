"""What clocks show, in plain words."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from callprogram.domain.customers.reachability import clocks


def clock(moment: datetime, zone: str) -> str:
    """`16:05` as the wall clock there shows it."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def clock_there(zones: Sequence[str], moment: datetime) -> str:
    """`15:12 in Lisbon`; where it is not known which zone they are in, the earliest and the latest it can be."""
    times = clocks(zones, moment)
    where = f"in {place(zones[0])}" if len(zones) == 1 else "there"
    return f"{'–'.join(f'{time:%H:%M}' for time in dict.fromkeys((times[0], times[-1])))} {where}"


def clocks_here_and_there(moment: datetime, zone: str, zones: Sequence[str]) -> str:
    """`16:12 here, 15:12 in Lisbon`; `16:12 here and in Berlin` where both clocks show the same."""
    here = clock(moment, zone)
    if not zones:
        return f"{here} here"
    there = clock_there(zones, moment)
    same = there.removeprefix(here)
    return f"{here} here and{same}" if same != there and same.startswith(" ") else f"{here} here, {there}"


def place(zone: str) -> str:
    """A time zone as a place: `Amsterdam`."""
    return zone.rpartition("/")[2].replace("_", " ")


def day_and_time(moment: datetime, zone: str) -> str:
    """`Tuesday 24 November at 16:00`, there."""
    there = moment.astimezone(ZoneInfo(zone))
    return f"{there:%A} {there.day} {there:%B} at {there:%H:%M}"
