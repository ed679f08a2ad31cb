"""Names of account owners: one person is one name, whichever way round a file writes it."""

from collections import defaultdict
from collections.abc import Iterable

from callprogram.adapters.exports.cells.readers import Reader, plainly, reader
from callprogram.adapters.exports.cells.values import account_owner

_FEWEST = 2  # words of a name that may be written either way round


def owner_reader(texts: Iterable[str]) -> Reader:
    """What reads a column of names: `Vance, Rita` and `Vance Rita` as `Rita Vance`, where the file has both ways."""
    alike: dict[frozenset[str], list[str]] = defaultdict(list)
    for text in texts:
        alike[_words(text)].append(text)
    several = {words: written for words, written in alike.items() if len(words) >= _FEWEST and len(written) > 1}
    ways = {text: _preferred(written) for written in several.values() for text in written}
    return Reader(reader(plainly(lambda text: account_owner(ways.get(text) or _forwards(text)))).read, (), tuple(ways))


def _preferred(written: Iterable[str]) -> str:
    """Of the ways in which a name is written the one that a comma tells to be forwards, else the first."""
    ways = list(written)
    return next((_forwards(way) for way in ways if "," in way), ways[0])


def _forwards(text: str) -> str:
    """A name with the family name last: `Rita Vance` for `Vance, Rita`."""
    last, comma, first = text.partition(",")
    is_name = bool(comma) and "," not in first and all(map(_is_name, (last, first)))
    return f"{first.strip()} {last.strip()}" if is_name else text


def _is_name(text: str) -> bool:
    return bool(text.strip()) and all(word.replace("-", "").replace(".", "").isalpha() for word in text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().replace(",", " ").split())
