"""The audit trail, and whether it is whole."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.audit import event_of, every_event
from callprogram.adapters.database.forgetting.held import emails_of, every_state
from callprogram.adapters.database.forgetting.theirs import rows_of
from callprogram.adapters.database.records import NAMES, TABLES, those
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.trail import Wholeness, verified
from callprogram.services.views.audit import Audit, TrailFilter, TrailPage

_events = tables.events.c
_KINDS = {table: NAMES[kind] for kind, table in TABLES.items()}


class DatabaseAudit(DatabaseReader, Audit):
    """The audit trail."""

    def trail(self, wanted: TrailFilter, limit: int, offset: int = 0) -> TrailPage:
        with self.engine.connect() as connection:
            which = _wanted(connection, wanted)
            total = connection.execute(select(func.count()).select_from(tables.events).where(*which)).scalar_one()
            some = select(tables.events).where(*which).order_by(_events.id.desc()).limit(limit).offset(offset)
            return TrailPage(total, [event_of(row) for row in connection.execute(some)])

    def trail_words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        with self.engine.connect() as connection:
            who = connection.execute(select(_events.member).distinct().order_by(_events.member)).scalars()
            what = connection.execute(select(_events.action).distinct().order_by(_events.action)).scalars()
            return tuple(who), tuple(what)

    def wholeness(self, heads: Collection[str] = ()) -> Wholeness:
        with self.engine.connect() as connection:
            return verified(every_event(connection), frozenset(heads))


def _wanted(connection: Connection, wanted: TrailFilter) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if wanted.who:
        which.append(or_(_events.member == wanted.who, _events.ran_by == wanted.who))
    if wanted.what:
        which.append(_events.action == wanted.what)
    if wanted.since:
        which.append(_events.at >= wanted.since)
    if wanted.until:
        which.append(_events.at < wanted.until)
    if wanted.customer_id is not None:
        which.append(_about(connection, wanted.customer_id))
    return which


def _about(connection: Connection, customer_id: int) -> ColumnElement[bool]:
    """Whether a line is about a customer, or anything of theirs."""
    found = those(connection, Customer, tables.customers.c.id == customer_id)
    if not found:
        return and_(_events.kind == NAMES[Customer], _events.row_id == customer_id)
    rows = rows_of(connection, customer_id, emails_of(every_state(connection, found[0])))
    named = ((_KINDS[table], ids) for table, ids in rows.items() if table in _KINDS)
    return or_(false(), *(and_(_events.kind == kind, _events.row_id.in_(ids)) for kind, ids in named))
