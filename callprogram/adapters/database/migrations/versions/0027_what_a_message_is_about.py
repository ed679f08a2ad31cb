"""What a message speaks of is its kind, a row, and a week; no text says it once more."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

_CALENDAR = re.compile(r"calendar of program (\d+)(?:, (.+))?")
_TOLD = re.compile(r"commitment (\d+)")
_messages = sa.table("messages", *map(sa.column, ("id", "concerning", "kind", "about", "week")))


def upgrade() -> None:
    """Step forward."""
    op.add_column("messages", sa.Column("week", sa.Text()))
    unnamed = sa.select(_messages.c.id, _messages.c.concerning).where(_messages.c.kind == "as-written")
    for message in op.get_bind().execute(unnamed).all():
        if values := _subject(message.concerning):
            op.execute(_messages.update().where(_messages.c.id == message.id).values(values))
    op.drop_index("ix_messages_concerning", "messages")
    op.drop_column("messages", "concerning")
    op.create_index("ix_messages_about", "messages", ["kind", "about"])


def _subject(concerning: str) -> dict[str, object]:
    if series := _CALENDAR.fullmatch(concerning):
        return {"kind": "calendar", "about": int(series[1]), "week": series[2]}
    told = _TOLD.fullmatch(concerning)
    return {"kind": "told", "about": int(told[1])} if told else {}
