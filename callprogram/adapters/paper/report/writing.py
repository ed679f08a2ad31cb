"""Writing the results as PDF, by Typst: words of people and of a CRM come as data and are never read as markup."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import typst

from callprogram.domain.calls.briefs import shortened
from callprogram.domain.results.results import (
    Change,
    Coverage,
    Earlier,
    Results,
    Theme,
    before_in_words,
    held_in_words,
    is_of_many,
    off_in_words,
    on_time_in_words,
)
from callprogram.domain.results.revenue import lines_in_words, note_in_words, share_in_words
from callprogram.domain.words.dates import counted, in_words

_TEMPLATE = Path(__file__).parent / "report.typ"
_CHANGED, _THEMES, _SEGMENTS, _NAMED, _WORDS, _NAME, _CURRENCIES = 4, 4, 6, 4, 100, 40, 4


def write(title: str, results: Results, before: Earlier | None = None, *, said: bool = False) -> bytes:
    """The results on one sheet of A4, and how they were before; what customers `said` only where it is wanted."""
    report = {
        "title": shortened(title, _NAME),
        "when": f"{in_words(results.since, results.until)} to {results.until.day} {results.until:%B %Y}",
        "figures": _figures(results, before),
        "off": off_in_words(results.off),
        "revenue": [note_in_words(results.revenue, results.until), *lines_in_words(results.revenue)[:_CURRENCIES]],
        "segments": _bars(results.segments[:_SEGMENTS]),
        "sizes": _bars(results.sizes),
        "months": [{"name": f"{each.first:%b}", "reached": each.reached} for each in results.months[-12:]],
        "themes": [_theme(theme) for theme in results.themes[:_THEMES]] if said else [],
        "changed": [_change(each, results.until) for each in results.changed[:_CHANGED]],
    }
    made = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"report": json.dumps(report)})
    if not isinstance(made, bytes):
        raise TypeError("one document is one file")
    return made


def _figures(results: Results, before: Earlier | None) -> list[tuple[str, str, str]]:
    """Each with its name, and how it was before where that is known."""
    promised = results.promised
    held, reached, share, kept = (f"{each} before" for each in before_in_words(before)) if before else ("",) * 4
    return [
        ("Hours held", held_in_words(results), held),
        ("Customers reached", f"{results.reached:,} of {results.customers:,}", reached),
        ("Their revenue", share_in_words(results.revenue.sum), share),
        ("Promises made", f"{promised.made:,}", ""),
        ("Kept on time", on_time_in_words(promised), kept),
        ("Customers told", f"{promised.told:,}", ""),
    ]


def _bars(groups: Iterable[Coverage]) -> list[dict[str, object]]:
    return [
        {
            "name": shortened(each.group, _NAME),
            "share": each.reached / each.customers,
            "words": f"{each.reached:,} of {each.customers:,}",
        }
        for each in groups
    ]


def _change(change: Change, until: date) -> tuple[str, str]:
    known = "the customer knows" if change.told else "not told yet"
    when = f"kept {in_words(change.kept_on, until)}, {known}"
    return shortened(change.text, _NAME), f"{shortened(change.customer, _NAME)}, {when}"


def _theme(theme: Theme) -> dict[str, str]:
    more = len(theme.customers) - _NAMED
    names = ", ".join(theme.customers[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    quiet = ", none of them the loudest" if is_of_many(theme) else ""
    return {
        "name": shortened(theme.name, _NAME),
        "who": f"{counted(len(theme.customers), 'customer')}{quiet}",
        "names": shortened(names, _WORDS),
    }
