"""The ranges of all numbering plans as a file, for compiling them takes longer than reading thousands of numbers.

`python -m callprogram.adapters.frames.number_ranges` writes it anew for the `phonenumbers` that is installed, as
`.ci/pins` does. Where another one is installed, they are compiled as they are asked for.
"""

from functools import cache
from pathlib import Path

import phonenumbers
import polars as pl

from callprogram.adapters.frames.number_plans import ranges

RANGES = {"first": pl.Int64, "kind": pl.Int32}
_FILE = Path(__file__).with_name("number_ranges.parquet")
_VERSION = "phonenumbers"


@cache
def compiled_ranges() -> pl.DataFrame | None:
    """The ranges of every calling `code`; none where the file was made by another `phonenumbers`."""
    made_by = pl.read_parquet_metadata(_FILE).get(_VERSION)
    return pl.read_parquet(_FILE) if made_by == phonenumbers.__version__ else None


def every_range() -> pl.DataFrame:
    """The same, compiled."""
    every = [(code, *each) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE for each in sorted(ranges(code))]
    return pl.DataFrame(every, schema={"code": pl.Int32, **RANGES}, orient="row")


if __name__ == "__main__":
    said = {_VERSION: phonenumbers.__version__}
    every_range().write_parquet(_FILE, compression="zstd", compression_level=20, metadata=said)
