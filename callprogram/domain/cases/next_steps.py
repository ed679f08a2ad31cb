"""What is next in a case, in plain words: who is to say something, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from callprogram.domain.cases.cases import Case, State, late
from callprogram.domain.cases.sides import still_asked
from callprogram.domain.customers.clocks import clock
from callprogram.domain.words.dates import counted, day_in, in_words

_SOON_ENOUGH = timedelta(days=7)  # as long as the name of the weekday alone says which day is meant
_A_DAY = timedelta(days=1)
_WRITES_FOR = timedelta(minutes=15)


class Haste(StrEnum):
    """How soon it is to be done."""

    LATE = "late"
    TODAY = "today"
    NOT_YET = "not-yet"


@dataclass(frozen=True)
class Next:
    """What is next, in a few words, and how soon."""

    words: str
    haste: Haste = Haste.NOT_YET


def next_of(case: Case, now: datetime, zone: str) -> Next:
    """What is next in a case by the clocks of this zone."""
    today = day_in(zone, now)
    if case.state is State.WAITING and case.waiting_since:
        return Next(f"waiting for them since {_day(day_in(zone, case.waiting_since), today)}")
    if not case.is_under_way:
        ended = case.settled_on
        return Next(f"{case.state} on {in_words(ended, today)}" if ended else str(case.state))
    if late(case, now, today):
        return Next(f"late by {_late_by(case, now, today)}", Haste.LATE)
    return _said_first(case, now, zone) or _to_hear(case, now, zone)


def _said_first(case: Case, now: datetime, zone: str) -> Next | None:
    """Whose side comes before we say anything."""
    until = case.answer_by if case.answered_at is None else None
    for side in still_asked(case.sides, now)[:1]:
        if side.due_at and (until is None or side.due_at < until):
            first = side.name.partition(" ")[0]
            words = f"{first} to say their side {moment(side.due_at, now, zone)}"
            return Next(words, _haste(day_in(zone, side.due_at), day_in(zone, now)))
    return None


def _to_hear(case: Case, now: datetime, zone: str) -> Next:
    today = day_in(zone, now)
    if case.answered_at is None:
        if case.answer_by is None:
            return Next("to be answered, no deadline")
        return Next(f"answer {moment(case.answer_by, now, zone)}", _haste(day_in(zone, case.answer_by), today))
    if case.hear_by:
        return Next(f"hears from us {by_day(case.hear_by, today)}", _haste(case.hear_by, today))
    return Next("answered")


def turn(case: Case, zone: str) -> tuple[bool, bool, date]:
    """What comes before what in a list: ours to answer first, the urgent before it, by its day; theirs last."""
    unanswered = case.answered_at is None and case.answer_by is not None
    day = day_in(zone, case.answer_by) if unanswered and case.answer_by else case.hear_by
    return case.state is not State.OPEN, not presses(case), day or date.max


def presses(case: Case) -> bool:
    """Whether it is urgent, and nobody has answered yet."""
    return bool(case.urgent) and case.answered_at is None


def writes_now(case: Case, now: datetime, reader: str) -> str:
    """Who else is writing an answer just now; empty where nobody is."""
    since = case.writing_since
    is_now = since is not None and now - since < _WRITES_FOR
    return case.writing if is_now and case.writing != reader else ""


def moment(at: datetime, now: datetime, zone: str) -> str:
    """`by 17:00` today, `by tomorrow, 09:30`, `by Friday, 12:00`."""
    day, today = day_in(zone, at), day_in(zone, now)
    return f"by {clock(at, zone)}" if day == today else f"by {_day(day, today)}, {clock(at, zone)}"


def by_day(day: date, today: date) -> str:
    """`today`, `by tomorrow`, `by Friday`, `by 14 December`."""
    return "today" if day == today else f"by {_day(day, today)}"


def _day(day: date, today: date) -> str:
    if abs((day - today).days) <= 1:
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[(day - today).days]
    return f"{day:%A}" if abs(day - today) < _SOON_ENOUGH else in_words(day, today)


def _haste(day: date, today: date) -> Haste:
    return Haste.TODAY if day == today else Haste.NOT_YET


def _late_by(case: Case, now: datetime, today: date) -> str:
    if case.answered_at is not None and case.hear_by:
        return counted((today - case.hear_by).days, "day")
    since = now - (case.answer_by or now)
    if since >= _A_DAY:
        return counted(since.days, "day")
    minutes = int(since.total_seconds() // 60)
    return f"{minutes // 60} h" if minutes >= 60 else f"{max(minutes, 1)} min"  # noqa: PLR2004  # of an hour
