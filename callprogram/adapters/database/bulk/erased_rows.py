"""Which rows of a file are about somebody who was erased: `told_by` of the domain, for whole frames at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from callprogram.adapters.database.bulk.keys import company_keys, folded
from callprogram.domain.customers.matching.forgetting import Forgotten, marked


def erased_rows(frames: Iterable[pl.DataFrame], forgotten: Forgotten) -> Mapping[int, frozenset[str]]:
    """By the number of each such row, the marks that it has."""
    found: dict[int, set[str]] = defaultdict(set)
    if forgotten.marks:
        for row, text in (each for frame in frames for each in _texts(frame).iter_rows()):
            if (mark := marked(forgotten.key, text)) in forgotten.marks:
                found[row].add(mark)
    return {row: frozenset(marks) for row, marks in found.items()}


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    """A line for each text that tells somebody, by row."""
    frame = frame.with_columns(key=company_keys(frame["company"]), called=folded(frame["company"]))
    people = frame.select("row", "key", "called", "crm_id", person=pl.col("contacts"))
    people = people.rename({"crm_id": "own_id"}).explode("person", empty_as_null=True).unnest("person")
    people = people.with_columns(folded(people[name]).alias(name) for name in ("name", "email"))
    return pl.concat(_lines(frame, people)).drop_nulls()


def _lines(frame: pl.DataFrame, people: pl.DataFrame) -> Iterator[pl.DataFrame]:
    row, named = pl.col("row"), pl.col("name") != ""
    phones = people.filter(named).select("row", "name", "phones").explode("phones").unnest("phones")
    without_id = frame.filter(pl.col("crm_id").fill_null("") == "")
    yield frame.filter(pl.col("crm_id") != "").select(row, text=pl.format("id {}", "crm_id"))
    yield people.filter(pl.col("crm_id") != "").select(row, text=pl.format("contact {}", "crm_id"))
    yield people.filter(pl.col("email") != "").select(row, text=pl.format("email {}", "email"))
    yield phones.filter(pl.col("e164").is_not_null()).select(
        row, text=pl.format("number {} {}\n{}", "e164", pl.col("extension").fill_null(""), "name")
    )
    yield people.filter(named & (pl.col("key") != "")).select(row, text=pl.format("name {}\n{}", "name", "key"))
    yield without_id.filter(pl.col("key") != "").select(row, text=pl.format("company\n{}", "key"))
    yield people.filter(pl.col("own_id").fill_null("") == "").select(
        row, text=pl.format("alone {}\n{}", pl.col("name").fill_null(""), "called")
    )
