"""Calls, their rules, the notes and the questions."""

from sqlalchemy import Index, UniqueConstraint

from callprogram.adapters.database.tables.metadata import partial_index
from callprogram.adapters.database.tables.values import EMPTY, INDEXED, MISSING, OFF, UNIQUE, table_of, to
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.calls.questions import Questions
from callprogram.domain.words.chores import Chore

calls = table_of(
    Call,
    "calls",
    "call",
    customer_id=to("customers", index=True),
    program_id=to("programs"),
    entry_id=to("entries", index=True),
    started_at=INDEXED,
    provider_id=UNIQUE,
    note_writer=EMPTY,
    themes=MISSING,
    executive_phone=EMPTY,
    settled=OFF,
    machine=OFF,
    problem=EMPTY,
    incoming=OFF,
    outcome_press=EMPTY,
)

# A second press, in whichever tab or process, meets the first one's row and not a second ring.
Index("ix_calls_disposition", calls.c.disposition, calls.c.customer_id, calls.c.started_at)
Index("one_call_a_press", calls.c.press, unique=True)
partial_index("one_ringing_call", calls.c.executive_phone, "executive_phone <> '' AND ended_at IS NULL", unique=True)
# The worker looks for these every second.
partial_index("ix_calls_unsettled", calls.c.started_at, "mode <> 'own-phone' AND NOT settled")
# Few calls come in, and whoever keeps the program right looks for the missed ones.
partial_index("ix_calls_incoming", calls.c.started_at, "incoming")
calling_rules = table_of(
    CallingRules,
    "calling_rules",
    "calling rules",
    program_id=to("programs", unique=True),
)

chores = table_of(Chore, "chores", "chore", name=UNIQUE)

# The executive's alone: no export and no line of the audit trail holds their words.
private_notes = table_of(
    PrivateNote,
    "private_notes",
    "private note",
    call_id=to("calls", "CASCADE", unique=True),
    written_by=EMPTY,
)

questions = table_of(
    Questions,
    "questions",
    "questions",
    UniqueConstraint("program_id", "seat"),
    program_id=to("programs"),
)
