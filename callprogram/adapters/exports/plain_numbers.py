"""The numbers of cells that are plainly one or two, read by the whole column as `read_phones` reads them one by one."""

import polars as pl

from callprogram.adapters.exports.cells.phone_texts import WITH_EXTENSION
from callprogram.adapters.exports.cells.phones import FEWEST, MAYBE_WRONG, NO_NUMBER
from callprogram.adapters.frames.number_plans import NOT_IN_USE
from callprogram.adapters.frames.number_tables import read_numbers

PLAIN = pl.Schema(
    {"place": pl.UInt32, "e164": pl.String, "extension": pl.String, "valid": pl.Boolean, "odd": pl.String}
)
_TWO = r"^([^/]*[^ /]) */([^/]*)$"
_PREFIX, _BEGINS_WITH_NAUGHTS = r"^[ (]*00[ )-]*([1-9])", r"^[^0-9+]*00"
# What is read in further ways where it is no number in use as it stands, beside that prefix; those are for one by one.
_IN_OTHER_WAYS = (
    r"/|^[^0-9+]*011|^[^0-9]*[1-9][0-9]{10,14}[^0-9]*$|\+.*\([^0-9]*0[^0-9]*\)"
    rf"|(?:[0-9][^0-9]*){{{2 * FEWEST}}}"  # as many figures as several numbers have
)
_IN_USE, _UNUSED = pl.col("kind") > NOT_IN_USE, pl.col("kind") == NOT_IN_USE
_SAYS_COUNTRY = pl.col("text").str.contains("+", literal=True)
_IS_PREFIXED = pl.col("text").str.contains(_PREFIX)


def plain_numbers(cells: pl.Series, country: pl.Series, region: str, vote: str | None) -> pl.DataFrame:
    """A line of `PLAIN` for each number of the cells that can be read in one way only, in their order."""
    parts = cells.str.extract_groups(WITH_EXTENSION).struct.unnest()
    texts = pl.DataFrame({"text": parts["number"].fill_null(cells).str.strip_chars(" "), "country": country})
    texts = texts.with_columns(extension=parts["extension"]).with_row_index("place").filter(pl.col("text") != "")
    halves = [pl.col("text").str.extract(_TWO, number) for number in (1, 2)]
    is_long = [half.str.count_matches("[0-9]").fill_null(0) >= FEWEST for half in halves]
    texts = texts.with_columns(is_two=pl.all_horizontal(is_long) & pl.col("extension").is_null())
    two = texts.filter("is_two").with_columns(text=pl.concat_list(halves)).explode("text")
    read = _in_their_country(pl.concat([texts.filter(~pl.col("is_two")), two]), region, vote)
    both = read.filter("is_two").filter(_IN_USE.fill_null(value=False).all().over("place"))
    return _said(pl.concat([*_one(read.filter(~pl.col("is_two")), region), both]))


def _one(read: pl.DataFrame, region: str) -> list[pl.DataFrame]:
    """Numbers in use, as they stand or with a plus for their prefix, and those that are in use in no way."""
    is_alone = _IS_PREFIXED | ~pl.col("text").str.contains(_BEGINS_WITH_NAUGHTS)
    unused = read.filter(_UNUSED & is_alone & ~pl.col("text").str.contains(_IN_OTHER_WAYS))
    prefixed = unused.filter(_IS_PREFIXED).with_columns(pl.col("text").str.replace(_PREFIX, "+$1"))
    typed_at_home = unused.filter(~_SAYS_COUNTRY & (pl.col("country") != region)).with_columns(country=pl.lit(region))
    otherwise = _with_numbers(pl.concat([prefixed, typed_at_home]), region)
    in_another_way = otherwise.filter(_UNUSED.ne_missing(pl.lit(value=True)))
    plus = otherwise.filter(_SAYS_COUNTRY & _IN_USE)
    return [read.filter(_IN_USE), plus, unused.join(in_another_way, on="place", how="anti")]


def _in_their_country(texts: pl.DataFrame, region: str, vote: str | None) -> pl.DataFrame:
    """Texts as numbers of their row's country; where it says none, the region and the vote have to say the same."""
    read, *others = (_with_numbers(texts, each) for each in dict.fromkeys([region, vote or region]))
    for other in others:
        kind, e164 = other["kind"], other["e164"]
        is_same = _IN_USE & (kind > NOT_IN_USE) & (pl.col("e164") == e164) | _UNUSED & (kind == NOT_IN_USE)
        read = read.with_columns(kind=pl.when(is_same).then("kind"))
    return read


def _with_numbers(texts: pl.DataFrame, region: str) -> pl.DataFrame:
    """Texts with the number and the kind that each has where it can be told."""
    read = read_numbers(texts.select("text", region=pl.col("country").fill_null(region)))
    return texts.drop("kind", "e164", strict=False).hstack(read)


def _said(read: pl.DataFrame) -> pl.DataFrame:
    """Numbers as lines of `PLAIN`, with what is odd about those that are not in use."""
    has_number = pl.col("e164").is_not_null()
    odd = pl.when(_IN_USE).then(None).when(has_number).then(pl.lit(MAYBE_WRONG)).otherwise(pl.lit(NO_NUMBER))
    lines = read.with_columns(extension=pl.when(has_number).then("extension"), valid=_IN_USE, odd=odd)
    return lines.select(pl.col(name).cast(kind) for name, kind in PLAIN.items()).sort("place", maintain_order=True)
