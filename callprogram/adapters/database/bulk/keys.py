"""What makes two rows one customer, for whole frames at once: `domain.customers.matching.keys` as numbers, and kept.

Different keys may have the same number, so rows that share one are only candidates; the domain decides.
"""

from collections.abc import Mapping
from io import BytesIO
from platform import machine

import polars as pl
from sqlalchemy import ColumnElement, Connection, Text, cast, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import touched_since
from callprogram.adapters.frames.schema import CONTACT
from callprogram.domain.customers.matching.companies import NO_COMPANY, WRITTEN_OTHERWISE, company_key

# `idle` is the name of a company that has an id: it leads only those here who have none.
KEYS = pl.Schema({"of": pl.Int32, "key": pl.UInt64, "idle": pl.Boolean})
WRITTEN_BY = f"polars {pl.__version__}, {machine()}, 4"  # whose numbers of keys and rows these are; others' differ
_AT_ONCE = 20_000
_PLAIN = r"^[a-z0-9]+( [a-z0-9]+)*$"
_FOLDED_OTHERWISE = r"[\xB5\xDF\x{149}\x{17F}-\x{10FFFF}]"  # than into small letters; of Latin ones only these are
_WRITTEN_OTHERWISE = rf"^the |\b({'|'.join(WRITTEN_OTHERWISE)})\b"


def keys_in(frame: pl.DataFrame) -> pl.DataFrame:
    """A line of `KEYS` for each key of each customer; the frame has `of`, `crm_id`, `company` and `contacts`.

    A number or a name together with its company needs no line: whoever has both has the company's.
    """
    frame = frame.with_columns(company=company_keys(frame["company"]), called=frame["company"])
    people = frame.select("of", "called", "contacts").explode("contacts", empty_as_null=True).unnest("contacts")
    people = people.with_columns(folded(people[name]).alias(name) for name in ("called", "name", "email"))
    called = people.filter(pl.col("name") != "").select("of", "name", "phones")
    phones = called.explode("phones").unnest("phones").filter(pl.col("e164").is_not_null())
    surely = [
        frame.filter(pl.col("crm_id") != "").select("of", key=pl.format("id {}", "crm_id")),
        people.filter(pl.col("crm_id") != "").select("of", key=pl.format("contact {}", "crm_id")),
        people.filter(pl.col("email") != "").select("of", key=pl.format("email {}", "email")),
        phones.select("of", key=pl.format("number {} {}\n{}", "e164", pl.col("extension").fill_null(""), "name")),
    ]
    is_idle = pl.col("crm_id").fill_null("") != ""
    names = frame.filter(pl.col("company") != "").select("of", key=pl.format("company {}", "company"), idle=is_idle)
    known_otherwise = pl.concat([names["of"], *(each["of"] for each in surely)])
    alone = people.filter(~pl.col("of").is_in(known_otherwise.implode())).select(
        "of", key=pl.format("alone {}", pl.when(pl.col("name") != "").then("name").otherwise("called"))
    )
    every = pl.concat([*(each.with_columns(idle=pl.lit(value=False)) for each in (*surely, alone)), names])
    return every.select(pl.col("of").cast(pl.Int32), pl.col("key").hash(), "idle")


def company_keys(names: pl.Series) -> pl.Series:
    """Names of companies as `company_key` has them."""
    small = names.str.to_lowercase()
    is_plain = small.str.contains(_PLAIN) & ~small.str.contains(_WRITTEN_OTHERWISE)
    small = small.set(small.is_in(list(NO_COMPANY)), "")
    odd = names.filter(~is_plain).unique()
    found = names.filter(~is_plain).replace_strict(odd, list(map(company_key, odd)), return_dtype=pl.String)
    return small.scatter((~is_plain).arg_true(), found)


def folded(texts: pl.Series) -> pl.Series:
    """Texts as `str.casefold` makes them."""
    odd = texts.str.contains(_FOLDED_OTHERWISE).fill_null(value=False)
    return texts.str.to_lowercase().scatter(odd.arg_true(), [text.casefold() for text in texts.filter(odd)])


def of_known(rows: list[tuple[int, str | None, str, str]]) -> pl.DataFrame:
    """Customers as the database has them (id, CRM id, company, contacts as JSON), for `keys_in`."""
    schema = {"of": pl.Int32, "crm_id": pl.String, "company": pl.String, "contacts": pl.String}
    return pl.DataFrame(rows, schema, orient="row").with_columns(pl.col("contacts").str.json_decode(pl.List(CONTACT)))


def known_keys(connection: Connection) -> pl.DataFrame:
    """The keys of every customer: those remembered, and anew those of whoever was touched since."""
    table = tables.remembered_keys
    rows = connection.execute(select(table).where(table.c.written_by == WRITTEN_BY).order_by(table.c.id)).all()
    if not rows:
        return keys_of(connection)
    touched = keys_of(connection, touched_since(rows[0].import_id))
    kept = pl.concat([pl.read_ipc(BytesIO(row.keys)) for row in rows])
    return pl.concat([kept.filter(~pl.col("of").is_in(touched["of"].unique().implode())), touched])


def alias_keys(aliases: Mapping[str, int]) -> pl.DataFrame:
    """The same as lines of `KEYS`; emails and numbers there have no company."""
    keys = [key.partition("\n")[0] if key.startswith(("email ", "number ")) else key for key in aliases]
    frame = pl.DataFrame({"of": list(aliases.values()), "key": keys}, {"of": pl.Int32, "key": pl.String})
    named = pl.col("key").str.replace("^(name .*|company)\n", "company ")
    return frame.select("of", named.hash(), idle=pl.lit(value=False))


def keys_of(connection: Connection, *conditions: ColumnElement[bool]) -> pl.DataFrame:
    """The keys of every customer for whom the conditions hold."""
    table = tables.customers
    query = select(table.c.id, table.c.crm_id, table.c.company, cast(table.c.contacts, Text)).where(*conditions)
    rows = connection.execute(query.execution_options(yield_per=_AT_ONCE))
    found = [keys_in(of_known([tuple(row) for row in some])) for some in rows.partitions()]
    return pl.concat(found) if found else pl.DataFrame(schema=KEYS)
