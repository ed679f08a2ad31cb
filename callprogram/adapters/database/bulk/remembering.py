"""What imports have read, kept so that the next one of the same export reads only what is new in it.

An import that finds nearly every row as it was keeps only the others, in a piece of their own. A row in a piece is of
no use once its customer was touched by a later import, or otherwise; so what changes need not be taken out of the
pieces before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import chain
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.keys import WRITTEN_BY, keys_in
from callprogram.adapters.database.bulk.known import touched_since
from callprogram.adapters.frames.customers import AlreadyRead, Customers, Export, frame_of
from callprogram.adapters.frames.problems import ODDITIES, Problems
from callprogram.adapters.frames.schema import KEPT
from callprogram.adapters.frames.spool import CustomerSpool
from callprogram.domain.customers.imports import Changes, Import, Reading, Source
from callprogram.domain.customers.left_out import NotCustomer, UnusedColumn

_KEYS_AT_ONCE = 500_000
_NEARLY_ALL, _MOST = 0.95, 0.8
READ_ANEW = "anew"  # the digest of no file: what is said of its rows is not all at hand
_FEW = 50  # a fiftieth of everything changed, and it is kept anew
_exports, _pieces, _keys = tables.remembered_exports, tables.remembered_rows, tables.remembered_keys


@dataclass(frozen=True)
class Memory:
    """The memory that a database keeps of exports: implements `exports.Memory`."""

    engine: Engine

    def seen(self, shape: str) -> AlreadyRead:
        """What the imports of an export of this shape have read; nothing where there was none."""
        with self.engine.connect() as connection:
            row = connection.execute(select(_exports).where(_exports.c.shape == _versioned(shape))).first()
            return AlreadyRead() if row is None else _seen(connection, row)

    def reading(self, digest: str) -> Reading | None:
        """A file of these very bytes as it was read the last time; none where somebody in it was touched since."""
        with self.engine.connect() as connection:
            row = connection.execute(select(_exports).where(_exports.c.digest == digest)).first()
            if row is None or row.shape != _versioned(row.source["shape"]):
                return None
            seen = _seen(connection, row)
        if seen.rows.height != row.source["good"]:
            return None
        export = Export(row.source["shape"], row.how, digest)
        same = seen.rows.with_row_index("row")  # which row was whose is no matter where none is looked at
        customers = Customers(CustomerSpool(), same=same, before=seen, export=export)
        odd = Problems(_odd(row).select(ODDITIES.names()))
        rejects = tuple((tuple(cells), why) for cells, why in row.source["rejects"])
        apart = tuple(NotCustomer(**each) for each in row.source["not_customers"])
        return Reading(_source(row.source), row.source["rows"], customers, odd, rejects, apart)


def remember(connection: Connection, kept: Import, reading: Reading, changes: Changes, first_id: int) -> None:
    """Keep what an import has read; the customers that it made have ids from `first_id` on, in their order."""
    created = changes.created
    if not isinstance(created, Customers):
        return
    ids = _new_ids(created, first_id)
    if created.export.shape:
        _remember_rows(connection, kept, reading, changes, _read(created, changes.whose, ids))
    if created.keys.height:
        _remember_keys(connection, kept.id, created, changes, ids)


def forget_export(connection: Connection, import_id: int) -> None:
    """Forget every row of an export that an import was the last to read."""
    connection.execute(delete(_exports).where(_exports.c.import_id == import_id))


def forget(connection: Connection, customer_ids: Sequence[int]) -> None:
    """Forget the rows of customers who are removed."""
    removed = pl.Series(customer_ids, dtype=pl.Int64).implode()
    for piece in connection.execute(select(_pieces)).all():
        rows = _rows(piece.rows)
        others = rows.filter(~pl.col("of").is_in(removed))
        if others.height < rows.height:
            values = {"count": others.height, "rows": as_bytes(others)}
            connection.execute(update(_pieces).where(_pieces.c.id == piece.id).values(values))


def gone_since(connection: Connection, reading: Reading, there: set[int]) -> list[int]:
    """Whom an export of the same kind had and this one, whose columns go by other names, has no more.

    That is the one that shares most customers with it. Nobody where this is an export that was seen before, or where
    it has less than nearly all the others: then it is of other customers, and nothing says that somebody is gone.
    """
    customers = reading.customers
    if not isinstance(customers, Customers) or customers.before.digest:
        return []
    rows = connection.execute(select(_exports).order_by(_exports.c.import_id.desc())).all()
    kinds = ((_share_again(reading.source, row.source["source"]), row) for row in rows)
    alike = ((share, _everybody(_seen(connection, row))) for share, row in kinds if share)
    share, had = max(alike, key=lambda each: len(each[1] & there), default=(0, set[int]()))
    return sorted(had - there) if len(had & there) >= share * len(had) else []


def _everybody(seen: AlreadyRead) -> set[int]:
    return {*seen.rows["of"], *seen.touched}


def _share_again(now: Source, before: Mapping[str, Any]) -> float:
    """What share of its customers an export has again if it is of the same kind; 0 where its columns say it is not.

    Where most headers are the same, a column may be new or known no more: one of the two then fills more fields.
    """
    fields, others = {*now.mapping}, {*before["mapping"]}
    headers, earlier = {*now.headers}, {*before["headers"]}
    if len(headers & earlier) >= _MOST * max(len(headers), len(earlier)) and (fields <= others or others <= fields):
        return _MOST
    return _NEARLY_ALL if fields == others else 0


def _versioned(shape: str) -> str:
    return f"{shape} {WRITTEN_BY}"


def _seen(connection: Connection, row: Row[*tuple[object, ...]]) -> AlreadyRead:
    rows, gone = pl.DataFrame(schema=KEPT), [pl.Series(dtype=pl.Int64)]
    pieces = select(_pieces).where(_pieces.c.export_id == row.id).order_by(_pieces.c.id)
    for piece in connection.execute(pieces):
        frame = _rows(piece.rows)
        ids = select(tables.customers.c.id).where(touched_since(piece.import_id))
        is_touched = frame["of"].is_in(pl.Series(connection.execute(ids).scalars().all(), dtype=pl.Int64).implode())
        gone.append(frame["of"].filter(is_touched))
        rows = rows.merge_sorted(frame.filter(~is_touched), "hash") if rows.height else frame.filter(~is_touched)
    return AlreadyRead(row.how, rows, _odd(row), pl.concat(gone).unique(), row.digest)


def _odd(row: Row[*tuple[object, ...]]) -> pl.DataFrame:
    return _frame(row.oddities).with_columns(pl.col(pl.Categorical).cast(pl.String))


def _source(document: Mapping[str, Any]) -> Source:
    source = document["source"]
    headers = {name: {field: tuple(each) for field, each in source[name].items()} for name in ("mapping", "offered")}
    unused = tuple(
        UnusedColumn(**each | {name: tuple(each[name]) for name in ("sample", "could_be")}) for each in source["unused"]
    )
    return Source(**source | headers | {"headers": tuple(source["headers"]), "unused": unused})


def _new_ids(created: Customers, first_id: int) -> NDArray[np.int32]:
    """By its number, the id of the customer made for whom a row stands; 0 where it stands for none."""
    lines = created.lines()["row"]
    stands = pl.concat([lines.filter(~lines.is_in(created.without.implode())), created.instead["row"]]).sort()
    rows = pl.concat([lines, created.fetched["row"], created.instead["row"]]).to_numpy()
    ids = np.zeros(rows.max(initial=0) + 1, np.int32)
    ids[stands.to_numpy()] = np.arange(first_id, first_id + len(stands), dtype=np.int32)
    return ids


def _read(created: Customers, whose: Mapping[int, int], ids: NDArray[np.int32]) -> pl.DataFrame:
    """Every row that was read, with the id of its customer."""
    said = pl.DataFrame({"row": list(whose), "said": list(whose.values())}, {"row": pl.UInt32, "said": pl.Int64})
    read = pl.concat([created.lines(), created.fetched]).join(said, on="row", how="left")
    stands = read.select(pl.when(pl.col("said") < 0).then(-pl.col("said")).otherwise("row")).to_series()
    made = pl.Series(ids[stands.to_numpy()], dtype=pl.Int64)
    of = read.with_columns(of=pl.when(pl.col("said") > 0).then("said").otherwise(made))
    return of.filter(pl.col("of") != 0)  # nobody: somebody who was erased


def _remember_rows(
    connection: Connection, kept: Import, reading: Reading, changes: Changes, read: pl.DataFrame
) -> None:
    """Keep what is new among the rows where the others are as they were, else all of them."""
    created: Customers = changes.created  # type: ignore[assignment]  # only frames are remembered
    stands = _kept_export(connection, created, changes, read)
    if stands is not None and stands.digest == created.export.digest and not read.height:
        return
    values = _values(kept, reading, created, read)
    if changes.erased:
        values["digest"] = READ_ANEW  # whoever was erased is asked about each time
    if stands is None:
        connection.execute(delete(_exports).where(_exports.c.shape == values["shape"]))
        export_id = connection.execute(insert(_exports).values(values).returning(_exports.c.id)).scalar_one()
        rows = pl.concat([_kept(read, created), _kept(created.same, created)])
    else:
        export_id = stands.id
        connection.execute(update(_exports).where(_exports.c.id == export_id).values(values))
        rows = _kept(read, created)
    piece = {"export_id": export_id, "import_id": kept.id, "count": rows.height, "rows": as_bytes(rows.sort("hash"))}
    connection.execute(insert(_pieces).values(piece))


def _kept(rows: pl.DataFrame, created: Customers) -> pl.DataFrame:
    """Rows as they are kept, each with the hash of its bytes where that is known."""
    if len(created.records):
        rows = rows.with_columns(line=created.records.gather(rows["row"] - 1))
    return _with_lines(rows)


def _kept_export(
    connection: Connection, created: Customers, changes: Changes, read: pl.DataFrame
) -> Row[*tuple[object, ...]] | None:
    """The export as it is kept, if all that stands there holds beside the rows that were read; none otherwise."""
    updated = pl.Series([customer.id for customer in changes.updated], dtype=pl.Int64)
    replaced = pl.concat([created.gone["of"], read.filter(pl.col("row").is_in(created.fetched["row"].implode()))["of"]])
    as_before = created.same.height + created.fetched.height + created.gone.height == created.before.rows.height
    if not as_before or changes.vanished or not replaced.is_in(updated.implode()).all():
        return None
    row = connection.execute(select(_exports).where(_exports.c.shape == _versioned(created.export.shape))).first()
    if row is None or row.digest != created.before.digest:
        return None
    counts = select(_pieces.c.count).where(_pieces.c.export_id == row.id).order_by(_pieces.c.id)
    sizes = list(connection.execute(counts).scalars())
    return row if _FEW * (sum(sizes[1:]) + read.height) <= sizes[0] else None


def _values(kept: Import, reading: Reading, created: Customers, read: pl.DataFrame) -> dict[str, object]:
    export = created.export
    document = {
        "source": asdict(reading.source),
        "shape": export.shape,
        "rows": reading.rows,
        "good": read.height + created.same.height,
        "rejects": [[list(cells), why] for cells, why in reading.rejects],
        "not_customers": list(map(asdict, reading.not_customers)),
    }
    odd = reading.problems.frame if isinstance(reading.problems, Problems) else pl.DataFrame(schema=ODDITIES)
    lines = pl.concat([each.select("row", "hash") for each in (read, created.same)]) if odd.height else read
    return {
        "import_id": kept.id,
        "shape": _versioned(export.shape),
        "how": export.how,
        "digest": export.digest,
        "source": document,
        "oddities": _odd_bytes(odd.join(lines.select("row", "hash"), on="row", how="left")),
    }


def _remember_keys(
    connection: Connection, import_id: int, created: Customers, changes: Changes, ids: NDArray[np.int32]
) -> None:
    """Keep the keys of every customer, unless hardly any has changed since they were kept."""
    if _are_kept(connection):
        return
    merged = created.instead.with_columns(of=pl.Series(ids[created.instead["row"].to_numpy()]))
    changed = frame_of((customer.id, customer) for customer in changes.updated).with_columns(of=pl.col("row"))
    one_by_one = [keys_in(frame.select("of", "crm_id", "company", "contacts")) for frame in (merged, changed)]
    updated = pl.Series([customer.id for customer in changes.updated], dtype=pl.Int32)
    known = created.known.filter(~pl.col("of").is_in(updated.implode()))
    ids[created.instead["row"].to_numpy()] = 0
    connection.execute(delete(_keys))
    for some in chain(*(each.iter_slices(_KEYS_AT_ONCE) for each in (created.keys, known, *one_by_one))):
        of = some["of"].to_numpy()
        made = some.with_columns(of=pl.Series(np.where(of < 0, ids[-np.minimum(of, 0)], of), dtype=pl.Int32))
        values = {"import_id": import_id, "written_by": WRITTEN_BY, "keys": as_bytes(made.filter(pl.col("of") > 0))}
        connection.execute(insert(_keys).values(values))


def _are_kept(connection: Connection) -> bool:
    """Whether the keys are kept of all customers but a few, who were touched since."""
    as_of = connection.execute(select(_keys.c.import_id).where(_keys.c.written_by == WRITTEN_BY)).scalar()
    if as_of is None:
        return False
    count = select(func.count()).select_from(tables.customers)
    touched = connection.execute(count.where(touched_since(as_of))).scalar_one()
    return _FEW * touched <= connection.execute(count).scalar_one()


def _odd_bytes(odd: pl.DataFrame) -> memoryview:
    """What is odd about rows, small: the same few texts stand beside thousands of them."""
    file = BytesIO()
    odd.with_columns(pl.col(pl.String).cast(pl.Categorical)).write_ipc(file, compression="zstd")
    return file.getbuffer()


def as_bytes(frame: pl.DataFrame) -> memoryview:
    """A frame as it is kept."""
    file = BytesIO()
    frame.write_ipc(file)
    return file.getbuffer()


def _rows(content: bytes) -> pl.DataFrame:
    return _with_lines(_frame(content))


def _with_lines(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as they are kept; of those that an earlier version has kept nobody knows the bytes."""
    nothing = {} if "line" in rows.columns else {"line": pl.lit(0, pl.UInt64)}
    return rows.with_columns(**nothing).select(KEPT.names())


def _frame(content: bytes) -> pl.DataFrame:
    return pl.read_ipc(BytesIO(content))
