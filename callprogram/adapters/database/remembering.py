"""What an import has read, kept so that the next one of the same export reads only what is new in it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, Row, delete, insert, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.keys import WRITTEN_BY, keys_in
from callprogram.adapters.database.known import touched_since
from callprogram.adapters.frames.customers import Customers, Export, Seen, frame_of
from callprogram.adapters.frames.problems import ODDITIES, Problems
from callprogram.adapters.frames.spool import CustomerSpool
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Changes, Import, Reading, Source

_FEW = 50  # a fiftieth of all keys changed, and they are kept anew
_exports, _keys = tables.remembered_exports, tables.remembered_keys


@dataclass(frozen=True)
class Memory:
    """The memory that a database keeps of exports: implements `crm_csv.exports.Memory`."""

    engine: Engine

    def seen(self, shape: str) -> Seen:
        """What the last import of an export of this shape has read; nothing where there was none."""
        with self.engine.connect() as connection:
            row = connection.execute(select(_exports).where(_exports.c.shape == _versioned(shape))).first()
            return Seen() if row is None else _seen(connection, row)

    def reading(self, digest: str) -> Reading | None:
        """A file of these very bytes as it was read the last time; none where somebody in it was touched since."""
        with self.engine.connect() as connection:
            row = connection.execute(select(_exports).where(_exports.c.digest == digest)).first()
            if row is None or row.shape != _versioned(row.source["shape"]):
                return None
            seen = _seen(connection, row)
        if seen.rows.height < row.source["good"]:
            return None
        export = Export(row.source["shape"], row.how, digest)
        customers = Customers(CustomerSpool(), same=seen.rows, before=seen, export=export)
        odd = Problems(_odd(row).select(ODDITIES.names()))
        rejects = tuple((tuple(cells), why) for cells, why in row.source["rejects"])
        return Reading(_source(row.source), row.source["rows"], customers, odd, rejects)


def remember(connection: Connection, kept: Import, reading: Reading, changes: Changes, first_id: int) -> None:
    """Keep what an import has read; the customers that it made have ids from `first_id` on, in their order."""
    created = changes.created
    if not isinstance(created, Customers):
        return
    ids = _new_ids(created, first_id)
    if created.export.shape:
        _remember_rows(connection, kept, reading, _rows(created, changes.whose, ids))
    if created.keys.height:
        _remember_keys(connection, kept.id, created, changes.updated, ids)


def _versioned(shape: str) -> str:
    return f"{shape} {WRITTEN_BY}"


def _seen(connection: Connection, row: Row[Any]) -> Seen:
    rows = pl.read_ipc(BytesIO(row.rows))
    touched = connection.execute(select(tables.customers.c.id).where(touched_since(row.import_id))).scalars().all()
    fresh = rows.filter(~pl.col("of").is_in(touched)) if touched else rows
    return Seen(row.how, fresh, _odd(row), rows["of"].unique())


def _odd(row: Row[Any]) -> pl.DataFrame:
    return pl.read_ipc(BytesIO(row.oddities))


def _source(document: Mapping[str, Any]) -> Source:
    source = document["source"]
    headers = {name: {field: tuple(each) for field, each in source[name].items()} for name in ("mapping", "offered")}
    return Source(**source | headers | {"headers": tuple(source["headers"])})


def _new_ids(created: Customers, first_id: int) -> pl.DataFrame:
    """The id of each customer made, by the row that stands for it."""
    rows = created.lines().filter(~pl.col("row").is_in(created.without.implode()))["row"]
    by_row = pl.DataFrame({"stands": pl.concat([rows, created.instead["row"]]).sort().cast(pl.Int64)})
    return by_row.with_row_index("of", first_id).select(pl.col("of").cast(pl.Int64), "stands")


def _rows(created: Customers, whose: Mapping[int, int], ids: pl.DataFrame) -> pl.DataFrame:
    """Every good row of the file with the id of its customer."""
    said = pl.DataFrame({"row": list(whose), "said": list(whose.values())}, {"row": pl.UInt32, "said": pl.Int64})
    read = pl.concat([created.lines(), created.fetched]).join(said, on="row", how="left")
    known = pl.when(pl.col("said") > 0).then("said")
    read = read.with_columns(stands=pl.coalesce(-pl.col("said"), pl.col("row").cast(pl.Int64)))
    read = read.join(ids, on="stands", how="left").with_columns(of=pl.coalesce(known, "of"))
    return pl.concat([read.select(created.same.columns), created.same]).sort("row")


def _remember_rows(connection: Connection, kept: Import, reading: Reading, rows: pl.DataFrame) -> None:
    export = reading.customers.export  # type: ignore[attr-defined]  # only frames are remembered
    document = {
        "source": asdict(reading.source),
        "shape": export.shape,
        "rows": reading.rows,
        "good": rows.height,
        "rejects": [[list(cells), why] for cells, why in reading.rejects],
    }
    odd = reading.problems.frame if isinstance(reading.problems, Problems) else pl.DataFrame(schema=ODDITIES)
    connection.execute(delete(_exports).where(_exports.c.shape == _versioned(export.shape)))
    values = {
        "import_id": kept.id,
        "shape": _versioned(export.shape),
        "how": export.how,
        "digest": export.digest,
        "source": document,
        "rows": _bytes(rows),
        "oddities": _bytes(odd.join(rows.select("row", "hash"), on="row", how="left")),
    }
    connection.execute(insert(_exports).values(**values))


def _remember_keys(
    connection: Connection, import_id: int, created: Customers, updated: Sequence[Customer], ids: pl.DataFrame
) -> None:
    """Keep the keys of every customer, unless hardly any has changed since they were kept."""
    merged = created.instead.with_columns(stands=pl.col("row").cast(pl.Int64)).join(ids, on="stands")
    changed = frame_of((customer.id, customer) for customer in updated).with_columns(of=pl.col("row"))
    one_by_one = pl.concat(
        [keys_in(frame.select("of", "crm_id", "company", "contacts")) for frame in (merged, changed)]
    )
    by_themselves = ids.join(merged, on="stands", how="anti").select(of=(-pl.col("stands")).cast(pl.Int32), id="of")
    new = created.keys.join(by_themselves, on="of").select(of=pl.col("id").cast(pl.Int32), key="key")
    others = pl.col("of") > 0, ~pl.col("of").is_in([customer.id for customer in updated])
    known = created.keys.filter(*others)
    if known.height > _FEW * (new.height + one_by_one.height) and _are_kept(connection):
        return
    connection.execute(delete(_keys))
    keys = pl.concat([known, new, one_by_one])
    connection.execute(insert(_keys).values(import_id=import_id, written_by=WRITTEN_BY, keys=_bytes(keys)))


def _are_kept(connection: Connection) -> bool:
    return connection.execute(select(_keys.c.id).where(_keys.c.written_by == WRITTEN_BY)).first() is not None


def _bytes(frame: pl.DataFrame) -> memoryview:
    file = BytesIO()
    frame.write_ipc(file)
    return file.getbuffer()
