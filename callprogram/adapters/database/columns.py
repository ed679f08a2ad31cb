"""Column types that give domain values: aware times, decimal money, weeks, contacts."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from callprogram.domain.cases.desk import Span
from callprogram.domain.cases.sides import Side
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Contact, Customer, id_in
from callprogram.domain.customers.phones import Phone
from callprogram.domain.letters.letters import Attachment
from callprogram.domain.letters.mails import Correspondent, EnclosedMail
from callprogram.domain.lists.call_list import Change
from callprogram.domain.people.members import Role
from callprogram.domain.people.messages import Content, Enclosure, Section
from callprogram.domain.program.call_hour import Week, read_week
from callprogram.domain.program.policies import BALANCED, policy_from

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class StoredAs(TypeDecorator[T]):
    """A domain value, kept as something that both databases have: how it is written, and how it is read again.

    Nothing is read as `absent`; it is kept as nothing where `absent` is nothing, else as `absent` is written.
    """

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
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
            plainly = [plain(each) for each in value]
            return sorted(plainly, key=str) if isinstance(value, frozenset) else plainly
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return b64encode(value).decode() if isinstance(value, bytes) else str(value)


def several(write: Callable[[T], object], read: Callable[..., T]) -> StoredAs[tuple[T, ...]]:
    """Several values in order, as a JSON array; none where there is nothing."""
    return StoredAs(JSON, lambda values: [*map(write, values)], lambda kept: tuple(map(read, kept)), ())


def word(words: type[E]) -> StoredAs[E]:
    """One of a closed set of words, kept as text."""
    return StoredAs(Text, str, words)


def _in_utc(moment: datetime) -> datetime:
    """Without its zone, which SQLite cannot keep."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _aware(kept: datetime) -> datetime:
    return kept.replace(tzinfo=UTC)


def _hundredths(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value())


def _amount(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _headers(row: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(headers) for field, headers in row.items()}


def _contact_row(contact: Contact) -> dict[str, Any]:
    return vars(contact) | {"phones": list(map(vars, contact.phones))}


def _contact(row: Mapping[str, Any]) -> Contact:
    return Contact(**{**row, "phones": tuple(Phone(**phone) for phone in row["phones"])})


def _days(kept: list[str]) -> tuple[date, date]:
    first, last = map(date.fromisoformat, kept)
    return first, last


def _roles(names: list[str]) -> frozenset[Role]:
    return frozenset(map(Role, names))


def _content(row: Mapping[str, Any]) -> Content:
    sections = (Section(each["heading"], tuple(each["points"])) for each in row["sections"])
    return Content(**{**row, "sections": tuple(sections)})


def _corrections_text(corrections: tuple[Correction, ...]) -> str:
    return json.dumps(plain(corrections), ensure_ascii=False)


def _corrections(text: str) -> tuple[Correction, ...]:
    return corrections_in(json.loads(text)) if text != "[]" else ()


def corrections_in(rows: Iterable[Mapping[str, Any]]) -> tuple[Correction, ...]:
    """Corrections as an export says them."""
    return tuple(map(_correction, rows))


def _correction(row: Mapping[str, Any]) -> Correction:
    return Correction(**{**row, "field": Field(row["field"]), "made_at": datetime.fromisoformat(row["made_at"])})


_OF_CUSTOMER: Mapping[str, Callable[..., Any]] = {
    "revenue": Decimal,
    "renewal_on": date.fromisoformat,
    "customer_since": date.fromisoformat,
    "last_contact_on": date.fromisoformat,
    "snoozed_until": date.fromisoformat,
    "contacts": lambda rows: tuple(map(_contact, rows)),
    "corrections": lambda rows: tuple(map(_correction, rows)),
}


def _customer(row: Mapping[str, Any]) -> Customer:
    given = {name: each for name, each in row.items() if each is not None}
    return Customer(**given | {name: read(given[name]) for name, read in _OF_CUSTOMER.items() if name in given})


def _ids_by_kind(row: Mapping[str, list[int]]) -> Mapping[str, tuple[int, ...]]:
    return {kind: tuple(ids) for kind, ids in row.items()}


def _enclosed_mail(row: Mapping[str, Any]) -> EnclosedMail:
    sent_at = datetime.fromisoformat(row["sent_at"]) if row["sent_at"] else None
    return EnclosedMail(Correspondent(**row["sender"]), row["subject"], sent_at)


def _side(row: Mapping[str, Any]) -> Side:
    moments = ("asked_at", "due_at", "given_at")
    return Side(**{**row, **{name: row[name] and datetime.fromisoformat(row[name]) for name in moments}})


CrmId = StoredAs(Text, id_in, str)
Moment = StoredAs(DateTime, _in_utc, _aware)
# Whole hundredths, so that both databases add them up exactly.
Money = StoredAs(BigInteger, _hundredths, _amount)
# A number with every digit that it was given; nothing is added up in the database.
Exact = StoredAs(Text, str, Decimal)
# As `2026-W49`, which sorts as weeks do.
IsoWeek = StoredAs(Text, str, read_week)
Words = several(str, str)
Days: StoredAs[tuple[date, date]] = StoredAs(JSON, lambda days: [*map(str, days)], _days)
Headers: StoredAs[Mapping[str, tuple[str, ...]]] = StoredAs(JSON, dict, _headers, {})
Changes = several(asdict, lambda row: Change(**row))
Numbers = StoredAs(JSON, asdict, policy_from, BALANCED)
Contacts = several(_contact_row, _contact)
Roles: StoredAs[frozenset[Role]] = StoredAs(JSON, sorted, _roles, frozenset())
Ids: StoredAs[frozenset[int]] = StoredAs(JSON, sorted, frozenset, frozenset())
InOrder: StoredAs[tuple[int, ...]] = StoredAs(JSON, list, tuple, ())
IdsByKind: StoredAs[Mapping[str, tuple[int, ...]]] = StoredAs(JSON, dict, _ids_by_kind, {})
Customers = several(plain, _customer)
Known: StoredAs[Mapping[str, str]] = StoredAs(JSON, dict, dict, {})
WrittenContent = StoredAs(JSON, asdict, _content)
Enclosures = several(asdict, lambda row: Enclosure(**row))
Attachments = several(asdict, lambda row: Attachment(**row))
EnclosedMails = several(plain, _enclosed_mail)
Sides = several(plain, _side)
DeskHours = several(asdict, lambda row: Span(**row))
ClosedDays = several(date.isoformat, date.fromisoformat)
# JSON kept as text, so that both databases can compare and index it.
Corrections: StoredAs[tuple[Correction, ...]] = StoredAs(Text, _corrections_text, _corrections, ())
