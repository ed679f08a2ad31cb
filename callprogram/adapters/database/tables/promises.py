"""Promises, what became of them, and what was told of them."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, false, text

from callprogram.adapters.database.columns import Moment, Words, word
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.promises.commitments import Kind, State
from callprogram.domain.promises.steps import What
from callprogram.domain.results.activities import Shape

commitments = Table(
    "commitments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due_on", Date),
    Column("state", word(State), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("made_in_call", ForeignKey("calls.id"), index=True),
    Column("kept_at", Moment),
    Column("told_at", Moment),
    Column("withdrawn_why", Text, nullable=False),
    Column("said", Text, nullable=False, server_default=text("''")),
    Column("doubt", Text, nullable=False, server_default=text("''")),
    Column("in_next_call", Boolean, nullable=False, server_default=false()),
    Column("kind", word(Kind), nullable=False, server_default=text("'promise'")),
    Column("told_in_call", Integer),
    Column("case_id", Integer, index=True),
    Index("ix_commitments_due", "state", "due_on"),
    Index("ix_commitments_owner", "owner", "state", "due_on"),
)

# What happened to a promise, and who did it.
steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment_id", ForeignKey("commitments.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("member", Text, nullable=False),
    Column("what", word(What), nullable=False),
    Column("words", Text, nullable=False),
)

# What each file for a CRM had in it.
write_backs = Table(
    "write_backs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("shape", word(Shape), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("keys", Words, nullable=False),
)
