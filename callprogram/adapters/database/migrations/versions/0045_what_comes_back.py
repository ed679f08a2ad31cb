"""Letters: which message of ours one brings back, their words to be found by, and what guests answer to invitations."""

import sqlalchemy as sa
from alembic import op

from callprogram.adapters.database.letter_words import index_ddl

revision = "0045"
down_revision = "0043"


def upgrade() -> None:
    """Step forward."""
    op.add_column("letters", sa.Column("came_back", sa.Text(), nullable=False, server_default=""))
    op.add_column("outlets", sa.Column("answers", sa.JSON()))
    for statement in index_ddl(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", r"\:")))
