"""The words of a message are its content: a letter is something else from now on."""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Step forward."""
    op.execute("ALTER TABLE messages RENAME COLUMN letter TO content")
