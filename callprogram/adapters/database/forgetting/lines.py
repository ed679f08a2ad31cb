"""Lines of the audit trail that lose their words; what was done, by whom and when stays, and the trail is whole."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import some_at_once
from callprogram.adapters.database.records import NAMES, TABLES
from callprogram.domain.people.trail import SAYS_WHAT_WENT

_events = tables.events
_KINDS = {table: NAMES[kind] for kind, table in TABLES.items()}


def lines_about(connection: Connection, rows: Mapping[Table, Iterable[int]]) -> set[int]:
    """The lines about these rows."""
    found = set[int]()
    for table, ids in rows.items():
        if kind := _KINDS.get(table):
            for some in some_at_once(sorted(ids)):
                mine = _events.c.kind == kind, _events.c.row_id.in_(some)
                found.update(connection.execute(select(_events.c.id).where(*mine)).scalars())
    return found


def empty(connection: Connection, ids: Iterable[int]) -> list[int]:
    """Take the words of these lines; those that had any. What says which words went keeps its own."""
    lines = [each for some in some_at_once(sorted(ids)) for each in _with_words(connection, some)]
    for some in some_at_once(lines):
        emptied = update(_events).where(_events.c.id.in_(some)).values(before=None, after=None, salt=None)
        connection.execute(emptied)
    return lines


def _with_words(connection: Connection, ids: Sequence[int]) -> list[int]:
    says = (_events.c.action.not_like(f"{each}%") for each in SAYS_WHAT_WENT)
    which = _events.c.id.in_(ids), _events.c.salt.is_not(None), *says
    return list(connection.execute(select(_events.c.id).where(*which).order_by(_events.c.id)).scalars())
