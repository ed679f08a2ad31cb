"""Column types that give domain values: aware times, decimal money, weeks, contacts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from sqlalchemy import JSON, BigInteger, Boolean, Date, DateTime, Dialect, Float, Integer, Text, Time, TypeDecorator
from sqlalchemy.types import TypeEngine

from callprogram.adapters.database.plain_values import plain, reader
from callprogram.domain.customers.corrections import Correction
from callprogram.domain.customers.customers import Contact, id_in
from callprogram.domain.program.call_hour import Week, read_week
from callprogram.domain.program.policies import BALANCED, Policy, policy_from

T = TypeVar("T")
ColumnType = TypeEngine[Any] | type[TypeEngine[Any]]


class StoredAs(TypeDecorator[T]):
    """A domain value, kept as something that both databases have: how it is written, and how it is read again.

    Nothing is read as `absent`; it is kept as nothing where `absent` is nothing, else as `absent` is written.
    """

    impl: ColumnType = Text
    cache_ok = True

    def __init__(
        self,
        kept_as: Callable[[], TypeEngine[Any]],
        write: Callable[[T], object],
        read: Callable[..., T | None],
        absent: T | None = None,
    ) -> None:
        """Take both ways."""
        super().__init__()
        self.impl = kept_as()
        self.kept_as, self.write, self.read, self.absent = kept_as, write, read, absent

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        """The value as the database keeps it."""
        value = self.absent if value is None else value
        return None if value is None else self.write(value)

    def process_result_value(self, value: object, dialect: Dialect) -> T | None:
        """The value as the domain knows it."""
        return self.absent if value is None else self.read(value)


def _in_utc(moment: datetime) -> datetime:
    """Without its zone, which SQLite cannot keep."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _aware(kept: datetime) -> datetime:
    return kept.replace(tzinfo=UTC)


def _hundredths(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value())


def _amount(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _contact_rows(contacts: tuple[Contact, ...]) -> list[dict[str, Any]]:
    """As `plain` says them, for a hundred thousand customers."""
    return [vars(each) | {"phones": list(map(vars, each.phones))} for each in contacts]


def _corrections_text(corrections: tuple[Correction, ...]) -> str:
    return json.dumps(plain(corrections), ensure_ascii=False)


def _corrections(text: str) -> tuple[Correction, ...]:
    return read_corrections(json.loads(text)) if text != "[]" else ()


read_corrections = reader(tuple[Correction, ...])
CrmId = StoredAs(Text, id_in, str)
Moment = StoredAs(DateTime, _in_utc, _aware)
# Whole hundredths, so that both databases add them up exactly.
Money = StoredAs(BigInteger, _hundredths, _amount)
Contacts: StoredAs[tuple[Contact, ...]] = StoredAs(JSON, _contact_rows, reader(tuple[Contact, ...]), ())
# JSON kept as text, so that both databases can compare and index it.
Corrections: StoredAs[tuple[Correction, ...]] = StoredAs(Text, _corrections_text, _corrections, ())
_KEPT_AS: Mapping[object, ColumnType] = {
    bool: Boolean,
    int: Integer,
    float: Float,
    str: Text,
    date: Date,
    time: Time,
    datetime: Moment,
    Decimal: StoredAs(Text, str, Decimal),  # with every digit that it was given; nothing is added up in the database
    Week: StoredAs(Text, str, read_week),  # as `2026-W49`, which sorts as weeks do
    Policy: StoredAs(JSON, asdict, policy_from, BALANCED),
    tuple[Contact, ...]: Contacts,
    tuple[Correction, ...]: Corrections,
}
_NONE: Mapping[object, object] = {tuple: (), frozenset: frozenset(), Mapping: {}}


def kept_as(kind: Any) -> ColumnType:  # noqa: ANN401  # a type as it stands at a field
    """How a field of this type is kept: what has no type of its own in databases as a word, or as JSON."""
    if isinstance(kind, UnionType):
        [kind] = [each for each in get_args(kind) if each is not NoneType]
        return _json(kind, None) if get_origin(kind) else kept_as(kind)
    if known := _KEPT_AS.get(kind):
        return known
    if origin := get_origin(kind):
        return _json(kind, _NONE[origin])
    return StoredAs(Text, str, kind) if issubclass(kind, StrEnum) else _json(kind, None)


def _json(kind: object, absent: object) -> StoredAs[Any]:
    return StoredAs(JSON, plain, reader(kind), absent)
