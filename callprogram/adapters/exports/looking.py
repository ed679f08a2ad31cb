"""A first look through a whole file: what decides how its columns are read, before any cell is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
from callprogram.adapters.exports.files.standing import Apart, Standing, standing_as_before
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
    look = _Look(fields, telling, before, find_apart, dict(rows.refused))
    standing = standing_as_before(rows, before, find_apart, marked)
    texts: Texts = {name: {} for name in telling.mapping}
    for each in look.beside(standing) if standing else look.at_all(rows):
        _remember(texts, each)
    named_fields = [*fields.mapping, *([REFUSED] if fields.refusing and REFUSED not in fields.mapping else [])]
    readers = {name: _reader(name, texts, region) for name in named_fields if name != "phone"}
    gone = before.without(np.concatenate(look.met))
    same = pl.concat(look.same)
    return Survey(same, gone, look.refused, readers, region, look.unread, look.apart, look.said, fields.vote)


@dataclass
class _Look:
    """What is found of a file, some rows at a time; `telling` are the fields that are read as a whole column."""

    fields: Fields
    telling: Fields
    before: AlreadyRead
    find_apart: Apart
    refused: dict[int, Refused]
    same: list[pl.DataFrame] = field(default_factory=lambda: [pl.DataFrame(schema=SEEN)])
    met: list[NDArray[np.intp]] = field(default_factory=lambda: [np.empty(0, np.intp)])
    unread: Spool = field(default_factory=Spool)
    apart: dict[int, NotCustomer] = field(default_factory=dict)
    said: list[pl.DataFrame] = field(default_factory=list)

    def at_all(self, rows: Rows) -> Iterator[pl.DataFrame]:
        """Look at every row; the texts of those that are customers."""
        for raw in rows.frames():
            every, odd = damage.frame_mended(raw) if rows.is_damaged else (raw, None)
            frame = self._customers(every)
            self.said += [] if odd is None else [damage.said_of(odd, frame, self.fields.headers())]
            yield from self._texts(frame)

    def beside(self, standing: Standing) -> Iterator[pl.DataFrame]:
        """Look at the rows that do not stand as before; the texts of all, of which only some columns are read."""
        self._take(standing.numbers, self.before.places(standing.hashes))
        for frame in standing.others:
            self._texts(self._customers(frame))
        for each in standing.columns(self.telling.headers()) if self.telling.mapping else ():
            yield texts_of(each.filter(~pl.col(ROW).is_in([*self.refused, *self.apart])), self.telling)

    def _customers(self, every: pl.DataFrame) -> pl.DataFrame:
        """The rows that are customers; what is said of the others is kept."""
        frame, found = _customers(every, self.fields, self.find_apart)
        self.apart |= found
        return frame

    def _texts(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The texts of rows read before, of which only some columns are read, and those of new ones, which are kept."""
        hashes = frame.select(hash=pl.struct(self.fields.headers()).hash())["hash"]
        places = self.before.places(hashes)
        known = frame.select(ROW, *self.telling.headers()).filter(pl.Series(places >= 0))
        new = frame.filter(pl.Series(places < 0))
        self._take(known[ROW], places[places >= 0])
        cells = texts_of(new, self.fields)
        self.refused |= _nobodies(new, cells)
        is_named = cells.select(named(cells)).to_series()
        good = cells.with_columns(hash=hashes.filter(pl.Series(places < 0))).filter(is_named)
        self.unread.add(good)
        return texts_of(known, self.telling), good

    def _take(self, numbers: pl.Series, places: NDArray[np.intp]) -> None:
        """Keep that these rows are those that were read before at these places."""
        self.met.append(places)
        self.same.append(self.before.rows[places].select(numbers.alias("row"), *KEPT))


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
