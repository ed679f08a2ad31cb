"""Column types that give domain values: aware times, decimal money, weeks, contacts."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Text, TypeDecorator

from callprogram.domain.call_hour import Week, read_week
from callprogram.domain.call_list import Change
from callprogram.domain.corrections import Correction, Field
from callprogram.domain.customers import Contact
from callprogram.domain.members import Role
from callprogram.domain.messages import Enclosure, Letter, Section
from callprogram.domain.phones import Phone
from callprogram.domain.policies import BALANCED, Policy, policy_from


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC without its zone, which SQLite cannot keep."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment, aware again."""
        return value.replace(tzinfo=UTC) if value else None


class Money(TypeDecorator[Decimal]):
    """An amount, kept as whole hundredths so that both databases add it up exactly."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """The amount in hundredths."""
        return None if value is None else int((value * 100).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """The amount with two decimals."""
        return None if value is None else Decimal(value).scaleb(-2)


class Exact(TypeDecorator[Decimal]):
    """A number with every digit that it was given, kept as text; nothing is added up in the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The number as it is written."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The number."""
        return None if value is None else Decimal(value)


class IsoWeek(TypeDecorator[Week]):
    """A week, kept as `2026-W49`, which sorts as weeks do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Week | None, dialect: Dialect) -> str | None:
        """The week as it is written."""
        return str(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Week | None:
        """The week."""
        return read_week(value) if value else None


class Word(TypeDecorator[StrEnum]):
    """One of a closed set of words, kept as text."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        """Take the set of words."""
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The word as text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The word."""
        return None if value is None else self.words(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """Several texts in order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        """The texts as a JSON array."""
        return list(value or ())

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:
        """The texts as a tuple."""
        return tuple(value or ())


class Headers(TypeDecorator[Mapping[str, tuple[str, ...]]]):
    """The headers that fill each field, in order."""

    impl = JSON
    cache_ok = True

    def process_result_value(
        self, value: Mapping[str, list[str]] | None, dialect: Dialect
    ) -> Mapping[str, tuple[str, ...]]:
        """The headers as tuples, which JSON does not know."""
        return {field: tuple(headers) for field, headers in (value or {}).items()}


class Changes(TypeDecorator[tuple[Change, ...]]):
    """Who came to a list and who left it."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Change, ...] | None, dialect: Dialect) -> list[dict[str, Any]]:
        """The changes as a JSON array."""
        return [asdict(change) for change in value or ()]

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[Change, ...]:
        """The changes as the domain knows them."""
        return tuple(Change(**change) for change in value or ())


class Numbers(TypeDecorator[Policy]):
    """A policy with every number behind it."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Policy | None, dialect: Dialect) -> dict[str, Any] | None:
        """The policy as a JSON object."""
        return asdict(value) if value else None

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Policy:
        """The policy; the balanced one where none was ever chosen."""
        return policy_from(value) if value else BALANCED


class Contacts(TypeDecorator[tuple[Contact, ...]]):
    """Everybody to talk to at a customer, with their numbers."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Contact, ...] | None, dialect: Dialect) -> list[dict[str, Any]]:
        """The contacts as a JSON array."""
        return [vars(contact) | {"phones": list(map(vars, contact.phones))} for contact in value or ()]

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[Contact, ...]:
        """The contacts as the domain knows them."""
        return tuple(_contact(each) for each in value or ())


class Roles(TypeDecorator[frozenset[Role]]):
    """What somebody is, as a JSON array in the order of the letters."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: frozenset[Role] | None, dialect: Dialect) -> list[str]:
        """The roles as texts."""
        return sorted(value or ())

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> frozenset[Role]:
        """The roles."""
        return frozenset(map(Role, value or ()))


class Ids(TypeDecorator[frozenset[int]]):
    """Which rows of another table, as a JSON array."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: frozenset[int] | None, dialect: Dialect) -> list[int]:
        """The ids in order."""
        return sorted(value or ())

    def process_result_value(self, value: list[int] | None, dialect: Dialect) -> frozenset[int]:
        """The ids."""
        return frozenset(value or ())


class WrittenLetter(TypeDecorator[Letter]):
    """The words of a message."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Letter | None, dialect: Dialect) -> dict[str, Any] | None:
        """The letter as a JSON object."""
        return asdict(value) if value else None

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Letter | None:
        """The letter with its sections."""
        if value is None:
            return None
        sections = (Section(each["heading"], tuple(each["points"])) for each in value["sections"])
        return Letter(**value | {"sections": tuple(sections)})


class Enclosures(TypeDecorator[tuple[Enclosure, ...]]):
    """The files that go with a message."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Enclosure, ...] | None, dialect: Dialect) -> list[dict[str, Any]]:
        """The files as a JSON array."""
        return [asdict(enclosure) for enclosure in value or ()]

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[Enclosure, ...]:
        """The files."""
        return tuple(Enclosure(**each) for each in value or ())


class Corrections(TypeDecorator[tuple[Correction, ...]]):
    """What people set by hand, in order; JSON kept as text, so that both databases can compare and index it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Correction, ...] | None, dialect: Dialect) -> str:
        """The corrections as a JSON array."""
        return json.dumps([plain(each) for each in value or ()], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Correction, ...]:
        """The corrections as the domain knows them."""
        return () if value in {None, "[]"} else tuple(_correction(each) for each in json.loads(value or "[]"))


def _correction(row: dict[str, Any]) -> Correction:
    return Correction(**row | {"field": Field(row["field"]), "made_at": datetime.fromisoformat(row["made_at"])})


def _contact(row: Mapping[str, Any]) -> Contact:
    return Contact(row["name"], row["title"], row["email"], tuple(Phone(**phone) for phone in row["phones"]))


def plain(value: object) -> object:
    """A domain value as JSON can hold it: what the audit trail keeps."""
    match value:
        case None | bool() | int() | float() | str() | Week():
            return str(value) if isinstance(value, StrEnum | Week) else value
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case tuple() | list() | frozenset():
            return [plain(each) for each in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return str(value)
