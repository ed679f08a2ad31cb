"""Which promises an outcome made, to call again, and in which call the customer was told."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0016"

_DAY = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTH = "(January|February|March|April|May|June|July|August|September|October|November|December)"
# What the outcome of a call wrote, to the letter: `Call again on Thursday 3 December at 15:00`.
_WORDS = re.compile(rf"Call again on {_DAY} \d{{1,2}} {_MONTH} at \d\d:\d\d")


def upgrade() -> None:
    """Step forward."""
    op.add_column("commitments", sa.Column("kind", sa.Text(), server_default=sa.text("'promise'"), nullable=False))
    op.add_column("commitments", sa.Column("told_in_call", sa.Integer()))
    commitments = sa.table("commitments", *map(sa.column, ("id", "kind", "told_in_call")))
    for row in _made_by_outcomes():
        told_in = _told_in(row) if row.state == "told" else None
        new = {"kind": "call-again", "told_in_call": told_in}
        op.execute(commitments.update().where(commitments.c.id == row.id).values(**new))


def _made_by_outcomes() -> list[sa.Row[tuple[object, ...]]]:
    """Promises in those words that nobody typed: a call made them whose outcome was another time."""
    query = """
        SELECT commitments.id, commitments.customer_id, commitments.state, commitments.told_at, commitments.text
        FROM commitments JOIN calls ON calls.id = commitments.made_in_call
        WHERE calls.disposition = 'rescheduled' AND commitments.text LIKE 'Call again on %' AND commitments.said = ''
        AND NOT EXISTS (SELECT 1 FROM steps WHERE steps.commitment_id = commitments.id AND steps.what = 'made')
    """
    return [row for row in op.get_bind().execute(sa.text(query)) if _WORDS.fullmatch(row.text)]


def _told_in(row: sa.Row[tuple[object, ...]]) -> int | None:
    """The talk that kept it."""
    query = """
        SELECT max(id) FROM calls
        WHERE customer_id = :customer_id AND started_at = :told_at AND disposition = 'connected'
    """
    found = {"customer_id": row.customer_id, "told_at": row.told_at}
    return op.get_bind().execute(sa.text(query), found).scalar()
