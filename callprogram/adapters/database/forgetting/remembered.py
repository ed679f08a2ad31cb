"""What is remembered of exports, without somebody: their rows, their keys, what was odd about them or refused."""

import json
from io import BytesIO
from typing import Literal

import polars as pl
from sqlalchemy import Connection, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.remembering import READ_ANEW, forget
from callprogram.adapters.database.forgetting.sweeping import Broom

_exports, _pieces, _keys = tables.remembered_exports, tables.remembered_rows, tables.remembered_keys


def forget_all(connection: Connection, customer_id: int, broom: Broom) -> None:
    """Forget one customer wherever exports are remembered."""
    hashes = _hashes(connection, customer_id)
    for row in connection.execute(select(_exports)).all():
        changed = _without_words(row.source, broom) | _without_odd(row.oddities, hashes, broom)
        if changed:
            connection.execute(update(_exports).where(_exports.c.id == row.id).values(changed | {"digest": READ_ANEW}))
    forget(connection, [customer_id])
    for row in connection.execute(select(_keys)).all():
        frame = pl.read_ipc(BytesIO(row.keys))
        others = frame.filter(pl.col("of") != customer_id)
        if others.height < frame.height:
            connection.execute(update(_keys).where(_keys.c.id == row.id).values(keys=_ipc(others)))


def _hashes(connection: Connection, customer_id: int) -> pl.Series:
    frames = [pl.read_ipc(BytesIO(each)) for each in connection.execute(select(_pieces.c.rows)).scalars()]
    found = [frame.filter(pl.col("of") == customer_id)["hash"] for frame in frames]
    return pl.concat(found) if found else pl.Series("hash", [], pl.UInt64)


def _without_words(source: dict[str, object], broom: Broom) -> dict[str, object]:
    """The document of an export without rows, and samples of columns, that speak of them."""
    document = json.loads(json.dumps(source))
    for name in ("rejects", "not_customers"):
        document[name] = [each for each in document[name] if not _speaks(each, broom)]
    for column in document["source"]["unused"]:
        column["sample"] = [each for each in column["sample"] if not _speaks(each, broom)]
    return {"source": document} if document != source else {}


def _speaks(value: object, broom: Broom) -> bool:
    return bool(broom.pattern.search(json.dumps(value)))


def _without_odd(content: bytes, hashes: pl.Series, broom: Broom) -> dict[str, object]:
    frame = pl.read_ipc(BytesIO(content))
    theirs = pl.col("hash").is_in(hashes.implode())
    speaking = pl.Series([bool(broom.pattern.search(str(each))) for each in frame["value"]], dtype=pl.Boolean)
    others = frame.filter(~theirs & ~speaking) if frame.height else frame
    return {"oddities": _ipc(others, compression="zstd")} if others.height < frame.height else {}


def _ipc(frame: pl.DataFrame, compression: Literal["uncompressed", "zstd"] = "uncompressed") -> bytes:
    file = BytesIO()
    frame.write_ipc(file, compression=compression)
    return file.getvalue()
