"""References: what a case is called in every answer, as in CE-2026-0147; numbered by year, and never given twice."""

import re
from dataclasses import dataclass, replace

_REFERENCE = re.compile(r"CE[-\s]?(\d{4})[-\s]?(\d{4,})", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?<![A-Za-z0-9])CE-(\d{4})-(\d{4,})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class CaseYear:
    """How many cases a year has had, those that are gone included."""

    id: int
    year: int
    last: int = 0


def next_in(year: CaseYear) -> tuple[CaseYear, str]:
    """The year with one case more, and what that one is called."""
    last = year.last + 1
    return replace(year, last=last), f"CE-{year.year}-{last:04}"


def read_reference(text: str) -> str | None:
    """A reference as somebody may type it, as it is kept; None where it is none."""
    found = _REFERENCE.fullmatch(text.strip())
    return f"CE-{found[1]}-{found[2]}" if found else None


def references_in(text: str) -> tuple[str, ...]:
    """The references that a text names, each once, in their order."""
    found = _IN_TEXT.finditer(text) if "ce-" in text.lower() else ()
    return tuple(dict.fromkeys(f"CE-{each[1]}-{each[2]}" for each in found))
