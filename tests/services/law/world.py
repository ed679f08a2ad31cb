"""A customer with whom everything was done that can be, another one beside them, and what is there of the first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Engine, Table, select

from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.adapters.database.records import NAMES, TABLES
from callprogram.adapters.letters import typed
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.notes import PrivateNote, Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Join
from callprogram.domain.customers.imports import SAMPLES, Import
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.decisions import Kind as Given
from callprogram.domain.decisions.reviews import Again, Review
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.messages import Kind as Written
from callprogram.domain.program.call_hour import Program, Week
from callprogram.services.calls import noting, outcomes
from callprogram.services.cases import case_notes, ending, escalating
from callprogram.services.customers import importing, reviewing
from callprogram.services.letters import deciding, taking_in
from callprogram.services.lists import announcing, finishing, hand_edits, planning
from callprogram.services.patterns import naming_causes
from callprogram.services.promises import promising
from tests.examples import HOUR, WEEK
from tests.servers import kept
from tests.services.conftest import Desk

FILE = (
    "ID,Company,Contact,Email,Phone,Country\n"
    "A-1,Zwiebelwerk,Ottilie Kránz,ottilie@zwiebelwerk.example,+44 20 7946 0011,GB\n"
    "A-2,Meccanica Serena,Nico Fabbri,nico@meccanica.example,+44 20 7946 0012,GB\n"
    "A-3,Zwiebelwerk Nord,Bruno Haas,bruno@zwiebelwerk.example,+44 20 7946 0013,GB\n"
).encode()
CHANGED = FILE.replace(b"Nico", b"Nicola").replace(b"Ottilie", b"Tilly")
CAUSE = "late dates"
NEXT_WEEK = Week(2026, 49)


@dataclass(frozen=True)
class World:
    """Who and what there is: her case has two letters and a part; `untouched` is the letter of a case just opened."""

    program: Program
    her: Customer
    other: Customer
    case: Case
    part: Case
    fresh: Case
    letter: Letter
    second: Letter
    untouched: Letter
    call: Call
    joins: tuple[Join, ...]
    imports: tuple[Import, ...]


def lived(desk: Desk, program: Program, *, as_sample: bool = False) -> World:
    """Everything done with her that can be, on the eve of the next list; a sample is neither changed nor joined."""
    world = kept.once(desk.store.engine, (lived, as_sample), lambda: _live(desk, program, as_sample=as_sample))
    desk.now = HOUR
    return world


def _live(desk: Desk, program: Program, *, as_sample: bool) -> World:
    for content in (FILE,) if as_sample else (FILE, CHANGED):
        desk.do(importing.bring_in, exports.read(SAMPLES, content, "GB", {}, Memory(desk.store.engine)))
    her, other, north = desk.all(Customer)
    desk.now = HOUR - timedelta(days=2)
    letters = [_came(desk, text) for text in ("One date, please", "And when?", "A third", "Hello?")]
    case, second, part = (_case(desk, program, each, her.id) for each in letters[:3])
    desk.do(ending.merge, program, part.id, case.id)
    desk.do(naming_causes.name_causes, program, case.id, [CAUSE])
    desk.do(case_notes.note, program, case.id, "She rang twice")
    desk.now = HOUR - timedelta(days=1)
    desk.do(planning.freeze, program, WEEK)
    entry = next(each for each in desk.entries() if each.customer_id == her.id)
    desk.do(announcing.answer, entry.id, "Ottilie Kránz is on leave")
    desk.do(promising.promise, other.id, "Compare with ottilie@zwiebelwerk.example", owner="You")
    desk.now = HOUR
    desk.do(outcomes.give, entry.id, Outcome(Disposition.CONNECTED))
    [call] = desk.all(Call)
    desk.do(noting.write, entry.id, Typed("Ottilie wants a new price", "", "tab"))
    desk.keep(PrivateNote(0, call.id, "Ottilie is to be promoted"))
    made = desk.do(promising.promise, her.id, "Send Ottilie the list", owner="You", due_on=date(2026, 12, 4))
    desk.revise(replace(made, case_id=case.id))
    desk.do(escalating.escalate, program, her.id, "Zwiebelwerk wants its money back", owner="You")
    given = desk.keep(Decision(0, case.id, Given.GESTURE, "it was ours", "you@localhost", desk.now))
    desk.keep(Review(0, given.id, "you@localhost", desk.now, Again.YES, "well done"))
    desk.do(reviewing.tell_apart, her.id, other.id)
    if not as_sample:
        desk.do(reviewing.join, her.id, north.id)
    desk.do(finishing.finish, program, WEEK)
    desk.do(planning.plan, program, NEXT_WEEK)
    desk.do(hand_edits.drop, program, NEXT_WEEK, her.id, "Ottilie is away")
    fresh = _case(desk, program, letters[3], her.id)
    second_letter = next(each for each in desk.all(Letter) if each.case_id == second.id)
    desk.revise(replace(second_letter, case_id=case.id))
    now = {each.id: each for each in desk.all(Case)}
    wrote = {each.id: each for each in desk.all(Letter)}
    her = next(each for each in desk.all(Customer) if each.id == her.id)
    mine = (now[case.id], now[part.id], now[fresh.id])
    theirs = (wrote[letters[0].id], wrote[letters[1].id], wrote[letters[3].id])
    return World(program, her, other, *mine, *theirs, call, tuple(desk.all(Join)), tuple(desk.all(Import)))


def _came(desk: Desk, text: str) -> Letter:
    letter = typed.typed_letter(f"Dear Ada, {text}", "Ottilie Kránz <ottilie@zwiebelwerk.example>", text)
    return desk.do(taking_in.take_in, letter.mail, letter.content, desk.now, Channel.MAIL).letter


def _case(desk: Desk, program: Program, letter: Letter, customer_id: int) -> Case:
    decision = deciding.Destination(Route.DESK, Route.DESK, Kind.COMPLAINT, customer_id)
    decided = desk.do(deciding.decide, program, letter.id, decision)
    return next(each for each in desk.all(Case) if each.id == decided.case_id)


# What belongs to a row by the name of the column that says so; that two are two goes with the other one.
_POINTS_AT = {
    "customer_id": "customers",
    "stays_id": "customers",
    "case_id": "cases",
    "call_id": "calls",
    "commitment_id": "commitments",
    "entry_id": "entries",
    "decision_id": "decisions",
    "merged_into": "cases",
}
_ABOUT = {
    **dict.fromkeys((Written.COMPLAINT, Written.ANSWER, Written.SIDE), "cases"),
    **dict.fromkeys((Written.PROMISE, Written.TOLD), "commitments"),
}
Rows = Mapping[tuple[str, int], str]


def rows_of_hers(engine: Engine, customer_id: int) -> Rows:
    """Every row that is hers as the names of columns say it, whatever tables there are, with all that is in it."""
    with engine.connect() as connection:
        every = {
            table.name: {row.id: row._asdict() for row in connection.execute(select(table))} for table in _kept_tables()
        }
    mine = {("customers", customer_id)} if customer_id in every["customers"] else set()
    grown = -1
    while grown != len(mine):
        grown = len(mine)
        mine |= {(name, row_id) for name, rows in every.items() for row_id, row in rows.items() if _is_hers(row, mine)}
    hashes = {every["letters"][row_id]["sha256"] for name, row_id in mine if name == "letters"}
    files = {("letter_files", row_id) for row_id, row in every["letter_files"].items() if row["sha256"] in hashes}
    drafts = {row_id for row_id, row in every["call_lists"].items() if row["state"] == "draft"}
    found = {key: every[key[0]][key[1]] for key in mine | files}
    return {key: repr(row) for key, row in found.items() if row.get("call_list_id") not in drafts}


def _kept_tables() -> Iterator[Table]:
    return (each for each in tables.metadata.sorted_tables if "id" in each.c)


def _is_hers(row: Mapping[str, object], mine: set[tuple[str, int]]) -> bool:
    by_column = any((table, row.get(column)) in mine for column, table in _POINTS_AT.items())
    kind = row.get("kind")
    about = _ABOUT.get(kind) if isinstance(kind, Written) else None
    return by_column or (about is not None and (about, row.get("about")) in mine)


def said_of_hers(engine: Engine, rows: Rows) -> Mapping[int, str]:
    """The words of every line of the trail about one of these rows."""
    kinds = {NAMES[kind]: table.name for kind, table in TABLES.items()}
    events = tables.events
    with engine.connect() as connection:
        lines = connection.execute(select(events)).all()
    return {
        each.id: repr((each.before, each.after, each.salt))
        for each in lines
        if (kinds.get(each.kind, ""), each.row_id) in rows
    }
