"""Cells as values: each function reads one text and raises ValueError with what is wrong in plain words."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.numbers import list_currencies

_BLANK = {
    "",
    "n/a",
    "#n/a",
    "-",
    "--",
    "–",
    "none",
    "null",
    "unknown",
    "unbekannt",
    "k.a.",
    "(blank)",
    "[not provided]",
}
_YES = {"yes", "y", "true", "1", "x", "ja", "wahr", "on"}
_NO = {"no", "n", "false", "0", "nein", "falsch", "off"}
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
_COUNTRIES = {
    "US": "united states of america, america, vereinigte staaten von amerika",
    "GB": "great britain, britain, england, scotland, wales, northern ireland, großbritannien, schottland",
    "NL": "holland, the netherlands",
    "IE": "republic of ireland",
    "DE": "brd, federal republic of germany",
    "AE": "uae, vae",
    "CZ": "czech republic, tschechische republik",
    "TR": "turkey, turkiye",
    "KR": "korea, republic of korea, korea republic of",
    "RU": "russian federation",
    "HK": "hong kong, hongkong",
    "MO": "macao, macau",
    "CI": "ivory coast",
    "VN": "viet nam",
}
_SYMBOLS = {"€": "EUR", "EURO": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "ZŁ": "PLN"}
_SYMBOLS |= {
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "R$": "BRL",
    "SFR": "CHF",
    "FR.": "CHF",
}


def plain(cell: str) -> str:
    """A cell without what spreadsheets and CRMs put around it or in place of nothing."""
    text = cell.replace("\N{NO-BREAK SPACE}", " ").strip()
    text = re.sub(r"^'(?=[=+\-@\d])", "", text)  # an apostrophe before a letter belongs to a name: 's-Hertogenbosch
    text = re.sub(r'^="(.*)"$', r"\1", text).strip()
    return "" if text.casefold() in _BLANK else text


def crm_id(text: str) -> str:
    """A record's id, character by character."""
    if re.fullmatch(r"\d[.,]\d+E\+\d+", text, re.IGNORECASE):
        raise ValueError("a spreadsheet has shortened this id; export the file from the CRM once more")
    return text


def email(text: str) -> str:
    """An address, as it was typed."""
    inside = re.search(r"<([^<>]+)>", text)
    address = re.sub(r"^mailto:", "", inside[1] if inside else text, flags=re.IGNORECASE).strip()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        raise ValueError("not an email address")
    return address


def country(text: str) -> str:
    """A country's ISO 3166 alpha-2 code, from that, the alpha-3 code, or its English or German name."""
    code = _countries().get(_letters(text))
    if code is None:
        raise ValueError("not a country that is known by this name")
    return code


def language(text: str) -> str:
    """A language's ISO 639 alpha-2 code where it is known, else as it was typed."""
    known = _languages()
    return known.get(_letters(text)) or known.get(_letters(re.split(r"[-_(]", text)[0])) or text


def currency(text: str) -> str:
    """A currency's ISO 4217 code, from that or its symbol."""
    first = re.split(r"[\s(:-]", text.upper(), maxsplit=1)[0]
    code = _SYMBOLS.get(first, first)
    if code not in list_currencies():
        raise ValueError("not a currency")
    return code


def time_zone(text: str) -> str:
    """An IANA time zone's name."""
    if text not in _zones():
        raise ValueError("not a time zone such as Europe/Berlin")
    return text


def health(text: str) -> int:
    """How well the customer is, 0 to 100."""
    return _whole(text.rstrip("% "), 100)


def nps(text: str) -> int:
    """How likely the customer is to recommend us, 0 to 10."""
    return _whole(text, 10)


def open_cases(text: str) -> int:
    """How many cases are open."""
    return _whole(text, 1_000_000)


def do_not_call(text: str) -> bool:
    """Whether nobody may ring; raises ValueError for what is neither yes nor no."""
    word = text.casefold()
    if word not in _YES | _NO:
        raise ValueError("neither yes nor no; read as yes")
    return word in _YES


def _whole(text: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}([.,]0+)?", text) or int(re.split("[.,]", text)[0]) > most:
        raise ValueError(f"not a whole number from 0 to {most}")
    return int(re.split("[.,]", text)[0])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _countries() -> dict[str, str]:
    """Every code and name of a country, its letters only, with the alpha-2 code."""
    english, german = _texts(Locale("en").territories), _texts(Locale("de").territories)
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]  # Babel types it loosely
    codes = {code for code in english if re.fullmatch("[A-Z]{2}", code)} - _NO_COUNTRIES - aliases.keys()
    replaced = {alias.casefold(): new[0] for alias, new in aliases.items() if alias.isalpha() and new[0] in codes}
    several = {alias.casefold() for alias, new in aliases.items() if len(new) > 1}
    named = {_letters(name): code for names in (german, english) for code, name in names.items() if code in codes}
    own = {_letters(name): code for code, names in _COUNTRIES.items() for name in names.split(",")}
    known = replaced | named | own | {code.casefold(): code for code in codes}
    return {name: code for name, code in known.items() if name not in several}


@cache
def _languages() -> dict[str, str]:
    """Every alpha-2 code and name of a language, its letters only, with the code."""
    names = [*_texts(Locale("de").languages).items(), *_texts(Locale("en").languages).items()]
    alpha_2 = [(code, name) for code, name in names if re.fullmatch("[a-z]{2}", code)]
    return {_letters(name): code for code, name in alpha_2} | {code: code for code, _ in alpha_2}


def _texts(names: Mapping[Any, object]) -> dict[str, str]:
    return {str(code): str(name) for code, name in names.items()}
