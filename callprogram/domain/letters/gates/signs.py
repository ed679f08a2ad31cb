"""Signs: sorts of words that speak for a kind of letter, in many languages; one says little, several together do."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

_HEADING = re.compile(r"\[([a-z ]+)\]")
_ACCENTS = re.compile("[\u0300-\u036f\u3099\u309a]")
_NO_LETTERS = re.compile(r"[\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # Japanese and Chinese write no spaces between words
_DRAWN = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d"})
_FIRST = 3  # letters by which beginnings of words are looked up
_READ_ALIKE = {"no": "da"}


def signs(words: str, language: str) -> dict[str, tuple[str, ...]]:
    """Each sort of signs that is in the words, with all the words that are one."""
    text = _plain(words)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for stem, heading in _anywhere(language):
        if stem in text:
            found[heading][stem] = None
    for place in (each.start() for each in re.finditer(r"(?<= )\S", text)):
        for stem, heading in _beginnings(language).get(text[place : place + _FIRST], ()):
            if text.startswith(stem, place):
                found[heading][text[place : text.index(" ", place + len(stem.rstrip()))]] = None
    return {heading: tuple(those) for heading, those in found.items()}


def as_written(words: str, sign: str) -> str:
    """A sign as it stands in the words, with its accents and capitals."""
    letters = [(letter, place) for place, written in enumerate(words) for letter in _letters(written)]
    same = _NO_LETTERS.pattern.join(map(re.escape, sign.split()))
    whole = same if _UNSPACED.search(sign) else rf"(?<![^\W_]){same}(?![^\W_])"
    found = re.search(whole, "".join(letter for letter, _ in letters))
    return words[letters[found.start()][1] : letters[found.end() - 1][1] + 1] if found else sign


def _plain(words: str) -> str:
    """In small letters without accents, one space before, between and after the words."""
    return f" {_NO_LETTERS.sub(' ', _letters(words)).strip()} "


def _letters(words: str) -> str:
    """In small letters without accents."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", words.casefold().translate(_DRAWN)))


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    """Every beginning of a word with its heading, of all languages and this one; a whole word ends with a space."""
    here = files(__package__)
    own = here / "languages" / f"{_READ_ALIKE.get(language, language)}.txt"
    lists = (here / "signs.txt", own if own.is_file() else here / "languages" / "en.txt")
    return tuple(chain.from_iterable(_listed(each.read_text(encoding="utf-8")) for each in lists))


def _listed(text: str) -> Iterator[tuple[str, str]]:
    heading = ""
    for line in text.splitlines():
        if named := _HEADING.fullmatch(line):
            heading = named[1]
        elif not line.startswith("#"):
            yield from ((_stem(each), heading) for each in re.split("[,、] ?", line) if each.strip())


def _stem(written: str) -> str:
    return _plain(written).lstrip() if written.endswith(".") else _plain(written).strip()


@cache
def _anywhere(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(each for each in _stems(language) if _UNSPACED.search(each[0]))


@cache
def _beginnings(language: str) -> dict[str, list[tuple[str, str]]]:
    table = defaultdict(list)
    for stem, heading in _stems(language):
        if not _UNSPACED.search(stem):
            table[stem[:_FIRST]].append((stem, heading))
    return dict(table)
