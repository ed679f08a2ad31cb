"""What a file would change among the customers that are known.

Only rows that share a key with another row or with somebody known are looked at one by one, by the domain's rules;
all others are new customers as they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter

import numpy as np
import polars as pl
from sqlalchemy import Connection, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.erased_rows import erased_rows
from callprogram.adapters.database.bulk.keys import KEYS, alias_keys, keys_in, known_keys
from callprogram.adapters.database.bulk.known import aliases_of, customers_of
from callprogram.adapters.database.forgetting.marks import forgotten
from callprogram.adapters.frames.customers import Customers, customers_in, frame_of, spooled
from callprogram.adapters.frames.prefetch import side_by_side
from callprogram.adapters.frames.schema import LINE, SCHEMA
from callprogram.adapters.frames.spool import by_itself
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Totals
from callprogram.domain.customers.matching.changes import changes_of
from callprogram.domain.customers.matching.spelling import one_spelling

_AT_ONCE = 20_000  # rows, and known customers, that are looked at one by one at the same time


@dataclass(frozen=True)
class _Outcome:
    """What some rows do: the customers that they make, each with the first of its rows, and the other changes."""

    made: tuple[tuple[int, Customer], ...]
    changes: Changes


def compared(
    connection: Connection,
    customers: Sequence[Customer],
    *,
    bring_back: bool = False,
    have_people_places: bool = False,
) -> Changes:
    """What bringing the file in would do; `whose` has only rows that are not new customers by themselves, by number.

    There, a row of a new customer has the number of its first row below zero. Rows of those who were erased do nothing
    unless they are to be brought back.
    """
    file = _in_one_spelling(connection, spooled(customers))
    erased = erased_rows(file.frames(), forgotten(connection))
    left_out = () if bring_back else tuple(erased)
    keys = _keys(file.frames()).filter(~pl.col("of").is_in([-row for row in left_out]))
    remembered = known_keys(connection) if keys.height else pl.DataFrame(schema=KEYS)
    aliases = aliases_of(connection)
    known = pl.concat([remembered, alias_keys(aliases)])
    file, fetched = _with_rows_of(file, keys, known)
    keys = pl.concat([keys, _keys([fetched]), _ties(-pl.col("row").cast(pl.Int32), fetched)])
    known = pl.concat([known, _ties(pl.col("of"), fetched)])
    rows = keys
    look = partial(_outcome, connection, file, fetched, aliases=aliases, have_people_places=have_people_places)
    while True:
        shared = _shared(pl.concat([rows, _met(known, rows)]))
        read = [look(some) for some in _some_at_once(_together(shared))]
        more = _said_together(read, rows, known)
        if not more.height:
            seen = _each_once(file.same, _refusing(connection))
            found = _all(replace(file, keys=keys, known=remembered), fetched, read, left_out, seen)
            return replace(found, erased=erased, is_brought_back=bring_back)
        rows = pl.concat([rows, more])


def _in_one_spelling(connection: Connection, file: Customers) -> Customers:
    """The file with its segments spelled as those of the customers who are known."""
    segment = tables.customers.c.segment
    known = Counter[str]()
    for name, count in connection.execute(select(segment, func.count()).group_by(segment)):
        known[name] = count
    return replace(file, spelled=one_spelling(known, file.spool.segments))


def _keys(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The keys of every row; `of` is its number below zero, where no customer's id is."""
    of = -pl.col("row").cast(pl.Int32)
    named = (frame.select(of.alias("of"), "crm_id", "company", "contacts") for frame in frames)
    found = [keys for _, keys in side_by_side(keys_in, named)]
    return pl.concat(found) if found else pl.DataFrame(schema=KEYS)


def _with_rows_of(file: Customers, keys: pl.DataFrame, known: pl.DataFrame) -> tuple[Customers, pl.DataFrame]:
    """The rows read before whose customers a row of the file may be about: they are read once more, with their `of`."""
    fetched = pl.DataFrame(schema={**SCHEMA, "of": pl.Int64})
    while True:
        met = _met(known, keys)["of"].unique()
        more = file.same.filter(pl.col("of").is_in(met.cast(pl.Int64).implode()))
        if not more.height:
            return file, fetched
        frames = [by_itself(frame.join(more.select("row", "of"), on="row")) for frame in file.read_again(more["row"])]
        fetched = pl.concat([fetched, *frames])
        file = replace(file, same=file.same.join(more, on="row", how="anti"))
        keys = _keys(frames)


def _met(known: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """The keys of those known that somebody in the file has too; names of companies do not lead from id to id.

    But where anybody of a name has no id, everybody of that name matters: it may be the name of several.
    """
    if not (keys.height and known.height):
        return known.clear()
    found = known.join(keys.select("key"), on="key", how="semi")
    awake = pl.concat([each.filter(~pl.col("idle"))["key"] for each in (keys, found)]).unique()
    return found.filter(~pl.col("idle") | pl.col("key").is_in(awake.implode()))


def _shared(keys: pl.DataFrame) -> pl.DataFrame:
    """The lines whose key stands in several, and not only as the name of companies with ids."""
    lines = keys.filter(_stand_in_several(keys["key"]))
    awake = lines.filter(~pl.col("idle"))["key"].unique()
    return lines.filter(~pl.col("idle") | pl.col("key").is_in(awake.implode()))


def _stand_in_several(values: pl.Series) -> pl.Series:
    """Which of the values stand in a column more than once; sorted, which takes far less memory than counting does."""
    every = np.sort(values.to_numpy())
    return values.is_in(pl.Series(every[1:][every[1:] == every[:-1]]).unique().implode())


def _said_together(read: list[_Outcome], rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """The keys that rows have only together, one's name with another's company, and that somebody else has too."""
    whose = {-row: of for each in read for row, of in each.changes.whose.items()}
    labels = pl.DataFrame({"of": list(whose), "label": list(whose.values())}, {"of": pl.Int32, "label": pl.Int64})
    joined = _keys([frame_of(pair for each in read for pair in each.changes.joined)])
    own = rows.filter(pl.col("of").is_in(joined["of"].implode())) if joined.height else rows.clear()
    said = joined.join(labels, on="of").join(own, on=["of", "key"], how="anti")
    every = pl.concat([_met(rows, said), _met(known, said)]).join(labels, on="of", how="left")
    others = every.with_columns(pl.coalesce("label", pl.col("of").cast(pl.Int64)))
    met = said.join(others, on="key").filter(pl.col("label") != pl.col("label_right"))
    return met.select(KEYS.names()).unique()


def _ties(of: pl.Expr, fetched: pl.DataFrame) -> pl.DataFrame:
    """A key that a row read before and its customer have together, whatever else they have."""
    return fetched.select(
        of.cast(pl.Int32).alias("of"), key=pl.format("customer {}", "of").hash(), idle=pl.lit(value=False)
    )


def _together(shared: pl.DataFrame) -> list[list[int]]:
    """Who may be one customer, by shared keys; rows are below zero, and the first row of each comes in its order."""
    first: dict[int, int] = {}
    for (members,) in shared.group_by("key").agg("of").select("of").iter_rows():
        roots = {_root(first, each) for each in members}
        first |= dict.fromkeys(roots, max(roots, key=_place))
    found: dict[int, list[int]] = defaultdict(list)
    for each in first:
        found[_root(first, each)].append(each)
    return [found[root] for root in sorted(found, key=_place, reverse=True)]


def _place(of: int) -> tuple[bool, int]:
    """What sorts the first row last, and everybody known before all rows."""
    return of < 0, of


def _root(first: dict[int, int], each: int) -> int:
    while (parent := first.setdefault(each, each)) != each:
        first[each] = first[parent]
        each = parent
    return each


def _some_at_once(together: Iterable[list[int]]) -> Iterator[list[int]]:
    some: list[int] = []
    for each in together:
        some += each
        if len(some) >= _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _outcome(
    connection: Connection,
    file: Customers,
    fetched: pl.DataFrame,
    some: list[int],
    *,
    aliases: Mapping[str, int],
    have_people_places: bool,
) -> _Outcome:
    """What these rows do among these known customers."""
    numbers = sorted(-each for each in some if each < 0)
    again = fetched.filter(pl.col("row").is_in(numbers)).select(SCHEMA.names())
    rows = pl.concat([file.rows(numbers), again]).sort("row")
    known = customers_of(connection, (each for each in some if each > 0))
    changes = changes_of(known, customers_in(rows), aliases, have_people_places=have_people_places)
    row_at = rows["row"].to_list()
    first: dict[int, int] = {}
    for place, of in changes.whose.items():
        first.setdefault(of, row_at[place])
    whose = {row_at[place]: of if of > 0 else -first[of] for place, of in changes.whose.items()}
    made = tuple((first[-place], customer) for place, customer in enumerate(changes.created, 1))
    joined = [(row_at[place], customer) for place, customer in changes.joined]
    return _Outcome(made, replace(changes, whose=whose, joined=joined))


def _all(
    file: Customers, fetched: pl.DataFrame, read: list[_Outcome], left_out: Sequence[int], again: pl.DataFrame
) -> Changes:
    """Everything that the file does: what was looked at, what is new as it stands, and who was read before."""
    whose = {row: of for each in read for row, of in each.changes.whose.items()}
    made = sorted((pair for each in read for pair in each.made), key=itemgetter(0))
    without = pl.Series(sorted({*whose.keys() - set(fetched["row"]), *left_out}), dtype=pl.UInt32)
    by_themselves = file.lines().filter(~pl.col("row").is_in(without.implode()))
    there = pl.concat([again["of"], pl.Series([of for of in whose.values() if of > 0], dtype=pl.Int64)])
    expected = pl.concat([file.gone["of"], file.before.touched]).unique()
    new = pl.concat([by_themselves["row"], pl.Series([row for row, _ in made], dtype=pl.UInt32)])
    return Changes(
        created=replace(file, without=without, instead=frame_of(made), fetched=fetched.select(LINE)),
        updated=tuple(customer for each in read for customer in each.changes.updated),
        unchanged=sum(each.changes.unchanged for each in read) + again.height,
        merged=sum(each.changes.merged for each in read) + file.same.height - again.height,
        totals=sum((each.changes.totals for each in read), _totals(by_themselves) + _totals(again)),
        whose=whose,
        differing=sum((Counter(each.changes.differing) for each in read), Counter()),
        filled=sum((Counter(each.changes.filled) for each in read), Counter()),
        fields={of: fields for each in read for of, fields in each.changes.fields.items()},
        vanished=tuple(expected.filter(~expected.is_in(there.implode())).sort()),
        namesakes=_namesakes(file, new) + sum(each.changes.namesakes for each in read),
    )


def _namesakes(file: Customers, new: pl.Series) -> int:
    """How many new rows with an id name a company of which somebody with another is known."""
    if not (file.keys.height and file.known.height):
        return 0
    named = file.keys.filter(pl.col("idle") & (-pl.col("of")).is_in(new.cast(pl.Int32).implode()))
    return named.join(file.known.filter("idle"), on="key", how="semi")["of"].n_unique()


def _refusing(connection: Connection) -> pl.Series:
    """The ids of those who asked not to be called."""
    table = tables.customers
    found = connection.execute(select(table.c.id).where(table.c.do_not_call.is_(True))).scalars().all()
    return pl.Series(found, dtype=pl.Int64)


def _each_once(same: pl.DataFrame, refusing: pl.Series) -> pl.DataFrame:
    """What rows that were read before say of whether each customer can be called, who is hardly ever in several.

    Those `refusing` cannot, whatever the rows say.
    """
    rows = same.select("of", "callable", "doubtful", "do_not_call")
    is_in_several = _stand_in_several(rows["of"])
    several = rows.filter(is_in_several).group_by("of").agg(pl.all().any())
    every = pl.concat([rows.filter(~is_in_several), several])
    return every.with_columns(
        doubtful=pl.col("doubtful") & ~pl.col("callable"),
        do_not_call=pl.col("do_not_call") | pl.col("of").is_in(refusing.implode()),
    )


def _totals(frame: pl.DataFrame) -> Totals:
    to_call = frame.filter(~pl.col("do_not_call"))
    able, doubtful = (int(to_call[name].sum()) for name in ("callable", "doubtful"))
    return Totals(frame.height, able, doubtful, frame.height - to_call.height)
