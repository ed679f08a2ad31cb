"""Ways of saying things in many languages, kept as text: a heading in square brackets, then one way a line."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_HEADING = re.compile(r"\[([a-z -]+)\]")


@cache
def ways(name: str) -> dict[str, str]:
    """What stands below each heading of `name.txt`, as one alternative of a regular expression."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if named := _HEADING.fullmatch(line):
            heading = named[1]
        elif line and not line.startswith("#"):
            found.setdefault(heading, []).append(line)
    return {each: f"(?:{'|'.join(lines)})" for each, lines in found.items()}


def sayings(name: str, heading: str, words: str) -> Iterator[str]:
    """Each of these ways that is in the words, as it stands there; in small letters all of it is found sooner."""
    small = words.lower()
    as_written = words if len(words) == len(small) else small
    return (as_written[each.start() : each.end()] for each in _small(name, heading).finditer(small))


@cache
def said(name: str, heading: str) -> re.Pattern[str]:
    """Finds any of these ways at the beginning of a word, capitals or not; Japanese has no space before one."""
    return re.compile(_begun(name, heading), re.IGNORECASE)


@cache
def _small(name: str, heading: str) -> re.Pattern[str]:
    return re.compile(_begun(name, heading))


def _begun(name: str, heading: str) -> str:
    return rf"(?:(?<!\w)|(?<=[\u3040-\u9fff])){ways(name)[heading]}"
