"""The weeks of a program: lists with their cards, what is planned, and who is held back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_by_id, of_customers
from callprogram.adapters.database.queries import populations, recorded_facts
from callprogram.adapters.database.queries.boards import board
from callprogram.adapters.database.queries.changes import earlier_of
from callprogram.adapters.database.queries.names import by_name, names
from callprogram.adapters.database.records import all_of, those
from callprogram.adapters.database.views.desk.matters import matters
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calls.briefs import Matters, brief_of, with_answers
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.changes import Earlier
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.hours import Reach
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState, finished_at, week_due
from callprogram.domain.lists.facts import Facts, open_case, talked_about, to_tell
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.hour_holders import called_for, caller_at
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.people.messages import Kind as MessageKind
from callprogram.domain.people.recipients import Names
from callprogram.domain.permissions.rows import looks_after
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.domain.promises.boards import BoardFilter
from callprogram.domain.promises.commitments import Commitment, Kind, own_promises, unfinished
from callprogram.domain.words.dates import day_in
from callprogram.services.views import Card, Coming, Edited, Held, OverHour, Waiting, WeekView
from callprogram.services.views.weeks import Weeks

_PROMISES = 5


class DatabaseWeeks(DatabaseReader, Weeks):
    """The weeks of a program: lists with their cards, what is planned, and who is held back."""

    def week(self, program: Program, week: Week) -> WeekView | None:
        found = self.call_list(program, week)
        if found is None:
            return None
        with self.engine.connect() as connection:
            known = names(connection)
            cards = [
                _of_program(card, program, found, known)
                for card in _cards(connection, found, known, hears_of_absences=self._hears_of_absences)
            ]
            edited = _edited(connection, found)
        day = day_in(found.zone, found.starts_at)
        return WeekView(found, tuple(cards), board(self.engine, self.reader, BoardFilter(), day, _PROMISES), edited)

    def call_list(self, program: Program, week: Week) -> CallList | None:
        table = tables.call_lists
        found = self._first(CallList, and_(table.c.program_id == program.id, table.c.week == week))
        return None if found is None or found.stale else found

    def week_due(self, program: Program, now: datetime) -> Week:
        table = tables.call_lists
        signed_off = table.c.program_id == program.id, table.c.state == ListState.FROZEN
        return week_due(program, self._all(CallList, select(table).where(*signed_off).order_by(table.c.week)), now)

    def running(self, program: Program, now: datetime) -> CallList | None:
        table = tables.call_lists
        begun = table.c.program_id == program.id, table.c.started_at.is_not(None), table.c.finished_at.is_(None)
        found = self._all(CallList, select(table).where(*begun).order_by(table.c.week))
        return next((each for each in found if not finished_at(each, now)), None)

    def without_outcome(self, program: Program, now: datetime) -> tuple[OverHour, ...]:
        table = tables.call_lists
        over = table.c.ends_at <= now, table.c.finished_at.is_not(None)
        wanted = table.c.program_id == program.id, table.c.state == ListState.FROZEN, or_(*over)
        open_ones = select(tables.entries.c.call_list_id).where(_without_outcome())
        query = select(table).where(*wanted, table.c.id.in_(open_ones)).order_by(table.c.week)
        with self.engine.connect() as connection:
            return tuple(_over(connection, each) for each in all_of(connection, CallList, query))

    def left_open(self, now: datetime) -> tuple[CallList, ...]:
        table = tables.call_lists
        found = self._those(CallList, table.c.state == ListState.FROZEN, table.c.finished_at.is_(None))
        return tuple(each for each in found if finished_at(each, now))

    def complaining(self, program: Program, week: Week) -> tuple[Facts, ...]:
        table, day = tables.cases, day_in(program.zone, hour_of(program, week).starts_at)
        with self.engine.connect() as connection:
            ids = (
                connection.execute(
                    select(table.c.customer_id).where(table.c.settled_on.is_(None), table.c.customer_id.is_not(None))
                )
                .scalars()
                .all()
            )
            if not ids:
                return ()
            known = recorded_facts.recorded_facts(connection, program, week, day)
            found = recorded_facts.facts(connection, known, day, ids)
        open_ones = ((facts, open_case(facts)) for facts in found)
        return tuple(facts for facts, complaint in open_ones if complaint and not talked_about(complaint, facts))

    def coming(self, now: datetime) -> tuple[Coming, ...]:
        lists = tables.call_lists
        ahead = lists.c.state == ListState.FROZEN, lists.c.starts_at > now, lists.c.started_at.is_(None)
        with self.engine.connect() as connection:
            found = all_of(connection, CallList, select(lists).where(*ahead).order_by(lists.c.starts_at))
            return tuple(each for call_list in found for each in self._coming(connection, call_list))

    def _coming(self, connection: Connection, call_list: CallList) -> list[Coming]:
        table = tables.entries
        query = select(table).where(table.c.call_list_id == call_list.id)
        entries = all_of(connection, Entry, query.order_by(table.c.standby, table.c.position))
        customers, said = customers_by_id(connection, entries), _answers(connection, entries)
        mine = (entry for entry in entries if looks_after(self.reader, customers[entry.customer_id]))
        [program] = those(connection, Program, tables.programs.c.id == call_list.program_id)
        caller = caller_at(program, call_list.starts_at)
        return [Coming(call_list, each, customers[each.customer_id], tuple(said[each.id]), caller) for each in mine]

    def holds(self, day: date) -> tuple[Held, ...]:
        table = tables.holds
        query = select(table).where(table.c.lifted_at.is_(None), table.c.until > day).order_by(table.c.until)
        with self.engine.connect() as connection:
            found = all_of(connection, Hold, query)
            customers = customers_by_id(connection, found)
        seen = (hold for hold in found if looks_after(self.reader, customers[hold.customer_id]))
        return tuple(Held(hold, customers[hold.customer_id]) for hold in seen)

    def reach(self) -> tuple[Reach, ...]:
        with self.engine.connect() as connection:
            return populations.reach(connection)

    def calling_rules(self, program_id: int) -> CallingRules:
        found = self._first(CallingRules, tables.calling_rules.c.program_id == program_id)
        return found or CallingRules(0, program_id)


def _over(connection: Connection, call_list: CallList) -> OverHour:
    table = tables.entries
    of_the_list = table.c.call_list_id == call_list.id
    query = select(table).where(of_the_list, _without_outcome()).order_by(table.c.standby, table.c.position)
    entries = all_of(connection, Entry, query)
    customers = customers_by_id(connection, entries)
    waiting = tuple(Waiting(entry, customers[entry.customer_id]) for entry in entries)
    done = select(table.c.id).where(of_the_list, table.c.state == EntryState.DONE).limit(1)
    return OverHour(call_list, waiting, logged=connection.execute(done).first() is not None)


def _without_outcome() -> ColumnElement[bool]:
    """The entries that nothing was said of; a standby only where somebody began to call them."""
    table, calls = tables.entries, tables.calls
    said = exists().where(calls.c.entry_id == table.c.id, calls.c.disposition.is_not(None))
    on_the_list = and_(table.c.state == EntryState.PENDING, table.c.standby.is_(False))
    return and_(or_(table.c.state == EntryState.ACTIVE, on_the_list), ~said)


def _edited(connection: Connection, call_list: CallList) -> tuple[Edited, ...]:
    """The last hand edit of each customer."""
    table = tables.hand_edits
    mine = table.c.program_id == call_list.program_id, table.c.week == call_list.week
    edits = those(connection, HandEdit, *mine)
    customers = customers_by_id(connection, edits)
    latest = {edit.customer_id: edit for edit in edits}
    return tuple(Edited(edit, customers[customer_id]) for customer_id, edit in latest.items())


def _cards(connection: Connection, call_list: CallList, known: Names, *, hears_of_absences: bool) -> tuple[Card, ...]:
    table = tables.entries
    query = select(table).where(table.c.call_list_id == call_list.id).order_by(table.c.position)
    entries = all_of(connection, Entry, query)
    customers = customers_by_id(connection, entries)
    calls = of_customers(connection, Call, list(customers))
    made = of_customers(connection, Commitment, list(customers))
    said = _answers(connection, entries)
    earlier = earlier_of(connection, list(customers), call_list.zone)
    day = day_in(call_list.zone, call_list.starts_at)
    known_at_the_desk = matters(connection, customers.values(), day, call_list.zone, all_of_it=hears_of_absences)
    cards = (
        _card(
            call_list,
            entry,
            customers[id_],
            calls[id_],
            made[id_],
            known,
            earlier.get(id_),
            known_at_the_desk[id_],
        )
        for entry in entries
        for id_ in [entry.customer_id]
    )
    told = _told(connection, call_list)
    asked = _asked(connection, entries, [each for found in known_at_the_desk.values() for each in found.cases], told)
    return tuple(_heard(card, said[card.entry.id], told, asked) for card in cards)


def _heard(card: Card, said: Sequence[Answer], told: frozenset[int], asked: frozenset[int]) -> Card:
    """The card with what its account owner said of the call, was told of it, or has not answered."""
    is_silent = card.customer.id in asked and not said
    brief = with_answers(card.brief, said, card.customer.account_owner, is_silent=is_silent)
    return replace(card, brief=brief, answers=tuple(said), is_told=card.entry.id in told, is_silent=is_silent)


def _card(
    call_list: CallList,
    entry: Entry,
    customer: Customer,
    calls: Sequence[Call],
    made: Sequence[Commitment],
    known: Names,
    earlier: Earlier | None,
    known_at_the_desk: Matters,
) -> Card:
    today = day_in(call_list.zone, call_list.starts_at)
    own = [call for call in calls if call.entry_id == entry.id]
    before = [call for call in calls if call.entry_id != entry.id]
    zone = call_list.zone
    promised = by_name(known, (each for each in made if not own or each.made_in_call != own[-1].id))
    brief = brief_of(customer, promised, before, today, zone, earlier=earlier, matters=known_at_the_desk)
    return Card(entry, customer, brief, own[-1] if own else None, unfinished(made))


def _of_program(card: Card, program: Program, call_list: CallList, known: Names) -> Card:
    """The card with for whom is called, what the customer can be told but for what is promised now, and names."""
    today = day_in(call_list.zone, call_list.starts_at)
    found = to_tell(card.promised_before, today, own_promises(card.promises, program))
    said = (each for each in found if each.kind is Kind.PROMISE)
    brief = replace(card.brief, calls_for=called_for(program, today))
    return replace(card, brief=brief, to_tell=tuple(said), promises=tuple(by_name(known, card.promises)))


def _told(connection: Connection, call_list: CallList) -> frozenset[int]:
    """The entries of which account owners were told."""
    table = tables.messages
    of_the_list = table.c.kind == MessageKind.HEADS_UP, table.c.about == call_list.id
    found = those(connection, Message, *of_the_list, table.c.state == Delivery.SENT)
    return frozenset(int(entry_id) for each in found for entry_id in each.known)


def _asked(
    connection: Connection, entries: Sequence[Entry], complaints: Sequence[Case], told: frozenset[int]
) -> frozenset[int]:
    """The customers whose account owners were asked about a complaint, or heard of the call, and have said nothing."""
    table, waiting = tables.messages, _customers_waiting(complaints)
    of_complaints = table.c.kind == MessageKind.COMPLAINT, table.c.about.in_(waiting)
    found = those(connection, Message, *of_complaints, table.c.state == Delivery.SENT)
    asked = {waiting[each.about] for each in found if each.about}
    answered = _customers_waiting(each for each in complaints if each.answer).values()
    heard = {each.customer_id for each in entries if each.id in told} & {*waiting.values()}
    return frozenset((asked | heard) - {*answered})


def _customers_waiting(complaints: Iterable[Case]) -> dict[int, int]:
    return {each.id: each.customer_id for each in complaints if each.customer_id and not each.settled_on}


def _answers(connection: Connection, entries: Sequence[Entry]) -> dict[int, list[Answer]]:
    table = tables.answers
    query = select(table).where(table.c.entry_id.in_([entry.id for entry in entries])).order_by(table.c.id)
    found: dict[int, list[Answer]] = defaultdict(list)
    for answer in all_of(connection, Answer, query):
        found[answer.entry_id].append(answer)
    return found
