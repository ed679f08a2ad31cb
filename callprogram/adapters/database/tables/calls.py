"""Calls, their rules, the notes and the questions."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, false, text

from callprogram.adapters.database.columns import Exact, Moment, Words, word
from callprogram.adapters.database.tables.metadata import metadata, partial_index
from callprogram.domain.calls.calls import Disposition, Mode, Status
from callprogram.domain.program.seats import Seat

calls = Table(
    "calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id"), nullable=False, index=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("entry_id", ForeignKey("entries.id"), index=True),
    Column("mode", word(Mode), nullable=False),
    Column("status", word(Status), nullable=False),
    Column("uncertain", Boolean, nullable=False),
    Column("phone", Text, nullable=False),
    Column("disposition", word(Disposition)),
    Column("started_at", Moment, nullable=False, index=True),
    Column("answered_at", Moment),
    Column("ended_at", Moment),
    Column("seconds", Integer),
    Column("note", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("provider_id", Text, unique=True),
    Column("customer_leg_id", Text),
    Column("call_again_at", Moment),
    Column("note_writer", Text, nullable=False, server_default=text("''")),
    Column("mood", Integer),
    Column("themes", Words),
    Column("press", Text),
    Column("executive_phone", Text, nullable=False, server_default=text("''")),
    Column("dialled_at", Moment),
    Column("heard_at", Moment),
    Column("settled", Boolean, nullable=False, server_default=false()),
    Column("machine", Boolean, nullable=False, server_default=false()),
    Column("problem", Text, nullable=False, server_default=text("''")),
    Column("price", Exact),
    Column("price_currency", Text),
    Column("incoming", Boolean, nullable=False, server_default=false()),
    Column("returned_at", Moment),
    Column("outcome_press", Text, nullable=False, server_default=text("''")),
)

# A second press, in whichever tab or process, meets the first one's row and not a second ring.
Index("ix_calls_disposition", calls.c.disposition, calls.c.customer_id, calls.c.started_at)
Index("one_call_a_press", calls.c.press, unique=True)
partial_index("one_ringing_call", calls.c.executive_phone, "executive_phone <> '' AND ended_at IS NULL", unique=True)
# The worker looks for these every second.
partial_index("ix_calls_unsettled", calls.c.started_at, "mode <> 'own-phone' AND NOT settled")
# Few calls come in, and whoever keeps the program right looks for the missed ones.
partial_index("ix_calls_incoming", calls.c.started_at, "incoming")
calling_rules = Table(
    "calling_rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("detect_voicemail", Boolean, nullable=False),
    Column("calls_a_day", Integer, nullable=False),
    Column("minutes_a_day", Integer, nullable=False),
    Column("countries", Words, nullable=False),
    Column("voicemail_words", Text, nullable=False),
    Column("callback_words", Text, nullable=False),
    Column("callback_phone", Text, nullable=False),
)

chores = Table(
    "chores",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("begun_at", Moment, nullable=False),
)

# The executive's alone: no export and no line of the audit trail holds their words.
private_notes = Table(
    "private_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_id", ForeignKey("calls.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("writer", Text, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("seat", word(Seat), nullable=False),
    Column("texts", Words, nullable=False),
    UniqueConstraint("program_id", "seat"),
)
