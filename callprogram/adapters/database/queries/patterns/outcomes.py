"""Outcomes: when a case was answered and settled, what was given in it, and what was promised and kept."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.queries.patterns.troubles import (
    spelled_first,
    who_of,
    wholes,
    with_a_cause,
    written_about,
)
from callprogram.domain.decisions.decisions import State as Stands
from callprogram.domain.patterns.causes import key_of
from callprogram.domain.patterns.fairness import Outcome
from callprogram.domain.promises.commitments import State

_cases, _decisions, _promises = tables.cases, tables.decisions, tables.commitments
_KEPT = frozenset({State.KEPT, State.TOLD})
_HOUR = 3600  # seconds


def outcomes(connection: Connection, *which: ColumnElement[bool]) -> Iterator[Outcome]:
    """Each case of its own with each of its causes; what happened in a part of it happened in it."""
    rows = connection.execute(select(_cases).where(*with_a_cause(), *which).order_by(_cases.c.id)).all()
    spelled, wrote, whole = spelled_first(connection), written_about(connection), wholes(connection)
    given, promised = _given(connection, whole), _promised(connection, whole)
    for row in rows:
        for cause in row.causes:
            yield Outcome(
                spelled[key_of(cause)],
                who_of(row),
                row.id in wrote,
                _hours(row.opened_at, row.answered_at),
                (row.settled_on - row.raised_on).days if row.settled_on else None,
                given.get(row.id, {}),
                *promised.get(row.id, (0, 0)),
            )


def _hours(since: datetime | None, until: datetime | None) -> float | None:
    return max((until - since).total_seconds(), 0) / _HOUR if since and until else None


def _given(connection: Connection, whole: Mapping[int, int]) -> Mapping[int, Mapping[str, Decimal]]:
    """What was given in each case by currency; what waits, was refused or taken back was not."""
    columns = _decisions.c.case_id, _decisions.c.currency, _decisions.c.amount
    stands = _decisions.c.state == Stands.DECIDED, _decisions.c.amount.is_not(None)
    found: dict[int, dict[str, Decimal]] = {}
    for case_id, currency, amount in connection.execute(select(*columns).where(*stands)):
        of_case = found.setdefault(whole[case_id], {})
        of_case[currency] = of_case.get(currency, Decimal(0)) + amount
    return found


def _promised(connection: Connection, whole: Mapping[int, int]) -> Mapping[int, tuple[int, int]]:
    """How many promises were made in each case and not withdrawn, and how many of them are kept."""
    columns = _promises.c.case_id, _promises.c.state
    stands = _promises.c.case_id.is_not(None), _promises.c.state != State.WITHDRAWN
    return _counted((whole.get(row.case_id), row.state) for row in connection.execute(select(*columns).where(*stands)))


def _counted(made: Iterable[tuple[int | None, Any]]) -> Mapping[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for case_id, state in made:
        if case_id is not None:
            promised, kept = found.get(case_id, (0, 0))
            found[case_id] = promised + 1, kept + (state in _KEPT)
    return found
