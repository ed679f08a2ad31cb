"""Currencies by code, symbol and name."""

import re
from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies, list_currencies

from callprogram.adapters.exports.cells.spelling import LANGUAGES, clean, letters

_SYMBOLS = {
    "€": "EUR",
    "$us": "USD",
    "$ca": "CAD",
    "$au": "AUD",
    "$nz": "NZD",
    "$hk": "HKD",
    "$mx": "MXN",
    "us$": "USD",
    "£": "GBP",
    "£gb": "GBP",
    "₹": "INR",
    "rs": "INR",
    "inr": "INR",
    "zł": "PLN",
    "c$": "CAD",
    "ca$": "CAD",
    "can$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "nt$": "TWD",
    "mx$": "MXN",
    "r$": "BRL",
    "sfr": "CHF",
    "fr": "CHF",
    "₽": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₦": "NGN",
    "kč": "CZK",
    "ft": "HUF",
    "lei": "RON",
    "円": "JPY",
    "yen": "JPY",
    "元": "CNY",
    "人民币": "CNY",
    "dkr": "DKK",
    "nkr": "NOK",
    "skr": "SEK",
    "euros": "EUR",
    "stg": "GBP",
}
_SHARED = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "COP", "ARS", "TWD"),
    "¥": ("JPY", "CNY"),
    "kr": ("", "SEK", "NOK", "DKK", "ISK"),
}
USUAL = {"USD", "JPY"}
_WORDS = re.compile(r"\w+|[^\w\s]")


def currency(text: str, region: str = "") -> str:
    """A currency's ISO 4217 code, from that, its symbol or its name; symbols that several share by the region's own."""
    code = known(clean(text), region) or known(re.split(r"[\s(:-]", clean(text), maxsplit=1)[0], region)
    if not code:
        raise ValueError("not a currency")
    return code


def known(text: str, region: str) -> str:
    """The code of a currency; empty where none is called so, or several are and the region has none of them."""
    small = text.casefold().strip(". ")
    if small in _SHARED:
        own = _own(region)
        return own if own in _SHARED[small] else _SHARED[small][0]
    return _SYMBOLS.get(small) or _names().get(letters(small), "")


def in_header(header: str) -> str | None:
    """The currency in a header such as `Annual Revenue (USD)`; none where it says none, or a symbol of several."""
    said = [
        word for word in _WORDS.findall(header) if word in _SYMBOLS or (word.isupper() and word in list_currencies())
    ]
    return known(said[-1], "") if said else None


def is_named(text: str) -> bool:
    """Whether any currency is called so."""
    return is_shared(text) or bool(known(text, ""))


def is_shared(text: str) -> bool:
    """Whether several currencies have this symbol."""
    return text.casefold().strip(". ") in _SHARED


@cache
def _own(region: str) -> str:
    return next(iter(get_territory_currencies(region)), "") if region in _regions() else ""


@cache
def _names() -> dict[str, str]:
    """Every code, and every name of a currency in the languages that exports are in, letters only, with the code."""
    names = [Locale(each).currencies for each in reversed(LANGUAGES)]
    current = {code for region in _regions() for code in get_territory_currencies(region)}
    named = {letters(name): code for each in names for code, name in each.items() if code in current}
    return named | {code.casefold(): code for code in list_currencies()}


def _regions() -> list[str]:
    return [region for region in map(str, Locale("en").territories) if len(region) == len("US")]
