"""How many customers there are of a kind, and what they are measured by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ColumnElement, Connection, and_, bindparam, func, literal, select, type_coerce

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import those
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.customers.hours import Reach
from callprogram.domain.customers.reachability import read_place
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import Rate, Rates, rates_from
from callprogram.domain.program.yardsticks import Amounts, Yardstick, measured
from callprogram.domain.promises.commitments import Commitment, Kind, State, own_promises

if TYPE_CHECKING:
    from callprogram.domain.lists.simulation import PromiseRate
    from callprogram.domain.lists.standings import Population


def populations(connection: Connection) -> "tuple[Population, ...]":
    """How many customers are at each place, those who may not be called apart."""
    from callprogram.domain.lists.standings import Population

    table = tables.customers
    query = select(table.c.place, table.c.do_not_call, func.count()).group_by(table.c.place, table.c.do_not_call)
    found = connection.execute(query)
    return tuple(Population(read_place(place) if place else None, bool(never), count) for place, never, count in found)


def reach(connection: Connection) -> tuple[Reach, ...]:
    """How many customers may be called at each place, and what they are worth beside the mean in their currency."""
    table, means = tables.customers, yardsticks(connection)
    query = select(table.c.place, table.c.currency, func.count(), func.sum(_raw_revenue()))
    able = query.where(table.c.place.is_not(None), table.c.do_not_call.is_(False))
    customers: Counter[str] = Counter()
    worth: dict[str, float] = defaultdict(float)
    for place, currency, count, revenue in connection.execute(able.group_by(table.c.place, table.c.currency)):
        customers[place] += count
        worth[place] += float(revenue or 0) / max(1, means[currency].mean if currency in means else 1)
    return tuple(Reach(read_place(place), count, worth[place]) for place, count in sorted(customers.items()))


def yardsticks(connection: Connection) -> dict[str | None, Yardstick]:
    """What revenue is measured by in each currency."""
    table = tables.customers
    totals = select(table.c.currency, func.count(table.c.revenue), func.sum(_raw_revenue())).where(
        table.c.revenue.is_not(None)
    )
    found = {}
    for currency, count, total in connection.execute(totals.group_by(table.c.currency)).all():
        middle = select(_raw_revenue()).where(_pays_in(currency)).order_by(table.c.revenue)
        middle_one = connection.execute(middle.offset((count - 1) // 2).limit(1)).scalar_one()
        found[currency] = Amounts(count, int(total), middle_one)
    return measured(found, exchange_rates(connection), _counter(connection, tuple(found)))


def _counter(connection: Connection, currencies: Sequence[str | None]) -> Callable[[Mapping[str | None, int]], int]:
    """What counts the customers up to an amount in each currency: one statement, for it is asked some twenty times."""
    names = {currency: f"most_{place}" for place, currency in enumerate(currencies)}
    some = (
        select(func.count()).where(_pays_in(each), _raw_revenue() <= bindparam(names[each], -1, BigInteger))
        for each in names
    )
    query = select(sum((each.scalar_subquery() for each in some), start=literal(0)))
    return lambda most: connection.execute(query, {names[each]: most[each] for each in most}).scalar_one()


def _pays_in(currency: str | None) -> ColumnElement[bool]:
    table = tables.customers
    same = table.c.currency == currency if currency is not None else table.c.currency.is_(None)
    return and_(same, table.c.revenue.is_not(None))


def exchange_rates(connection: Connection) -> Rates:
    """The table of exchange rates."""
    return rates_from(those(connection, Rate))


def answer_rate(connection: Connection, program: Program) -> AnswerRate:
    """How often this program's calls were answered."""
    table = tables.calls
    query = select(table.c.disposition, func.count()).where(
        table.c.program_id == program.id, table.c.disposition.is_not(None)
    )
    rows = connection.execute(query.group_by(table.c.disposition)).all()
    counts: dict[Disposition, int] = {row[0]: row[1] for row in rows}
    answered = counts.get(Disposition.CONNECTED, 0)
    return AnswerRate(answered, sum(counts.values()) - answered)


def promise_rate(connection: Connection, program: Program) -> "PromiseRate":
    """How often this program's talks led to a promise of the executive's, or to one of others to tell in a call."""
    from callprogram.domain.lists.simulation import PromiseRate

    calls, made = tables.calls, tables.commitments
    talks = select(calls.c.id).where(calls.c.program_id == program.id, calls.c.disposition == Disposition.CONNECTED)
    wanted = made.c.made_in_call.in_(talks), made.c.kind == Kind.PROMISE, made.c.state != State.WITHDRAWN
    promises = those(connection, Commitment, *wanted)
    own = own_promises(promises, program)
    by_executive = {each.made_in_call for each in promises if each.id in own}
    told = {each.made_in_call for each in promises if each.told_in_call or each.state is State.KEPT} - by_executive
    count = connection.execute(select(func.count()).select_from(talks.subquery())).scalar_one()
    return PromiseRate(count, len(by_executive), len(told))


def _raw_revenue() -> ColumnElement[int]:
    return type_coerce(tables.customers.c.revenue, BigInteger)
