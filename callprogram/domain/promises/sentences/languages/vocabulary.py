"""A vocabulary: the words of a language that say when and who, as patterns, with their English."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_HOLE = re.compile(r"<(\w+)>")
_HOLE_OF_ONE = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True)
class Rule:
    """Some words, and how they are said in English."""

    pattern: "re.Pattern[str]"
    english: Callable[["re.Match[str]"], str]


@dataclass(frozen=True)
class Vocabulary:
    """One language. `common` are words by which it is told from others.

    A phrase may have holes: `<weekday>`, `<month>`, `<number>`, `<n>` for digits, `<day>` for whatever names a day.
    Where what is promised lasts (`lasting`), `<by>` is “until”.
    """

    common: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    numbers: Mapping[str, str]
    phrases: Mapping[str, str]
    feasts: Mapping[str, str] = field(default_factory=dict)
    lasting: str = r"(?!)"

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words of `common`."""
        return frozenset(self.common.split())

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every phrase, and every weekday and number by itself."""
        single = {"<weekday>": "<weekday>", **self.feasts}
        return tuple(self._rule(words, english) for words, english in {**self.phrases, **single}.items())

    def words(self, english: str, sentence: str) -> str:
        """The English of a phrase, which may depend on what is promised."""
        return english.replace("<by>", "until" if re.search(self.lasting, sentence, re.IGNORECASE) else "by")

    def _rule(self, words: str, english: str) -> Rule:
        holes = {
            "weekday": _any(self.weekdays),
            "month": _any(self.months),
            "number": _any((*self.numbers, r"\d+")),
            "n": r"\d{1,4}",
            "day": rf"(?:\d|{_any((*self.weekdays, *self.months, *self.feasts))})",
        }
        named = words.replace("<day>", holes["day"])
        named = _HOLE_OF_ONE.sub(lambda hole: rf"(?P<{hole[1]}>{holes[hole[1]]})", named)
        pattern = re.compile(rf"(?<!\w)(?:{named})(?:(?<!\w)|(?!\w))", re.IGNORECASE)
        return Rule(pattern, lambda match: _HOLE.sub(lambda hole: self._english(hole[1], match), english))

    def _english(self, hole: str, match: "re.Match[str]") -> str:
        if hole == "by":
            return "<by>"
        words = match[hole]
        if hole == "weekday":
            return _WEEKDAYS[_place(words, self.weekdays)]
        if hole == "month":
            return _MONTHS[_place(words, self.months)]
        if hole == "number" and not words.isdigit():
            return next(value for name, value in self.numbers.items() if re.fullmatch(name, words, re.IGNORECASE))
        return words


def _place(words: str, names: Iterable[str]) -> int:
    return next(place for place, name in enumerate(names) if re.fullmatch(name, words, re.IGNORECASE))


def _any(patterns: Iterable[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True))
