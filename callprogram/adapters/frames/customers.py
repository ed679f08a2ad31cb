"""Customers by the hundred thousand: as columns, some rows at a time, and as values where they are asked for."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any, overload

import numpy as np
import polars as pl
from numpy.typing import NDArray

from callprogram.adapters.frames.problems import ODDITIES
from callprogram.adapters.frames.schema import KEPT, LINE, SCHEMA, SEEN, VALUES
from callprogram.adapters.frames.spool import CustomerSpool, by_itself
from callprogram.domain.customers.customers import Contact, Customer, callable_, doubtful
from callprogram.domain.customers.phones import Phone

_BEYOND = 2**32 - 1  # no row has this number


@dataclass(frozen=True)
class AlreadyRead:
    """What earlier imports of the same export have read: in the order of the rows' hashes, whose each is (`KEPT`).

    Rows of the customers who were `touched` since are not there; `odd` is what was odd about the rows, `digest` that of
    the last file.
    """

    how: str = ""
    rows: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=KEPT))
    odd: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ODDITIES))
    touched: pl.Series = field(default_factory=lambda: pl.Series(dtype=pl.Int64))
    digest: str = ""

    def places(self, hashes: pl.Series) -> NDArray[np.intp]:
        """At which place of the rows each hash stands; -1 for one that does not."""
        return _places(self.rows["hash"].to_numpy(), hashes.to_numpy())

    def hashes_of(self, lines: pl.Series) -> pl.Series:
        """The hashes of records that stand as they did, by those of their bytes; none for the others."""
        order = self.rows["line"].arg_sort()
        places = pl.Series(_places(self.rows["line"].gather(order).to_numpy(), lines.to_numpy()))
        return self.rows["hash"].gather(order).gather(places.set(places < 0, None))

    def without(self, places: NDArray[np.intp]) -> pl.DataFrame:
        """The rows whose hashes stand at none of these places."""
        there = np.zeros(self.rows.height, np.bool_)
        there[places] = True
        begins = np.flatnonzero(self.rows["hash"].is_first_distinct().to_numpy())
        alike = np.diff(np.append(begins, self.rows.height))
        return self.rows.filter(pl.Series(~np.repeat(there[begins], alike)))


def _places(known: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> NDArray[np.intp]:
    """At which place of those known, which are in order, each stands; -1 for one that does not."""
    if not len(known):
        return np.full(len(wanted), -1, np.intp)
    order = np.argsort(wanted)  # those that are looked for in order are found four times as fast
    places = np.empty(len(wanted), np.intp)
    places[order] = np.searchsorted(known, wanted[order])
    return np.where(known[np.minimum(places, len(known) - 1)] == wanted, places, -1)


@dataclass(frozen=True)
class Export:
    """What tells an export from others: the `shape` of its header, `how` its cells were read, its bytes' `digest`."""

    shape: str = ""
    how: str = ""
    digest: str = ""


@dataclass(frozen=True, eq=False)
class Customers(Sequence[Customer]):
    """The customers of a file in its order, as frames of `SCHEMA`.

    `same` are the rows that an earlier import has read (`SEEN`), which are not among the frames; `again` reads some
    of these once more. `records` are the hashes of every row's bytes, empty where these are not known. `gone` are the
    rows that an earlier import has read and that are in the file no more. `without` are rows to leave out, `instead`
    those to put in; `keys` are those of the rows, `known` those of everybody known; `spelled` is by a segment how it is
    spelled here.
    """

    spool: CustomerSpool
    same: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SEEN))
    again: Callable[[pl.Series], Iterator[pl.DataFrame]] = lambda _: iter(())
    export: Export = Export()
    before: AlreadyRead = AlreadyRead()
    gone: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=KEPT))
    records: pl.Series = field(default_factory=lambda: pl.Series(dtype=pl.UInt64))
    keys: pl.DataFrame = field(default_factory=pl.DataFrame)
    known: pl.DataFrame = field(default_factory=pl.DataFrame)
    fetched: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SCHEMA).select(LINE))
    without: pl.Series = field(default_factory=lambda: pl.Series(dtype=pl.UInt32))
    instead: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SCHEMA))
    spelled: Mapping[str, str] = field(default_factory=dict)

    def frames(self) -> Iterator[pl.DataFrame]:
        """Each frame in turn, by row."""
        if not self.spool.starts:
            yield from [self.instead] if self.instead.height else []
            return
        begins = [0, *self.spool.starts[1:]]
        ends = [*self.spool.starts[1:], _BEYOND]
        for begin, end, frame in zip(begins, ends, map(self._in_one_spelling, self.spool), strict=True):
            ours = self.instead.filter(pl.col("row").is_between(begin, end, closed="left"))
            kept = frame.filter(~pl.col("row").is_in(self.without.implode())) if len(self.without) else frame
            yield pl.concat([kept, ours]).sort("row", maintain_order=True) if ours.height else kept

    def lines(self) -> pl.DataFrame:
        """Every row that was read, with its hash and whether it can be called."""
        return pl.concat([pl.DataFrame(schema=SCHEMA).select(LINE), *self.spool.lines])

    def rows(self, numbers: Sequence[int]) -> pl.DataFrame:
        """The rows with these numbers, which are in order."""
        wanted = pl.Series(numbers, dtype=pl.UInt32).implode()
        places = sorted({bisect_right(self.spool.starts, number) - 1 for number in numbers})
        frames = (self.spool.frame(place).filter(pl.col("row").is_in(wanted)) for place in places if place >= 0)
        found = [self._in_one_spelling(by_itself(frame)) for frame in frames]
        return pl.concat(found) if found else pl.DataFrame(schema=SCHEMA)

    def read_again(self, numbers: pl.Series) -> Iterator[pl.DataFrame]:
        """Some of the rows that an earlier import has read."""
        return map(self._in_one_spelling, self.again(numbers))

    def _in_one_spelling(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(pl.col("segment").replace(self.spelled)) if self.spelled else frame

    def __len__(self) -> int:
        """How many there are."""
        return sum(self.spool.heights) - len(self.without) + self.instead.height

    @overload
    def __getitem__(self, place: int) -> Customer: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Customer]: ...
    def __getitem__(self, place: int | slice) -> Customer | Sequence[Customer]:
        """The customer at a place."""
        if isinstance(place, slice):
            return list(islice(self, *place.indices(len(self))))
        wanted = range(len(self))[place]
        return next(islice(self, wanted, None))

    def __iter__(self) -> Iterator[Customer]:
        """Each in turn."""
        for frame in self.frames():
            yield from customers_in(frame)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same customers."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))


def _same(one: Customer, other: object) -> bool:
    return one == other


def customers_in(frame: pl.DataFrame) -> Iterator[Customer]:
    """Each row of a frame as a customer."""
    return map(customer_of, frame.iter_rows(named=True))


def customer_of(row: Mapping[str, Any]) -> Customer:
    """A row as a customer that no store knows yet."""
    own = {name: row[name] for name in VALUES if name not in {"revenue", "contacts"}}
    revenue = None if row["revenue"] is None else Decimal(row["revenue"]).scaleb(-2)
    return Customer(id=0, **own, revenue=revenue, contacts=tuple(map(_contact, row["contacts"])))


def spooled(customers: Sequence[Customer]) -> Customers:
    """Customers as frames, whatever they were before."""
    if isinstance(customers, Customers):
        return customers
    spool = CustomerSpool()
    spool.add(frame_of(enumerate(customers, 1)))
    return Customers(spool)


def frame_of(customers: Iterable[tuple[int, Customer]]) -> pl.DataFrame:
    """Customers, each with its row's number, as a frame; what is nested as JSON first, in a third of the time."""
    rows = [_row(number, each) for number, each in customers]
    flat = pl.DataFrame(rows, schema={**SCHEMA, "contacts": pl.String}, orient="row")
    return flat.with_columns(pl.col("contacts").str.json_decode(VALUES["contacts"]))


def phones_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Phone, ...]:
    """The numbers in a cell of a frame."""
    return tuple(Phone(**row) for row in rows)


def phone_row(phone: Phone) -> dict[str, object]:
    """A number as a frame has it."""
    return {name: getattr(phone, name) for name in ("raw", "label", "e164", "extension", "valid")}


def _contact(row: Mapping[str, Any]) -> Contact:
    return Contact(**{**row, "phones": phones_of(row["phones"])})


def _row(number: int, customer: Customer) -> tuple[object, ...]:
    hundredths = None if customer.revenue is None else int((customer.revenue * 100).to_integral_value())
    contacts = [vars(each) | {"phones": list(map(vars, each.phones))} for each in customer.contacts]
    values = vars(customer) | {"revenue": hundredths, "contacts": json.dumps(contacts)}
    return (number, 0, *(values[name] for name in VALUES), callable_(customer), doubtful(customer))
