"""Columns of amounts: each way of writing one is read once, and what it makes of its figures is made of all others."""

from collections.abc import Callable

import polars as pl

from callprogram.adapters.exports.cells.amounts import Money
from callprogram.adapters.exports.cells.readers import ReadCell
from callprogram.adapters.exports.columns.headers import normalised

_ONE_NUMBER = r"^[^\p{Nd}]*[1-9][0-9.,'’ \x{A0}\x{202F}]{0,18}[^\p{Nd}]*$"
_MOST_FIGURES = 15
_MONTHLY, _MONTHS = ("mrr", "monthly", "monatlich", "mensuel", "mensual", "maandelijks"), 12
_IN_CENTS, _CENTS = ("incents", "inpence", "inminorunits"), 100
_FIGURE, _HIDDEN = "[0-9]", "\0"
_SAID = {"factor": pl.Int64, "amount": pl.Int64, "currency": pl.String, "shared": pl.Boolean, "odd": pl.String}

_Said = tuple[int | None, int | None, str | None, bool | None, str | None]


def read_money(texts: pl.Series, read: Callable[[str], ReadCell]) -> tuple[pl.Series, pl.Series | None]:
    """The amounts of a column in hundredths with their currencies, none for an empty cell, and what is odd about each.

    Texts of which only the figures differ, and that do not begin with a zero, are written in one way; those of a way
    that rounds are read one by one.
    """
    ways = _ways(texts)
    rounding = [way for way, text in _firsts(ways, texts) if _is_rounded(text, _hundredths(read(text)))]
    ways = texts.zip_with(ways.is_in(rounding), ways)
    said = {way: _said(way, text, read(text)) for way, text in _firsts(ways, texts)}
    places = ways.replace_strict(list(said), range(len(said)), default=None, return_dtype=pl.UInt32)
    known = pl.DataFrame(list(said.values()), _SAID, orient="row")[places]
    amount = (_figures(texts) * known["factor"]).zip_with(known["factor"].is_not_null(), known["amount"])
    frame = known.select("currency", "shared", "odd").with_columns(amount=amount)
    money = frame.select(pl.when(pl.col("amount").is_not_null()).then(pl.struct("amount", "currency", "shared")))
    return money.to_series(), frame["odd"] if frame["odd"].null_count() < frame.height else None


def of_a_year(amounts: pl.Series, header: str) -> pl.Series:
    """Amounts under a header as those of a year and in whole units: `MRR` twelve times, `in cents` a hundredth."""
    said = normalised(header)
    times = _MONTHS if any(each in said for each in _MONTHLY) and str(_MONTHS) not in said else 1
    return amounts * times // (_CENTS if any(each in said for each in _IN_CENTS) else 1)


def _ways(texts: pl.Series) -> pl.Series:
    """How each amount is written: its text with the figures hidden, where they are all that another may differ in."""
    alike = texts.str.contains(_ONE_NUMBER) & (texts.str.count_matches(_FIGURE) <= _MOST_FIGURES)
    return texts.str.replace_all(_FIGURE, _HIDDEN).zip_with(alike, texts)


def _firsts(ways: pl.Series, texts: pl.Series) -> list[tuple[str, str]]:
    """Each way with the first text that is written so."""
    first = pl.DataFrame({"way": ways, "text": texts}).unique("way", keep="first", maintain_order=True)
    return [(way, text) for way, text in first.iter_rows() if text]


def _figures(texts: pl.Series) -> pl.Series:
    return texts.str.replace_all("[^0-9]", "").cast(pl.Int64, strict=False)


def _hundredths(cell: ReadCell) -> int | None:
    return int(cell.value.amount * 100) if isinstance(cell.value, Money) else None


def _factor(text: str, amount: int | None) -> int | None:
    """The hundredths that one of the last figure stands for; none where they are not whole."""
    figures = int("".join(filter(str.isdecimal, text)) or 0)
    return amount // figures if amount and figures and amount % figures == 0 else None


def _is_rounded(text: str, amount: int | None) -> bool:
    return amount is not None and _factor(text, amount) is None


def _said(way: str, text: str, cell: ReadCell) -> _Said:
    """What a way of writing makes of its figures, or what its only text says."""
    amount = _hundredths(cell)
    factor = _factor(text, amount) if way != text else None
    if not isinstance(cell.value, Money):
        return None, None, None, None, cell.oddity or None
    return factor, amount, cell.value.currency, cell.value.is_shared, cell.oddity or None
