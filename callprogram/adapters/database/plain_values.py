"""Domain values as JSON has them, and read from it again by their types."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from callprogram.domain.program.call_hour import Week, read_week

Read = Callable[[Any], Any]


def plain(value: object) -> object:
    """A domain value as JSON can hold it: what columns, the audit trail and exports keep."""
    match value:
        case None | bool() | int() | float() | str() | Week():
            return str(value) if isinstance(value, StrEnum | Week) else value
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple() | list() | frozenset():
            plainly = [plain(each) for each in value]
            return sorted(plainly, key=str) if isinstance(value, frozenset) else plainly
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return b64encode(value).decode() if isinstance(value, bytes) else str(value)


def reader(kind: Any) -> Read:  # noqa: ANN401  # a type as it stands at a field
    """What reads a value of this type from how `plain` says it; a field that is not said is as in a new value."""
    parts = [each for each in get_args(kind) if each is not NoneType]
    match get_origin(kind) or kind:
        case origin if origin is UnionType:
            return _if_there(reader(parts[0]))
        case origin if origin in {tuple, frozenset}:
            each = reader(parts[0])
            return lambda kept: origin(map(each, kept))
        case origin if origin is Mapping:
            each = reader(parts[1])
            return lambda kept: {name: each(value) for name, value in kept.items()}
        case origin if is_dataclass(origin) and origin is not Week:
            return _by_field(origin)
        case origin:
            return _READ.get(origin) or (origin if issubclass(origin, StrEnum) else _as_it_is)


def _if_there(read: Read) -> Read:
    return lambda kept: None if kept is None else read(kept)


def _by_field(kind: Any) -> Read:  # noqa: ANN401  # a dataclass
    readers = {field.name: reader(field.type) for field in fields(kind)}
    own = {name: read for name, read in readers.items() if read is not _as_it_is}
    return lambda row: kind(**{**row, **{name: read(row[name]) for name, read in own.items() if name in row}})


def _as_it_is(kept: object) -> object:
    return kept


_READ: Mapping[object, Read] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    Decimal: Decimal,
    Week: read_week,
}
