"""Column types of the calendar: weeks that differ, what is common to all, lists as calendars show them."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Dialect, TypeDecorator

from callprogram.adapters.database.columns import plain
from callprogram.domain.calendar_series import Appointment, Guest, Line, Part
from callprogram.domain.call_hour import Happens, Rhythm, Week, WeekChange, read_week
from callprogram.domain.outlets import FoundChange


class WeekChanges(TypeDecorator[tuple[WeekChange, ...]]):
    """The weeks of a program in which something is different."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[WeekChange, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """The weeks as a JSON array."""
        return plain(value or ())

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[WeekChange, ...]:
        """The weeks as the domain knows them."""
        return tuple(
            WeekChange(read_week(row["week"]), Happens(row["happens"]), _moment(row["starts_at"]), row["why"])
            for row in value or ()
        )


class WrittenAppointment(TypeDecorator[Appointment]):
    """What all weeks have in common."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Appointment | None, dialect: Dialect) -> Any:  # noqa: ANN401  # JSON
        """The appointment as a JSON object."""
        return plain(value)

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Appointment | None:
        """The appointment with its rhythm and guests."""
        if value is None:
            return None
        rhythm, ends_on = value["rhythm"], value["rhythm"]["ends_on"]
        days = {"first": date.fromisoformat(rhythm["first"]), "at": time.fromisoformat(rhythm["at"])}
        guests = (Guest(each["email"], each["name"], Part(each["part"])) for each in value["guests"])
        ends = {"ends_on": date.fromisoformat(ends_on) if ends_on else None}
        who = value["executive"], value["email"]
        return Appointment(*who, Rhythm(**rhythm | days | ends), value["private"], tuple(guests))


class Lines(TypeDecorator[tuple[Line, ...]]):
    """The customers of a week as calendars show them."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Line, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401  # JSON
        """The lines as a JSON array."""
        return plain(value or ())

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[Line, ...]:
        """The lines as the domain knows them."""
        return tuple(
            Line(**row | {"planned_at": _moment(row["planned_at"]), "zones": tuple(row["zones"])})
            for row in value or ()
        )


class FoundChanges(TypeDecorator[tuple[FoundChange, ...]]):
    """What was changed by hand in a calendar."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[FoundChange, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """The changes as a JSON array."""
        return plain(value or ())

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[FoundChange, ...]:
        """The changes as the domain knows them."""
        return tuple(
            FoundChange(**row | {"week": _week(row["week"]), "starts_at": _moment(row["starts_at"])})
            for row in value or ()
        )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _week(text: str | None) -> Week | None:
    return read_week(text) if text else None
