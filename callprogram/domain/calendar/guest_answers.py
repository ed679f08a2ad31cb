"""What those invited answered: who comes, and who proposes another time (RFC 5546, REPLY and COUNTER)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.people.addresses import compared
from callprogram.domain.program.call_hour import Week


class Comes(StrEnum):
    """Whether somebody comes (PARTSTAT, RFC 5545, section 3.2.12)."""

    YES = "ACCEPTED"
    NO = "DECLINED"
    PERHAPS = "TENTATIVE"


@dataclass(frozen=True)
class GuestAnswer:
    """What somebody invited said of one week, or of all where `week` is none.

    They come or not, or propose `starts_at` in place of what was the hour's time then: `of` is what it was.
    """

    email: str
    comes: Comes | None
    of: str
    week: Week | None = None
    starts_at: datetime | None = None
    words: str = ""


def with_answer(answers: Iterable[GuestAnswer], new: GuestAnswer) -> tuple[GuestAnswer, ...]:
    """The answers with this one in the place of what the same guest said of the same week before."""
    same = compared(new.email), new.week
    return (*(each for each in answers if (compared(each.email), each.week) != same), new)


def time_of(series: Series, weeks: Iterable[Occurrence], week: Week | None) -> str:
    """What an answer about the week, or about all of them, is an answer to: when the hour is."""
    rhythm = series.appointment.rhythm
    if week is None:
        return f"{rhythm.first:%A} {rhythm.at:%H:%M} {rhythm.zone} {rhythm.every_weeks} {rhythm.minutes}"
    told = next((each.starts_at for each in weeks if each.week == week), rhythm.starts_at(week))
    return told.astimezone(rhythm.starts_at(week).tzinfo).isoformat()


def standing(
    answers: Iterable[GuestAnswer], series: Series, weeks: Sequence[Occurrence], now: datetime
) -> tuple[GuestAnswer, ...]:
    """Those about the hour as it is and still to come, of people who are invited."""
    invited = {compared(each.email) for each in series.appointment.guests}
    return tuple(
        each
        for each in answers
        if compared(each.email) in invited
        and each.of == time_of(series, weeks, each.week)
        and (each.week is None or series.appointment.rhythm.starts_at(each.week) > now)
    )


def said_of(answers: Iterable[GuestAnswer], series: Series, week: Occurrence | None = None) -> Mapping[str, Comes]:
    """Who comes, by address, to all weeks or to this one; nobody of whom that is not known."""
    weeks = [week] if week else []
    usual = week is None or week.starts_at == series.appointment.rhythm.starts_at(week.week)
    found: dict[str, Comes] = {}
    for each in sorted(answers, key=lambda answer: answer.week is not None):
        about = (each.week is None and usual) or (week is not None and each.week == week.week)
        if about and each.comes and each.of == time_of(series, weeks, each.week):
            found[compared(each.email)] = each.comes
    return found
