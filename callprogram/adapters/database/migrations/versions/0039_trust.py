"""Events: each chained to the one before; keyed hashes of whom nobody brings back; feeds found by a hash."""

import json
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

_EVENTS = sa.table(
    "events",
    *(sa.column(name, sa.Integer) for name in ("id", "row_id")),
    *(sa.column(name, sa.JSON) for name in ("before", "after")),
    sa.column("at", sa.DateTime),
    *(sa.column(name, sa.Text) for name in ("member", "ran_by", "action", "kind", "salt", "digest", "link")),
)
_AT_ONCE = 5000


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "forgotten",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("mark", sa.Text(), nullable=False, unique=True),
        sa.Column("at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "secrets",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.add_column("events", sa.Column("ran_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("salt", sa.Text()))
    op.add_column("events", sa.Column("digest", sa.Text(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("link", sa.Text()))
    _hash_feeds(op.get_bind())
    _chain(op.get_bind())


def _hash_feeds(connection: sa.Connection) -> None:
    """Keep of the secret of each feed its hash, and nothing of it in what was written down before."""
    outlets = sa.table("outlets", sa.column("id", sa.Integer), sa.column("secret", sa.Text))
    for row in connection.execute(sa.select(outlets)).all():
        hashed = sha256(row.secret.encode()).hexdigest()
        connection.execute(sa.update(outlets).where(outlets.c.id == row.id).values(secret=hashed))
    for row in connection.execute(sa.select(_EVENTS).where(_EVENTS.c.kind == "outlet")).all():
        before, after = map(_without_secret, (row.before, row.after))
        connection.execute(sa.update(_EVENTS).where(_EVENTS.c.id == row.id).values(before=before, after=after))


def _without_secret(said: dict[str, object] | None) -> dict[str, object] | None:
    return {name: each for name, each in said.items() if name != "secret"} if said else said


def _chain(connection: sa.Connection) -> None:
    """Link what is there as it stands, from the first line on."""
    previous, last = "", 0
    linked = sa.update(_EVENTS).where(_EVENTS.c.id == sa.bindparam("of"))
    while rows := _some(connection, last):
        changes = []
        for row in rows:
            salt = secrets.token_hex(16)
            said = json.dumps([row.before, row.after], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
            digest = sha256(f"{salt}{said}".encode()).hexdigest()
            previous = sha256(_line(previous, row, digest).encode()).hexdigest()
            changes.append({"of": row.id, "salt": salt, "digest": digest, "link": previous})
        connection.execute(linked, changes)
        last = rows[-1].id


def _some(connection: sa.Connection, last: int) -> list[Any]:
    after = sa.select(_EVENTS).where(_EVENTS.c.id > last).order_by(_EVENTS.c.id).limit(_AT_ONCE)
    return list(connection.execute(after))


def _line(previous: str, row: Any, digest: str) -> str:  # noqa: ANN401  # a row
    at = _utc(row.at).isoformat(timespec="microseconds")
    said = (previous, at, row.member, row.ran_by, row.action, row.kind, row.row_id, digest)
    return json.dumps(said, ensure_ascii=True, separators=(",", ":"))


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC)
