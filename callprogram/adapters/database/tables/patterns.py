"""What was changed because of a cause, and who was told."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text, UniqueConstraint

from callprogram.adapters.database.columns import Moment
from callprogram.adapters.database.tables.metadata import metadata

remedies = Table(
    "remedies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, index=True),
    Column("cause", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("holds_on", Date, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
)

tellings = Table(
    "tellings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("remedy_id", ForeignKey("remedies.id"), nullable=False),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("told_by", Text, nullable=False),
    Column("told_at", Moment, nullable=False),
    UniqueConstraint("remedy_id", "case_id"),  # nobody is told twice
)
