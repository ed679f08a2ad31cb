"""The systems that exports come from: each told by its headers, with the columns that fill its fields."""

import re
from collections.abc import Iterable
from functools import cache

from callprogram.adapters.exports.columns.headers import normalised
from callprogram.adapters.exports.columns.systems.preset import Preset, presets


def preset_of(headers: Iterable[str]) -> Preset | None:
    """The preset that the most headers tell, by which most of a file's columns are known; none where none is told."""
    plain = tuple(headers)
    exact, names = frozenset(map(_exact, plain)), frozenset(map(normalised, plain))
    told = [(count, preset) for preset in presets() if (count := _told(preset, exact))]
    best = max(told, key=lambda each: (each[0], len(names & ranks(each[1]).keys())), default=None)
    return best[1] if best else None


def ranks(preset: Preset | None) -> dict[str, tuple[str, int]]:
    """Each header of a preset, normalised, with its field and its place among those for the field."""
    listed = preset.fields.items() if preset else ()
    return {normalised(name): (field, place) for field, names in listed for place, name in enumerate(names)}


def _told(preset: Preset, present: frozenset[str]) -> int:
    """How many headers the longest list has that is wholly there."""
    return max((len(names) for names in _told_by(preset.told_by) if present.issuperset(names)), default=0)


@cache
def _told_by(listed: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(_exact, names)) for names in listed)


def _exact(header: str) -> str:
    """A header as it is written, but for capitals and the marks of what must be filled and of what stands twice."""
    return re.sub(r"#\d+$", "", header.strip().strip("*").casefold())
