"""Telephone numbers: read from what people type, by `phonenumbers`."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from urllib.parse import quote

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, re_util

from callprogram.errors import BadInputError

re_util.enable_pattern_cache()  # Python keeps 512 patterns, fewer than the countries of one export have

_COSTLY = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PAGER,
    PhoneNumberType.VOICEMAIL,
}
_FIXED = {PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
LONGEST_LOCAL = 8  # figures of a subscriber's number without its area code (ITU-T E.164, national numbering plans)
# What stands before an extension, for Python and for polars; a key pressed at the end of one belongs to it.
BEFORE_EXTENSION = (
    r"[\s,;(/.-]*(?:;ext=|,,|\#|\*|~|[pw]+|内線番号|内線|分机号?|分機|[转轉]|내선(?:번호)?|שלוחה|تحويلة|داخلي|"
    r"ext(?:ension|ensi[oó]n|ens[aã]o|ention|en|n)?|enxt|xtn?|x|local|lokal(?:nr|numer|nummer)?|opt(?:ion)?|press|"
    r"durchwahl|dw|nebenstelle|nst|apparat|app|klappe|kl|poste?|intern[oe]?|internal|int[eé]rieur|interior|int|anexo|"
    r"ramal|toestel|tst|doorkies(?:nummer)?|доб(?:авочный)?|вн(?:утренний)?|(?:numer )?wewnętrzny|wewn|wew|dahili|"
    r"linka|klapka|anknytning|alanumero|mellék|εσωτ(?:ερικό)?)(?:\s*n[r°º])?[.:\s-]*"
)
_EXTENSION = re.compile(rf"(?<=[\d)])(?:{BEFORE_EXTENSION}|\s*;)(\d{{1,7}}#?)\s*\)?\s*$", re.IGNORECASE)
_BEHIND = " ext. "  # stands between a number and its extension where both are kept as one text
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
    """A number as somebody typed it, read as in `region` (ISO 3166 alpha-2) unless it says its country itself.

    One that may as well be a subscriber's number whose area code is left out is not valid.
    """
    phone, number, typed = _read(text, region, label)
    if number is None:
        return phone
    return replace(phone, valid=phonenumbers.is_valid_number(number) and not _is_local(typed, number))


def country_said(text: str, region: str | None) -> str | None:
    """The country of a number, whether it is in use or not; none for what is no number or belongs to no country."""
    return region_of(_read(text, region)[0])


def _read(text: str, region: str | None, label: str = "phone") -> tuple[Phone, phonenumbers.PhoneNumber | None, str]:
    """A number of a length that numbers have, and what was typed before its extension."""
    behind = _EXTENSION.search(text)
    typed = text[: behind.start()] if behind else text
    try:
        number = phonenumbers.parse(typed, region)
    except NumberParseException:
        return Phone(text, label), None, typed
    if not phonenumbers.is_possible_number(number):
        return Phone(text, label), None, typed
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(text, label, e164, behind[1] if behind else number.extension or None), number, typed


def _is_local(typed: str, number: phonenumbers.PhoneNumber) -> bool:
    """Whether what was typed without any prefix is in use behind an area code too: `23125924` in Dortmund or Berlin."""
    groups = [phonenumbers.normalize_digits_only(each) for each in re.findall(r"\d+", typed)]
    national = phonenumbers.national_significant_number(number)
    length = phonenumbers.length_of_geographical_area_code(number)
    if not length or len(national) > LONGEST_LOCAL or "".join(groups) != national:
        return False
    area_is_apart = len(groups) > 1 and groups[0] == national[:length]
    area = _some_area_code(phonenumbers.region_code_for_number(number) or "")
    return bool(area) and not area_is_apart and _is_fixed(f"+{number.country_code}{area}{national}")


def leaves_out_area_codes(region: str) -> bool:
    """Whether a subscriber's number of a country may be as long as another one with its area code."""
    return _some_area_code(region) != ""


@cache
def _some_area_code(region: str) -> str:
    """An area code of a country in which numbers without theirs are as long as others with it; empty elsewhere."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.FIXED_LINE)
    if not (metadata and metadata.national_prefix and metadata.fixed_line and example):
        return ""
    length, lengths = phonenumbers.length_of_geographical_area_code(example), metadata.fixed_line.possible_length
    is_open = any(short <= LONGEST_LOCAL and short + length in lengths for short in lengths)
    return phonenumbers.national_significant_number(example)[:length] if is_open else ""


def _is_fixed(e164: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(e164)) in _FIXED


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
    written = spaced(phone.e164)
    return f"{written} ext. {phone.extension}" if phone.extension else written


def spaced(e164: str) -> str:
    """A number in E.164 with the spaces with which its country writes it."""
    return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def tel_address(phone: Phone) -> str:
    """The number as a link that a telephone dials (RFC 3966), the extension after two pauses."""
    return f"tel:{phone.e164}" + (f",,{quote(phone.extension)}" if phone.extension else "")


def read_own_phone(text: str, region: str) -> str:
    """The executive's number as `in_one` has it; raises BadInputError for one that cannot be rung."""
    phone = read_phone(text.strip(), region)
    if phone.e164 is None or not dialable(phone):
        raise BadInputError(f"“{text}” is not a number that can be rung; write it like +31 20 123 4567.")
    return in_one(phone)


def in_one(phone: Phone) -> str:
    """A number that can be read as it is kept in one text: in E.164, with its extension: `+12025550143 ext. 212`."""
    return f"{phone.e164}{_BEHIND}{phone.extension}" if phone.extension else str(phone.e164)


def number_in(text: str) -> str:
    """The number of such a text without its extension: by which the provider knows it."""
    return text.partition(_BEHIND)[0]


def extension_in(text: str) -> str | None:
    """The extension of such a text; none where it has none."""
    return text.partition(_BEHIND)[2] or None


def shown_in(text: str) -> str:
    """Such a text as people read it."""
    return shown(read_phone(text, None))
