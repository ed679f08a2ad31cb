"""Cases, their stories, what is written of their answers, and how many each year has had."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from callprogram.adapters.database.columns import Moment, Sides, Words, word
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.cases.cases import State
from callprogram.domain.cases.stories import Done
from callprogram.domain.cases.unsent import Part

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), index=True),
    Column("raised_on", Date, nullable=False),
    Column("wants", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("settled_on", Date, index=True),
    Column("for_call", Boolean, nullable=False),
    Column("program_id", ForeignKey("programs.id")),
    Column("reference", Text, nullable=False, unique=True),
    Column("state", word(State), nullable=False),
    Column("kind", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("urgent", Text, nullable=False),
    Column("causes", Words, nullable=False),
    Column("opened_at", Moment),
    Column("answer_by", Moment),
    Column("answered_at", Moment),
    Column("hear_by", Date),
    Column("waiting_since", Moment),
    Column("sides", Sides, nullable=False),
    Column("ended_how", Text, nullable=False),
    Column("merged_into", Integer, index=True),
    Column("writing", Text, nullable=False),
    Column("writing_since", Moment),
    Index("ix_cases_state", "state", "opened_at"),
)

story_lines = Table(
    "story_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("done", word(Done), nullable=False),
    Column("text", Text, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("about", Integer),
)

unsent_answers = Table(
    "unsent_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("part", word(Part), nullable=False),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("writer", Text, nullable=False),
    UniqueConstraint("case_id", "part"),
)

case_years = Table(
    "case_years",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False, unique=True),
    Column("last", Integer, nullable=False),
)
