"""Troubles: which cases have which cause, whose they are, and who wrote about them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, false, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import among
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.letters.letters import Direction
from callprogram.domain.patterns.causes import key_of, spellings
from callprogram.domain.patterns.patterns import Trouble
from callprogram.domain.people.addresses import compared
from callprogram.domain.words.dates import day_in

_cases, _letters, _calls = tables.cases, tables.letters, tables.calls
_NONE = "[]"


def causes_in_use(connection: Connection) -> tuple[str, ...]:
    """Each cause as it was spelled first, those of most cases first."""
    used = [cause for causes in _named(connection) for cause in causes]
    spelled = spellings(used)
    return tuple(spelled[key] for key, _ in Counter(map(key_of, used)).most_common())


def spelled_first(connection: Connection) -> Mapping[str, str]:
    """How each cause is spelled, by what its spellings have in common."""
    return spellings(cause for causes in _named(connection) for cause in causes)


def has_cause(connection: Connection, cause: str) -> ColumnElement[bool]:
    """Whether a case has this cause, however it is spelled; names are compared here, for lower() is English."""
    wanted = {each for causes in _named(connection) for each in causes if key_of(each) == key_of(cause)}
    text = cast(_cases.c.causes, Text)
    return or_(false(), *(text.contains(json.dumps(each), autoescape=True) for each in sorted(wanted)))


def troubles(connection: Connection, *which: ColumnElement[bool]) -> tuple[Trouble, ...]:
    """Each case of its own with each of its causes, the earliest first."""
    columns = [_cases.c[name] for name in ("id", "causes", "customer_id", "email", "person", "raised_on", "reference")]
    rows = connection.execute(select(*columns).where(*with_a_cause(), *which).order_by(_cases.c.id)).all()
    spelled = spelled_first(connection)
    wrote = written_about(connection)
    return tuple(
        Trouble(spelled[key_of(cause)], who_of(row), row.raised_on, row.reference, row.customer_id, row.id in wrote)
        for row in rows
        for cause in row.causes
    )


def with_a_cause() -> tuple[ColumnElement[bool], ...]:
    """Only cases with a cause that are part of no other one."""
    return cast(_cases.c.causes, Text) != _NONE, _cases.c.merged_into.is_(None)


def last_talks(connection: Connection, customer_ids: Iterable[int], zone: str) -> Mapping[int, date]:
    """The day on which each of these customers was last talked to."""
    last = select(_calls.c.customer_id, func.max(_calls.c.started_at, type_=_calls.c.started_at.type))
    talked = last.where(_calls.c.disposition == Disposition.CONNECTED).group_by(_calls.c.customer_id)
    found = among(connection, talked, _calls.c.customer_id, {*customer_ids})
    return {customer_id: day_in(zone, at) for customer_id, at in found}


def _named(connection: Connection) -> Sequence[Sequence[str]]:
    """The causes of every case that has any, in the order in which the cases came."""
    query = select(_cases.c.causes).where(cast(_cases.c.causes, Text) != _NONE).order_by(_cases.c.id)
    return connection.execute(query).scalars().all()


def written_about(connection: Connection) -> frozenset[int]:
    """The cases about which a letter came, to them or to one that became part of them."""
    came = select(_letters.c.case_id).where(_letters.c.direction == Direction.IN, _letters.c.case_id.is_not(None))
    whole = wholes(connection)
    return frozenset(whole[each] for each in connection.execute(came).scalars() if each in whole)


def wholes(connection: Connection) -> Mapping[int, int]:
    """The case that each one is part of by now, however often it was merged; itself where it is part of none."""
    into = {row.id: row.merged_into for row in connection.execute(select(_cases.c.id, _cases.c.merged_into))}
    return {each: _whole(each, into) for each in into}


def _whole(case_id: int, into: Mapping[int, int | None]) -> int:
    while (other := into.get(case_id)) is not None:
        case_id = other
    return case_id


def who_of(row: Any) -> str:  # noqa: ANN401 -- a row of columns that were asked for
    """Whose case it is: the customer's by their id, else by the address of whoever wrote."""
    return str(row.customer_id) if row.customer_id else compared(row.email or row.person or row.reference)
