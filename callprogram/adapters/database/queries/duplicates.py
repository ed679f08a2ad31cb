"""Customers who may be one: those that share an email's domain, a contact's name or a number, found by the column."""

import polars as pl
from sqlalchemy import Connection, Text, cast, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.keys import KEYS, company_keys, folded, of_known
from callprogram.domain.customers.matching.addresses import SHARED_BY_MANY
from callprogram.domain.customers.matching.companies import without_legal_form

_AT_ONCE = 20_000
_MOST_OF_A_KIND = 30  # more customers than this that share something say nothing by it
_START = 4  # letters of a company's name


def candidates(connection: Connection, most: int) -> list[tuple[int, int]]:
    """Pairs of ids, the smaller first, that share the most; without those that somebody has told apart."""
    table, apart = tables.customers, tables.told_apart
    query = select(table.c.id, table.c.crm_id, table.c.company, cast(table.c.contacts, Text))
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(query)
    found = [_blocks(of_known([tuple(row) for row in some])) for some in rows.partitions()]
    blocks = pl.concat(found).unique() if found else pl.DataFrame(schema=KEYS)
    told = connection.execute(select(apart.c.one_id, apart.c.other_id)).all()
    decided = pl.DataFrame([tuple(row) for row in told], {"of": pl.Int32, "other": pl.Int32}, orient="row")
    return _pairs(blocks).join(decided, on=["of", "other"], how="anti").head(most).select("of", "other").rows()


def _blocks(frame: pl.DataFrame) -> pl.DataFrame:
    """What each customer shares with others, as numbers."""
    names = frame.select("of", "crm_id", name=_plain(frame["company"])).filter(pl.col("name") != "")
    people = frame.select("of", "company", "contacts").explode("contacts").unnest("contacts")
    people = people.with_columns(folded(people[name]).alias(name) for name in ("company", "name", "email"))
    people = people.with_columns(
        domain=pl.col("email").str.split("@").list.last(), start=pl.col("company").str.slice(0, _START)
    )
    mail = people.filter((pl.col("email") != "") & ~pl.col("domain").is_in(list(SHARED_BY_MANY)))
    named = people.filter(pl.col("name") != "")
    numbers = people.select("of", "phones").explode("phones").unnest("phones").filter(pl.col("e164").is_not_null())
    every = [
        people.filter(pl.col("email") != "").select("of", key=pl.format("email {}", "email")),
        mail.select("of", key=pl.format("domain {}", "domain")),
        mail.select("of", key=pl.format("domain {} {}", "domain", "start")),
        named.select("of", key=pl.format("name {}", "name")),
        named.select("of", key=pl.format("name {} {}", "name", "start")),
        numbers.select("of", key=pl.format("number {} {}", "e164", pl.col("extension").fill_null(""))),
    ]
    called = names.select("of", key=pl.format("called {}", "name"), idle=pl.col("crm_id").fill_null("") != "")
    shared = pl.concat([pl.concat(every).with_columns(idle=pl.lit(value=False)), called])
    return shared.select(pl.col("of").cast(pl.Int32), pl.col("key").hash(), "idle")


def _plain(companies: pl.Series) -> pl.Series:
    """What companies are called without their legal form."""
    keys = company_keys(companies)
    different = keys.unique()
    return keys.replace_strict(different, list(map(without_legal_form, different)), return_dtype=pl.String)


def _pairs(blocks: pl.DataFrame) -> pl.DataFrame:
    """Everybody who shares something with a few others, beside each of them; those that share the most first.

    What companies are called says nothing of two whom the CRM counts as two.
    """
    telling = blocks.filter(pl.len().over("key").is_between(2, _MOST_OF_A_KIND))
    beside = telling.join(telling.rename({"of": "other"}), on="key").filter(pl.col("of") < pl.col("other"))
    beside = beside.filter(~(pl.col("idle") & pl.col("idle_right")))
    return beside.group_by("of", "other").len().sort("len", "of", "other", descending=[True, False, False])
