"""Messages: reminders and what is to be told are in the report of a week, which keeps what it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"

_OF_PROMISES = ("reminder", "to-tell")


def upgrade() -> None:
    """Step forward."""
    connection = op.get_bind()
    messages = sa.table("messages", *map(sa.column, ("id", "kind", "about")), sa.column("known", sa.JSON))
    reminders = sa.table("reminders", sa.column("message_id"), sa.column("commitment_id"))
    of_these = messages.c.kind.in_([*_OF_PROMISES, "call-report"])
    for row in connection.execute(sa.select(messages).where(of_these)).all():
        theirs = sa.select(reminders.c.commitment_id).where(reminders.c.message_id == row.id)
        noun = "call" if row.kind == "call-report" else "commitment"
        about = [*connection.execute(theirs).scalars(), *filter(None, [row.about])]
        known = {f"{noun} {each}": "" for each in about}
        connection.execute(sa.update(messages).where(messages.c.id == row.id).values(known=known, about=None))
    connection.execute(sa.update(messages).where(messages.c.kind.in_(_OF_PROMISES)).values(kind="call-report"))
    op.drop_table("reminders")
