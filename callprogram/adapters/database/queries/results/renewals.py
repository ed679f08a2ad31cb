"""What exports said of renewals, one after the other, for those whose renewal fell within some days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Row, null, select, type_coerce

from callprogram.adapters.database import tables
from callprogram.adapters.database.columns import Moment
from callprogram.domain.lists.scoring import dangers
from callprogram.domain.lists.standings import UNKNOWN
from callprogram.domain.program.policies import Policy
from callprogram.domain.results.renewals import Comparison, Version, compared
from callprogram.domain.words.dates import day_in

_customers, _earlier, _imports = tables.customers, tables.earlier_customers, tables.imports
_SAID = ("renewal_on", "health", "open_cases", "nps")
_Rows = Sequence[Row[Any]]


def renewals(
    connection: Connection,
    policy: Policy,
    gone: ColumnElement[bool],
    talks: Iterable[tuple[datetime, int]],
    days: tuple[date, date],
    zone: str,
) -> tuple[Comparison, ...]:
    """How many renewed within these days, both included; `talks` are when who was talked to."""
    talked: dict[int, set[date]] = defaultdict(set)
    for at, customer_id in talks:
        talked[customer_id].add(day_in(zone, at))
    left = frozenset(connection.execute(select(_customers.c.id).where(gone)).scalars())
    return compared(_versions(_said(connection, *days), policy, zone), left, talked, *days)


def _said(connection: Connection, since: date, until: date) -> _Rows:
    """What was said of each customer, the earliest first; with the moment in which an import said something else."""
    due = select(_customers.c.id).where(_customers.c.renewal_on.between(since, until))
    was_due = select(_earlier.c.customer_id).where(_earlier.c.renewal_on.between(since, until))
    wanted = due.union(was_due)
    now = select(_customers.c.id.label("customer_id"), *(_customers.c[name] for name in _SAID))
    now = now.add_columns(type_coerce(null(), Moment).label("until"))
    before = select(
        _earlier.c.customer_id, *(_earlier.c[name] for name in _SAID), _imports.c.imported_at.label("until")
    )
    before = before.join(_imports, _imports.c.id == _earlier.c.import_id).order_by(_earlier.c.id)
    rows = [
        *connection.execute(before.where(_earlier.c.customer_id.in_(wanted))),
        *connection.execute(now.where(_customers.c.id.in_(wanted))),
    ]
    return sorted(rows, key=attrgetter("customer_id"))


def _versions(rows: _Rows, policy: Policy, zone: str) -> Iterable[Version]:
    health, cases, nps = (
        np.array([UNKNOWN if each is None else each for each in map(attrgetter(name), rows)], np.int64)
        for name in ("health", "open_cases", "nps")
    )
    at_risk: list[int] = dangers(health, cases, nps, policy).max(axis=0).tolist()
    for row, danger in zip(rows, at_risk, strict=True):
        yield Version(row.customer_id, row.renewal_on, danger > 0, row.until and day_in(zone, row.until))
