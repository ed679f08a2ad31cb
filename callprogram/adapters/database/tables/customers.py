"""Customers, what they were before, and what people decided about likely duplicates."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, func, text

from callprogram.adapters.database.columns import CrmId, Money
from callprogram.adapters.database.tables.metadata import metadata, partial_index
from callprogram.adapters.database.tables.values import EMPTY, OFF, UNIQUE, columns_of, table_of, to
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Alias, Join, ToldApart
from callprogram.domain.program.rates import Rate

_OF_THE_CRM = {
    "crm_id": {"kept": CrmId},
    "state": EMPTY,
    "city": EMPTY,
    "postal_code": EMPTY,
    "revenue": {"kept": Money},
    "do_not_call": OFF,
}
_BY_HAND = {"say_as", "careful", "snoozed_until", "corrections"}

customers = table_of(
    Customer,
    "customers",
    "customer",
    Column("found_by", Text, nullable=False),  # what a search looks in: names, emails, CRM id, numbers, casefolded
    Column("created_in", Integer, index=True),  # the import that brought them in first
    Column("touched_in", Integer, index=True),  # the import that wrote them last; none after any other change
    Column("vanished_in", Integer),  # the import whose export had them no more
    Column("number", Text, index=True),  # the one to call, in E.164; none where none can be dialled
    Column("place", Text),  # where they may be; none where no number can be dialled
    Index("ix_customers_place", "place", "do_not_call"),
    Index("ix_customers_currency", "currency", "revenue"),
    **_OF_THE_CRM | {"crm_id": {"kept": CrmId, "index": True, "unique": True}},
    say_as=EMPTY,
    careful=EMPTY,
    corrections={"server_default": "[]"},
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
    *(each for each in columns_of(Customer, _OF_THE_CRM) if each.name not in {"id", *_BY_HAND}),
    Column("found_by", Text, nullable=False),
)

# Two customers of whom somebody has said that they are two.
told_apart = table_of(
    ToldApart,
    "told_apart",
    "two customers",
    UniqueConstraint("one_id", "other_id"),
    one_id=to("customers", "CASCADE"),
    other_id=to("customers", "CASCADE", index=True),
)

# What customers were known by who were joined with others.
aliases = table_of(
    Alias,
    "aliases",
    "alias",
    customer_id=to("customers", "CASCADE", index=True),
    key=UNIQUE,
)

# Who was joined with whom, so that they can be two again.
joins = table_of(
    Join,
    "joins",
    "two customers joined",
    stays_id=to("customers", "CASCADE", index=True),
)

# What a euro was worth on one day.
rates = table_of(Rate, "rates", "exchange rate", currency=UNIQUE)
