"""What is odd about rows, as a frame: by row, then in the order in which a row is read."""

from collections.abc import Mapping

import polars as pl

from callprogram.adapters.frames.problems import ODDITIES
from callprogram.domain.customers.imports import Severity

_LAST = 1_000_000


def oddities(
    rows: pl.Series, header: str, texts: pl.Series, said: pl.Series | None, place: int, severity: str = Severity.WARNING
) -> pl.DataFrame:
    """A line for each thing that is said of a row, each on one of its own; `place` is its column's among a row's."""
    if said is None:
        return pl.DataFrame(schema=ODDITIES)
    odd = pl.DataFrame({"row": rows, "value": texts, "message": said}).filter(pl.col("message").is_not_null())
    each = odd.with_columns(pl.col("message").str.split("\n")).explode("message")
    return each.with_columns(place=pl.lit(place, pl.UInt32), column=pl.lit(header), severity=pl.lit(severity)).select(
        pl.col(name).cast(dtype) for name, dtype in ODDITIES.items()
    )


def of_rows(said: Mapping[int, str], severity: Severity) -> pl.DataFrame:
    """A line for each row of which something is said as a whole, behind whatever is said of its cells."""
    lines = [(number, _LAST, "", "", message, severity) for number, message in said.items()]
    return pl.DataFrame(lines, schema=ODDITIES, orient="row")
