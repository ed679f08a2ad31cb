"""What came of the hours, counted in the database; the last answers are kept until anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

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
from callprogram.adapters.database.queries.calendars import hours_held, leaves_of
from callprogram.adapters.database.queries.conditions import connected, gone, here, worth
from callprogram.adapters.database.queries.populations import exchange_rates
from callprogram.adapters.database.queries.results.kept_on_time import day_of
from callprogram.domain.cases.cases import QUIET_FOR
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.program.policies import Policy
from callprogram.domain.program.rates import Rates
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.results.results import (
    SIZES,
    Change,
    Coverage,
    Earlier,
    Promised,
    Results,
    months_of,
    the_time_before,
    themes_of,
    weeks_off,
    weeks_planned,
)
from callprogram.domain.results.revenue import Revenue, together
from callprogram.domain.words.dates import day_begins, day_in

_calls, _customers, _made, _lists = tables.calls, tables.customers, tables.commitments, tables.call_lists
_LOUDEST = 10  # customers with most open cases
_CHANGED = 5
_TENTHS = (1, 5, 10)


def results(engine: Engine, program: Program, since: date, now: datetime) -> Results:
    """The results as things stand."""
    with engine.connect() as connection:
        leaves = leaves_of(connection, program)
    today = day_in(program.zone, now)
    stretch = _Stretch(program.id, program.zone, program.country, since, today, today, program.policy)
    found = _counted(engine, last_event(engine), stretch, weeks_planned(program, leaves, since, now))
    return replace(found, off=len(weeks_off(program, leaves, since, now)))


def earlier(engine: Engine, program: Program, since: date, now: datetime) -> Earlier | None:
    """As long a time before, as things stand; None where the program was not there for all of it."""
    today = day_in(program.zone, now)
    first = the_time_before(since, today, program)
    if first is None:
        return None
    with engine.connect() as connection:
        leaves = leaves_of(connection, program)
    last = since - timedelta(days=1)
    stretch = _Stretch(program.id, program.zone, program.country, first, last, today, program.policy)
    return _earlier(engine, last_event(engine), stretch, weeks_planned(program, leaves, first, stretch.ends_at))


@dataclass(frozen=True)
class _Stretch:
    """Whose hours are looked at today, and from which day to which, both included; one that is over has no later."""

    program_id: int
    zone: str
    country: str
    since: date
    until: date
    today: date
    policy: Policy = field(compare=False)  # whoever sets another one writes an event

    @property
    def begins_at(self) -> datetime:
        return day_begins(self.since, self.zone)

    @property
    def ends_at(self) -> datetime:
        return day_begins(self.until + timedelta(days=1), self.zone)

    def holds(self, moment: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a moment is within it."""
        is_over = self.until < self.today
        return and_(moment >= self.begins_at, moment < self.ends_at) if is_over else moment >= self.begins_at


@lru_cache(maxsize=16)
def _counted(engine: Engine, written: str, stretch: _Stretch, planned: frozenset[Week]) -> Results:
    del written  # after another event it is counted anew
    from callprogram.adapters.database.queries.results.renewals import renewals

    with engine.connect() as connection:
        reached = _reached(stretch)
        talks = _talks(connection, _of(stretch), _calls.c.customer_id.in_(select(_customers.c.id).where(here())))
        rates = exchange_rates(connection)
        many, heard, by_currency = _heard(connection, reached)
        held = _held(connection, stretch)
        return Results(
            since=stretch.since,
            until=stretch.until,
            planned=len(planned | held.keys()),
            held=len(held),
            customers=many,
            reached=heard,
            calls=_called(connection, stretch),
            revenue=together(by_currency, rates, stretch.country),
            promised=_promised(connection, stretch),
            changed=tuple(_changed(connection, stretch)),
            themes=themes_of(_themes(connection, stretch)),
            segments=_segments(connection, reached),
            sizes=_sizes(connection, reached, rates),
            renewals=renewals(
                connection,
                stretch.policy,
                gone(),
                _talks(connection, _calls.c.program_id == stretch.program_id),
                (stretch.since, stretch.today),
                stretch.zone,
            ),
            months=months_of(stretch.since, stretch.today, held.values(), talks, stretch.zone),
        )


@lru_cache(maxsize=16)
def _earlier(engine: Engine, written: str, stretch: _Stretch, planned: frozenset[Week]) -> Earlier:
    del written
    with engine.connect() as connection:
        held = _held(connection, stretch)
        _, reached, by_currency = _heard(connection, _reached(stretch))
        revenue = together(by_currency, exchange_rates(connection), stretch.country)
        return Earlier(len(held), len(planned | held.keys()), reached, revenue, _promised(connection, stretch))


def _of(stretch: _Stretch) -> ColumnElement[bool]:
    return and_(_calls.c.program_id == stretch.program_id, stretch.holds(_calls.c.started_at))


def _talked(stretch: _Stretch) -> ColumnElement[bool]:
    return and_(_of(stretch), connected())


def _reached(stretch: _Stretch) -> Select[int]:
    return select(_calls.c.customer_id).where(_talked(stretch)).distinct()


def _called(connection: Connection, stretch: _Stretch) -> int:
    """How many calls were made; those that came in were not."""
    made = select(func.count()).select_from(_calls).where(_of(stretch), _calls.c.incoming.is_(False))
    return connection.execute(made).scalar_one()


def _held(connection: Connection, stretch: _Stretch) -> dict[Week, datetime]:
    return hours_held(connection, _lists.c.program_id == stretch.program_id, stretch.holds(_lists.c.starts_at))


def _heard(connection: Connection, reached: Select[int]) -> tuple[int, int, list[Revenue]]:
    """All customers, those reached, and their revenue in each currency."""
    was_reached = _customers.c.id.in_(reached)
    revenue = type_coerce(_customers.c.revenue, BigInteger)  # in hundredths
    query = select(
        _customers.c.currency,
        func.count(),
        func.sum(case((was_reached, 1), else_=0)),
        func.coalesce(func.sum(case((was_reached, revenue), else_=0)), 0),
        func.coalesce(func.sum(revenue), 0),
    ).where(here())
    rows = list(connection.execute(query.group_by(_customers.c.currency)))
    found = [
        Revenue(currency, _amount(heard), _amount(total), many) for currency, many, _, heard, total in rows if total
    ]
    return sum(row[1] for row in rows), sum(row[2] for row in rows), found


def _amount(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _talks(connection: Connection, *which: ColumnElement[bool]) -> list[tuple[datetime, int]]:
    """When customers were talked to, and their ids."""
    query = select(_calls.c.started_at, _calls.c.customer_id)
    return [(row[0], row[1]) for row in connection.execute(query.where(connected(), *which))]


def _promised(connection: Connection, stretch: _Stretch) -> Promised:
    is_open = _made.c.state.in_([State.LOOSE, State.OPEN])
    is_kept = _made.c.state.in_([State.KEPT, State.TOLD])
    wanted = (
        is_open,
        and_(is_open, _made.c.due_on < stretch.today),
        is_kept,
        and_(is_kept, day_of(connection, _made.c.kept_at, stretch.zone, stretch.today) <= _made.c.due_on),
        _made.c.state == State.TOLD,
        _made.c.state == State.WITHDRAWN,
    )
    counted = (func.coalesce(func.sum(case((each, 1), else_=0)), 0) for each in wanted)
    query = select(func.count(), *counted)
    return Promised(
        *connection.execute(query.where(stretch.holds(_made.c.made_at), _made.c.kind != Kind.AWAITED)).one()
    )


def _changed(connection: Connection, stretch: _Stretch) -> Iterator[Change]:
    """The latest promises that were kept, but for those to call again."""
    query = (
        select(_made.c.text, _made.c.kept_at, _made.c.state, _customers.c.company, _customers.c.found_by)
        .join(_customers, _customers.c.id == _made.c.customer_id)
        .where(
            _made.c.kind == Kind.PROMISE, _made.c.state.in_([State.KEPT, State.TOLD]), stretch.holds(_made.c.kept_at)
        )
        .order_by(_made.c.kept_at.desc(), _made.c.id.desc())
    )
    for text, kept_at, state, company, found_by in connection.execute(query.limit(_CHANGED)):
        name = company or found_by.partition("\n")[0]
        yield Change(text, name, day_in(stretch.zone, kept_at), state == State.TOLD)


def _themes(connection: Connection, stretch: _Stretch) -> Iterator[tuple[str, int, str, bool]]:
    """Each theme with each customer, the latest said first."""
    loudest = _loudest(connection, stretch.today)
    query = (
        select(_calls.c.themes, _customers.c.company, _customers.c.found_by, _customers.c.id)
        .join(_customers, _customers.c.id == _calls.c.customer_id)
        .where(_talked(stretch), cast(_calls.c.themes, Text).not_in(["[]", "null"]))
    )
    for themes, company, found_by, customer_id in connection.execute(query.order_by(_calls.c.started_at.desc())):
        name = company or found_by.partition("\n")[0]
        for theme in themes:
            yield theme, customer_id, name, customer_id in loudest


def _loudest(connection: Connection, today: date) -> frozenset[int]:
    """Who complained to the executive lately, and who has most open cases."""
    cases = tables.cases
    complained = select(cases.c.customer_id).where(cases.c.raised_on >= today - QUIET_FOR)
    waiting = select(_customers.c.id).where(_customers.c.open_cases > 0)
    most = waiting.order_by(_customers.c.open_cases.desc(), _customers.c.id).limit(_LOUDEST)
    return frozenset(connection.execute(complained).scalars()) | frozenset(connection.execute(most).scalars())


def _segments(connection: Connection, reached: Select[int]) -> tuple[Coverage, ...]:
    was_reached = func.sum(case((_customers.c.id.in_(reached), 1), else_=0))
    query = select(_customers.c.segment, func.count(), was_reached).where(here()).group_by(_customers.c.segment)
    rows = sorted(connection.execute(query), key=lambda row: (-row[1], row[0]))
    return tuple(Coverage(segment or "no segment", many, heard) for segment, many, heard in rows)


def _sizes(connection: Connection, reached: Select[int], rates: Rates) -> tuple[Coverage, ...]:
    """By revenue at these rates: the largest tenth, the next four, the smaller half; the unknown apart."""
    amount = worth(rates)
    rank = func.ntile(10).over(order_by=amount.desc())
    ranked = select(_customers.c.id, rank.label("tenth")).where(here(), amount.is_not(None)).subquery()
    size = case(
        (ranked.c.tenth <= _TENTHS[0], SIZES[0]),
        (ranked.c.tenth <= _TENTHS[1], SIZES[1]),
        (ranked.c.tenth <= _TENTHS[2], SIZES[2]),
        else_=SIZES[3],
    ).label("size")
    was_reached = func.sum(case((_customers.c.id.in_(reached), 1), else_=0))
    query = select(size, func.count(), was_reached).select_from(_customers).where(here())
    query = query.outerjoin(ranked, ranked.c.id == _customers.c.id).group_by(size)
    found = {row[0]: Coverage(*row) for row in connection.execute(query)}
    return tuple(found[size] for size in SIZES if size in found)
