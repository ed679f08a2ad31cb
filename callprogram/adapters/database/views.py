"""Reading: one question, one frozen answer."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, func, select

from callprogram.adapters.database import standings, tables
from callprogram.adapters.database.activities import activities_since, keys_written
from callprogram.adapters.database.boards import board, each_once, owners
from callprogram.adapters.database.calendars import calendar_of
from callprogram.adapters.database.changes import earlier_of
from callprogram.adapters.database.histories import happenings
from callprogram.adapters.database.keeping import kept_on_time
from callprogram.adapters.database.known import as_of, customers_of
from callprogram.adapters.database.ledger import unreminded
from callprogram.adapters.database.outbox import waiting_query
from callprogram.adapters.database.records import TABLES, from_row, has_id
from callprogram.adapters.database.results import results
from callprogram.domain.activities import Activity, Shape
from callprogram.domain.boards import Wanted
from callprogram.domain.briefs import brief_of, with_answers
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import CallList, Entry, EntryState, ListState, week_due
from callprogram.domain.calling_rules import CallingRules
from callprogram.domain.calls import Call, Mode
from callprogram.domain.changes import Earlier
from callprogram.domain.chores import Chore
from callprogram.domain.commitments import UNFINISHED, Commitment, unfinished, urgency
from callprogram.domain.customers import Customer, read_reference
from callprogram.domain.dates import day_in
from callprogram.domain.duplicates import LikelyPair, best_pairs
from callprogram.domain.escalations import Escalation
from callprogram.domain.hand_edits import HandEdit
from callprogram.domain.holds import Answer, Hold
from callprogram.domain.hours import Reach
from callprogram.domain.imports import Import, ImportProfile
from callprogram.domain.members import CALLPROGRAM, Member, is_called
from callprogram.domain.messages import Delivery, Message
from callprogram.domain.outlets import Way
from callprogram.domain.questions import Questions, questions_of
from callprogram.domain.reachability import Place
from callprogram.domain.results import Results
from callprogram.domain.rows import hears_in_private, looks_after, sees_all_customers, serves
from callprogram.domain.seats import Seat
from callprogram.domain.steps import Step
from callprogram.domain.tasks import Task, tasks_of
from callprogram.errors import AmbiguousError, NotFoundError
from callprogram.services.views import (
    Board,
    CalendarView,
    CallLine,
    Card,
    Coming,
    Complaint,
    Edited,
    Found,
    Held,
    History,
    KeptOnTime,
    Outbox,
    Promise,
    Unreminded,
    WeekView,
)

T = TypeVar("T")
_NAMED = 3
_CANDIDATES = 2000  # pairs that are looked at one by one


@dataclass(frozen=True)
class DatabaseViews:
    """Reading from a database: implements `services.views.Views`."""

    engine: Engine
    reader: Member = CALLPROGRAM

    def seen_by(self, member: Member) -> "DatabaseViews":
        """The same, of what this member may see."""
        return replace(self, reader=member)

    def program(self, name: str) -> Program | None:
        """The program of that name."""
        return next((each for each in self.programs() if each.name == name), None)

    def programs(self) -> tuple[Program, ...]:
        """The programs that the reader works on."""
        with self.engine.connect() as connection:
            found = _all(connection, Program, select(tables.programs).order_by(tables.programs.c.id))
        return tuple(program for program in found if serves(self.reader, program))

    def member(self, email: str) -> Member | None:
        """The member with this address."""
        return self._first(Member, tables.members.c.email == email.strip().casefold())

    def members(self) -> tuple[Member, ...]:
        """Everybody, by name."""
        with self.engine.connect() as connection:
            found = _all(connection, Member, select(tables.members))
        return tuple(sorted(found, key=lambda member: (member.name.casefold(), member.email)))

    def unfinished(self, program: Program, before: datetime) -> tuple[CallList, ...]:
        """The program's lists whose hour ended before that moment and of which no call was logged."""
        lists, entries = tables.call_lists, tables.entries
        over = lists.c.program_id == program.id, lists.c.finished_at.is_(None), lists.c.ends_at < before
        logged = select(entries.c.call_list_id).where(entries.c.state == EntryState.DONE)
        frozen = lists.c.state == ListState.FROZEN
        query = select(lists).where(*over, frozen, lists.c.id.not_in(logged)).order_by(lists.c.week)
        with self.engine.connect() as connection:
            return tuple(_all(connection, CallList, query))

    def coming(self, now: datetime) -> tuple[Coming, ...]:
        """The calls that are planned and whose hour has not begun, of the customers whom the reader knows."""
        lists = tables.call_lists
        ahead = lists.c.state == ListState.FROZEN, lists.c.starts_at > now, lists.c.started_at.is_(None)
        with self.engine.connect() as connection:
            found = _all(connection, CallList, select(lists).where(*ahead).order_by(lists.c.starts_at))
            return tuple(each for call_list in found for each in self._coming(connection, call_list))

    def holds(self, day: date) -> tuple[Held, ...]:
        """Whom nobody calls on a day, by the end of it."""
        table = tables.holds
        query = select(table).where(table.c.lifted_at.is_(None), table.c.until > day).order_by(table.c.until)
        with self.engine.connect() as connection:
            found = _all(connection, Hold, query)
            customers = _customers_of(connection, found)
        seen = (hold for hold in found if looks_after(self.reader, customers[hold.customer_id]))
        return tuple(Held(hold, customers[hold.customer_id]) for hold in seen)

    def _coming(self, connection: Connection, call_list: CallList) -> list[Coming]:
        table = tables.entries
        query = select(table).where(table.c.call_list_id == call_list.id).order_by(table.c.position)
        entries = _all(connection, Entry, query)
        customers, said = _customers_of(connection, entries), _answers(connection, entries)
        mine = (entry for entry in entries if looks_after(self.reader, customers[entry.customer_id]))
        return [Coming(call_list, entry, customers[entry.customer_id], tuple(said[entry.id])) for entry in mine]

    def is_written(self, key: str, recipient: str) -> bool:
        """Whether a message with this key was written to them."""
        table = tables.messages
        return self._first(Message, (table.c.key == key) & (table.c.recipient == recipient)) is not None

    def outbox(self, now: datetime) -> Outbox:
        """How the messages stand."""
        table = tables.messages
        failed = select(table).where(table.c.state == Delivery.FAILED).order_by(table.c.id)
        with self.engine.connect() as connection:
            waiting, since = connection.execute(waiting_query(now)).one()
            return Outbox(tuple(_all(connection, Message, failed)), waiting, since)

    def week(self, program: Program, week: Week) -> WeekView | None:
        """The week's list with a card for each entry."""
        with self.engine.connect() as connection:
            wanted = tables.call_lists.c.program_id == program.id, tables.call_lists.c.week == week
            found = _all(connection, CallList, select(tables.call_lists).where(*wanted))
            if not found or found[0].stale:
                return None
            promises = self._promises(connection, _unfinished_query())
            return WeekView(found[0], _cards(connection, found[0]), promises, _edited(connection, found[0]))

    def week_due(self, program: Program, now: datetime) -> Week:
        """The week to work on."""
        table = tables.call_lists
        signed_off = table.c.program_id == program.id, table.c.state == ListState.FROZEN
        with self.engine.connect() as connection:
            lists = _all(connection, CallList, select(table).where(*signed_off).order_by(table.c.week))
        return week_due(program, lists, now)

    def calendar(self, program: Program) -> CalendarView:
        """What calendars know of the program's hour."""
        with self.engine.connect() as connection:
            return calendar_of(connection, program)

    def feed(self, secret: str) -> Program | None:
        """The program whose feed is read at the address that ends in this."""
        table = tables.outlets
        wanted = table.c.secret == secret, table.c.way == Way.FEED, table.c.is_on
        query = select(tables.programs).join(table, table.c.program_id == tables.programs.c.id).where(*wanted)
        with self.engine.connect() as connection:
            return next(iter(_all(connection, Program, query)), None)

    def note(self, entry_id: int) -> str:
        """The note of the entry's latest call."""
        table = tables.calls
        query = select(table.c.note).where(table.c.entry_id == entry_id).order_by(table.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def private_note(self, entry_id: int) -> str:
        """The private part of that note."""
        if not self.hears_in_private(entry_id):
            return ""
        calls, private = tables.calls, tables.private_notes
        query = select(private.c.text).join(calls, calls.c.id == private.c.call_id).where(calls.c.entry_id == entry_id)
        with self.engine.connect() as connection:
            return connection.execute(query.order_by(calls.c.id.desc()).limit(1)).scalar() or ""

    def hears_in_private(self, entry_id: int) -> bool:
        """Whether the private part of that note is the reader's."""
        programs, lists, entries = tables.programs, tables.call_lists, tables.entries
        query = (
            select(programs)
            .join(lists, lists.c.program_id == programs.c.id)
            .join(entries, entries.c.call_list_id == lists.c.id)
            .where(entries.c.id == entry_id)
        )
        with self.engine.connect() as connection:
            return any(hears_in_private(self.reader, program) for program in _all(connection, Program, query))

    def themes(self) -> tuple[str, ...]:
        """What calls were about, the most frequent first."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(tables.calls.c.themes)).scalars()
            counted = Counter(theme for themes in rows for theme in themes)
        return tuple(theme for theme, _ in counted.most_common())

    def questions(self, program_id: int) -> Mapping[Seat, tuple[str, ...]]:
        """What is asked in the calls of each seat."""
        table = tables.questions
        with self.engine.connect() as connection:
            own = _all(connection, Questions, select(table).where(table.c.program_id == program_id))
        return questions_of(own)

    def tasks(self, owner: str | None = None) -> tuple[Task, ...]:
        """What account owners have to mend, the oldest first."""
        table = tables.customers
        with self.engine.connect() as connection:
            customers = _all(connection, Customer, select(table).where(table.c.corrections != ()))
        found = (task for customer in customers for task in tasks_of(customer))
        wanted = (task for task in found if owner is None or _same_words(task.owner, owner))
        return tuple(sorted(wanted, key=lambda task: (task.since, task.customer.id)))

    def has_customers(self) -> bool:
        """Whether there is any customer."""
        with self.engine.connect() as connection:
            return connection.execute(select(tables.customers.c.id).limit(1)).first() is not None

    def customer_count(self) -> int:
        """How many customers there are."""
        with self.engine.connect() as connection:
            mine = self._mine(connection)
            return connection.execute(select(func.count()).select_from(tables.customers).where(*mine)).scalar_one()

    def customers(self, query: str, limit: int, *, vanished: bool = False) -> Found:
        """The customers that have every word of the query."""
        table = tables.customers
        gone = [table.c.vanished_in.is_not(None)] if vanished else []
        words = [table.c.found_by.contains(word, autoescape=True) for word in query.casefold().split()] + gone
        with self.engine.connect() as connection:
            words += self._mine(connection)
            total = connection.execute(select(func.count()).select_from(table).where(*words)).scalar_one()
            rows = select(table).where(*words).order_by(table.c.found_by, table.c.id).limit(limit)
            return Found(total, tuple(_all(connection, Customer, rows)))

    def customer(self, reference: str) -> Customer:
        """The one customer meant."""
        table, words = tables.customers, reference.strip()
        if found := self._first(Customer, has_id(table, read_reference(words))):
            return found
        if found := self._first(Customer, table.c.crm_id == words):
            return found
        return self._named(words)

    def history(self, customer_id: int, today: date, zone: str) -> History:
        """Everything about one customer."""
        with self.engine.connect() as connection:
            wanted = tables.customers.c.id == customer_id, *self._mine(connection)
            customers = _all(connection, Customer, select(tables.customers).where(*wanted))
            if not customers:
                raise NotFoundError("This customer is not here any more; search for another one.")
            calls = _of_customers(connection, Call, [customer_id])[customer_id]
            made = _of_customers(connection, Commitment, [customer_id])[customer_id]
            earlier = earlier_of(connection, [customer_id], zone).get(customer_id)
            complaints = _of_customers(connection, Escalation, [customer_id])[customer_id]
            brief = brief_of(customers[0], made, calls, today, zone, earlier=earlier, escalations=complaints)
            return History(customers[0], brief, unfinished(made), happenings(connection, customers[0], calls, made))

    def reach(self) -> tuple[Reach, ...]:
        """How many customers are at each place, and their share of revenue."""
        with self.engine.connect() as connection:
            return standings.reach(connection)

    def at_places(self, places: Sequence[Place], limit: int) -> Found:
        """The customers at these places who may be called, by name."""
        table = tables.customers
        able = table.c.place.in_([str(place) for place in places]), table.c.do_not_call.is_(False)
        with self.engine.connect() as connection:
            there = *able, *self._mine(connection)
            by_name = select(table).where(*there).order_by(table.c.company, table.c.id).limit(limit)
            total = connection.execute(select(func.count()).select_from(table).where(*there)).scalar_one()
            return Found(total, tuple(_all(connection, Customer, by_name)))

    def complaints(self) -> tuple[Complaint, ...]:
        """The escalations that are not settled, the oldest first."""
        table = tables.escalations
        query = select(table).where(table.c.settled_on.is_(None)).order_by(table.c.raised_on, table.c.id)
        with self.engine.connect() as connection:
            found = _all(connection, Escalation, query)
            customers = _customers_of(connection, found)
        seen = (each for each in found if looks_after(self.reader, customers[each.customer_id]))
        return tuple(Complaint(each, customers[each.customer_id]) for each in seen)

    def promises(self, *, unfinished: bool = False, owner: str | None = None) -> tuple[Promise, ...]:
        """The commitments, most urgent first."""
        query = _unfinished_query() if unfinished else select(tables.commitments)
        with self.engine.connect() as connection:
            found = self._promises(connection, query)
        # The database's own lower() knows only English letters.
        return tuple(each for each in found if owner is None or _same_words(each.commitment.owner, owner))

    def board(self, wanted: Wanted, today: date, limit: int) -> Board:
        """The first promises that are wanted, the overdue ones first."""
        return board(self.engine, self.reader, wanted, today, limit)

    def promisers(self) -> tuple[str, ...]:
        """Everybody who owes or owed a promise that the reader may know of."""
        with self.engine.connect() as connection:
            names = [
                name for name in owners(connection) if sees_all_customers(self.reader) or is_called(self.reader, name)
            ]
        return tuple(sorted(names, key=str.casefold))

    def kept_on_time(self, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
        """How many of the promises due in each month were kept by their day, by owner."""
        return kept_on_time(self.engine, self.reader, since, today, zone)

    def results(self, program: Program, since: date, now: datetime) -> Results:
        """What came of the program's hours from a day on."""
        return results(self.engine, program, since, now)

    def steps(self, commitment_id: int) -> tuple[Step, ...]:
        """What happened to a promise, the first step first."""
        table = tables.steps
        with self.engine.connect() as connection:
            query = select(table).where(table.c.commitment_id == commitment_id).order_by(table.c.at, table.c.id)
            return tuple(_all(connection, Step, query))

    def activities(self, since: datetime) -> tuple[Activity, ...]:
        """What a CRM gets back, the earliest first."""
        with self.engine.connect() as connection:
            return activities_since(connection, since)

    def written_back(self, shape: Shape) -> frozenset[str]:
        """The keys of the activities that a file of this shape has had."""
        with self.engine.connect() as connection:
            return keys_written(connection, shape)

    def unreminded(self, now: datetime, owners: Collection[str], *, desk: bool) -> tuple[Unreminded, ...]:
        """The open promises of these owners, or overdue for the desk, that somebody may have to be reminded of."""
        with self.engine.connect() as connection:
            return unreminded(connection, now, owners, desk=desk)

    def calls(self, *, customer_id: int | None = None, since: datetime | None = None) -> tuple[CallLine, ...]:
        """The calls, latest first."""
        table = tables.calls
        query = select(table).order_by(table.c.started_at.desc(), table.c.id.desc())
        query = query if customer_id is None else query.where(table.c.customer_id == customer_id)
        query = query if since is None else query.where(table.c.started_at >= since)
        with self.engine.connect() as connection:
            calls = _all(connection, Call, query)
            customers = _customers_of(connection, calls)
        seen = (call for call in calls if looks_after(self.reader, customers[call.customer_id]))
        return tuple(CallLine(call, customers[call.customer_id]) for call in seen)

    def running_call(self, program: Program) -> CallLine | None:
        """The call that the provider rings for the program's executive."""
        table = tables.calls
        running = table.c.executive_phone == program.executive_phone, table.c.executive_phone != ""
        call = self._first(Call, and_(*running, table.c.ended_at.is_(None)))
        if call is None:
            return None
        with self.engine.connect() as connection:
            return CallLine(call, _customers_of(connection, [call])[call.customer_id])

    def unsettled_calls(self, since: datetime) -> tuple[Call, ...]:
        """The calls that the provider may still say something of."""
        table = tables.calls
        may_tell = table.c.provider_id.is_not(None) | table.c.ended_at.is_(None)
        unsettled = table.c.mode != Mode.OWN_PHONE, table.c.settled.is_(False), table.c.started_at >= since
        with self.engine.connect() as connection:
            return tuple(_all(connection, Call, select(table).where(*unsettled, may_tell).order_by(table.c.id)))

    def calling_rules(self, program_id: int) -> CallingRules:
        """The program's calling rules."""
        found = self._first(CallingRules, tables.calling_rules.c.program_id == program_id)
        return found or CallingRules(0, program_id)

    def customer_with_phone(self, e164: str) -> Customer | None:
        """Whose number this is."""
        table = tables.calls
        last = select(table.c.customer_id).where(table.c.phone == e164).order_by(table.c.started_at.desc()).limit(1)
        with self.engine.connect() as connection:
            customer_id = connection.execute(last).scalar()
        if customer_id is not None:
            return self._first(Customer, tables.customers.c.id == customer_id)
        found = self.customers(e164, _NAMED).customers
        return next((each for each in found if e164 in {phone.e164 for phone in each.phones}), None)

    def is_executive(self, e164: str) -> bool:
        """Whether any program's executive has this number."""
        return bool(e164) and self._first(Program, tables.programs.c.executive_phone == e164) is not None

    def chore(self, name: str) -> Chore | None:
        """When this was last done."""
        return self._first(Chore, tables.chores.c.name == name)

    def owners(self) -> tuple[str, ...]:
        """Everybody who looks after a customer or owes a promise."""
        with self.engine.connect() as connection:
            names = {*connection.execute(each_once(tables.customers.c.account_owner)).scalars(), *owners(connection)}
            return tuple(sorted(filter(None, names), key=str.casefold))

    def profiles(self) -> tuple[ImportProfile, ...]:
        """The ways to read exports that were saved, by name."""
        with self.engine.connect() as connection:
            query = select(tables.import_profiles).order_by(tables.import_profiles.c.name)
            return tuple(_all(connection, ImportProfile, query))

    def likely_pairs(self, limit: int) -> tuple[LikelyPair, ...]:
        """Customers who are likely one, the likeliest first."""
        from callprogram.adapters.database.duplicates import candidates  # in frames, which no other question needs

        with self.engine.connect() as connection:
            pairs = candidates(connection, _CANDIDATES)
            known = {each.id: each for each in customers_of(connection, {one for pair in pairs for one in pair})}
        return best_pairs(((known[one], known[other]) for one, other in pairs), limit)

    def as_of(self) -> str:
        """What is another text once any customer has changed."""
        with self.engine.connect() as connection:
            return as_of(connection)

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        """The imports, the latest first."""
        with self.engine.connect() as connection:
            query = select(tables.imports).order_by(tables.imports.c.id.desc()).limit(limit)
            return tuple(_all(connection, Import, query))

    def last_import(self) -> Import | None:
        """The latest import that was not taken back."""
        return next((each for each in self.imports() if each.undone_at is None), None)

    def _first(self, kind: type[T], condition: Any) -> T | None:  # noqa: ANN401  # SQLAlchemy's own expressions
        with self.engine.connect() as connection:
            mine = self._mine(connection) if kind is Customer else ()
            return next(iter(_all(connection, kind, select(TABLES[kind]).where(condition, *mine).limit(1))), None)

    def _mine(self, connection: Connection) -> list[ColumnElement[bool]]:
        """Only whom the reader looks after; names compared here, for the databases' own lower() know only English."""
        if sees_all_customers(self.reader):
            return []
        table, promises = tables.customers, tables.commitments
        owners = connection.execute(select(table.c.account_owner).distinct()).scalars()
        debtors = connection.execute(select(promises.c.owner).distinct()).scalars()
        owed = select(promises.c.customer_id).where(promises.c.owner.in_(_names_of(self.reader, debtors)))
        return [table.c.account_owner.in_(_names_of(self.reader, owners)) | table.c.id.in_(owed)]

    def _promises(self, connection: Connection, query: Select[Any]) -> tuple[Promise, ...]:
        made = sorted(_all(connection, Commitment, query), key=lambda each: (urgency(each), each.id))
        customers = _customers_of(connection, made)
        found = (Promise(commitment, customers[commitment.customer_id]) for commitment in made)
        return tuple(each for each in found if looks_after(self.reader, each.customer, [each.commitment]))

    def _named(self, words: str) -> Customer:
        found = self.customers(words, 1000).customers
        folded = words.casefold()
        exact = [customer for customer in found if customer.name.casefold() == folded]
        partly = [customer for customer in found if folded in customer.name.casefold()]
        meant = exact or partly
        if not meant:
            raise NotFoundError(f"No customer goes by “{words}”; try an id, a CRM id or part of the company's name.")
        if len(meant) > 1:
            names = ", ".join(f"{customer.name} ({customer.reference})" for customer in meant[:_NAMED])
            raise AmbiguousError(f"“{words}” could be {names}{' …' if len(meant) > _NAMED else ''}; say which.")
        return meant[0]


def _all(connection: Connection, kind: type[T], query: Select[Any]) -> list[T]:
    return [from_row(kind, row) for row in connection.execute(query)]


def _same_words(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _unfinished_query() -> Select[Any]:
    return select(tables.commitments).where(tables.commitments.c.state.in_(UNFINISHED))


def _edited(connection: Connection, call_list: CallList) -> tuple[Edited, ...]:
    """The last hand edit of each customer."""
    table = tables.hand_edits
    mine = table.c.program_id == call_list.program_id, table.c.week == call_list.week
    edits = _all(connection, HandEdit, select(table).where(*mine).order_by(table.c.id))
    customers = _customers_of(connection, edits)
    latest = {edit.customer_id: edit for edit in edits}
    return tuple(Edited(edit, customers[customer_id]) for customer_id, edit in latest.items())


def _cards(connection: Connection, call_list: CallList) -> tuple[Card, ...]:
    table = tables.entries
    query = select(table).where(table.c.call_list_id == call_list.id).order_by(table.c.position)
    entries = _all(connection, Entry, query)
    customers = _customers_of(connection, entries)
    calls = _of_customers(connection, Call, list(customers))
    made = _of_customers(connection, Commitment, list(customers))
    said = _answers(connection, entries)
    earlier = earlier_of(connection, list(customers), call_list.zone)
    complaints = _of_customers(connection, Escalation, list(customers))
    cards = (
        _card(call_list, entry, customers[id_], calls[id_], made[id_], earlier.get(id_), complaints[id_])
        for entry in entries
        for id_ in [entry.customer_id]
    )
    return tuple(replace(card, brief=with_answers(card.brief, said[card.entry.id])) for card in cards)


def _card(
    call_list: CallList,
    entry: Entry,
    customer: Customer,
    calls: Sequence[Call],
    made: Sequence[Commitment],
    earlier: Earlier | None,
    complaints: Sequence[Escalation],
) -> Card:
    today = day_in(call_list.zone, call_list.starts_at)
    own = [call for call in calls if call.entry_id == entry.id]
    before = [call for call in calls if call.entry_id != entry.id]
    zone = call_list.zone
    brief = brief_of(customer, made, before, today, zone, earlier=earlier, escalations=complaints)
    return Card(entry, customer, brief, own[-1] if own else None, unfinished(made))


def _answers(connection: Connection, entries: Sequence[Entry]) -> dict[int, list[Answer]]:
    table = tables.answers
    query = select(table).where(table.c.entry_id.in_([entry.id for entry in entries])).order_by(table.c.id)
    found: dict[int, list[Answer]] = defaultdict(list)
    for answer in _all(connection, Answer, query):
        found[answer.entry_id].append(answer)
    return found


def _of_customers(connection: Connection, kind: type[T], ids: Sequence[int]) -> dict[int, list[T]]:
    table = TABLES[kind]
    found: dict[int, list[T]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.customer_id.in_(ids)).order_by(table.c.id)):
        found[row.customer_id].append(from_row(kind, row))
    return found


def _customers_of(
    connection: Connection, values: Iterable[Entry | Call | Commitment | Hold | Escalation | HandEdit]
) -> dict[int, Customer]:
    ids = {value.customer_id for value in values}
    rows = connection.execute(select(tables.customers).where(tables.customers.c.id.in_(ids)))
    return {row.id: from_row(Customer, row) for row in rows}


def _names_of(member: Member, names: Iterable[str]) -> list[str]:
    return [name for name in names if is_called(member, name)]
