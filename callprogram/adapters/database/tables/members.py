"""Members, messages to them, and every change on record."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, Table, Text, Time, UniqueConstraint, text, true

from callprogram.adapters.database.columns import (
    Days,
    Enclosures,
    Ids,
    IsoWeek,
    Known,
    Moment,
    Roles,
    Words,
    WrittenContent,
    word,
)
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.people.messages import Delivery, Kind
from callprogram.domain.people.retention import What

members = Table(
    "members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("roles", Roles, nullable=False),
    Column("zone", Text, nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_until", Time, nullable=False),
    Column("channel", Text, nullable=False),
    Column("wants_digest", Boolean, nullable=False, server_default=true()),
    Column("serves", Ids),
    Column("lead", Text, nullable=False, server_default=text("''")),
    Column("country", Text, nullable=False, server_default=text("''")),
    Column("phone", Text, nullable=False, server_default=text("''")),
    Column("language", Text, nullable=False, server_default=text("''")),
    Column("away", Days),
    Column("stands_for", Words),
)

# Whose account at the provider an address is, since the first sign-in.
accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("pinned_at", Moment, nullable=False),
    Column("ended", Ids),
    Column("ended_before", Moment),
    Column("refused_at", Moment),
)

former_members = Table(
    "former_members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("left_at", Moment, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("content", WrittenContent, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("message_id", Text, nullable=False, unique=True),
    Column("reply_to", Text, nullable=False),
    Column("answers", Words),
    Column("enclosures", Enclosures, nullable=False),
    Column("at_once", Boolean, nullable=False),
    Column("state", word(Delivery), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Moment),
    Column("sent_at", Moment),
    Column("trouble", Text, nullable=False),
    Column("until", Moment),
    Column("known", Known),
    Column("kind", word(Kind), nullable=False, server_default="as-written"),
    Column("about", Integer),
    Column("week", IsoWeek),
    Column("handed_over_at", Moment),
    Index("ix_messages_about", "kind", "about"),
    UniqueConstraint("key", "recipient"),  # the same thing is not written twice to the same person
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
retention = Table(
    "retention",
    metadata,
    Column("id", Integer, primary_key=True),
    *(Column(what.value, Integer) for what in What),
    Column("acts", Boolean, nullable=False),
)

secrets = Table(
    "secrets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("value", Text, nullable=False),
)
