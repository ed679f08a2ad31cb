"""Escalations become cases: each has a reference, a state, a story, and the sides of those who know."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"

_TEXTS = ("owner", "kind", "channel", "title", "person", "email", "language", "urgent", "ended_how", "writing")


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id", ondelete="CASCADE")),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date()),
        sa.Column("for_call", sa.Boolean(), nullable=False),
        sa.Column("program_id", sa.Integer(), sa.ForeignKey("programs.id")),
        sa.Column("reference", sa.Text(), nullable=False, unique=True),
        sa.Column("state", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.Column("causes", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.DateTime()) for name in ("opened_at", "answer_by", "answered_at")),
        sa.Column("hear_by", sa.Date()),
        sa.Column("waiting_since", sa.DateTime()),
        sa.Column("sides", sa.JSON(), nullable=False),
        sa.Column("merged_into", sa.Integer()),
        sa.Column("writing_since", sa.DateTime()),
    )
    op.create_table(
        "story_lines",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("by", "done", "text")),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Integer()),
    )
    op.create_table(
        "case_years",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False, unique=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    _carry_over()
    op.drop_table("escalations")
    for table in ("letters", "commitments"):
        op.add_column(table, sa.Column("case_id", sa.Integer()))
        op.create_index(f"ix_{table}_case_id", table, ["case_id"])
    op.execute("UPDATE letters SET case_id = escalation_id WHERE escalation_id IN (SELECT id FROM cases)")
    op.drop_column("letters", "escalation_id")
    op.add_column("messages", sa.Column("answers", sa.JSON()))
    for name, table, columns in (
        ("ix_cases_customer_id", "cases", ["customer_id"]),
        ("ix_cases_settled_on", "cases", ["settled_on"]),
        ("ix_cases_merged_into", "cases", ["merged_into"]),
        ("ix_cases_state", "cases", ["state", "opened_at"]),
        ("ix_story_lines_case_id", "story_lines", ["case_id"]),
    ):
        op.create_index(name, table, columns)


def _carry_over() -> None:
    """Every escalation as a case of its year, in the order in which they came."""
    connection = op.get_bind()
    found = sa.table(
        "escalations",
        *(sa.column(name) for name in ("id", "customer_id", "wants", "owner", "answer", "answered_by", "for_call")),
        sa.column("raised_on", sa.Date()),
        sa.column("settled_on", sa.Date()),
    )
    rows = connection.execute(sa.select(found).order_by(found.c.raised_on, found.c.id)).mappings().all()
    program = connection.execute(sa.text("SELECT min(id) FROM programs")).scalar()
    years: Counter[int] = Counter()
    for row in _in_turn(map(dict, rows), program, years):
        connection.execute(sa.insert(_CASES).values(row))
    if rows and connection.dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('cases', 'id'), (SELECT max(id) FROM cases))")
    counted = sa.table("case_years", sa.column("year"), sa.column("last"))
    for year, last in years.items():
        connection.execute(sa.insert(counted).values(year=year, last=last))


def _in_turn(
    rows: Iterable[Mapping[str, Any]], program: int | None, years: Counter[int]
) -> Iterator[dict[str, object]]:
    for row in rows:
        year = row["raised_on"].year
        years[year] += 1
        said = {"email": "", "name": row["answered_by"], "question": "", "asked_at": None, "due_at": None}
        said |= {"text": row["answer"], "given_at": None}
        yield {
            **{name: row[name] for name in ("id", "customer_id", "raised_on", "wants", "settled_on", "for_call")},
            **dict.fromkeys(_TEXTS, ""),
            "owner": row["owner"],
            "kind": "complaint",
            "channel": "in-person",
            "program_id": program,
            "reference": f"CE-{year}-{years[year]:04}",
            "state": "settled" if row["settled_on"] else "open",
            "opened_at": datetime.combine(row["raised_on"], time()),
            "causes": [],
            "sides": [said] if row["answer"] else [],
        }


_CASES = sa.table(
    "cases",
    *(sa.column(name) for name in ("id", "customer_id", "wants", "program_id", "reference", "state", *_TEXTS)),
    sa.column("for_call", sa.Boolean()),
    sa.column("raised_on", sa.Date()),
    sa.column("settled_on", sa.Date()),
    sa.column("opened_at", sa.DateTime()),
    sa.column("causes", sa.JSON()),
    sa.column("sides", sa.JSON()),
)
