"""Addresses: whether two email addresses, or an address and a name in the CRM, mean the same person."""

import unicodedata
from string import ascii_lowercase, ascii_uppercase

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


def plain_address(text: str) -> str:
    """An address in the form in which addresses are compared: ASCII letters small, all others as they are.

    Empty for one that NFKC changes (Unicode Standard Annex 15): it has letters that only look like others, such as the
    Kelvin sign, which `str.casefold` makes a k.
    """
    address = text.strip()
    return address.translate(_SMALL) if unicodedata.normalize("NFKC", address) == address else ""


def compared(words: str) -> str:
    """A name or an address in the form in which they are compared; names in any letters, addresses as above."""
    return (plain_address(words) or words.strip()) if "@" in words else words.strip().casefold()
