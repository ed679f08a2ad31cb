"""Who wrote a private note: so far the executive whose hour it is."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    """Step forward."""
    op.add_column("private_notes", sa.Column("written_by", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.execute(
        "UPDATE private_notes SET written_by = coalesce((SELECT programs.executive_email FROM programs "
        "JOIN calls ON calls.program_id = programs.id WHERE calls.id = private_notes.call_id), '')"
    )
