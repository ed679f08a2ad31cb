"""What planning knows of everybody: narrow rows into arrays, and one by one what happened to the few."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import BigInteger, Connection, Select, and_, bindparam, func, or_, select, text, type_coerce

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import TABLES, from_row
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import EntryState, ListState
from callprogram.domain.calls import Disposition
from callprogram.domain.commitments import UNFINISHED, Commitment
from callprogram.domain.customers import Customer
from callprogram.domain.dates import day_in
from callprogram.domain.escalations import QUIET_FOR, Escalation
from callprogram.domain.facts import Facts
from callprogram.domain.hours import Reach
from callprogram.domain.reachability import read_place
from callprogram.domain.seats import Seat
from callprogram.domain.standbys import AnswerRate
from callprogram.domain.standings import (
    NEVER,
    UNKNOWN,
    Crowd,
    Numbering,
    Numbers,
    Standings,
    Yardstick,
    days_since,
    folded,
    happenings_of,
    names,
    sizes,
)

T = TypeVar("T")
_ROWS = 5_000
_FIRST = {Seat.PROMISE, Seat.RENEWAL}
_HAPPENINGS = ("loud", "carried_over", "snoozed", "on_hold", "vanished", "elsewhere")
_NUMBERS = ("id", "revenue", "health", "nps", "open_cases")
_DAYS = ("renewal_on", "customer_since", "last_contact_on")
_NAMES = ("account_owner", "company")
_WORDS = ("place", "currency", "segment", *_DAYS)
_NARROW = (
    f"SELECT {', '.join(f'coalesce({name}, {UNKNOWN})' for name in _NUMBERS)}, {', '.join((*_WORDS, *_NAMES))}"  # noqa: S608  # our own
    " FROM customers{} WHERE do_not_call = :never AND place IN :places ORDER BY id"
)
_MANY_PLACES = 4  # of more than every so manieth customer a whole table is read sooner than by an index


@dataclass(frozen=True)
class Happened:
    """What happened to the few customers to whom anything did: for each, all but what the CRM says."""

    promises: Mapping[int, list[Commitment]]
    escalations: Mapping[int, list[Escalation]]
    snoozed: Mapping[int, date]
    held: Mapping[int, date]
    vanished: frozenset[int]
    reached: Mapping[int, date]
    called: Mapping[int, date]
    carried_over: frozenset[int]
    elsewhere: frozenset[int]

    def facts(self, customer: Customer, today: date) -> Facts:
        """What planning knows of one customer."""
        found = customer.id
        return Facts(
            customer=customer,
            today=today,
            commitments=tuple(self.promises.get(found, ())),
            reached_on=max(filter(None, (customer.last_contact_on, self.reached.get(found))), default=None),
            called_on=self.called.get(found),
            escalations=tuple(self.escalations.get(found, ())),
            carried_over=found in self.carried_over,
            held_until=self.held.get(found),
            vanished=found in self.vanished,
            elsewhere=found in self.elsewhere,
        )

    @property
    def known(self) -> list[int]:
        """Everybody to whom something happened, by id."""
        left_out = (self.snoozed, self.held, self.vanished, self.elsewhere)
        of = (self.promises, self.escalations, self.carried_over, *left_out)
        return sorted({customer_id for ids in of for customer_id in ids})


def happened(connection: Connection, program: Program, week: Week, today: date) -> Happened:
    """What happened to anybody, as it stands for a week's hour."""
    commitments, escalations = tables.commitments, tables.escalations
    customers, holds = tables.customers, tables.holds
    snoozed, standing = customers.c.snoozed_until > today, and_(holds.c.lifted_at.is_(None), holds.c.until > today)
    last_hold = select(holds.c.customer_id, func.max(holds.c.until, type_=holds.c.until.type))
    recently = or_(escalations.c.settled_on.is_(None), escalations.c.raised_on >= today - QUIET_FOR)
    return Happened(
        promises=_by_customer(connection, Commitment, commitments.c.state.in_(UNFINISHED)),
        escalations=_by_customer(connection, Escalation, recently),
        snoozed=_days_of(connection, select(customers.c.id, customers.c.snoozed_until).where(snoozed)),
        held=_days_of(connection, last_hold.where(standing).group_by(holds.c.customer_id)),
        vanished=frozenset(_ids(connection, select(customers.c.id).where(customers.c.vanished_in.is_not(None)))),
        reached=_reached(connection, program.zone),
        called=_reached(connection, program.zone, tables.calls.c.program_id == program.id),
        carried_over=frozenset(_ids(connection, _carried_over(program, week))),
        elsewhere=frozenset(_ids(connection, _elsewhere(program, week))),
    )


def facts(connection: Connection, known: Happened, today: date, ids: Sequence[int] | None = None) -> list[Facts]:
    """What planning knows of these customers, or of all of them, by id."""
    table = tables.customers
    wanted = [table.c.id.in_(ids)] if ids is not None else []
    rows = connection.execute(select(table).where(*wanted).order_by(table.c.id))
    return [known.facts(from_row(Customer, row), today) for row in rows]


def crowd(connection: Connection) -> tuple[Crowd, ...]:
    """How many customers are at each place, those who may not be called apart."""
    table = tables.customers
    query = select(table.c.place, table.c.do_not_call, func.count()).group_by(table.c.place, table.c.do_not_call)
    found = connection.execute(query)
    return tuple(Crowd(read_place(place) if place else None, bool(never), count) for place, never, count in found)


def reach(connection: Connection) -> tuple[Reach, ...]:
    """How many customers may be called at each place, and what they are worth beside their currency's mean."""
    table, means = tables.customers, yardsticks(connection)
    query = select(table.c.place, table.c.currency, func.count(), func.sum(_raw_revenue()))
    able = query.where(table.c.place.is_not(None), table.c.do_not_call.is_(False))
    customers: Counter[str] = Counter()
    worth: dict[str, float] = defaultdict(float)
    for place, currency, count, revenue in connection.execute(able.group_by(table.c.place, table.c.currency)):
        customers[place] += count
        worth[place] += float(revenue or 0) / max(1, means[currency].mean if currency in means else 1)
    return tuple(Reach(read_place(place), count, worth[place]) for place, count in sorted(customers.items()))


def standings(connection: Connection, known: Happened, today: date, places: Sequence[str]) -> Standings:
    """Where all customers at these places stand, whoever may be called, by id."""
    columns, numberings = _columns(connection, places)
    ids = columns["id"]
    found = _from_the_crm(columns, numberings, today, yardsticks(connection))
    found |= {name: np.zeros(len(ids), bool) for name in _HAPPENINGS}
    found |= {"promise": np.zeros(len(ids), np.int64), "escalation": np.zeros(len(ids), np.int64)}
    found |= {"promise_in": np.full(len(ids), NEVER), "called": np.full(len(ids), NEVER)}
    _put_days(found["silent"], ids, known.reached, today)
    _put_days(found["called"], ids, known.called, today)
    _put_happenings(found, ids, known, today)
    return Standings(ids=ids, **found)


def yardsticks(connection: Connection) -> dict[str | None, Yardstick]:
    """What revenue is measured by in each currency."""
    table = tables.customers
    totals = select(table.c.currency, func.count(table.c.revenue), func.sum(_raw_revenue())).where(
        table.c.revenue.is_not(None)
    )
    found = {}
    for currency, count, total in connection.execute(totals.group_by(table.c.currency)).all():
        same = table.c.currency == currency if currency is not None else table.c.currency.is_(None)
        middle = select(_raw_revenue()).where(same, table.c.revenue.is_not(None)).order_by(table.c.revenue)
        found[currency] = Yardstick(
            int(total) // count, connection.execute(middle.offset((count - 1) // 2).limit(1)).scalar_one()
        )
    return found


def answer_rate(connection: Connection, program: Program) -> AnswerRate:
    """How often this program's calls were answered."""
    table = tables.calls
    query = select(table.c.disposition, func.count()).where(
        table.c.program_id == program.id, table.c.disposition.is_not(None)
    )
    rows = connection.execute(query.group_by(table.c.disposition)).all()
    counts: dict[Any, int] = {row[0]: row[1] for row in rows}
    answered = counts.get(Disposition.CONNECTED, 0)
    return AnswerRate(answered, sum(counts.values()) - answered)


def _raw_revenue() -> Any:  # noqa: ANN401  # SQLAlchemy's own expression
    return type_coerce(tables.customers.c.revenue, BigInteger)


def _columns(connection: Connection, places: Sequence[str]) -> tuple[dict[str, Numbers], dict[str, Numbering]]:
    """Every column as numbers, and what the numbers of words and days stand for."""
    numberings = {name: Numbering() for name in _WORDS} | {name: names() for name in _NAMES}
    found: dict[str, list[Numbers]] = {name: [np.zeros(0, np.int64)] for name in (*_NUMBERS, *numberings)}
    for rows in _rows(connection, places):
        for name, column in zip(found, zip(*rows, strict=True), strict=True):
            words = folded(column) if name in _NAMES else column
            found[name].append(numberings[name].of(words) if name in numberings else np.array(column, np.int64))
    joined = {name: np.concatenate(found.pop(name)) for name in list(found)}
    return joined, {name: numberings[name] for name in _WORDS}


def _rows(connection: Connection, places: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The narrow rows, some at a time; on SQLite the driver's own, as wrapping each costs as much as reading it."""
    values = {"places": list(places) or [""], "never": False}
    narrow = text(_NARROW.format(_scanned(connection, places))).bindparams(bindparam("places", expanding=True))
    if connection.dialect.name == "sqlite":
        cursor = connection.execute(narrow, values).cursor
        while rows := cursor.fetchmany(_ROWS):
            yield rows
    else:
        yield from connection.execute(narrow.execution_options(yield_per=_ROWS), values).partitions()


def _scanned(connection: Connection, places: Sequence[str]) -> str:
    """What keeps SQLite from the index by place where many customers are at these places, each far from the next."""
    if connection.dialect.name != "sqlite":
        return ""
    table = tables.customers
    here = connection.execute(select(func.count()).where(table.c.place.in_(places))).scalar_one()
    last = connection.execute(select(func.max(table.c.id))).scalar_one() or 0
    return " NOT INDEXED" if here * _MANY_PLACES > last else ""


def _from_the_crm(
    columns: Mapping[str, Numbers],
    numberings: Mapping[str, Numbering],
    today: date,
    sticks: Mapping[str | None, Yardstick],
) -> dict[str, Any]:
    measures = [sticks.get(each, Yardstick(1, 0)) for each in numberings["currency"].values] or [Yardstick(1, 0)]
    revenue, currency = columns["revenue"], columns["currency"]
    ahead = {name: _days_ahead(numberings[name].values, today)[columns[name]] for name in _DAYS}
    nobody = np.zeros(len(revenue), bool)
    return {
        "renewal_in": np.where(ahead["renewal_on"] >= 0, ahead["renewal_on"], NEVER),
        "silent": np.where(ahead["last_contact_on"] == NEVER, NEVER, np.maximum(0, -ahead["last_contact_on"])),
        "since": np.where(ahead["customer_since"] <= 0, -ahead["customer_since"], UNKNOWN),
        "health": columns["health"],
        "nps": columns["nps"],
        "cases": np.maximum(0, columns["open_cases"]),
        "size": sizes(revenue, np.array([each.mean for each in measures], np.int64)[currency]),
        "small": revenue <= np.array([each.middle for each in measures], np.int64)[currency],
        "do_not_call": nobody,
        "numberless": nobody,
        "place": columns["place"],
        "segment": columns["segment"],
        "owner": columns["account_owner"],
        "company": columns["company"],
        "places": tuple(map(read_place, numberings["place"].values)),
        "segments": numberings["segment"].values,
    }


def _days_ahead(days: Sequence[str | date | None], today: date) -> Numbers:
    """Days from today to each; NEVER for none."""
    known = np.array([day or "NaT" for day in days] or ["NaT"], "datetime64[D]")
    return np.where(np.isnat(known), NEVER, (known - np.datetime64(today)).astype(np.int64))


def _put_days(silent: Numbers, ids: Numbers, days: Mapping[int, date], today: date) -> None:
    where, who = _where(ids, sorted(days))
    silent[where] = np.minimum(silent[where], [days_since(days[each], today) for each in who])


def _put_happenings(found: dict[str, Any], ids: Numbers, known: Happened, today: date) -> None:
    where, who = _where(ids, known.known)
    few = [known.facts(Customer(each, snoozed_until=known.snoozed.get(each)), today) for each in who]
    for name, values in happenings_of(few).items():
        found[name][where] = values


def _where(ids: Numbers, wanted: Sequence[int]) -> tuple[Numbers, list[int]]:
    """The places of those of the wanted ones who are there, and who they are."""
    asked = np.array(wanted, np.int64)
    places = np.searchsorted(ids, asked)
    there = (
        (places < len(ids)) & (ids[np.minimum(places, max(0, len(ids) - 1))] == asked)
        if len(ids)
        else np.zeros(len(asked), bool)
    )
    return places[there], asked[there].tolist()


def _by_customer(connection: Connection, kind: type[T], condition: Any) -> dict[int, list[T]]:  # noqa: ANN401
    table = TABLES[kind]
    found: dict[int, list[T]] = defaultdict(list)
    for row in connection.execute(select(table).where(condition).order_by(table.c.id)):
        found[row.customer_id].append(from_row(kind, row))
    return dict(found)


def _reached(connection: Connection, zone: str, *conditions: Any) -> dict[int, date]:  # noqa: ANN401
    table = tables.calls
    last = func.max(table.c.started_at, type_=table.c.started_at.type)
    query = select(table.c.customer_id, last).where(table.c.disposition == Disposition.CONNECTED, *conditions)
    return {
        customer: day_in(zone, moment) for customer, moment in connection.execute(query.group_by(table.c.customer_id))
    }


def _days_of(connection: Connection, query: Select[int, date]) -> dict[int, date]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _ids(connection: Connection, query: Select[int]) -> list[int]:
    return list(connection.execute(query).scalars())


def _carried_over(program: Program, week: Week) -> Select[int]:
    """Whom the latest finished hour before did not come to, though they had a seat for a promise or a renewal."""
    lists, entries = tables.call_lists, tables.entries
    before = lists.c.program_id == program.id, lists.c.finished_at.is_not(None), lists.c.week < week
    last = select(lists.c.id).where(*before).order_by(lists.c.week.desc()).limit(1).scalar_subquery()
    missed = entries.c.state != EntryState.DONE, entries.c.seat.in_(_FIRST), entries.c.standby.is_(False)
    return select(entries.c.customer_id).where(entries.c.call_list_id == last, *missed)


def _elsewhere(program: Program, week: Week) -> Select[int]:
    lists, entries = tables.call_lists, tables.entries
    others = lists.c.program_id != program.id, lists.c.week == week
    standing = or_(lists.c.state == ListState.FROZEN, lists.c.stale.is_(False))
    return select(entries.c.customer_id).join(lists, entries.c.call_list_id == lists.c.id).where(*others, standing)
