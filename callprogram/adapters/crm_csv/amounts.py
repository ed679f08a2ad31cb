"""Amounts of money, read by the separators that their whole column uses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal

_UNITS = {"": 1, "k": 10**3, "tsd": 10**3, "m": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "mrd": 10**9}
_AMOUNT = re.compile(r"(?P<sign>-?)(?P<figures>\d[\d.,]*)(?P<unit>[a-z]*)")
_SPACES = re.compile(r"[\s'’\u00a0\u202f\u2009]")
_MARKS = re.compile(r"[a-z]{0,3}[€$£¥₹]|(?<![a-z])[a-z]{3}(?![a-z])")
_GROUPED = re.compile(r"\d{1,3}([.,]\d{2,3})*[.,]\d{3}")
_LONE = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_LONGEST = 24
_TOO_MUCH = 10**15


def amount_reader(column: Iterable[str]) -> Callable[[str], Decimal]:
    """What reads the amounts of a column; it raises ValueError with what is wrong in plain words.

    The last separator of an amount is its decimal point unless it stands before three figures alone (`1.250`): then
    the other amounts of the column decide, and where they do not, it separates thousands.
    """
    points = Counter(filter(None, (_point(_figures(text)) for text in column)))
    usual = points.most_common(1)[0][0] if points else ""
    return lambda text: _amount(text, usual)


def _amount(text: str, usual: str) -> Decimal:
    match = _AMOUNT.fullmatch(_bare(text))
    if not match or match["unit"] not in _UNITS or len(match["figures"]) > _LONGEST:
        raise ValueError("not an amount")
    figures = match["figures"]
    point = usual if _LONE.fullmatch(figures) else _point(figures)
    whole, _, part = figures.rpartition(point) if point and point in figures else (figures, "", "")
    if not (re.fullmatch(r"\d*", whole) or _GROUPED.fullmatch(whole)) or not re.fullmatch(r"\d*", part):
        raise ValueError("not an amount")
    value = Decimal(f"{match['sign']}{re.sub('[.,]', '', whole) or '0'}.{part or '0'}")
    amount = value * _UNITS[match["unit"]]
    if abs(amount) >= _TOO_MUCH:
        raise ValueError("too large for an amount of money")
    return round(amount, 2)


def _bare(text: str) -> str:
    """An amount without spaces, Swiss apostrophes and currency; accountants' brackets are a minus."""
    small = re.sub(r"^\((.*)\)$", r"-\1", text.strip().casefold())
    return _SPACES.sub("", _MARKS.sub(lambda mark: mark[0] if mark[0] in _UNITS else "", small)).removesuffix(",-")


def _figures(text: str) -> str:
    match = _AMOUNT.fullmatch(_bare(text))
    return match["figures"] if match else ""


def _point(figures: str) -> str:
    """The decimal point of an amount that shows it, or that its thousands leave over; empty where it does neither."""
    marks = re.sub(r"\d", "", figures)
    if not marks or _LONE.fullmatch(figures):
        return ""
    if len(set(marks)) == 1 and len(marks) > 1:
        return "." if marks[0] == "," else ","
    return marks[-1]
