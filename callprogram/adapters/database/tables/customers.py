"""Customers, what they were before, and what people decided about likely duplicates."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
    text,
)

from callprogram.adapters.database.columns import (
    Contacts,
    Corrections,
    CrmId,
    Customers,
    Exact,
    IdsByKind,
    InOrder,
    Moment,
    Money,
    Words,
)
from callprogram.adapters.database.tables.metadata import metadata, partial_index


def _what_the_crm_says() -> tuple[Column[object], ...]:
    return (
        Column("company", Text, nullable=False),
        Column("country", Text),
        Column("state", Text, nullable=False, server_default=text("''")),
        Column("city", Text, nullable=False, server_default=text("''")),
        Column("postal_code", Text, nullable=False, server_default=text("''")),
        Column("language", Text),
        Column("time_zone", Text),
        Column("account_owner", Text, nullable=False),
        Column("revenue", Money),
        Column("currency", Text),
        Column("renewal_on", Date),
        Column("customer_since", Date),
        Column("last_contact_on", Date),
        Column("health", Integer),
        Column("nps", Integer),
        Column("segment", Text, nullable=False),
        Column("open_cases", Integer),
        Column("do_not_call", Boolean, nullable=False, server_default=false()),
        Column("notes", Text, nullable=False),
        Column("contacts", Contacts, nullable=False),
        Column("found_by", Text, nullable=False),  # what a search looks in: names, emails, CRM id, numbers, casefolded
    )


customers = Table(
    "customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crm_id", CrmId, index=True, unique=True),
    *_what_the_crm_says(),
    Column("created_in", Integer, index=True),  # the import that brought them in first
    Column("touched_in", Integer, index=True),  # the import that wrote them last; none after any other change
    Column("vanished_in", Integer),  # the import whose export had them no more
    # What people set by hand, which no import touches.
    Column("say_as", Text, nullable=False, server_default=text("''")),
    Column("careful", Text, nullable=False, server_default=text("''")),
    Column("snoozed_until", Date),
    Column("corrections", Corrections, nullable=False, server_default="[]"),
    Column("number", Text, index=True),  # the one to call, in E.164; none where none can be dialled
    Column("place", Text),  # where they may be; none where no number can be dialled
    Index("ix_customers_place", "place", "do_not_call"),
    Index("ix_customers_currency", "currency", "revenue"),
)
Index("ix_customers_account_owner", customers.c.account_owner)
Index("ix_customers_name", func.substr(customers.c.found_by, 1, text("40")))
Index("ix_customers_renewal", customers.c.renewal_on, customers.c.health)
Index("ix_customers_segment", customers.c.segment)
partial_index("ix_customers_refusing", customers.c.id, "do_not_call = true")
partial_index("ix_customers_vanished_in", customers.c.vanished_in, "vanished_in IS NOT NULL")
partial_index("ix_customers_corrected", customers.c.id, "corrections <> '[]'")
partial_index("ix_customers_snoozed", customers.c.snoozed_until, "snoozed_until IS NOT NULL")

# What a customer was like before an import changed it; kept for those alone, so that the import can be taken back.
earlier_customers = Table(
    "earlier_customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("crm_id", CrmId),
    *_what_the_crm_says(),
)

# Two customers of whom somebody has said that they are two.
told_apart = Table(
    "told_apart",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("one_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False),
    Column("other_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("decided_at", Moment, nullable=False),
    Column("decided_by", Text, nullable=False),
    UniqueConstraint("one_id", "other_id"),
)

# What customers were known by who were joined with others.
aliases = Table(
    "aliases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", Text, nullable=False, unique=True),
)

# Who was joined with whom, so that they can be two again.
joins = Table(
    "joins",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stays_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("joined_at", Moment, nullable=False),
    Column("joined_by", Text, nullable=False),
    Column("before", Customers, nullable=False),
    Column("handed", IdsByKind, nullable=False),
    Column("keys", Words, nullable=False),
    Column("apart", InOrder, nullable=False),
)

# What a euro was worth on one day.
rates = Table(
    "rates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("currency", Text, nullable=False, unique=True),
    Column("per_euro", Exact, nullable=False),
    Column("as_of", Date, nullable=False),
)
