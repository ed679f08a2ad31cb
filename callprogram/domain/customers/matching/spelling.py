"""One spelling for what files write in several: `Mid-Market`, `Mid-market` and `MID MARKET` are one segment."""

import re
from collections import defaultdict
from collections.abc import Mapping

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015_]+")


def one_spelling(known: Mapping[str, int], said: Mapping[str, int]) -> dict[str, str]:
    """What the said names are to be spelled like where that is otherwise: as most are known, else as most are said.

    Each mapping counts how often a spelling stands; of equally many the first by name.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted({*known, *said} - {""}, key=lambda name: (-known.get(name, 0), -said.get(name, 0), name)):
        alike[_key(name)].append(name)
    best = {name: names[0] for names in alike.values() for name in names[1:]}
    return {name: best[name] for name in said if name in best}


def _key(name: str) -> str:
    """A name for comparing: small, whatever stands between its words."""
    return _BETWEEN.sub(" ", name.casefold()).strip()
