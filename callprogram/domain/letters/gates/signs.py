"""Signs: sorts of words that speak for a kind of letter, in many languages; one says little, several together do."""

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.phrases import said

_HEADING = re.compile(r"\[([a-z ]+)\]")
_ACCENTS = re.compile("[\u0300-\u036f\u3099\u309a]")
_NO_LETTERS = re.compile(r"[\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # Japanese and Chinese write no spaces between words
_DRAWN = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d"})
_FIRST = 3  # letters by which beginnings of words are looked up


@lru_cache(maxsize=8)
def words_of(letter: Letter) -> str:
    """What is new in a letter, below its subject, without its writer's name and what law departments add to mails."""
    named = [re.escape(each) for each in letter.name.split() if len(each) > 1]
    text = re.sub(rf"\b(?:{'|'.join(named)})\b", "", letter.new_text) if named else letter.new_text
    paragraphs = (text or letter.text).split("\n\n")
    return "\n\n".join([letter.subject, *(each for each in paragraphs if not said("kinds", "disclaimer").search(each))])


def signs(kind: str, words: str) -> dict[str, str]:
    """The sorts of signs of that kind that are in the words, each with the first word that is one."""
    return {heading: word for heading, word in _found(words).items() if heading.partition(" ")[0] == kind}


@lru_cache(maxsize=8)
def _found(words: str) -> dict[str, str]:
    text = _plain(words)
    found = {heading: stem for stem, heading in reversed(_anywhere()) if stem in text}
    for word in re.finditer(r"(?<= )\S", text):
        place = word.start()
        for stem, heading in _beginnings().get(text[place : place + _FIRST], ()):
            if heading not in found and text.startswith(stem, place):
                found[heading] = text[place : text.index(" ", place + len(stem.rstrip()))]
    return found


def _plain(words: str) -> str:
    """In small letters without accents, one space before, between and after the words."""
    letters = unicodedata.normalize("NFD", words.casefold().translate(_DRAWN))
    return f" {_NO_LETTERS.sub(' ', _ACCENTS.sub('', letters)).strip()} "


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """Every beginning of a word, with its heading; a whole word ends with its space."""
    found, heading = [], ""
    for line in files(__package__).joinpath("signs.txt").read_text(encoding="utf-8").splitlines():
        if named := _HEADING.fullmatch(line):
            heading = named[1]
        elif line and not line.startswith("#"):
            found += [(_stem(each), heading) for each in re.split("[,、] ?", line) if each.strip()]
    return tuple(found)


def _stem(written: str) -> str:
    return _plain(written).lstrip() if written.endswith(".") else _plain(written).strip()


@cache
def _anywhere() -> tuple[tuple[str, str], ...]:
    return tuple(each for each in _stems() if _UNSPACED.search(each[0]))


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    table = defaultdict(list)
    for stem, heading in _stems():
        if not _UNSPACED.search(stem):
            table[stem[:_FIRST]].append((stem, heading))
    return dict(table)
