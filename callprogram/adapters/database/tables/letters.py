"""Letters as they came, the files that they are, and the rules for their senders."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from callprogram.adapters.database.tables.metadata import metadata
from callprogram.adapters.database.tables.values import EMPTY, INDEXED, UNIQUE, table_of, to
from callprogram.domain.cases.desk import Desk
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.rules import SenderRule

letters = table_of(
    Letter,
    "letters",
    "letter",
    identity=UNIQUE,  # the same letter is kept once
    sha256=INDEXED,
    email=INDEXED,
    message_id=INDEXED,
    came_back=EMPTY,
    route=INDEXED,
    customer_id=to("customers", "SET NULL", index=True),
    case_id=INDEXED,
    decided_at=INDEXED,
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
mailboxes = table_of(
    Mailbox,
    "mailboxes",
    "mailbox",
    address=UNIQUE,
    validity={"kept": BigInteger},
    uid={"kept": BigInteger},
)

sender_rules = table_of(SenderRule, "sender_rules", "sender rule", address=UNIQUE)

# When the desk answers: one row.
desks = table_of(Desk, "desks", "desk")
