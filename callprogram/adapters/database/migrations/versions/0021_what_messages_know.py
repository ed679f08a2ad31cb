"""Until when there is something to say, what a recipient was told before, and who was a member once."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_messages = sa.table(
    "messages", sa.column("id", sa.Integer), sa.column("key", sa.Text), sa.column("concerning", sa.Text),
    sa.column("known", sa.JSON), sa.column("recipient", sa.Text), sa.column("state", sa.Text),
)  # fmt: skip
_members = sa.table("members", sa.column("email", sa.Text))
_events = sa.table(
    "events", sa.column("id", sa.Integer), sa.column("at", sa.DateTime), sa.column("action", sa.Text),
    sa.column("kind", sa.Text), sa.column("before", sa.JSON),
)  # fmt: skip
_former = sa.table(
    "former_members", sa.column("email", sa.Text), sa.column("name", sa.Text), sa.column("left_at", sa.DateTime)
)
_HEADS_UP = re.compile(r"(call list \d+), entry (\d+)( .+)?")  # as it was written one by one, and of changes


def upgrade() -> None:
    """Step forward."""
    op.add_column("messages", sa.Column("until", sa.DateTime()))
    op.add_column("messages", sa.Column("known", sa.JSON()))
    for message in op.get_bind().execute(sa.select(_messages).where(_messages.c.key.like("call list %"))).all():
        if match := _HEADS_UP.fullmatch(message.key):
            about, entry, change = match.groups()
            # Of a change it is not known what it was from: whatever is the case then is news.
            values = {"concerning": about, "known": {entry: "something else" if change else ""}}
            op.execute(_messages.update().where(_messages.c.id == message.id).values(values))
    _former_members()
    _who_has_left()


def _former_members() -> None:
    op.create_table(
        "former_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_members")),
        sa.UniqueConstraint("email", name=op.f("uq_former_members_email")),
    )


def _who_has_left() -> None:
    """Members removed until now, whom the audit trail knows; what still waits for them does not go."""
    connection = op.get_bind()
    removals = sa.select(_events).where(_events.c.action == "membership.remove", _events.c.kind == "member")
    left = {each.before["email"]: each for each in connection.execute(removals.order_by(_events.c.id)).all()}
    for email in left.keys() - set(connection.execute(sa.select(_members.c.email)).scalars()):
        op.execute(_former.insert().values(email=email, name=left[email].before["name"], left_at=left[email].at))
        theirs = _messages.c.recipient == email, _messages.c.state.in_(["waiting", "failed"])
        op.execute(_messages.update().where(*theirs).values(state="withdrawn"))
