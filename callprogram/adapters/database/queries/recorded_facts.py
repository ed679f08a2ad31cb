"""What happened to the few customers to whom anything did, as planning asks for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.queries.refusals import refused
from callprogram.adapters.database.records import TABLES, from_row
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.cases.cases import QUIET_FOR, Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import EntryState, ListState
from callprogram.domain.lists.facts import Facts
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import UNFINISHED, Commitment, own_promises
from callprogram.domain.words.dates import day_in

T = TypeVar("T")
_FIRST = {Seat.PROMISE, Seat.RENEWAL}


@dataclass(frozen=True)
class RecordedFacts:
    """What happened to the few customers to whom anything did: for each, all but what the CRM says.

    `own` are the ids of the promises that the executive keeps.
    """

    promises: Mapping[int, list[Commitment]]
    own: frozenset[int]
    cases: Mapping[int, list[Case]]
    snoozed: Mapping[int, date]
    held: Mapping[int, date]
    vanished: frozenset[int]
    reached: Mapping[int, date]
    called: Mapping[int, date]
    tried: Mapping[int, list[date]]
    carried_over: frozenset[int]
    elsewhere: frozenset[int]
    refused: frozenset[int]

    def facts(self, customer: Customer, today: date) -> Facts:
        """What planning knows of one customer."""
        found = customer.id
        return Facts(
            customer=customer,
            today=today,
            commitments=tuple(self.promises.get(found, ())),
            reached_on=self.reached.get(found),
            called_on=self.called.get(found),
            cases=tuple(self.cases.get(found, ())),
            carried_over=found in self.carried_over,
            held_until=self.held.get(found),
            vanished=found in self.vanished,
            elsewhere=found in self.elsewhere,
            refused=found in self.refused,
            own=self.own & {each.id for each in self.promises.get(found, ())},
            tried_on=tuple(self.tried.get(found, ())),
        )

    @property
    def known(self) -> list[int]:
        """Everybody to whom something happened, by id."""
        left_out = (self.snoozed, self.held, self.vanished, self.elsewhere, self.refused)
        of = (self.promises, self.cases, self.carried_over, *left_out)
        return sorted({customer_id for ids in of for customer_id in ids})


def recorded_facts(connection: Connection, program: Program, week: Week, today: date) -> RecordedFacts:
    """What happened to anybody, as it stands for a week's hour."""
    commitments, cases = tables.commitments, tables.cases
    customers, holds = tables.customers, tables.holds
    snoozed, in_force = customers.c.snoozed_until > today, and_(holds.c.lifted_at.is_(None), holds.c.until > today)
    last_hold = select(holds.c.customer_id, func.max(holds.c.until, type_=holds.c.until.type))
    recently = and_(
        cases.c.customer_id.is_not(None),
        or_(cases.c.settled_on.is_(None), cases.c.raised_on >= today - QUIET_FOR),
    )
    promises = _by_customer(connection, Commitment, commitments.c.state.in_(UNFINISHED))
    return RecordedFacts(
        promises=promises,
        own=own_promises((each for made in promises.values() for each in made), program),
        cases=_by_customer(connection, Case, recently),
        snoozed=_days_of(connection, select(customers.c.id, customers.c.snoozed_until).where(snoozed)),
        held=_days_of(connection, last_hold.where(in_force).group_by(holds.c.customer_id)),
        vanished=frozenset(_ids(connection, select(customers.c.id).where(customers.c.vanished_in.is_not(None)))),
        reached=_reached(connection, program.zone),
        called=_reached(connection, program.zone, tables.calls.c.program_id == program.id),
        tried=_tried(connection, program.zone),
        carried_over=frozenset(_ids(connection, _carried_over(program, week))),
        elsewhere=frozenset(_ids(connection, _elsewhere(program, week))),
        refused=refused(connection),
    )


def facts(connection: Connection, known: RecordedFacts, today: date, ids: Sequence[int] | None = None) -> list[Facts]:
    """What planning knows of these customers, or of all of them, by id."""
    table = tables.customers
    wanted = [table.c.id.in_(ids)] if ids is not None else []
    rows = connection.execute(select(table).where(*wanted).order_by(table.c.id))
    return [known.facts(from_row(Customer, row), today) for row in rows]


def _by_customer(connection: Connection, kind: type[T], condition: ColumnElement[bool]) -> dict[int, list[T]]:
    table = TABLES[kind]
    found: dict[int, list[T]] = defaultdict(list)
    for row in connection.execute(select(table).where(condition).order_by(table.c.id)):
        found[row.customer_id].append(from_row(kind, row))
    return dict(found)


def _reached(connection: Connection, zone: str, *conditions: ColumnElement[bool]) -> dict[int, date]:
    table = tables.calls
    last = func.max(table.c.started_at, type_=table.c.started_at.type)
    query = select(table.c.customer_id, last).where(table.c.disposition == Disposition.CONNECTED, *conditions)
    return {
        customer: day_in(zone, moment) for customer, moment in connection.execute(query.group_by(table.c.customer_id))
    }


def _tried(connection: Connection, zone: str) -> dict[int, list[date]]:
    """The days on which somebody called and did not talk to them, of each customer since the last talk."""
    table = tables.calls
    query = select(table.c.customer_id, table.c.disposition, table.c.started_at)
    ended = query.where(table.c.disposition.is_not(None), table.c.incoming.is_(False)).order_by(table.c.started_at)
    found: dict[int, list[date]] = defaultdict(list)
    for customer_id, disposition, started_at in connection.execute(ended):
        if disposition is Disposition.CONNECTED:
            found.pop(customer_id, None)
        else:
            found[customer_id].append(day_in(zone, started_at))
    return dict(found)


def _days_of(connection: Connection, query: Select[int, date]) -> dict[int, date]:
    return {row[0]: row[1] for row in connection.execute(query)}


def _ids(connection: Connection, query: Select[int]) -> list[int]:
    return list(connection.execute(query).scalars())


def _carried_over(program: Program, week: Week) -> Select[int]:
    """Whom the latest finished hour before did not come to, though they had a seat for a promise or a renewal."""
    lists, entries = tables.call_lists, tables.entries
    before = lists.c.program_id == program.id, lists.c.finished_at.is_not(None), lists.c.week < week
    last = select(lists.c.id).where(*before).order_by(lists.c.week.desc()).limit(1).scalar_subquery()
    missed = (
        entries.c.state.in_((EntryState.PENDING, EntryState.SKIPPED)),
        entries.c.seat.in_(_FIRST),
        entries.c.standby.is_(False),
    )
    return select(entries.c.customer_id).where(entries.c.call_list_id == last, *missed)


def _elsewhere(program: Program, week: Week) -> Select[int]:
    lists, entries = tables.call_lists, tables.entries
    others = lists.c.program_id != program.id, lists.c.week == week
    in_force = or_(lists.c.state == ListState.FROZEN, lists.c.stale.is_(False))
    return select(entries.c.customer_id).join(lists, entries.c.call_list_id == lists.c.id).where(*others, in_force)
