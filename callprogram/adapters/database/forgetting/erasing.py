"""Erasing: what becomes of every row that is about somebody, and of what is said of them elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Table, delete, func, or_, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.forgetting import marks
from callprogram.adapters.database.forgetting.held import emails_of, every_state, held
from callprogram.adapters.database.forgetting.lines import empty, lines_about
from callprogram.adapters.database.forgetting.remembered import forget_all
from callprogram.adapters.database.forgetting.sweeping import Broom, speaking_events, sweep
from callprogram.adapters.database.forgetting.theirs import Rows, rows_of, told_of
from callprogram.adapters.database.law.rows_on_hold import OnHold, on_hold
from callprogram.adapters.database.letter_words import forget_what_is_gone
from callprogram.adapters.database.records import NAMES, some_at_once, to_row
from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.domain.cases.cases import State as CaseState
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.forgetting import ERASED, Forgotten, Traces, blank, marks_of, traces_of
from callprogram.domain.decisions.decisions import State as DecisionState
from callprogram.domain.letters.routes import Route
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.people.messages import Content, Delivery
from callprogram.domain.people.trail import ERASED_LINES
from callprogram.domain.promises.commitments import UNFINISHED, State
from callprogram.services.ports import Erased, ErasureJobs

if TYPE_CHECKING:
    from datetime import datetime

    from callprogram.adapters.database.transaction import DatabaseTransaction

_GONE = (
    *(tables.private_notes, tables.answers, tables.aliases, tables.told_apart),
    *(tables.joins, tables.earlier_customers, tables.letter_files, tables.unsent_texts),
)
_NOTHING = Content(ERASED, "")
BLANK: Mapping[Table, Mapping[str, object]] = {
    tables.calls: {"phone": "", "note": "", "reason": "", "problem": ""},
    tables.commitments: {"text": ERASED, "said": "", "doubt": "", "withdrawn_why": ""},
    tables.steps: {"words": ""},
    tables.hand_edits: {"why": ""},
    tables.cases: {
        **dict.fromkeys(("title", "person", "email", "urgent", "ended_how", "writing"), ""),
        "wants": ERASED,
        "sides": (),
    },
    tables.story_lines: {"text": ""},
    tables.decisions: dict.fromkeys(("why", "asked", "offered", "taken", "ended_why"), ""),
    tables.reviews: {"note": ""},
    tables.entries: {"reason": ERASED, "skipped_why": ""},
    tables.holds: {"reason": ERASED},
    tables.legal_holds: {"why": ERASED, "lifted_why": ""},
    tables.messages: {
        **dict.fromkeys(("enclosures", "answers"), ()),
        **dict.fromkeys(("trouble", "reply_to"), ""),
        "content": _NOTHING,
        "known": {},
    },
    tables.letters: {
        **dict.fromkeys(("name", "text", "new_text", "quoted_text", "above", "urgent", "why", "vouched_for"), ""),
        **dict.fromkeys(("email", "reply_to", "passed_on_by", "message_id", "in_reply_to"), None),
        **dict.fromkeys(("to", "attachments", "enclosed", "problems", "references"), ()),
        "subject": ERASED,
    },
}


@dataclass(frozen=True)
class DatabaseErasure(ErasureJobs):
    """Erasing in a database."""

    transaction: "DatabaseTransaction"

    @property
    def connection(self) -> Connection:
        """Where."""
        return self.transaction.connection

    def erase(self, customer: Customer, now: "datetime") -> Erased:
        every = every_state(self.connection, customer)
        kept = on_hold(self.connection)
        kept.require_free(tables.customers, customer.id)
        found = rows_of(self.connection, customer.id, emails_of(every))
        rows = {table: kept.free(table, ids) for table, ids in found.items()}
        shared = self._sharing(customer.id, traces_of(every))
        marks.keep(self.connection, marks_of(every, marks.key_of(self.connection)), now)
        speaking = kept.free(tables.messages, told_of(self.connection, found))
        self._blank(customer, rows, now)
        self._write(tables.messages, speaking, {"content": _NOTHING})
        broom = Broom(shared.own)
        forget_all(self.connection, customer.id, broom)
        swept = sweep(self.connection, broom, kept)
        forget_what_is_gone(self.connection)
        lines = self._erase_lines(rows, [*swept, *((tables.messages, each) for each in speaking)], broom, kept)
        counts = Counter({table.name: len(ids) for table, ids in rows.items() if ids})
        self.transaction.kinds.add(Customer)
        said = {ERASED_LINES: lines, "rows": dict(counts), "texts": len(swept)}
        self.transaction.trail.write(NAMES[Customer], customer.id, None, said)
        return Erased(customer.id, dict(counts), len(swept), len(lines), shared.others)

    def held(self, customer: Customer, *, private: bool) -> Mapping[str, Sequence[Mapping[str, object]]]:
        traces = self._sharing(customer.id, traces_of(every_state(self.connection, customer))).own
        return held(self.connection, customer, traces, private=private)

    def forgotten(self) -> Forgotten:
        return marks.forgotten(self.connection)

    def keep(self, forgotten: Forgotten, now: "datetime") -> None:
        marks.keep_all(self.connection, forgotten, now)

    def remember(self, customers: Iterable[Customer]) -> None:
        if key := marks.forgotten(self.connection).key:
            marks.drop(self.connection, marks_of(customers, key))

    def _blank(self, customer: Customer, rows: Rows, now: "datetime") -> None:
        self._settle(rows, now)
        for table, values in BLANK.items():
            self._write(table, rows[table], values)
        for table in _GONE:
            for some in some_at_once(rows[table]):
                self.connection.execute(delete(table).where(table.c.id.in_(some)))
        table = tables.customers
        row = to_row(blank(customer)) | {"touched_in": None, "vanished_in": None}
        self.connection.execute(update(table).where(table.c.id == customer.id).values(**row))

    def _write(self, table: Table, ids: Sequence[int], values: Mapping[str, object]) -> None:
        for some in some_at_once(ids):
            self.connection.execute(update(table).where(table.c.id.in_(some)).values(values))

    def _settle(self, rows: Rows, now: "datetime") -> None:
        """Nothing is done any more about whoever is gone: no call, no promise, no letter, no case, no decision."""
        for table, is_open, values in _ended(now):
            self.connection.execute(update(table).where(table.c.id.in_(rows[table]), is_open).values(values))
        messages = tables.messages
        for each in rows[messages]:  # the same thing to the same person once: each keeps a place of its own
            own = {"key": f"{ERASED} {each}", "recipient": _nobody(each)}
            self.connection.execute(update(messages).where(messages.c.id == each).values(own))

    def _erase_lines(self, rows: Rows, swept: Sequence[tuple[Table, int]], broom: Broom, kept: OnHold) -> list[int]:
        """The lines of the trail that speak of them, without their words; erasures themselves say no words."""
        every = {table: [*ids] for table, ids in rows.items()}
        for table, row_id in swept:
            every.setdefault(table, []).append(row_id)
        found = {*speaking_events(self.connection, broom), *lines_about(self.connection, every)}
        self.transaction.trail.last = None
        return empty(self.connection, kept.free_lines(found))

    def _sharing(self, customer_id: int, traces: Traces) -> "_Shared":
        """Which of these are theirs alone, and who else has the others; what a colleague goes by is nobody's trace."""
        table, members = tables.customers, tables.members
        colleagues = {text for row in self.connection.execute(select(members.c.name, members.c.email)) for text in row}
        forms = {each: each.casefold() for each in (traces.sure | traces.names) - colleagues}
        place = func.strpos if self.connection.dialect.name == "postgresql" else func.instr
        found = [place(table.c.found_by, form) > 0 for form in forms.values()]
        query = select(table.c.id, table.c.found_by).where(table.c.id != customer_id, or_(*found))
        others = self.connection.execute(query).all() if found else []
        taken = {each for each, form in forms.items() for row in others if form in row.found_by.split("\n")}
        who = [row.id for row in others if any(forms[each] in row.found_by.split("\n") for each in taken)]
        own = Traces(traces.sure & (forms.keys() - taken), traces.names & (forms.keys() - taken))
        return _Shared(own, tuple(who))


@dataclass(frozen=True)
class _Shared:
    """Traces that are one customer's alone, and the others who had the rest."""

    own: Traces
    others: tuple[int, ...]


def _ended(now: "datetime") -> Iterable[tuple[Table, ColumnElement[bool], Mapping[str, object]]]:
    """What is open in each table, and how it is ended."""
    entries, made, cases = tables.entries, tables.commitments, tables.cases
    decided, letters, messages = tables.decisions, tables.letters, tables.messages
    return (
        (entries, entries.c.state == EntryState.PENDING, {"state": EntryState.SKIPPED}),
        (made, made.c.state.in_(UNFINISHED), {"state": State.WITHDRAWN}),
        (cases, cases.c.settled_on.is_(None), {"settled_on": now.date()}),
        (cases, cases.c.state.in_(UNDER_WAY), {"state": CaseState.CLOSED, "hear_by": None}),
        (decided, decided.c.state == DecisionState.WAITING, {"state": DecisionState.TAKEN_BACK, "ended_at": now}),
        (letters, letters.c.decided_at.is_(None), {"route": Route.BIN, "decided_at": now}),
        (messages, messages.c.state == Delivery.WAITING, {"state": Delivery.WITHDRAWN, "next_at": None}),
    )


def _nobody(message_id: int) -> str:
    return f"erased-{message_id}@localhost"
