"""Decisions, what each member may give in a quarter, and what is said of decisions afterwards."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text, UniqueConstraint

from callprogram.adapters.database.columns import Exact, Moment, word
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.decisions.decisions import Kind, State
from callprogram.domain.decisions.reviews import Again

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", word(Kind), nullable=False),
    Column("why", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Moment, nullable=False, index=True),
    Column("amount", Exact),
    Column("currency", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("offered", Text, nullable=False),
    Column("taken", Text, nullable=False),
    Column("state", word(State), nullable=False, index=True),
    Column("above", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("approved_at", Moment),
    Column("charged_to", Text, nullable=False, index=True),
    Column("charged_on", Date),
    Column("ended_by", Text, nullable=False),
    Column("ended_at", Moment),
    Column("ended_why", Text, nullable=False),
)

budgets = Table(
    "budgets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", Exact, nullable=False),
    Column("most", Exact, nullable=False),
    Column("look_above", Exact),
    UniqueConstraint("email", "currency"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("decision_id", ForeignKey("decisions.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("reviewer", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("again", word(Again), nullable=False),
    Column("note", Text, nullable=False),
)
