"""Deadlines of a case, counted in the desk's open hours and working days."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from callprogram.domain.cases.clock import Due, due, minutes
from callprogram.domain.cases.desk import WORKING_DAYS, Desk
from callprogram.domain.words.dates import day_in, in_words
from callprogram.errors import BadInputError

LONGEST_SILENCE = 3  # working days
_NOON = time(12)
_AHEAD = 60  # days in which a working day is looked for


def answer_by(desk: Desk, opened_at: datetime) -> datetime | None:
    """Until when they have a name and a number; None where the desk is never open, so that nothing can be due."""
    return due(desk, opened_at, desk.answer_hours).at if desk.hours else None


def working_days_after(desk: Desk, day: date, number: int) -> date:
    """The day that is so many of the desk's working days later; Monday to Friday where it has no open hours."""
    counted = desk if desk.hours else replace(desk, hours=WORKING_DAYS)
    for ahead in range(1, _AHEAD + number * 7):
        later = day + timedelta(days=ahead)
        number -= _is_working(counted, later)
        if number <= 0:
            return later
    return day + timedelta(days=_AHEAD)


def latest_word(desk: Desk, now: datetime) -> date:
    """Until which day they hear of it again at the latest."""
    return working_days_after(desk, day_in(desk.zone, now), LONGEST_SILENCE)


def check_hear_by(desk: Desk, now: datetime, hear_by: date) -> None:
    """Nothing where it is neither past nor too far off; raises BadInputError otherwise."""
    today, last = day_in(desk.zone, now), latest_word(desk, now)
    if hear_by < today:
        raise BadInputError(f"{hear_by} is over; say a day from today on.")
    if hear_by > last:
        raise BadInputError(f"Nobody waits longer than three working days for a word: say {last} at the latest.")


def side_by(desk: Desk, now: datetime, zone: str) -> datetime:
    """Until when the other side is heard: noon of the next working day, by the clocks where they are."""
    day = working_days_after(desk, day_in(zone, now), 1)
    return datetime.combine(day, _NOON, ZoneInfo(zone)).astimezone(now.tzinfo)


def counted_in_words(desk: Desk, opened_at: datetime, counted: Due, today: date) -> str:
    """How it was counted: from when, how many open hours, and which days were left out."""
    hours = f"{desk.answer_hours.normalize():f}"
    opening = due(desk, opened_at, 0).at
    what = "it came" if opening <= opened_at else "the desk opened"
    since = in_words(day_in(desk.zone, max(opening, opened_at)), today)
    skipped = "".join(f" {in_words(each.day, today)}: {each.why}." for each in counted.skipped)
    return f"{hours} open hour{'' if hours == '1' else 's'} since {what} on {since}.{skipped}"


def _is_working(desk: Desk, day: date) -> bool:
    zone = ZoneInfo(desk.zone)
    midnight = datetime.combine(day, time(), zone)
    return minutes(desk, midnight, datetime.combine(day + timedelta(days=1), time(), zone)) > 0
