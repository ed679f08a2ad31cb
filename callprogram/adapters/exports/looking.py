"""A first look through a whole file: what decides how its columns are read, before any cell is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

import numpy as np
import polars as pl
from numpy.typing import NDArray

from callprogram.adapters.exports.cells import currencies, places, scores, values
from callprogram.adapters.exports.cells.amounts import amount_reader
from callprogram.adapters.exports.cells.dates import date_reader
from callprogram.adapters.exports.cells.owners import owner_reader
from callprogram.adapters.exports.cells.readers import ReadCell, Reader, plainly, reader
from callprogram.adapters.exports.fields import REFUSED, Fields, texts_of
from callprogram.adapters.exports.files import damage
from callprogram.adapters.exports.files.rows import ROW, Rows
from callprogram.adapters.exports.files.standing import Apart, standing_as_before
from callprogram.adapters.exports.names import named, names_in
from callprogram.adapters.frames.customers import AlreadyRead
from callprogram.adapters.frames.schema import DATES, KEPT, SEEN
from callprogram.adapters.frames.spool import Spool
from callprogram.domain.customers.left_out import NotCustomer

NOBODY = "The row has no company, no contact and no email."
_BY_COLUMN = {"health": scores.health_reader, "nps": scores.nps_reader, "open_cases": scores.cases_reader}
_DECIDED = (
    *DATES,
    "revenue",
    "account_owner",
    *_BY_COLUMN,
)  # all cells together, those of rows that need not be read too
_PLAINLY = {
    "crm_id": plainly(values.crm_id),
    "contact_id": plainly(values.crm_id),
    "email": plainly(values.email),
    "country": plainly(places.country),
    "postal_code": plainly(values.postal_code),
    "language": plainly(places.language),
    "time_zone": plainly(places.time_zone),
    "do_not_call": plainly(values.do_not_call, instead=True),  # whoever may have asked not to be rung is not rung
}
PLAIN_AMOUNT = r"^\d{1,12}(\.\d{1,2})?$"  # one way to read it, whatever the column and the region
_TEXTS = 20_000  # the most different texts that decide how a column is read
_PER_FRAME = 60  # plain amounts from each frame

_TELLING = (
    "03/04/26",
    "3.4.26",
    "2026-04-03",
    "45000",
    "1700000000",
    "1.250",
    "1,250",
    "$5",
    "0.5",
    "7",
    "-50",
    "A",
    "★",
)

Texts = dict[str, dict[str, None]]
Refused = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Survey:
    """What the first look found: the rows that were read before, the refused ones, how each field is read, the rest.

    Rows with the same hash say the same in every field; `unread` has the texts of those that no earlier import has
    read, `gone` the rows that one has read and that are no more, `apart` those that are no customers. Where `how` is
    the same, equal texts are read alike.
    """

    same: pl.DataFrame
    gone: pl.DataFrame
    refused: Mapping[int, Refused]
    readers: Mapping[str, Reader]
    region: str
    unread: Spool
    apart: Mapping[int, NotCustomer]
    damage: Sequence[pl.DataFrame]
    vote: str | None = None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.same.height + sum(self.unread.heights) + len(self.refused) + len(self.apart)

    @property
    def how(self) -> str:
        """How columns are read, told by what is made of a few texts that may be read in several ways."""
        told = {
            name: [str(each.read(text)) for text in (*_TELLING, *each.telling)]
            for name, each in self.readers.items()
            if name in _DECIDED
        }
        return blake2b(f"{told} {self.region} {self.vote}".encode(), digest_size=16).hexdigest()


def look_through(
    rows: Rows,
    fields: Fields,
    region: str,
    before: AlreadyRead,
    find_apart: Apart = lambda _: pl.Series(dtype=pl.String),
    marked: Collection[str] = (),
) -> Survey:
    """What decides how the rows are read; those that were read `before` are not kept.

    `find_apart` looks at the headers `marked`, and at every one of the first rows.
    """
    telling = fields.only(frozenset(_DECIDED))
    texts: Texts = {name: {} for name in telling.mapping}
    refused = dict(rows.refused)
    same, met, unread = [pl.DataFrame(schema=SEEN)], [np.empty(0, np.intp)], Spool()
    apart: dict[int, NotCustomer] = {}
    said: list[pl.DataFrame] = []

    def take(numbers: pl.Series, places: NDArray[np.intp]) -> None:
        met.append(places)
        same.append(before.rows[places].select(numbers.alias("row"), *KEPT))

    standing = standing_as_before(rows, before, find_apart, marked)
    if standing:
        take(standing.numbers, before.places(standing.hashes))
    for raw in standing.others if standing else rows.frames():
        every, odd = damage.frame_mended(raw) if rows.is_damaged else (raw, None)
        frame, found = _customers(every, fields, find_apart)
        apart |= found
        said += [] if odd is None else [damage.said_of(odd, frame, fields.headers())]
        hashes = frame.select(hash=pl.struct(fields.headers()).hash())["hash"]
        places = before.places(hashes)
        known = frame.select(ROW, *telling.headers()).filter(pl.Series(places >= 0))
        new = frame.filter(pl.Series(places < 0))
        take(known[ROW], places[places >= 0])
        cells = texts_of(new, fields)
        refused |= _nobodies(new, cells)
        is_named = cells.select(named(cells)).to_series()
        good = cells.with_columns(hash=hashes.filter(pl.Series(places < 0))).filter(is_named)
        for each in () if standing else (texts_of(known, telling), good):
            _remember(texts, each)
        unread.add(good)
    for each in rows.records.columns(telling.headers()) if standing and rows.records and texts else ():
        _remember(texts, texts_of(each.filter(~pl.col(ROW).is_in([*refused, *apart])), telling))
    named_fields = [*fields.mapping, *([REFUSED] if fields.refusing and REFUSED not in fields.mapping else [])]
    readers = {name: _reader(name, texts, region) for name in named_fields if name != "phone"}
    gone = before.without(np.concatenate(met))
    return Survey(pl.concat(same), gone, refused, readers, region, unread, apart, said, fields.vote)


def _customers(frame: pl.DataFrame, fields: Fields, find_apart: Apart) -> tuple[pl.DataFrame, dict[int, NotCustomer]]:
    """The rows that are customers, and by their numbers those that are none."""
    why = find_apart(frame)
    if not len(why) or why.null_count() == len(why):
        return frame, {}
    cells = texts_of(frame, fields).with_columns(why=why).filter(pl.col("why").is_not_null())
    names = cells.select(
        ROW, "why", name=pl.coalesce(pl.when(pl.col(each) != "").then(each) for each in names_in(cells))
    )
    apart = {row: NotCustomer(row, name or "", why) for row, why, name in names.iter_rows()}
    return frame.filter(why.is_null()), apart


def _nobodies(frame: pl.DataFrame, cells: pl.DataFrame) -> Iterator[tuple[int, Refused]]:
    """The rows that name nobody."""
    lost = frame.filter(~cells.select(named(cells)).to_series())
    return ((number, (tuple(row), NOBODY)) for number, *row in lost.iter_rows())


def _remember(texts: Texts, good: pl.DataFrame) -> None:
    """Keep the different texts of those columns that are read as a whole; of plain amounts a few say enough."""
    for name, seen in texts.items():
        if len(seen) < _TEXTS:
            different = good[name].unique(maintain_order=True)
            if name == "revenue":
                few = different.head(_PER_FRAME)
                different = few.append(different.filter(~different.str.contains(PLAIN_AMOUNT)))
            seen.update(dict.fromkeys(text for text in different.head(_TEXTS) if text))


def _reader(name: str, texts: Texts, region: str) -> Reader:
    """What reads a field's column."""
    if name in DATES:
        every_date = [text for each in DATES for text in texts.get(each, ())]
        return date_reader(texts[name], every_date, region)
    if name == "revenue":
        return amount_reader(texts[name], region)
    if name == "account_owner":
        return owner_reader(texts[name])
    if name in _BY_COLUMN:
        return _BY_COLUMN[name](texts[name])
    if name == "currency":
        return reader(plainly(partial(currencies.currency, region=region)))
    return reader(_PLAINLY[name]) if name in _PLAINLY else Reader(ReadCell)
