"""Call lists: entries, what was edited by hand, and what account owners said."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from callprogram.adapters.database.columns import Changes, IsoWeek, Moment, Words, word
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.lists.call_list import EntryState, ListState
from callprogram.domain.lists.hand_edits import Kind
from callprogram.domain.program.seats import Seat

call_lists = Table(
    "call_lists",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("week", IsoWeek, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("zone", Text, nullable=False),
    Column("state", word(ListState), nullable=False),
    Column("eligible", Integer, nullable=False),
    Column("left_out", JSON, nullable=False),
    Column("frozen_at", Moment),
    Column("frozen_by", Text, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("seed", Integer, nullable=False, server_default="0"),
    Column("stale", Boolean, nullable=False, server_default=false()),
    Column("changes", Changes),
    Column("notices", Words),
    Column("reopened_at", Moment),
    UniqueConstraint("program_id", "week"),
)

hand_edits = Table(
    "hand_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, index=True),
    Column("week", IsoWeek, nullable=False),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", word(Kind), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("why", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_list_id", ForeignKey("call_lists.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("customer_id", ForeignKey("customers.id"), nullable=False, index=True),
    Column("seat", word(Seat), nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("zones", Words, nullable=False),
    Column("standby", Boolean, nullable=False),
    Column("state", word(EntryState), nullable=False),
    Column("skipped_why", Text, nullable=False),
)

holds = Table(
    "holds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("lifted_at", Moment),
    Column("seen_at", Moment),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("answered_by", Text, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("seen_at", Moment),
)
