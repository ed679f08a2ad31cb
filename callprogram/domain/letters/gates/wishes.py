"""Wishes: what they want in their own words, what they ask for, when and where they can be called."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import pairwise

import phonenumbers

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.phrases import said, sayings
from callprogram.domain.letters.proposals import Money

_SENTENCE = re.compile(r"(?<=[.!?])(?<!\s\d\.)(?<!\s\d\d\.)\s+|\n{2,}")  # not behind “am 3.” September
_LONGEST = 200
_WRITTEN = re.compile(r"(?<![\w+.,])\(?0\d[\d ()./-]{4,18}\d(?!\w)")  # as at home, wherever that is
_SIGNATURE = 5_000  # letters at the end of a text in which a number is looked for
_SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "CHF": "CHF",
    "US$": "USD",
    "C$": "CAD",
    "A$": "AUD",
    "₹": "INR",
}
_CODE = r"EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|CAD|AUD|NZD|INR|BRL|MXN|ZAR|SGD|euros?|dollars?|pounds?|francs?"
_NAMES = {
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "franc": "CHF",
}
_AMOUNT = re.compile(
    rf"(?P<before>US\$|C\$|A\$|[€$£¥₹]|\b(?:{_CODE}))\s?(?P<one>\d[\d.,' ]*\d|\d)(?P<k1>\s?k\b)?"
    rf"|(?P<two>\d[\d.,' ]*\d|\d)(?P<k2>\s?k\b)?\s?(?P<after>[€$£¥₹]|(?:{_CODE})\b)",
    re.IGNORECASE,
)


def sentences(letter: Letter) -> list[str]:
    """The new part, sentence by sentence."""
    return [" ".join(each.split()) for each in _SENTENCE.split(_new(letter)) if each.strip()]


def wants(letter: Letter) -> str:
    """The first sentence that asks for something, else the longest of the first ones; in their own words."""
    asking = next(_saying("wants", letter), "")
    told = asking or max(sentences(letter)[:4], key=len, default="") or letter.subject
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def asked(letter: Letter) -> Money | None:
    """The amount that they want back: in a sentence that says so, else what they say was taken from them."""
    asking = list(_saying("asked", letter))
    charged = _saying("charged", letter) if asking else iter(())
    amounts = (_AMOUNT.search(each) for each in (*asking, *charged))
    return next((_money(each) for each in amounts if each), None) or _asked_beside(letter, asking)


def _asked_beside(letter: Letter, asking: list[str]) -> Money | None:
    """The one amount of the sentence before or after the one that asks: “It is £80 too much. Please refund that.”."""
    pairs = list(pairwise(sentences(letter)))
    before = [one for one, other in pairs if other in asking and any(sayings("kinds", "that", other))]
    after = [other for one, other in pairs if one in asking and any(sayings("kinds", "figure", other))]
    found = next((amounts for each in (*before, *after) if (amounts := list(_AMOUNT.finditer(each)))), [])
    return _money(found[0]) if len(found) == 1 else None


def call_at(letter: Letter) -> str:
    """When they can be called, in their own words: from the first day or hour of the sentence to its last."""
    for sentence in _saying("call", letter):
        if times := list(said("kinds", "time").finditer(sentence)):
            return sentence[times[0].start() : times[-1].end()][:_LONGEST]
    return ""


def phone(letter: Letter, region: str | None) -> str:
    """The number that they give, in E.164 where that can be said, else as written; the last one is the signature's."""
    own = letter.text.replace(letter.quoted_text, "") if letter.quoted_text else letter.text
    calling = next(_saying("call", letter), "")
    found = list(phonenumbers.PhoneNumberMatcher(calling, region))[:1]
    found = found or list(phonenumbers.PhoneNumberMatcher(own[-_SIGNATURE:], region))[-1:]
    if not found and calling:
        return "".join(each[0].strip() for each in list(_WRITTEN.finditer(calling))[:1])
    return "".join(phonenumbers.format_number(each.number, phonenumbers.PhoneNumberFormat.E164) for each in found)


def _saying(heading: str, letter: Letter) -> Iterator[str]:
    """The sentences in which something is said; the whole is asked first, as most letters have none."""
    if not any(sayings("kinds", heading, _new(letter))):
        return iter(())
    return (each for each in sentences(letter) if any(sayings("kinds", heading, each)))


def _new(letter: Letter) -> str:
    return letter.new_text or letter.text


def _money(found: re.Match[str]) -> Money | None:
    sign = found["before"] or found["after"]
    currency = _SIGNS.get(sign.upper()) or _NAMES.get(sign.casefold()) or sign.upper()
    try:
        amount = Decimal(_digits(found["one"] or found["two"]))
    except InvalidOperation:
        return None
    return Money(amount * 1000 if found["k1"] or found["k2"] else amount, currency[:3])


def _digits(text: str) -> str:
    """The amount with a point: the last mark before one or two digits is the decimal one."""
    bare = re.sub(r"[ ']", "", text)
    cents = re.search(r"[.,](\d{1,2})$", bare)
    whole = bare[: cents.start()] if cents else bare
    return re.sub(r"[.,]", "", whole) + (f".{cents[1]}" if cents else "")


def no_calls(letter: Letter) -> str:
    """The words with which they ask not to be called; empty where they do not."""
    return " ".join(next(sayings("kinds", "no calls", _new(letter)), "").split())
