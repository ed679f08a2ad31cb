"""Lists that are none of customers, though they name them: deals, invoices, tickets, as `other_lists.json` has them."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from callprogram.adapters.exports.columns.headers import normalised, prefix_of

_FEWEST = 2  # headers that only one kind of list has


def other_list(headers: Iterable[str]) -> str:
    """What a file lists by its headers where that is something else than customers; empty where nothing tells."""
    plain = tuple(headers)
    prefix = prefix_of(plain)
    names = {normalised(each) for header in plain for each in (header, header.removeprefix(prefix))}
    found = {kind: len(names & telling) for kind, telling in _telling().items()}
    kind = max(found, key=found.__getitem__)
    return kind if found[kind] >= _FEWEST else ""


@cache
def _telling() -> Mapping[str, frozenset[str]]:
    said = json.loads((files(__package__) / "other_lists.json").read_text("utf-8"))
    return {kind: frozenset(map(normalised, names)) for kind, names in said.items()}
