"""Ways of saying things in many languages, kept as text: a heading in square brackets, then one way a line."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import regex

_HEADING = re.compile(r"\[([a-z -]+)\]")
_WORD = re.compile(r"\w+|(?<!\w)[^\w\s]")
_UNSPACED = "\u3040-\u9fff"  # Japanese has no space before a word
_AMID = re.compile(rf"(?<=[{_UNSPACED}])\S")
_RARE = "\ua66e"  # a letter with which no word begins
_FEW = 4  # letters, by which what can stand somewhere is remembered


@cache
def ways(name: str) -> dict[str, str]:
    """What stands below each heading of `name.txt`, as one alternative of a regular expression."""
    return {heading: f"(?:{'|'.join(lines)})" for heading, lines in _lines(name).items()}


def sayings(name: str, heading: str, words: str) -> Iterator[str]:
    """Each of these ways that is in the words, as it stands there; all that is said in them is looked for at once."""
    small = words.replace("İ", "i").lower()  # of the same length: all other capitals have one small letter
    if heading in _begin_anyhow(name):
        return (words[each.start() : each.end()] for each in _small(name, heading).finditer(small))
    return (words[start:end] for start, end in _places(name, small).get(heading, ()))


@cache
def said(name: str, heading: str) -> re.Pattern[str]:
    """Finds any of these ways at the beginning of a word, capitals or not."""
    return re.compile(_begun(name, heading), re.IGNORECASE)


@lru_cache(maxsize=16)
def _places(name: str, small: str) -> dict[str, list[tuple[int, int]]]:
    """Where what is below each heading stands in a text in small letters: from where to where."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place in _starts(small):
        for heading, way in _ways_at(name, small[place : place + _FEW]):
            before = found.get(heading)
            if (not before or before[-1][1] <= place) and (match := way.match(small, place)):
                found.setdefault(heading, []).append(match.span())
    return found


def _starts(text: str) -> list[int]:
    """Where words begin."""
    places = [each.start() for each in _WORD.finditer(text)]
    amid = [] if text.isascii() else [each.start() for each in _AMID.finditer(text)]
    return sorted({*places, *amid}) if amid else places


@lru_cache(maxsize=20_000)
def _ways_at(name: str, letters: str) -> list[tuple[str, re.Pattern[str]]]:
    """The ways, in their order, that can stand where these letters do."""
    fewer = _ways_at(name, letters[:-1]) if letters[1:] else _ways(name)
    return [(heading, way) for heading, way in fewer if _can_begin(way.pattern, letters)]


@cache
def _ways(name: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (heading, re.compile(line))
        for heading, lines in _lines(name).items()
        if heading not in _begin_anyhow(name)
        for line in lines
    ]


@cache
def _begin_anyhow(name: str) -> frozenset[str]:
    """The headings below which something can begin with any letter."""
    return frozenset(heading for heading, lines in _lines(name).items() if any(map(_begins_anyhow, lines)))


def _begins_anyhow(way: str) -> bool:
    return _can_begin(way, _RARE)


def _can_begin(way: str, letters: str) -> bool:
    """Whether what is found in this way can begin with these letters."""
    return bool(_read(way).match(letters, partial=True))


_read = cache(regex.compile)


@cache
def _lines(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    heading = ""
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if named := _HEADING.fullmatch(line):
            heading = named[1]
        elif line and not line.startswith("#"):
            found.setdefault(heading, []).append(line)
    return found


@cache
def _small(name: str, heading: str) -> re.Pattern[str]:
    return re.compile(_begun(name, heading))


def _begun(name: str, heading: str) -> str:
    return rf"(?:(?<!\w)|(?<=[{_UNSPACED}])){ways(name)[heading]}"
