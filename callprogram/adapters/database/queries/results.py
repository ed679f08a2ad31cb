"""What came of the hours, counted in the database; the last answers are kept until anything is written."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    select,
    type_coerce,
)

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import last_event
from callprogram.adapters.database.queries.kept_on_time import day_of
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.lists.call_list import EntryState, ListState
from callprogram.domain.lists.escalations import QUIET_FOR
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.results.results import (
    SIZES,
    Coverage,
    Promised,
    Results,
    Revenue,
    hours_planned,
    months_of,
    themes_of,
)

_calls, _customers, _made, _lists = tables.calls, tables.customers, tables.commitments, tables.call_lists
_LOUDEST = 10  # customers with most open cases
_TENTHS = (1, 5, 10)


def results(engine: Engine, program: Program, since: date, now: datetime) -> Results:
    """The results as things stand."""
    today = now.astimezone(ZoneInfo(program.zone)).date()
    hours_over = hours_planned(program, since, now)
    return _counted(engine, last_event(engine), program.id, program.zone, since, today, hours_over)


@lru_cache(maxsize=16)
def _counted(
    engine: Engine, written: int, program_id: int, zone: str, since: date, today: date, planned: int
) -> Results:
    del written  # after another event it is counted anew
    begins_at = datetime.combine(since, time(), ZoneInfo(zone)).astimezone(UTC)
    with engine.connect() as connection:
        reached = _reached(program_id, begins_at)
        many, heard, revenue = _heard(connection, reached)
        held = _held(connection, program_id, begins_at)
        return Results(
            since=since,
            until=today,
            planned=max(planned, len(held)),
            held=len(held),
            customers=many,
            reached=heard,
            revenue=revenue,
            promised=_promised(connection, begins_at, today, zone),
            themes=themes_of(_themes(connection, program_id, begins_at, today)),
            segments=_segments(connection, reached),
            sizes=_sizes(connection, reached),
            months=months_of(since, today, held, _talks(connection, program_id, begins_at), zone),
        )


def _talked(program_id: int, begins_at: datetime) -> ColumnElement[bool]:
    of_program = _calls.c.program_id == program_id, _calls.c.started_at >= begins_at
    return and_(*of_program, _calls.c.disposition == Disposition.CONNECTED)


def _reached(program_id: int, begins_at: datetime) -> Select[int]:
    return select(_calls.c.customer_id).where(_talked(program_id, begins_at)).distinct()


def _held(connection: Connection, program_id: int, begins_at: datetime) -> list[datetime]:
    """When each hour began in which somebody was called, or was entered later."""
    entries = tables.entries
    done = select(entries.c.call_list_id).where(entries.c.state == EntryState.DONE)
    of_program = _lists.c.program_id == program_id, _lists.c.starts_at >= begins_at
    query = select(_lists.c.starts_at).where(*of_program, _lists.c.state == ListState.FROZEN, _lists.c.id.in_(done))
    return list(connection.execute(query).scalars())


def _heard(connection: Connection, reached: Select[int]) -> tuple[int, int, tuple[Revenue, ...]]:
    """All customers, those reached, and their revenue in each currency, those that were heard first.

    There are no rates to add currencies up by.
    """
    was_reached = _customers.c.id.in_(reached)
    revenue = type_coerce(_customers.c.revenue, BigInteger)  # in hundredths
    query = select(
        _customers.c.currency,
        func.count(),
        func.sum(case((was_reached, 1), else_=0)),
        func.coalesce(func.sum(case((was_reached, revenue), else_=0)), 0),
        func.coalesce(func.sum(revenue), 0),
    ).group_by(_customers.c.currency)
    rows = sorted(connection.execute(query), key=lambda row: (not row[3], -row[1], row[0] or ""))
    found = (Revenue(currency, _amount(heard), _amount(total)) for currency, _, _, heard, total in rows if total)
    return sum(row[1] for row in rows), sum(row[2] for row in rows), tuple(found)


def _amount(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _talks(connection: Connection, program_id: int, begins_at: datetime) -> Iterator[tuple[datetime, int]]:
    """When customers were talked to, and their ids."""
    query = select(_calls.c.started_at, _calls.c.customer_id).where(_talked(program_id, begins_at))
    return ((row[0], row[1]) for row in connection.execute(query))


def _promised(connection: Connection, begins_at: datetime, today: date, zone: str) -> Promised:
    stands = and_(_made.c.state != State.WITHDRAWN, _made.c.kind != Kind.AWAITED)
    is_due = _made.c.due_on < today
    on_time = and_(is_due, day_of(connection, _made.c.kept_at, zone, today) <= _made.c.due_on)
    wanted = (is_due, on_time, _made.c.state == State.TOLD)
    counted = (func.coalesce(func.sum(case((each, 1), else_=0)), 0) for each in wanted)
    query = select(func.count(), *counted).where(_made.c.made_at >= begins_at, stands)
    return Promised(*connection.execute(query).one())


def _themes(
    connection: Connection, program_id: int, begins_at: datetime, today: date
) -> Iterator[tuple[str, int, str, bool]]:
    """Each theme with each customer, the latest said first."""
    loudest = _loudest(connection, today)
    query = (
        select(_calls.c.themes, _customers.c.company, _customers.c.found_by, _customers.c.id)
        .join(_customers, _customers.c.id == _calls.c.customer_id)
        .where(_talked(program_id, begins_at), cast(_calls.c.themes, Text).not_in(["[]", "null"]))
    )
    for themes, company, found_by, customer_id in connection.execute(query.order_by(_calls.c.started_at.desc())):
        name = company or found_by.partition("\n")[0]
        for theme in themes:
            yield theme, customer_id, name, customer_id in loudest


def _loudest(connection: Connection, today: date) -> frozenset[int]:
    """Who complained to the executive lately, and who has most open cases."""
    escalations = tables.escalations
    complained = select(escalations.c.customer_id).where(escalations.c.raised_on >= today - QUIET_FOR)
    cases = select(_customers.c.id).where(_customers.c.open_cases > 0)
    most = cases.order_by(_customers.c.open_cases.desc(), _customers.c.id).limit(_LOUDEST)
    return frozenset(connection.execute(complained).scalars()) | frozenset(connection.execute(most).scalars())


def _segments(connection: Connection, reached: Select[int]) -> tuple[Coverage, ...]:
    was_reached = func.sum(case((_customers.c.id.in_(reached), 1), else_=0))
    query = select(_customers.c.segment, func.count(), was_reached).group_by(_customers.c.segment)
    rows = sorted(connection.execute(query), key=lambda row: (-row[1], row[0]))
    return tuple(Coverage(segment or "no segment", many, heard) for segment, many, heard in rows)


def _sizes(connection: Connection, reached: Select[int]) -> tuple[Coverage, ...]:
    """By revenue among those who pay in the same currency: the largest tenth, the next four, the smaller half."""
    rank = func.ntile(10).over(partition_by=_customers.c.currency, order_by=_customers.c.revenue.desc())
    ranked = select(_customers.c.id, rank.label("tenth")).where(_customers.c.revenue.is_not(None)).subquery()
    size = case(
        (ranked.c.tenth <= _TENTHS[0], SIZES[0]),
        (ranked.c.tenth <= _TENTHS[1], SIZES[1]),
        (ranked.c.tenth <= _TENTHS[2], SIZES[2]),
        else_=SIZES[3],
    ).label("size")
    was_reached = func.sum(case((_customers.c.id.in_(reached), 1), else_=0))
    query = select(size, func.count(), was_reached).select_from(_customers)
    query = query.outerjoin(ranked, ranked.c.id == _customers.c.id).group_by(size)
    found = {row[0]: Coverage(*row) for row in connection.execute(query)}
    return tuple(found[size] for size in SIZES if size in found)
