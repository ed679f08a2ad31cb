"""Letters as they came, the files that they are, and the rules for their senders."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, Table, Text, text

from callprogram.adapters.database.columns import (
    Attachments,
    ClosedDays,
    DeskHours,
    EnclosedMails,
    Exact,
    Known,
    Moment,
    Words,
    word,
)
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.letters.letters import Channel, Direction
from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.routes import Kind, Route

letters = Table(
    "letters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("identity", Text, nullable=False, unique=True),  # the same letter is kept once
    Column("sha256", Text, nullable=False, index=True),
    Column("channel", word(Channel), nullable=False),
    Column("direction", word(Direction), nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, index=True),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("new_text", Text, nullable=False),
    Column("quoted_text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("reply_to", Text),
    Column("to", Words, nullable=False),
    Column("passed_on_by", Text),
    Column("above", Text, nullable=False),
    Column("sent_at", Moment),
    Column("message_id", Text, index=True),
    Column("in_reply_to", Text),
    Column("references", Words, nullable=False),
    Column("attachments", Attachments, nullable=False),
    Column("enclosed", EnclosedMails, nullable=False),
    Column("machine", word(Machine), nullable=False),
    Column("came_back", Text, nullable=False, server_default=text("''")),
    Column("vouched_for", Text, nullable=False),
    Column("problems", Words, nullable=False),
    Column("hides", Boolean, nullable=False),
    Column("route", word(Route), index=True),
    Column("proposed", word(Route)),
    Column("kind", word(Kind)),
    Column("customer_id", ForeignKey("customers.id", ondelete="SET NULL"), index=True),
    Column("given_to", Text, nullable=False),
    Column("urgent", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("case_id", Integer, index=True),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Moment, index=True),
)

# The bytes of letters and of what came with them, each once: no list reads them.
letter_files = Table(
    "letter_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
)

# How far each folder of a mail server was read.
mailboxes = Table(
    "mailboxes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("validity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("trouble", Text, nullable=False),
    Column("since", Moment),
)

sender_rules = Table(
    "sender_rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("route", word(Route), nullable=False),
    Column("why", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", Moment, nullable=False),
)

# When the desk answers: one row.
desks = Table(
    "desks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hours", DeskHours, nullable=False),
    Column("zone", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("closed", ClosedDays, nullable=False),
    Column("answer_hours", Exact, nullable=False),
    Column("side_hours", Exact, nullable=False),
    Column("redirects", Known, nullable=False),
)
