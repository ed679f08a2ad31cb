"""Times, days, amounts and ids as the documents write them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

Document = dict[str, Any]


def fields_of(value: object, *names: str) -> Document:
    """Fields under their own names: days and moments in UTC as ISO 8601, amounts exactly, as text."""
    return {name: _said(getattr(value, name)) for name in names}


def filled(value: object, *names: str) -> Document:
    """The same, null where a field is empty."""
    return {name: said or None for name, said in fields_of(value, *names).items()}


def _said(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return list(value)
        case _:
            return value


def moment(value: datetime, zone: str) -> str:
    """A time as ISO 8601 with the zone's offset."""
    return value.astimezone(ZoneInfo(zone)).isoformat()


def iso(value: date | None) -> str | None:
    """A day, or a time in UTC, as ISO 8601, or null."""
    return value.isoformat() if value else None


def as_text(value: Decimal | int | None) -> str | None:
    """An id, or an amount of money exactly, as text, or null."""
    return None if value is None else str(value)
