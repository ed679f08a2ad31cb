"""Figures that rate a customer, read by the scale that their whole column uses."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from callprogram.adapters.crm_csv.readers import Reader, plainly, reader
from callprogram.adapters.crm_csv.spelling import clean

_FIGURE = re.compile(
    r"(?P<figure>[+-]?[0-9]{1,9}(?:[.,][0-9]+)?)\s*(?:(?P<percent>%)|(?:/|of|von|out of)\s*(?P<most>[1-9]\d{0,2}))?"
)
_PERCENT, _ANSWER, _MOST_CASES = 100, 10, 1_000_000
_FEWEST = 3  # different values, below which a column shows no scale
_FEW = 4  # answers to one figure beyond them, below which a column has no answers


def health_reader(column: Iterable[str]) -> Reader:
    """What reads a column of health from 0 to 100; shares of 1 are taken as such where the whole column has them."""
    texts = list(column)
    plain = {text: figure for text in texts if (figure := _plain_figure(text)) is not None}
    scale = _PERCENT if _are_shares(plain.values()) else 1
    read = plainly(partial(_health, scale=scale))
    return reader(read, *(_doubt_of_scale(plain) if scale == 1 and len(plain) == len(texts) else ()))


def nps_reader(column: Iterable[str]) -> Reader:
    """What reads a column of answers from 0 to 10; a column of scores from -100 to 100 has no answers to keep."""
    figures = {text: figure for text in column if (figure := _plain_figure(text)) is not None}
    beyond = [text for text, figure in figures.items() if not 0 <= figure <= _ANSWER]
    if len(beyond) * _FEW < len(figures) or not beyond:
        return reader(plainly(_answer))
    message = "This column has scores from \N{MINUS SIGN}100 to 100; only answers from 0 to 10 are kept."
    return reader(plainly(lambda _text: None), (beyond[0], message))


def cases_reader(_column: Iterable[str]) -> Reader:
    """What reads a column of how many cases are open."""
    return reader(plainly(lambda text: _whole(_figure(text), _MOST_CASES)))


def _health(text: str, scale: int) -> int:
    match = _FIGURE.fullmatch(clean(text))
    figure = _figure(text)
    if match and match["most"]:
        figure *= Decimal(_PERCENT) / int(match["most"])
    elif match and not match["percent"]:
        figure *= scale
    if not 0 <= figure <= _PERCENT:
        raise ValueError(_not_whole(_PERCENT))
    return int(figure.quantize(Decimal(1), ROUND_HALF_UP))


def _answer(text: str) -> int:
    match = _FIGURE.fullmatch(clean(text))
    if match and (match["percent"] or match["most"] not in {None, str(_ANSWER)}):
        raise ValueError(_not_whole(_ANSWER))
    return _whole(_figure(text, _ANSWER), _ANSWER)


def _whole(figure: Decimal, most: int) -> int:
    if not 0 <= figure <= most or figure != int(figure):
        raise ValueError(_not_whole(most))
    return int(figure)


def _figure(text: str, most: int = _PERCENT) -> Decimal:
    match = _FIGURE.fullmatch(clean(text))
    if not match:
        raise ValueError(_not_whole(most))
    return Decimal(match["figure"].replace(",", "."))


def _plain_figure(text: str) -> Decimal | None:
    """The figure of a cell that has nothing beside it."""
    match = _FIGURE.fullmatch(clean(text))
    bare = match is not None and not match["percent"] and not match["most"]
    return _figure(text) if bare else None


def _are_shares(figures: Iterable[Decimal]) -> bool:
    """Whether figures are shares of 1: none is beyond it, and some is between 0 and it."""
    known = list(figures)
    return all(0 <= figure <= 1 for figure in known) and any(0 < figure < 1 for figure in known)


def _doubt_of_scale(figures: dict[str, Decimal]) -> tuple[tuple[str, str], ...]:
    if len(set(figures.values())) < _FEWEST or not all(0 <= figure <= _ANSWER for figure in figures.values()):
        return ()
    message = "No health in this column is above 10, so it may be out of 10; it is read as out of 100."
    return ((next(iter(figures)), message),)


def _not_whole(most: int) -> str:
    return f"not a whole number from 0 to {most}"
