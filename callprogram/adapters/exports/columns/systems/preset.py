"""What a kind of export is known by, and what its columns hold, as the file of its system says."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

NOTHING = "nothing"  # what headers fill that mislead in a system
_END = ".json"


class Preset(NamedTuple):
    """One kind of export: each list in `told_by` shows it; `fields` lists the headers, the preferred first.

    Headers under `NOTHING` fill no field, whatever they mean elsewhere.
    """

    system: str
    told_by: tuple[tuple[str, ...], ...]
    fields: Mapping[str, Sequence[str]]


@cache
def presets() -> tuple[Preset, ...]:
    """Every kind of export of every system, by the names of their files."""
    listed = sorted(files(__package__).iterdir(), key=lambda file: file.name)
    return tuple(preset for file in listed if file.name.endswith(_END) for preset in _of(file))


def _of(file: Traversable) -> Iterator[Preset]:
    said = json.loads(file.read_text("utf-8"))
    for each in said["exports"]:
        yield Preset(said["system"], tuple(map(tuple, each["told_by"])), each["fields"])
