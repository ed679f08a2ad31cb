"""Corrections: what people set by hand of a customer, and why; a CRM import never changes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Field(StrEnum):
    """What can be set by hand."""

    PHONE = "phone"
    WRONG_PHONE = "wrong_phone"
    CONTACT = "contact"
    SNOOZED_UNTIL = "snoozed_until"
    DO_NOT_CALL = "do_not_call"
    SAY_AS = "say_as"
    CAREFUL = "careful"
    HANDED_BACK = "handed_back"
    TIME_ZONE = "time_zone"
    ACCOUNT_OWNER = "account_owner"


@dataclass(frozen=True)
class Correction:
    """One thing set by hand: an empty `value` lifts what was set before; `made_at` in UTC, `call_id` the call it is of.

    Values are text: a number as `read_phone` reads it, a contact's name or email, an ISO date, `yes`, a zone's name,
    how often nobody answered before the account owner was asked. `of` is whose number a corrected one is, and the
    account owner as the CRM has them.
    """

    field: Field
    value: str
    reason: str
    member: str
    made_at: datetime
    of: str = ""
    call_id: int | None = None


def in_force(corrections: Iterable[Correction], field: Field) -> Correction | None:
    """The correction of a field that holds now: the last one, unless it lifted those before."""
    last = None
    for correction in corrections:
        last = correction if correction.field is field else last
    return last if last and last.value else None


def corrected_fields(corrections: Iterable[Correction]) -> frozenset[Field]:
    """The fields that people have set and not lifted again."""
    made = tuple(corrections)
    return frozenset(field for field in Field if in_force(made, field))


def wrong_numbers(corrections: Iterable[Correction]) -> frozenset[str]:
    """The numbers that proved wrong, in E.164, and that nobody has called right since."""
    wrong: set[str] = set()
    for correction in corrections:
        if correction.field is Field.WRONG_PHONE:
            wrong.add(correction.value)
        elif correction.field is Field.PHONE:
            wrong.discard(correction.value.partition(" ")[0])
    return frozenset(wrong)
