"""How many columns of real header sets are taken for what they are: `make bench-columns`.

Each file in `header_sets/` has a system's exports, where its headers are published, and for each column its role and
what it is called in each language. A role is a field or part of one (`first_name`, `phone mobile`), `no:` with what its
cells are (nobody's field: a fax, a salutation), or `may:` (a role that nobody is held to). What is expected was written
from what the source says that a column is. Below each header stand cells as its role has them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from callprogram.adapters.exports.columns.columns import displayed, label_of, normalised, recognition
from callprogram.adapters.exports.columns.vocabulary import FIELDS, PARTS
from tests.benches.header_cells import cells_of

SETS = Path(__file__).parent / "header_sets"
GOAL = 0.97
NO, MAY, PHONE, WORK, ANY = "no:", "may:", "phone ", "work", "any"


@dataclass(frozen=True)
class HeaderSet:
    """The headers of one kind of export in one language, each with its role."""

    system: str
    export: str
    language: str
    headers: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What was expected to fill a field of a set, and what does; right where they agree."""

    asked: HeaderSet
    field: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    right: bool


def header_sets() -> Iterator[HeaderSet]:
    """Every set of the files, those with three columns or more."""
    for file in sorted(SETS.glob("*.json")):
        said = json.loads(file.read_text("utf-8"))
        for export in said["exports"]:
            for place, language in enumerate(export["languages"], 1):
                there = [(column[place], column[0]) for column in export["columns"] if column[place]]
                headers, roles = zip(*there, strict=True)
                yield HeaderSet(said["system"], export["name"], language, displayed(headers), roles)


def answers(asked: HeaderSet) -> Iterator[Answer]:
    """What fills each field of a set, held against what should."""
    columns = [cells_of(role, place, asked.language) for place, role in enumerate(asked.roles)]
    found = recognition(asked.headers, [list(row) for row in zip(*columns, strict=True)], {}).mapping
    by_role: dict[str, list[str]] = defaultdict(list)
    for header, role in zip(asked.headers, asked.roles, strict=True):
        by_role[role].append(header)
    unsaid = {header for role, headers in by_role.items() if role.startswith(MAY) for header in headers}
    for field in FIELDS:
        if field == "phone":
            yield from _numbers(asked, by_role, found.get("phone", ()), unsaid)
        elif ways := _ways(field, by_role, asked.headers):
            yield Answer(asked, field, ways[0], found.get(field, ()), found.get(field, ()) in ways)
        elif set(found.get(field, ())) - unsaid:
            yield Answer(asked, field, (), found[field], right=False)


def _ways(field: str, by_role: Mapping[str, Sequence[str]], headers: Sequence[str]) -> list[tuple[str, ...]]:
    """What may fill a field: the first column of its role or one that is called the same, of a name whole or parts."""
    if field != "contact":
        return [(header,) for first in by_role.get(field, ())[:1] for header in _alike(first, headers)]
    every = [_alike(by_role[part][0], headers) for part in PARTS if part in by_role]
    halves = [_alike(by_role[part][0], headers) for part in PARTS if part in by_role and part != "infix"]
    parts = [each for some in (halves, every) if halves for way in product(*some) for each in (way, way[::-1])]
    return [*parts, *((header,) for header in by_role.get("contact", ()))]


def _alike(header: str, headers: Sequence[str]) -> list[str]:
    """A header and those that are called the same, which nobody can tell apart."""
    return sorted((each for each in headers if normalised(each) == normalised(header)), key=lambda each: each != header)


def _numbers(
    asked: HeaderSet, by_role: Mapping[str, Sequence[str]], found: Sequence[str], unsaid: set[str]
) -> Iterator[Answer]:
    """Each column of numbers that should be read and with which label, and each that should not and is."""
    numbers = [role for role in by_role if role.startswith(PHONE)]
    wanted = {header: role.removeprefix(PHONE) for role in numbers for header in by_role[role]}
    for header, kind in wanted.items():
        label = "phone" if kind == WORK else kind
        said = label_of(header) if header in found else ""
        yield Answer(asked, f"phone ({kind})", (header,), (said,), said == label or bool(said and kind == ANY))
    for header in found:
        if header not in wanted and header not in unsaid:
            yield Answer(asked, "phone", (), (header,), right=False)


def share(given: Sequence[Answer]) -> float:
    """How many answers are right, 0 to 1."""
    return sum(answer.right for answer in given) / max(1, len(given))


def main() -> None:
    """Prints what was right by system and by language, and the misses."""
    sets = list(header_sets())
    given = [answer for asked in sets for answer in answers(asked)]
    for miss in (answer for answer in given if not answer.right):
        print(f"{miss.asked.system} {miss.asked.export} {miss.asked.language}: {miss.field} is", end=" ")
        print(f"{' + '.join(miss.found) or 'nothing'}, not {' + '.join(miss.expected) or 'nothing'}")
    for name in ("system", "language"):
        groups: dict[str, list[Answer]] = defaultdict(list)
        for answer in given:
            groups[getattr(answer.asked, name)].append(answer)
        for group in sorted(groups):
            print(f"{name} {group}: {share(groups[group]):.1%} of {len(groups[group])}")
    print(
        f"{len(sets)} header sets, {len({each.system for each in sets})} systems: {share(given):.2%} (goal {GOAL:.0%})"
    )
    raise SystemExit(share(given) < GOAL)


if __name__ == "__main__":
    main()
