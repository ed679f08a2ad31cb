"""The series as calendars know it, the weeks that differ, the ways it goes out, and leave."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Step forward."""
    op.add_column("programs", sa.Column("every_weeks", sa.Integer(), server_default="1", nullable=False))
    op.add_column("programs", sa.Column("ends_on", sa.Date(), nullable=True))
    op.add_column("programs", sa.Column("weeks", sa.JSON(), nullable=True))
    op.add_column("programs", sa.Column("guests", sa.JSON(), nullable=True))
    op.add_column("programs", sa.Column("private", sa.Boolean(), server_default=sa.false(), nullable=False))
    _make_tables()
    _remember_the_files()
    op.drop_column("programs", "calendar_sequence")


def _make_tables() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_leaves_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    op.create_index(op.f("ix_leaves_program_id"), "leaves", ["program_id"])
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("stamped_at", sa.DateTime(), nullable=False),
        sa.Column("appointment", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_series_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("program_id", name=op.f("uq_series_program_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_series_uid")),
    )
    op.create_table(
        "occurrences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_occurrences_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrences")),
        sa.UniqueConstraint("program_id", "week", name=op.f("uq_occurrences_program_id")),
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("in_step_at", sa.DateTime(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_outlets_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlets")),
        sa.UniqueConstraint("program_id", "way", name=op.f("uq_outlets_program_id")),
        sa.UniqueConstraint("secret", name=op.f("uq_outlets_secret")),
    )


def _remember_the_files() -> None:
    """What files have said of each program so far, so that the next one counts on from their SEQUENCE."""
    connection = op.get_bind()
    programs = connection.execute(sa.text("SELECT * FROM programs ORDER BY id")).mappings()
    series = sa.table(
        "series",
        sa.column("program_id", sa.Integer()),
        sa.column("uid", sa.Text()),
        sa.column("sequence", sa.Integer()),
        sa.column("stamped_at", sa.DateTime()),
        sa.column("appointment", sa.JSON()),
    )
    rows = [
        {
            "program_id": program["id"],
            "uid": program["calendar_uid"],
            "sequence": program["calendar_sequence"],
            "stamped_at": datetime.now(UTC).replace(tzinfo=None),
            "appointment": _appointment(dict(program)),
        }
        for program in programs
    ]
    if rows:
        connection.execute(sa.insert(series), rows)


def _appointment(program: dict[str, Any]) -> dict[str, Any]:
    starts_on, at = program["starts_on"], program["at"]
    day = starts_on if isinstance(starts_on, date) else date.fromisoformat(starts_on)
    clock = at if isinstance(at, time) else time.fromisoformat(at)
    first = day + timedelta((program["weekday"] - day.weekday()) % 7)
    rhythm = {
        "first": first.isoformat(),
        "at": clock.isoformat(),
        "zone": program["zone"],
        "minutes": program["minutes"],
        "every_weeks": 1,
        "ends_on": None,
    }
    who = {"executive": program["executive_name"], "email": program["executive_email"]}
    return who | {"rhythm": rhythm, "private": False, "guests": []}
