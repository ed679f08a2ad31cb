"""Telephone numbers among the words that people put around them."""

import re
from dataclasses import replace

from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

from callprogram.domain.phones import Phone, read_phone

_EXTENSION = re.compile(
    r"(?<=[\d)])[\s,;(]*(?:ext=|extension|ext|x|durchwahl|dw|nebenstelle|nst|#)[.:\s-]*(\d{1,7})(?!\d)(?:\s*\))?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*[^\W\d_][^()]*\)|\[[^\[\]]*\]")
_VANITY = re.compile(r"\+?[\d\s().-]{3,}[A-Z\d-]{4,}")
_LONGEST = 250
_LETTERS = re.compile(r"[^\W\d_]")


def read_phones(text: str, region: str | None, label: str) -> tuple[Phone, ...]:
    """The number in a cell, or the several where it has several; what cannot be read stays as it was typed."""
    plain = _plain(text)
    phone = replace(read_phone(plain, region, label), raw=text)
    if phone.e164 and (not _has_words(plain) or (phone.valid and _VANITY.fullmatch(plain))):
        return (phone,)
    return _found(text, plain, region, label) or (Phone(text, label),)


def _found(text: str, plain: str, region: str | None, label: str) -> tuple[Phone, ...]:
    """The valid numbers that stand somewhere in a text."""
    numbers = [match.number for match in PhoneNumberMatcher(plain, region)]
    e164 = [format_number(number, PhoneNumberFormat.E164) for number in numbers]
    return tuple(
        Phone(text, label, written, number.extension or None, valid=True)
        for written, number in zip(e164, numbers, strict=True)
    )


def _plain(text: str) -> str:
    """The cell with its extension spelled one way and without words in brackets."""
    without_decimals = re.sub(r"^(\d{6,})\.0$", r"\1", text[:_LONGEST].strip())
    spelled = _EXTENSION.sub(r" x \1", re.sub(r"^tel:", "", without_decimals, flags=re.IGNORECASE))
    return _ASIDE.sub(" ", spelled).strip()


def _has_words(plain: str) -> bool:
    return bool(_LETTERS.search(re.sub(r" x \d+$", "", plain)))
