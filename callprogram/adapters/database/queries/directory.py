"""The directory: a page of the customers somebody wants to look at, however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, Subquery, func, not_, select, text

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import last_event
from callprogram.adapters.database.queries.boards import each_once
from callprogram.adapters.database.queries.conditions import (
    connected,
    found_by,
    gone,
    here,
    known_to,
    looked_after_by,
    uncallable,
    unkept,
    worth,
)
from callprogram.adapters.database.queries.populations import exchange_rates
from callprogram.adapters.database.records import from_row
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.services.views.directory import Directory, DirectoryFilter, Listed, Neighbours, Sort, Which

_calls, _customers, _made = tables.calls, tables.customers, tables.commitments
_RENEWS_IN = timedelta(days=90)
_LEAFED_THROUGH = 1000
_NAME = func.substr(_customers.c.found_by, text("1"), text("40"))  # word for word as its index has it


def directory(engine: Engine, reader: Member, wanted: DirectoryFilter, today: date, limit: int) -> Directory:
    """One page of the customers who are wanted, and how many there are in each saved view."""
    written = last_event(engine)
    total, ids = _page(engine, written, reader, wanted, today, limit)
    counts = _counts(engine, written, reader, today)
    with engine.connect() as connection:
        return Directory(total, _listed(connection, ids), dict(zip(Which, counts, strict=True)))


def neighbours(engine: Engine, reader: Member, wanted: DirectoryFilter, today: date, customer_id: int) -> Neighbours:
    """Where a customer stands among the first of those who are wanted, and who is before and after."""
    total, ids = _page(engine, last_event(engine), reader, replace(wanted, page=0), today, _LEAFED_THROUGH)
    if customer_id not in ids:
        return Neighbours()
    place = ids.index(customer_id)
    before, after = ids[place - 1] if place else None, ids[place + 1] if place + 1 < len(ids) else None
    return Neighbours(place + 1, total, before, after)


def account_owners(connection: Connection, reader: Member) -> tuple[str, ...]:
    """Whoever looks after customers whom the reader knows."""
    every = connection.execute(each_once(_customers.c.account_owner)).scalars()
    return _by_name(each for each in every if each and (sees_all_customers(reader) or is_called(reader, each)))


def segments(connection: Connection) -> tuple[str, ...]:
    """Every segment that a customer is of."""
    return _by_name(filter(None, connection.execute(each_once(_customers.c.segment)).scalars()))


def _by_name(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))


@lru_cache(maxsize=64)
def _page(
    engine: Engine, written: str, reader: Member, wanted: DirectoryFilter, today: date, limit: int
) -> tuple[int, tuple[int, ...]]:
    del written  # after another event it is looked for anew
    with engine.connect() as connection:
        conditions = _conditions(connection, reader, wanted, today)
        total = connection.execute(select(func.count()).select_from(_customers).where(*conditions)).scalar_one()
        page = _sorted(connection, wanted).where(*conditions).offset(wanted.page * limit).limit(limit)
        return total, tuple(connection.execute(page).scalars())


@lru_cache(maxsize=16)
def _counts(engine: Engine, written: str, reader: Member, today: date) -> tuple[int, ...]:
    del written
    with engine.connect() as connection:
        known, every = known_to(connection, reader), select(func.count()).select_from(_customers)
        counted = (every.where(*known, *_in_view(connection, reader, which, today)) for which in Which)
        return tuple(connection.execute(select(*(each.scalar_subquery() for each in counted))).one())


def _conditions(
    connection: Connection, reader: Member, wanted: DirectoryFilter, today: date
) -> list[ColumnElement[bool]]:
    found = [*known_to(connection, reader), *_in_view(connection, reader, wanted.which, today)]
    found += found_by(wanted.words)
    if wanted.owner:
        found.append(_customers.c.account_owner == wanted.owner)
    if wanted.segment:
        found.append(_customers.c.segment == wanted.segment)
    return found


def _in_view(connection: Connection, reader: Member, which: Which, today: date) -> list[ColumnElement[bool]]:
    if which is Which.GONE:
        return [gone()]
    soon = _customers.c.renewal_on.between(today, today + _RENEWS_IN)
    talked, promised = select(_calls.c.customer_id).where(connected()), select(_made.c.customer_id).where(unkept())
    also: dict[Which, ColumnElement[bool]] = {
        Which.RENEWING: soon,
        Which.NEVER: not_(_customers.c.id.in_(talked)),
        Which.NUMBERLESS: uncallable(),
        Which.PROMISED: _customers.c.id.in_(promised),
        Which.SNOOZED: _customers.c.snoozed_until > today,
        Which.MINE: looked_after_by(connection, reader),
    }
    return [here(), *([also[which]] if which in also else [])]


def _sorted(connection: Connection, wanted: DirectoryFilter) -> Select[int]:
    """The ids in the order that is wanted, whoever has nothing to sort by last."""
    ids = select(_customers.c.id)
    if wanted.sort is Sort.NAME:
        return ids.order_by(_NAME.desc() if wanted.falling else _NAME, _customers.c.id)
    if wanted.sort is Sort.TALKED:
        ids = ids.outerjoin(_last_talks(), _last_talks().c.customer_id == _customers.c.id)
    by = _by(connection, wanted.sort)
    return ids.order_by((by.desc() if wanted.falling else by).nulls_last(), _customers.c.id)


def _by(connection: Connection, sort: Sort) -> ColumnElement[Any]:
    match sort:
        case Sort.OWNER:
            return func.nullif(_customers.c.account_owner, "")
        case Sort.RENEWAL:
            return _customers.c.renewal_on
        case Sort.HEALTH:
            return _customers.c.health
        case Sort.TALKED:
            return _last_talks().c.at
        case _:
            return worth(exchange_rates(connection))


@cache
def _last_talks() -> Subquery:
    """When each customer was last talked to."""
    last = select(_calls.c.customer_id, func.max(_calls.c.started_at).label("at")).where(connected())
    return last.group_by(_calls.c.customer_id).subquery()


def _listed(connection: Connection, ids: Sequence[int]) -> tuple[Listed, ...]:
    rows = connection.execute(select(_customers).where(_customers.c.id.in_(ids)))
    known = {row.id: from_row(Customer, row) for row in rows}
    of_calls, of_promises = _calls.c.customer_id, _made.c.customer_id
    talks = select(of_calls, func.max(_calls.c.started_at)).where(of_calls.in_(ids), connected()).group_by(of_calls)
    talked = {row[0]: row[1] for row in connection.execute(talks)}
    made = select(of_promises, func.count()).where(of_promises.in_(ids), unkept()).group_by(of_promises)
    promised = {row[0]: row[1] for row in connection.execute(made)}
    return tuple(Listed(known[each], talked.get(each), promised.get(each, 0)) for each in ids if each in known)
