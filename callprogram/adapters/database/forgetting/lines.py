"""Lines of the audit trail that lose their words; what was done, by whom and when stays, and the trail is whole."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Table, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import NAMES, TABLES, among, some_at_once
from callprogram.domain.people.trail import SAYS_WHAT_WENT

_events = tables.events
_KINDS = {table: NAMES[kind] for kind, table in TABLES.items()}


def lines_about(connection: Connection, rows: Mapping[Table, Iterable[int]]) -> set[int]:
    """The lines about these rows."""
    found = set[int]()
    for table, ids in rows.items():
        if kind := _KINDS.get(table):
            query = select(_events.c.id).where(_events.c.kind == kind)
            found |= {row.id for row in among(connection, query, _events.c.row_id, ids)}
    return found


def empty(connection: Connection, ids: Iterable[int]) -> list[int]:
    """Take the words of these lines; those that had any. What says which words went keeps its own."""
    says = (_events.c.action.not_like(f"{each}%") for each in SAYS_WHAT_WENT)
    with_words = select(_events.c.id).where(_events.c.salt.is_not(None), *says).order_by(_events.c.id)
    lines = [row.id for row in among(connection, with_words, _events.c.id, ids)]
    for some in some_at_once(lines):
        emptied = update(_events).where(_events.c.id.in_(some)).values(before=None, after=None, salt=None)
        connection.execute(emptied)
    return lines
