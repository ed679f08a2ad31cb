"""Ratings in words, letters and signs as figures; `vocabulary.ratings` says which figure each is, and why."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from callprogram.adapters.exports.cells import rating_words
from callprogram.adapters.exports.cells.spelling import clean, letters

Figures = Mapping[str, int | None]
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_MOST_WORDS = 4  # of one rating
_ONLY_LIGHTS = frozenset("gr")  # which no grade is


@cache
def health_words(*, lights: bool = False) -> Figures:
    """What health is in words; in a column of traffic lights A is amber, and no grade."""
    return _figures(rating_words.HEALTH) | (_figures(rating_words.LIGHTS) if lights else {})


@cache
def nps_words() -> Figures:
    """What the groups of answers are called."""
    return _figures(rating_words.NPS)


def are_lights(column: Iterable[str]) -> bool:
    """Whether the single letters of a column are those of traffic lights."""
    return any(letters(text) in _ONLY_LIGHTS for text in column)


def rated(text: str, words: Figures) -> int | None:
    """The figure of the rating that a text names among figures and words that change nothing, none for “not rated”.

    Raises ValueError where it names no rating, two, or says more.
    """
    tokens = [token for each in _TOKEN.findall(clean(text)) if (token := _key(each)) in words or token.isalnum()]
    found: set[int | None] = set()
    while tokens:
        phrases = ["".join(tokens[:size]) for size in range(1, _MOST_WORDS + 1)]
        size = max((size for size, phrase in enumerate(phrases, 1) if phrase in words), default=0)
        if size:
            found.add(words[phrases[size - 1]])
        elif not (tokens[0].isdecimal() or tokens[0] in _around()):
            raise ValueError(text)
        del tokens[: max(1, size)]
    if len(found) != 1:
        raise ValueError(text)
    return found.pop()


@cache
def _around() -> frozenset[str]:
    return frozenset(map(letters, rating_words.AROUND.split(",")))


def _figures(table: Sequence[rating_words.Level]) -> dict[str, int | None]:
    return {_key(word.strip()): figure for figure, _, words in table for word in words.split(",")}


def _key(word: str) -> str:
    """A word for comparing, or a sign as it is."""
    return letters(word) or word
