"""Amounts of money, read by the separators that their whole column uses."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from callprogram.adapters.exports.cells import currencies
from callprogram.adapters.exports.cells.readers import ReadCell, Reader, reader
from callprogram.adapters.exports.cells.spelling import clean, locale_of

_UNITS = {
    10**3: "k t tsd tausend thousand mil mila mille mille duizend 千",
    10**4: "万",
    10**5: "lakh lac",
    10
    ** 6: "m mm mn mio mln mill million millions millionen millones millón milhões milhão milioni milione miljoen 百万",
    10**7: "crore",
    10**8: "億",
    10**9: "b bn billion mrd mld md milliarde milliarden milliard milliards miljard miliardi",
}
_FACTORS = {word: factor for factor, words in _UNITS.items() for word in words.split()}
_AMOUNT = re.compile(r"(?P<before>[^\d.,]*(?:(?<=[^\W\d_])\.\s*)?)(?P<figures>[.,]?\d(?:[\d.,' ]*\d)?)(?P<after>\D*)")
_FLOAT = re.compile(r"(\d+(?:\.\d+)?)E(\+?)(\d{1,2})", re.IGNORECASE)
_JAPANESE = re.compile(r"\D?(?:(?P<oku>[\d.,]+)億)?(?:(?P<man>[\d.,]+)万)?(?P<rest>[\d.,]*)円?")
_WORD = re.compile(r"[^\W\d_]*\$(?:us|ca|au|nz|hk|mx)?|[^\W\d_]+|£gb|[€£¥₹₽₺₩₪₴₫฿₱₦]", re.IGNORECASE)
_FILLING = re.compile(r"[\s.,-]*")
_BRACKETED = re.compile(r"\((.*)\)")
_MINUS = re.compile(r"^-|-$|(?<=[^\d\s-])\s*-(?=\s*[\d.,])|^(?<=[^\d])-")
_SPACED = re.compile(r"\d{1,3}([ '])\d{3}(?:\1\d{3})*(?:[.,]\d+)?")
_GROUPED = re.compile(r"\d{1,3}([.,]\d{2,3})*[.,]\d{3}")
_LONE = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_APOSTROPHES = re.compile("[’`\N{LEFT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}]")
_FIGURE = re.compile(r"[2-9]|(?<=\d)0")  # that might as well be a one
_LONGEST = 24
_TOO_MUCH = 10**15
_NO_AMOUNT = "not an amount"


@dataclass(frozen=True)
class Money:
    """An amount and its currency (ISO 4217), as far as the cell says it; `is_shared` where several have its symbol."""

    amount: Decimal
    currency: str | None = None
    is_shared: bool = False


@dataclass(frozen=True)
class _Written:
    """An amount taken apart: its figures as they stand, what they are multiplied by, what the currency is called."""

    figures: str
    factor: int = 1
    currency: str = ""
    negative: bool = False


def amount_reader(column: Iterable[str], region: str) -> Reader:
    """What reads the amounts of a column.

    The last separator of an amount is its decimal point unless it stands before three figures alone (`1.250`): then
    the other amounts of the column decide, and where they do not, it separates thousands.
    """
    alike = cache(_taken_apart)  # of thousands of amounts only the figures differ, and that does not matter here
    written = {text: each for text in column if (each := alike(_FIGURE.sub("1", text)))}
    points = Counter(filter(None, (_point(each.figures) for each in written.values())))
    usual = points.most_common(1)[0][0] if points else ""
    doubts = [*_doubt_of_point(written, usual, region), *_doubt_of_currency(written, region)]
    return reader(partial(_amount, usual=usual, region=region), *doubts)


def _amount(text: str, usual: str, region: str) -> ReadCell:
    written = _taken_apart(text)
    number = _number(written.figures, usual) if written else None
    if written is None or number is None:
        return ReadCell(None, _NO_AMOUNT)
    amount = round(number * written.factor * (-1 if written.negative else 1), 2)
    if abs(amount) >= _TOO_MUCH:
        return ReadCell(None, "too large for an amount of money")
    code = currencies.known(written.currency, region) if written.currency else ""
    money = Money(amount, code or None, currencies.is_shared(written.currency))
    return ReadCell(money, "a negative amount" if amount < 0 else "")


def _number(figures: str, usual: str) -> Decimal | None:
    """The number that figures write, none where their separators make no sense."""
    if len(figures) > _LONGEST or (re.search("[ ']", figures) and not _SPACED.fullmatch(figures)):
        return None
    bare = re.sub("[ ']", "", figures)
    point = usual if _LONE.fullmatch(figures) else _point(figures)
    whole, _, part = bare.rpartition(point) if point and point in bare else (bare, "", "")
    if not (re.fullmatch(r"\d*", whole) or _GROUPED.fullmatch(whole)) or not re.fullmatch(r"\d*", part):
        return None
    return Decimal(f"{re.sub('[.,]', '', whole) or '0'}.{part or '0'}")


def _taken_apart(text: str) -> _Written | None:
    """The parts of an amount; none where something in it is neither figures nor a unit nor a currency."""
    plain = _APOSTROPHES.sub("'", clean(text))
    inside = _BRACKETED.fullmatch(plain)
    unsigned = _MINUS.sub("", inside[1] if inside else plain.removesuffix(",-").removesuffix(".-").strip()).strip()
    written = _from_float(unsigned) or _from_japanese(unsigned) or _from_words(unsigned)
    negative = inside is not None or unsigned != plain.removesuffix(",-").removesuffix(".-").strip()
    return written and _Written(written.figures, written.factor, written.currency, negative)


def _from_words(text: str) -> _Written | None:
    match = _AMOUNT.fullmatch(text)
    around = f"{match['before']} {match['after']}" if match else ""
    if not match or not _FILLING.fullmatch(_WORD.sub("", around)):
        return None
    words = [part for word in _WORD.findall(around.casefold()) for part in _parts(word)]
    units = [word for word in words if word in _FACTORS]
    named = [word for word in words if word not in _FACTORS]
    if len(units) > 1 or len(set(named)) > 1 or not all(currencies.is_named(word) for word in named):
        return None
    return _Written(match["figures"], _FACTORS[units[0]] if units else 1, next(iter(named), ""))


def _parts(word: str) -> list[str]:
    """A word as it is, or a unit and the currency that sticks to it: `keur`, `m$`."""
    if word in _FACTORS or currencies.is_named(word):
        return [word]
    return next(
        ([unit, word.removeprefix(unit)] for unit in _FACTORS if currencies.is_named(word.removeprefix(unit))), [word]
    )


def _from_float(text: str) -> _Written | None:
    """A figure as programs write large ones: `1.25E7`."""
    match = _FLOAT.fullmatch(text)
    return _Written(match[1], 10 ** int(match[3])) if match else None


def _from_japanese(text: str) -> _Written | None:
    """An amount in hundred millions and ten thousands: `1億2000万円`."""
    match = _JAPANESE.fullmatch(text)
    if not match or not match["oku"] or not match["man"]:
        return None
    parts = [_number(match[name] or "0", ".") or Decimal(0) for name in ("oku", "man", "rest")]
    return _Written(str(int(parts[0] * 10**8 + parts[1] * 10**4 + parts[2])), currency="円")


def _point(figures: str) -> str:
    """The decimal point of an amount that shows it, or that its thousands leave over; empty where it does neither."""
    marks = re.sub(r"[^.,]", "", figures)
    if not marks or _LONE.fullmatch(figures):
        return ""
    if len(set(marks)) == 1 and len(marks) > 1:
        return "." if marks[0] == "," else ","
    return marks[-1]


def _doubt_of_point(written: dict[str, _Written], usual: str, region: str) -> Iterable[tuple[str, str]]:
    """A doubt where nothing in the column says what a separator is that the region has before decimals."""
    decimal = locale_of(region).number_symbols["latn"]["decimal"]
    lone = (text for text, each in written.items() if _LONE.fullmatch(each.figures) and decimal in each.figures)
    first = None if usual else next(lone, None)
    if first:
        yield first, f"This column may have thousands or decimals after “{decimal}”; they are read as thousands."


def _doubt_of_currency(written: dict[str, _Written], region: str) -> Iterable[tuple[str, str]]:
    """A doubt for each symbol that several currencies share, unless it is the dollar or yen of most."""
    shared = {each.currency: text for text, each in reversed(written.items()) if currencies.is_shared(each.currency)}
    for symbol, text in shared.items():
        code = currencies.known(symbol, region)
        if code not in currencies.USUAL:
            yield text, f"“{symbol}” may be several currencies; it is read as {code or 'none of them'}."
