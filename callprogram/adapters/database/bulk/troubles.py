"""What is odd about a file's rows, beside what was odd about them the last time."""

from collections.abc import Mapping, Sequence

import polars as pl

from callprogram.adapters.frames.customers import Customers
from callprogram.adapters.frames.problems import Problems
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Problem

_KIND = ["of", "column", "message"]


def standing_troubles(
    customers: Sequence[Customer], problems: Sequence[Problem], whose: Mapping[int, int]
) -> frozenset[int] | None:
    """The rows about which nothing is odd but what was so of their customers; none where no earlier import tells."""
    if not (isinstance(customers, Customers) and isinstance(problems, Problems) and customers.before.digest):
        return None
    before, odd = customers.before, problems.frame.select("row", "column", "message")
    if before.digest == customers.export.digest:
        return frozenset(odd["row"])
    same = customers.same.select("row", "of")
    said = pl.DataFrame({"row": list(whose), "of": list(whose.values())}, schema=same.schema)
    known = before.odd.join(before.rows.select("hash", "of").unique(), on="hash")
    theirs = odd.join(pl.concat([same, said]), on="row", how="left")
    is_new = theirs.join(known.select(_KIND).unique(), on=_KIND, how="anti")["row"].unique()
    return frozenset(odd["row"].filter(~odd["row"].is_in(is_new.implode()) | odd["row"].is_in(same["row"].implode())))
