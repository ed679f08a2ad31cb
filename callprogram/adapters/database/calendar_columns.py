"""Column types of the calendar: weeks that differ, what is common to all, lists as calendars show them."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON

from callprogram.adapters.database.columns import StoredAs, plain, several
from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer
from callprogram.domain.calendar.outlets import FoundChange
from callprogram.domain.calendar.series import Appointment, Guest, Line, Part
from callprogram.domain.program.call_hour import Happens, Rhythm, Week, WeekChange, read_week
from callprogram.domain.program.deputies import Deputy

Row = Mapping[str, Any]


def _week_change(row: Row) -> WeekChange:
    starts_at, minutes = _moment(row["starts_at"]), row.get("minutes")  # rows of before have no length of their own
    return WeekChange(read_week(row["week"]), Happens(row["happens"]), starts_at, row["why"], minutes)


def _deputy(row: Row) -> Deputy:
    days = {"first": date.fromisoformat(row["first"]), "last": date.fromisoformat(row["last"])}
    return Deputy(**{**row, **days})


def _appointment(row: Row) -> Appointment:
    guests = (Guest(each["email"], each["name"], Part(each["part"])) for each in row["guests"])
    return Appointment(**{**row, "rhythm": _rhythm(row["rhythm"]), "guests": tuple(guests)})


def _rhythm(row: Row) -> Rhythm:
    ends_on = date.fromisoformat(row["ends_on"]) if row["ends_on"] else None
    days = {"first": date.fromisoformat(row["first"]), "at": time.fromisoformat(row["at"]), "ends_on": ends_on}
    return Rhythm(**{**row, **days})


def _line(row: Row) -> Line:
    return Line(**{**row, "planned_at": _moment(row["planned_at"]), "zones": tuple(row["zones"])})


def _found_change(row: Row) -> FoundChange:
    return FoundChange(**{**row, "week": _week(row["week"]), "starts_at": _moment(row["starts_at"])})


def _guest_answer(row: Row) -> GuestAnswer:
    comes = Comes(row["comes"]) if row["comes"] else None
    return GuestAnswer(**{**row, "comes": comes, "week": _week(row["week"]), "starts_at": _moment(row["starts_at"])})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _week(text: str | None) -> Week | None:
    return read_week(text) if text else None


Deputies = several(plain, _deputy)
WeekChanges = several(plain, _week_change)
WrittenAppointment = StoredAs(JSON, plain, _appointment)
# The customers of a week as calendars show them.
Lines = several(plain, _line)
# What was changed by hand in a calendar.
FoundChanges = several(plain, _found_change)
# What those invited answered.
GuestAnswers = several(plain, _guest_answer)
