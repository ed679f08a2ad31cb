"""Telephone numbers: read from what people type, by `phonenumbers`."""

from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from callprogram.errors import BadInputError

_COSTLY = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PAGER,
    PhoneNumberType.VOICEMAIL,
}
OTHER = "other"  # the label of a number that is tried after all others of its contact


@dataclass(frozen=True)
class Phone:
    """One number of a contact: `raw` as the CRM has it, `e164` where it can be read, `valid` where it is in use."""

    raw: str
    label: str = "phone"
    e164: str | None = None
    extension: str | None = None
    valid: bool = False


def read_phone(text: str, region: str | None, label: str = "phone") -> Phone:
    """A number as somebody typed it, read as in `region` (ISO 3166 alpha-2) unless it says its country itself."""
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return Phone(text, label)
    if not phonenumbers.is_possible_number(number):
        return Phone(text, label)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(text, label, e164, number.extension or None, phonenumbers.is_valid_number(number))


@lru_cache(maxsize=100_000)
def dialable(phone: Phone) -> bool:
    """Whether a call to it can be answered and costs what a call costs: valid, not premium, not shared-cost."""
    return phone.e164 is not None and phone.valid and not _is_costly(phone.e164)


@lru_cache(100_000)
def _is_costly(e164: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(e164)) in _COSTLY


@lru_cache(maxsize=10_000)
def region_of(phone: Phone) -> str | None:
    """The country of a number (ISO 3166 alpha-2); none for what cannot be read or belongs to no country."""
    region = phonenumbers.region_code_for_number(phonenumbers.parse(phone.e164)) if phone.e164 else None
    return None if region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY else region


def shown(phone: Phone) -> str:
    """A number as people read it, with its extension; what could not be read stays as it was typed."""
    if phone.e164 is None:
        return phone.raw
    number = phonenumbers.parse(phone.e164)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{written} ext. {phone.extension}" if phone.extension else written


def tel_address(phone: Phone) -> str:
    """The number as a link that a telephone dials (RFC 3966), the extension after two pauses."""
    return f"tel:{phone.e164}" + (f",,{phone.extension}" if phone.extension else "")


def read_own_phone(text: str, region: str) -> str:
    """The executive's number in E.164; raises BadInputError for one that cannot be rung."""
    phone = read_phone(text.strip(), region)
    if phone.e164 is None or not dialable(phone):
        raise BadInputError(f"“{text}” is not a number that can be rung; write it like +31 20 123 4567.")
    return phone.e164
