"""Sweeping: what still speaks of somebody in texts about others, wherever it stands."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.types import TypeDecorator

from callprogram.adapters.database import tables
from callprogram.domain.customers.matching.forgetting import Traces

if TYPE_CHECKING:
    from callprogram.adapters.database.law.rows_on_hold import OnHold

GONE = "[erased]"
# Where people and we ourselves write in our own words; what a CRM says of somebody else is theirs.
_SWEPT: dict[Table, tuple[str, ...]] = {
    tables.calls: ("note", "reason", "problem"),
    tables.private_notes: ("text",),
    tables.commitments: ("text", "said", "doubt", "withdrawn_why"),
    tables.steps: ("words",),
    tables.hand_edits: ("why",),
    tables.cases: ("wants", "title", "person", "sides", "urgent", "ended_how"),
    tables.story_lines: ("text",),
    tables.unsent_texts: ("text",),
    tables.decisions: ("why", "asked", "offered", "taken", "ended_why"),
    tables.reviews: ("note",),
    tables.remedies: ("text",),
    tables.entries: ("reason", "skipped_why"),
    tables.holds: ("reason",),
    tables.legal_holds: ("why", "lifted_why"),
    tables.answers: ("text",),
    tables.call_lists: ("changes", "notices"),
    tables.messages: ("key", "content", "enclosures", "known", "trouble"),
    tables.letters: ("name", "subject", "text", "new_text", "quoted_text", "above", "attachments", "enclosed", "why"),
    tables.occurrences: ("lines",),
    tables.series: ("appointment",),
    tables.outlets: ("found", "trouble", "answers"),
}
_AFTER_NO_LETTER = r"(?:(?<=\\n)|(?<=\\t)|(?<=\\r)|(?<!\w))"  # JSON writes the end of a line with a letter


@dataclass(frozen=True)
class Broom:
    """What is looked for, and put away."""

    traces: Traces

    @cached_property
    def sure(self) -> tuple[str, ...]:
        """What is looked for everywhere, as it stands in texts and in JSON."""
        return tuple(sorted({form for each in self.traces.sure for form in _forms(each)}))

    @cached_property
    def every(self) -> tuple[str, ...]:
        """The same with names of one word."""
        return tuple(sorted({*self.sure, *(form for each in self.traces.names for form in _forms(each))}))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What is put away: names of one word where they stand by themselves, as they are written."""
        longest_first = sorted(self.traces.sure, key=len, reverse=True)
        sure = [f"(?i:{_bounded(form)})" for each in longest_first for form in _written(each)]
        names = [rf"{_AFTER_NO_LETTER}{re.escape(form)}(?!\w)" for each in self.traces.names for form in _written(each)]
        return re.compile("|".join([*sure, *names]) or r"(?!)")

    def swept(self, text: str) -> str:
        """The text without them."""
        return self.pattern.sub(GONE, text)


def sweep(connection: Connection, broom: Broom, kept: "OnHold") -> list[tuple[Table, int]]:
    """Put away what speaks of them, but for what is kept for the law; the rows in which something was."""
    found = [each for each in _found(connection, broom) if not kept.has(*each[:2])]
    for table, row_id, texts in found:
        values = {name: _as_text(connection, table.c[name], text) for name, text in texts.items()}
        connection.execute(update(table).where(table.c.id == row_id).values(values))
    return [(table, row_id) for table, row_id, _ in found]


def speaking(connection: Connection, broom: Broom) -> list[tuple[Table, int]]:
    """The rows of which a text speaks of them."""
    return [(table, row_id) for table, row_id, _ in _found(connection, broom)]


def _found(connection: Connection, broom: Broom) -> Iterator[tuple[Table, int, dict[str, str]]]:
    for table, names in _SWEPT.items():
        for row in _speaking(connection, table, names, broom.every):
            texts = {name: getattr(row, name) for name in names if getattr(row, name) is not None}
            swept = {name: new for name, text in texts.items() if (new := broom.swept(text)) != text}
            if swept:
                yield table, row.id, swept


def speaking_events(connection: Connection, broom: Broom) -> list[int]:
    """The lines of the trail whose words surely speak of them."""
    events = tables.events
    rows = _speaking(connection, events, ("before", "after"), broom.sure)
    return [row.id for row in rows if broom.pattern.search(f"{row.before} {row.after}")]


def _speaking(connection: Connection, table: Table, names: Sequence[str], forms: Iterable[str]) -> Sequence[Any]:
    texts = [cast(literal_column(f'"{name}"'), Text) for name in names]
    whole: ColumnElement[str] = func.coalesce(texts[0], "")
    for each in texts[1:]:
        whole = whole.concat(" ").concat(func.coalesce(each, ""))
    labelled = (text.label(name) for text, name in zip(texts, names, strict=True))
    said = select(table.c.id, *labelled, whole.label("whole")).select_from(table).cte("said")
    found = [_place_of(connection, said.c.whole, form) > 0 for form in forms]
    return connection.execute(select(said).where(or_(*found))).all() if found else []


def _place_of(connection: Connection, text: ColumnElement[str], form: str) -> ColumnElement[int]:
    place = func.strpos if connection.dialect.name == "postgresql" else func.instr
    return place(text, form)


def _as_text(connection: Connection, column: Column[object], text: str) -> ColumnElement[object]:
    """A text as it is written into a column whose JSON it is."""
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    is_json = isinstance(kind, JSON) and connection.dialect.name == "postgresql"
    return cast(literal(text, Text), JSON) if is_json else literal(text, Text)


def _forms(text: str) -> Iterator[str]:
    for each in (text, text.lower()):
        yield from _written(each)


def _written(text: str) -> Iterator[str]:
    yield text
    if (escaped := json.dumps(text)[1:-1]) != text:
        yield escaped


def _bounded(form: str) -> str:
    """A number is not found inside of a longer one."""
    before = r"(?<!\d)" if form[0].isdigit() else ""
    after = r"(?!\d)" if form[-1].isdigit() else ""
    return f"{before}{re.escape(form)}{after}"
