"""What makes two rows one customer, for whole frames at once: the keys of `domain.customers.matching` as numbers.

Different keys may have the same number, so rows that share one are only candidates; the domain decides.
"""

from functools import cache
from platform import machine

import polars as pl

from callprogram.adapters.frames.schema import CONTACT

KEYS = pl.Schema({"of": pl.Int32, "key": pl.UInt64})
WRITTEN_BY = f"polars {pl.__version__}, {machine()}, 2"  # whose numbers of keys and rows these are; others' differ


def keys_in(frame: pl.DataFrame) -> pl.DataFrame:
    """A line of `KEYS` for each key of each customer; the frame has `of`, `crm_id`, `company` and `contacts`."""
    people = frame.select("of", "company", "contacts").explode("contacts", empty_as_null=True).unnest("contacts")
    people = people.with_columns(folded(people[name]).alias(name) for name in ("company", "name", "email"))
    phones = people.select("of", "phones").explode("phones").unnest("phones").filter(pl.col("e164").is_not_null())
    emails = people.filter(pl.col("email") != "").select("of", key=pl.format("email {}", "email"))
    named = people.filter((pl.col("name") != "") & (pl.col("company") != ""))
    names = named.select("of", key=pl.format("name {}\n{}", "name", "company"))
    ids = frame.filter(pl.col("crm_id") != "").select("of", key=pl.format("id {}", "crm_id"))
    numbers = phones.select("of", key=pl.format("number {} {}", "e164", pl.col("extension").fill_null("")))
    known_otherwise = pl.concat([emails["of"], names["of"], numbers["of"]])
    alone = people.filter(~pl.col("of").is_in(known_otherwise.implode())).select(
        "of", key=pl.format("alone {}\n{}", pl.col("name").fill_null(""), "company")
    )
    every = pl.concat([ids, emails, numbers, names, alone])
    return every.select(pl.col("of").cast(pl.Int32), pl.col("key").hash())


def folded(texts: pl.Series) -> pl.Series:
    """Texts as `str.casefold` makes them."""
    small = texts.str.to_lowercase()
    odd = texts.str.contains(_folded_otherwise()).fill_null(value=False)
    return small.scatter(odd.arg_true(), [text.casefold() for text in texts.filter(odd)])


@cache
def _folded_otherwise() -> str:
    """The letters that polars makes small in another way than Python casefolds them, such as `ß`."""
    every = list(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x20000))))
    letters = pl.Series(every)
    otherwise = letters.filter(letters.str.to_lowercase() != pl.Series(list(map(str.casefold, every))))
    return f"[{''.join(otherwise)}Σ]"


def of_known(rows: list[tuple[int, str | None, str, str]]) -> pl.DataFrame:
    """Customers as the database has them (id, CRM id, company, contacts as JSON), for `keys_in`."""
    schema = {"of": pl.Int32, "crm_id": pl.String, "company": pl.String, "contacts": pl.String}
    return pl.DataFrame(rows, schema, orient="row").with_columns(pl.col("contacts").str.json_decode(pl.List(CONTACT)))
