"""Figures that rate a customer, read by the scale that their whole column uses; words and stars as figures."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import NamedTuple

from callprogram.adapters.exports.cells import rating_words
from callprogram.adapters.exports.cells.ratings import Figures, are_lights, health_words, nps_words, rated
from callprogram.adapters.exports.cells.readers import Reader, plainly, reader
from callprogram.adapters.exports.cells.spelling import clean


def _any_of(words: str) -> str:
    return "|".join(re.escape(word.strip()) for word in words.split(","))


_FIGURE = re.compile(
    rf"(?P<figure>[+-]?[0-9]{{1,9}}(?:[.,][0-9]+)?)\s*"
    rf"(?:(?P<percent>{_any_of(rating_words.PERCENT)})|(?:{_any_of(rating_words.OF)})\s*(?P<most>[1-9][0-9]{{0,2}}))?"
    rf"\s*(?:{_any_of(rating_words.POINTS)}|-?\s*(?P<stars>{_any_of(rating_words.STAR)}))?",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"(?=.)(?P<full>[★⭐🌟*]*)(?P<half>½?)(?P<empty>[☆✩]*)")
_BETWEEN_STARS = re.compile(r"[\s\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}]")
_PERCENT, _ANSWER, _MOST_CASES = 100, 10, 1_000_000
_SCALES = (5, _ANSWER)
_FEWEST = 3  # different figures, below which a column shows no scale
_FEW = 4  # answers to one figure beyond them, below which a column has no answers
_NO_HEALTH = "neither a figure from 0 to 100 nor a word for how healthy a customer is"


class _Figure(NamedTuple):
    """A figure or a number of stars, and out of how many it is where it says so."""

    figure: Decimal
    most: int | None = None
    is_stars: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands beside the figure."""
        return self.most is None and not self.is_stars


def health_reader(column: Iterable[str]) -> Reader:
    """What reads a column of health from 0 to 100.

    Bare figures are shares of 1, or out of 5 or of 10, where the whole column is; stars are out of five, or of ten
    where somebody has more; letters are grades, or traffic lights where one is no grade.
    """
    texts = list(column)
    found = {text: figure for text in texts if (figure := _figure_in(text))}
    bare = {text: each.figure for text, each in found.items() if each.is_bare}
    most, doubt = _scale(set(bare.values()))
    most_stars = max((each.figure for each in found.values() if each.is_stars), default=Decimal(0))
    stars = next((scale for scale in _SCALES if most_stars <= scale), _PERCENT)
    read = partial(_health, most=most, stars=stars, words=health_words(lights=are_lights(texts)))
    return reader(plainly(read), *([(next(iter(bare)), doubt)] if doubt else []))


def nps_reader(column: Iterable[str]) -> Reader:
    """What reads a column of answers from 0 to 10; a column of scores from -100 to 100 has no answers to keep."""
    found = {text: figure for text in column if (figure := _figure_in(text)) and figure.is_bare}
    beyond = [text for text, each in found.items() if not 0 <= each.figure <= _ANSWER]
    if len(beyond) * _FEW < len(found) or not beyond:
        return reader(plainly(_answer))
    message = "This column has scores from \N{MINUS SIGN}100 to 100; only answers from 0 to 10 are kept."
    return reader(plainly(lambda _text: None), (beyond[0], message))


def cases_reader(_column: Iterable[str]) -> Reader:
    """What reads a column of how many cases are open."""
    return reader(plainly(_cases))


def _health(text: str, most: int, stars: int, words: Figures) -> int | None:
    found = _figure_in(text)
    if found is None:
        return _rated(text, words, _NO_HEALTH)
    whole = found.most or (stars if found.is_stars else most)
    if not 0 <= found.figure <= whole:
        raise ValueError(_NO_HEALTH)
    return int((found.figure * _PERCENT / whole).quantize(Decimal(1), ROUND_HALF_UP))


def _answer(text: str) -> int | None:
    found = _figure_in(text)
    if found is None:
        return _rated(text, nps_words(), _not_whole(_ANSWER))
    if found.most not in {None, _ANSWER} or found.is_stars:
        raise ValueError(_not_whole(_ANSWER))
    return _whole(found, _ANSWER)


def _cases(text: str) -> int:
    found = _figure_in(text)
    return _whole(found if found and found.is_bare else _Figure(Decimal(-1)), _MOST_CASES)


def _whole(found: _Figure, most: int) -> int:
    if not 0 <= found.figure <= most or found.figure != int(found.figure):
        raise ValueError(_not_whole(most))
    return int(found.figure)


def _rated(text: str, words: Figures, otherwise: str) -> int | None:
    try:
        return rated(text, words)
    except ValueError:
        raise ValueError(otherwise) from None


def _figure_in(text: str) -> _Figure | None:
    if drawn := _DRAWN.fullmatch(_BETWEEN_STARS.sub("", text)):
        full, half, empty = (len(drawn[name]) for name in ("full", "half", "empty"))
        return _Figure(full + Decimal(half) / 2, full + half + empty if empty else None, is_stars=True)
    match = _FIGURE.fullmatch(clean(text))
    if not match:
        return None
    most = _PERCENT if match["percent"] else int(match["most"]) if match["most"] else None
    return _Figure(Decimal(match["figure"].replace(",", ".")), most, match["stars"] is not None)


def _scale(figures: AbstractSet[Decimal]) -> tuple[int, str]:
    """Out of how many the bare figures of a column are, and what was assumed.

    A low scale takes evidence, for customers in danger have low figures out of 100 as well: at least three different
    ones, and decimals, the top of the scale, or more than half of its steps among them.
    """
    highest, lowest = max(figures, default=Decimal(0)), min(figures, default=Decimal(0))
    has_parts = any(figure != int(figure) for figure in figures)
    if lowest < 0 or highest > _ANSWER or (highest <= 1 and not has_parts):
        return _PERCENT, ""
    if highest <= 1:
        return 1, ""
    if len(figures) < _FEWEST:
        return _PERCENT, ""
    scale = next(each for each in _SCALES if highest <= each)
    if has_parts or highest == scale or len(figures) * 2 > scale + 1:
        return scale, f"No health in this column is above {scale}; it is read as out of {scale}, so {scale} is 100."
    return _PERCENT, "No health in this column is above 10, so it may be out of 10; it is read as out of 100."


def _not_whole(most: int) -> str:
    return f"not a whole number from 0 to {most}"
