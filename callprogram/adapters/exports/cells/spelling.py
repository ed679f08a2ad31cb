"""One spelling for what people and programs write in many: figures, spaces, dashes, accents."""

import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError

LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pt", "ja")
NEIGHBOURS = ("sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "tr")
OF_OTHER_LETTERS = ("ru", "uk", "ar", "zh", "zh_Hant", "ko", "el")
_INVISIBLE = "Cf"
_DASH = "Pd"
_MINUS = "\N{MINUS SIGN}"
_WIDE_FIRST, _WIDE_LAST, _WIDE_BY = 0xFF01, 0xFF5E, 0xFEE0  # the full-width forms of ASCII


def clean(text: str) -> str:
    """A text with ASCII figures, plain spaces and dashes, full-width letters narrowed, nothing invisible in it."""
    if text.isascii():
        return text.strip()
    return "".join(map(_clean_character, text)).strip()


def letters(text: str) -> str:
    """A name for comparing: letters and figures only, small, without accents."""
    small = text.casefold()
    plain = small if small.isascii() else unicodedata.normalize("NFKD", small)
    return "".join(filter(str.isalnum, plain))


@cache
def locale_of(region: str) -> Locale:
    """How a region (ISO 3166 alpha-2) writes, in its likeliest language; English where nobody knows."""
    try:
        return Locale.parse(f"und_{region}")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def _clean_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isspace():
        return character if character in "\r\n\t" else " "
    if _WIDE_FIRST <= ord(character) <= _WIDE_LAST:
        return chr(ord(character) - _WIDE_BY)
    category = unicodedata.category(character)
    if category == _INVISIBLE:
        return ""
    return "-" if category == _DASH or character == _MINUS else character
