"""The words of headers as the files beside this one list them: `words.json`, and one for each language."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

_FIRST, _END = "english.json", ".json"

Lists = Mapping[str, Sequence[str]]


@cache
def languages() -> tuple[Lists, ...]:
    """What each language calls the fields, the preferred name first; English before the others."""
    listed = (file for file in (files(__package__) / "languages").iterdir() if file.name.endswith(_END))
    ordered = sorted(listed, key=lambda file: (file.name != _FIRST, file.name))
    return tuple(json.loads(file.read_text("utf-8"))["names"] for file in ordered)


@cache
def words() -> Lists:
    """What each class of words, and each list beside the classes, has in it."""
    said = json.loads((files(__package__) / "words.json").read_text("utf-8"))
    return {**said["classes"], **{name: said[name] for name in said if name != "classes"}}
