"""The hour as it runs: what is left of it, and who still fits when a call takes longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from callprogram.domain.lists.call_list import CallList, Entry, pending
from callprogram.domain.program.call_hour import Program

# Begun earlier or later than this from its time, the hour is one of its own and lasts as long as any.
_IN_ITS_PLACE = timedelta(minutes=30)


@dataclass(frozen=True)
class Upcoming:
    """An entry still to be called, and when; `starts_at` is none where it does not fit in the hour any more."""

    entry: Entry
    starts_at: datetime | None


def ends_at(program: Program, call_list: CallList) -> datetime:
    """When the hour that was begun is over: with the calendar's, or as long after its beginning as it lasts."""
    begun = call_list.started_at
    if begun is None or call_list.starts_at - _IN_ITS_PLACE <= begun < call_list.ends_at:
        return call_list.ends_at
    return begun + timedelta(minutes=program.minutes)


def minutes_left(program: Program, call_list: CallList, now: datetime) -> int:
    """The whole minutes left of the hour; negative once it is over."""
    return int((ends_at(program, call_list) - now) // timedelta(minutes=1))


def hour_in_words(program: Program, call_list: CallList, now: datetime) -> str:
    """`The hour · 44 min`, to be read in a menu."""
    minutes = minutes_left(program, call_list, now)
    left = f"{minutes} min" if minutes >= 0 else "over"
    return f"The hour · {left}" if minutes <= program.minutes else "The hour"


def coming(program: Program, call_list: CallList, waiting: Iterable[Entry], free_at: datetime) -> tuple[Upcoming, ...]:
    """When each waiting entry is called if the line is free from a moment on: later calls shift, the last fall out."""
    lasts, buffer = timedelta(minutes=program.call_minutes), timedelta(minutes=program.buffer_minutes)
    shift = _shift(call_list)
    over, found = ends_at(program, call_list), []
    for entry in waiting:
        start = max(free_at, entry.planned_at + shift)
        fits = start + lasts <= over
        found.append(Upcoming(entry, start if fits else None))
        free_at = start + lasts + buffer if fits else free_at
    return tuple(found)


def _shift(call_list: CallList) -> timedelta:
    """How far an hour of its own is from the one in the calendar."""
    begun = call_list.started_at
    if begun is None or call_list.starts_at - _IN_ITS_PLACE <= begun < call_list.ends_at:
        return timedelta()
    return begun - call_list.starts_at


def at_hand(program: Program, call_list: CallList, entries: Iterable[Entry], now: datetime) -> Entry | None:
    """The planned entry to work on, the first that still fits; whether a standby is called is for somebody to say."""
    wanted = [entry for entry in pending(entries) if not entry.standby]
    return next((each.entry for each in coming(program, call_list, wanted, now) if each.starts_at), None)
