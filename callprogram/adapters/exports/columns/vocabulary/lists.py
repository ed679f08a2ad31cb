"""The words of headers as the files beside this one list them: `words.json`, and one for each language.

A language has what it calls the fields (`names`), and the words that names are made of, by their class (`words`).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

_FIRST, _END = "english.json", ".json"

Lists = Mapping[str, Sequence[str]]


@cache
def languages() -> tuple[Lists, ...]:
    """What each language calls the fields, the preferred name first; English before the others."""
    return tuple(language["names"] for language in _languages())


@cache
def words() -> Lists:
    """What each class of words, and each list beside the classes, has in it."""
    said = json.loads((files(__package__) / "words.json").read_text("utf-8"))
    found: dict[str, list[str]] = {**said["classes"], **{name: said[name] for name in said if name != "classes"}}
    for language in _languages():
        for kind, listed in language.get("words", {}).items():
            found[kind] = [*found.get(kind, ()), *listed]
    return found


@cache
def cells() -> Lists:
    """Words of cells: salutations, and what tells names of companies."""
    return _lists("cells.json")


@cache
def marks() -> Lists:
    """Headers and cells that say of a row that it is no customer, or nobody to ring."""
    return _lists("marks.json")


@cache
def dialling() -> Lists:
    """What columns of country codes, of area codes and of extensions are called."""
    return _lists("dialling.json")


def _lists(file: str) -> Lists:
    said: Lists = json.loads((files(__package__) / file).read_text("utf-8"))
    return said


@cache
def _languages() -> tuple[Mapping[str, Lists], ...]:
    listed = (file for file in (files(__package__) / "languages").iterdir() if file.name.endswith(_END))
    ordered = sorted(listed, key=lambda file: (file.name != _FIRST, file.name))
    return tuple(json.loads(file.read_text("utf-8")) for file in ordered)
