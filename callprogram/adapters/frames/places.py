"""Where customers may be, for whole frames at once: what `domain.customers.reachability` says of each."""

from functools import cache

import polars as pl
from phonenumbers.tzdata import TIMEZONE_DATA, TIMEZONE_LONGEST_PREFIX

from callprogram.adapters.frames.number_plans import COSTLY, GEOGRAPHICAL, REGION, regions
from callprogram.adapters.frames.number_tables import FEW, code_of, read_numbers
from callprogram.domain.customers.best_contact import LEADS, LEADS_A_PART, OWN
from callprogram.domain.customers.phones import Phone, dialable
from callprogram.domain.customers.reachability import Place, place_from, place_of_number, today_s_zones
from callprogram.domain.customers.zones.written import (
    APART,
    LIKE_EACH_OTHER,
    countries,
    longest_beginning,
    zones_of_address,
)

_SAID = {"costly": pl.Boolean, "region": pl.String, "zones": pl.String}


def places_in(customers: pl.DataFrame) -> pl.DataFrame:
    """Each customer's `number` to call and `place` as `place_kept` gives it.

    The frame has `time_zone`, `country`, `state`, `postal_code`, `city` and `contacts`.
    """
    rows = customers.select("time_zone", "country", "state", "postal_code", "city").with_row_index("row")
    said = _with_address(rows.join(_to_call(customers["contacts"]), on="row", how="left", maintain_order="left"))
    by = ["time_zone", "country", "region", "zones", "address"]
    different = said.filter(pl.col("e164").is_not_null()).select(by).unique()
    places = pl.Series("place", [_place(*each) for each in different.iter_rows()], dtype=pl.String)
    found = said.join(different.with_columns(places), on=by, how="left", nulls_equal=True, maintain_order="left")
    return found.select(number="e164", place=pl.when(pl.col("e164").is_not_null()).then("place"))


def _with_address(said: pl.DataFrame) -> pl.DataFrame:
    """What is said with the zones of each `address`, of which far fewer are different than there are rows."""
    land = pl.coalesce("country", pl.col("region").replace(LIKE_EACH_OTHER))
    code = pl.col("postal_code").str.to_uppercase().str.replace_all(APART, "").str.head(longest_beginning())
    by = ["land", "state", "code", "city"]
    said = said.with_columns(land=pl.when(land.is_in([*countries(), *LIKE_EACH_OTHER.values()])).then(land), code=code)
    told = said.filter(pl.col("land").is_not_null() & pl.any_horizontal(pl.col("state", "code", "city") != ""))
    different = told.select(by).unique()
    zones = pl.Series([" ".join(zones_of_address(*each)) for each in different.iter_rows()], dtype=pl.String)
    return said.join(different.with_columns(address=zones), on=by, how="left", maintain_order="left")


def _place(time_zone: str | None, country: str | None, region: str | None, zones: str, address: str | None) -> str:
    number = Place(tuple(zones.split()), region)
    return str(place_from(time_zone, country, number, tuple((address or "").split())))


def _to_call(contacts: pl.Series) -> pl.DataFrame:
    """The number of each row that is called, with the place that it says."""
    if (contacts.list.len().max() or 0) > 1:  # type: ignore[operator]  # a number
        return _of_the_best(contacts)
    phones = pl.DataFrame({"phones": contacts.list.eval(pl.element().struct.field("phones").explode())})
    every = phones.with_row_index("row").explode("phones").unnest("phones").filter("valid")
    numbers = _numbers(every.filter(pl.col("e164").is_not_null()).select("row", "e164"))
    return numbers.filter(~pl.col("costly")).unique("row", keep="first", maintain_order=True).drop("costly")


def _of_the_best(contacts: pl.Series) -> pl.DataFrame:
    """The first number of each row's best contact, as `best_of` has it."""
    people = contacts.alias("who").to_frame().with_row_index("row").explode("who").unnest("who").with_row_index("place")
    title = pl.col("title").str.to_lowercase()
    decides = pl.when(title.str.contains(LEADS)).then(2).when(title.str.contains(LEADS_A_PART)).then(1).otherwise(0)
    people = people.with_columns(named=pl.col("name") != "", decides=decides)
    every = people.explode("phones").unnest("phones").filter(pl.col("valid") & pl.col("e164").is_not_null())
    numbers = every.hstack(_numbers(every.select("row", "e164")).drop("row", "e164")).filter(~pl.col("costly"))
    is_own = pl.col("label").is_in(OWN) & (pl.col("place").n_unique().over("row", "e164") == 1)
    numbers = numbers.with_columns(own=is_own).with_columns(own=pl.col("own").any().over("place"))
    ranked = numbers.sort("named", "decides", "own", descending=True, maintain_order=True)
    return ranked.unique("row", keep="first", maintain_order=True).select("row", "e164", "region", "zones")


def _numbers(numbers: pl.DataFrame) -> pl.DataFrame:
    """What numbers in use cost and where they are; those that can be read in more than one way each in turn."""
    kinds = numbers.with_row_index("order").with_columns(kind=_kinds(numbers["e164"]))
    settled = kinds.filter(pl.col("kind").is_not_null()).with_columns(
        costly=pl.col("kind") & COSTLY > 0, region=_region(), zones=_zones()
    )
    others = kinds.filter(pl.col("kind").is_null())
    alone = pl.DataFrame(list(map(_alone, others["e164"])), _SAID, orient="row")
    return pl.concat([settled, others.hstack(alone)]).sort("order").drop("order", "kind")


def _kinds(numbers: pl.Series) -> pl.Series:
    if len(numbers) < FEW:
        return pl.Series([None], dtype=pl.Int32).new_from_index(0, len(numbers))
    return read_numbers(
        pl.DataFrame({"text": numbers, "region": pl.Series([None], dtype=pl.String).new_from_index(0, len(numbers))})
    )["kind"]


def _alone(e164: str) -> tuple[bool, str | None, str]:
    phone = Phone(e164, e164=e164, valid=True)
    place = place_of_number(phone)
    return not dialable(phone), place.country, " ".join(place.zones)


def _region() -> pl.Expr:
    names = pl.Series([None if region == "001" else region for region in regions()], dtype=pl.String)
    return (pl.col("kind") // REGION).map_batches(names.gather, pl.String)


def _zones() -> pl.Expr:
    """The zones of a number (`phonenumbers.timezone`): by its longest known beginning, or by its calling code alone."""
    figures = pl.col("e164").str.slice(1)
    known = pl.when(pl.col("kind") & GEOGRAPHICAL > 0).then(figures).otherwise(code_of(figures))
    return known.str.head(TIMEZONE_LONGEST_PREFIX).map_batches(_zones_of, pl.String)


def _zones_of(beginnings: pl.Series) -> pl.Series:
    """The zones of each beginning, of which far fewer are different than there are numbers."""
    different = beginnings.drop_nulls().unique()
    zones = [_zones_from(beginning) for beginning in different]
    return beginnings.replace_strict(different, pl.Series(zones, dtype=pl.String), default="")


def _zones_from(beginning: str) -> str:
    prefixes = (beginning[:length] for length in range(len(beginning), 0, -1))
    return next((_zones_by_prefix()[prefix] for prefix in prefixes if prefix in _zones_by_prefix()), "")


@cache
def _zones_by_prefix() -> dict[str, str]:
    return {prefix: " ".join(today_s_zones(names)) for prefix, names in TIMEZONE_DATA.items()}
