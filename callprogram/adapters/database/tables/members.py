"""Members, messages to them, and every change on record."""

from sqlalchemy import JSON, Column, Index, Integer, Table, Text, UniqueConstraint, text, true

from callprogram.adapters.database.columns import Moment
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.adapters.database.tables.values import EMPTY, INDEXED, MISSING, UNIQUE, table_of
from callprogram.domain.people.members import FormerMember, Member
from callprogram.domain.people.messages import Message
from callprogram.domain.people.retention import Retention
from callprogram.domain.people.sign_in import Account

members = table_of(
    Member,
    "members",
    "member",
    email=UNIQUE,
    wants_digest={"server_default": true()},
    serves=MISSING,
    lead=EMPTY,
    country=EMPTY,
    phone=EMPTY,
    language=EMPTY,
    stands_for=MISSING,
)

# Whose account at the provider an address is, since the first sign-in.
accounts = table_of(Account, "accounts", "account", email=UNIQUE, ended=MISSING)

former_members = table_of(FormerMember, "former_members", "former member", email=UNIQUE)

messages = table_of(
    Message,
    "messages",
    "message",
    Index("ix_messages_about", "kind", "about"),
    UniqueConstraint("key", "recipient"),  # the same thing is not written twice to the same person
    message_id=UNIQUE,
    answers=MISSING,
    state=INDEXED,
    known=MISSING,
    kind={"server_default": "as-written"},
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("member", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("ran_by", Text, nullable=False, server_default=text("''")),
    Column("salt", Text),  # goes with the words when they are erased
    Column("digest", Text, nullable=False, server_default=text("''")),
    Column("link", Text),  # none while the last line is open for what is typed next
    Index("ix_events_row", "kind", "row_id"),
)

# What stands for whoever asked to be forgotten: a hash with the key that is among the secrets, and no more.
forgotten = Table(
    "forgotten",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", Text, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
)

# For how many months each is kept: one row.
retention = table_of(Retention, "retention", "retention")

secrets = Table(
    "secrets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("value", Text, nullable=False),
)
