"""What is remembered of an export whose last import is taken back: who was in it, and nothing of what it said."""

import polars as pl
from sqlalchemy import Connection, insert, select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.remembering import READ_ANEW, as_bytes
from callprogram.adapters.frames.schema import KEPT

_exports, _pieces, _customers = tables.remembered_exports, tables.remembered_rows, tables.customers


def read_anew(connection: Connection, import_id: int) -> None:
    """Read the next file of such an export anew; whoever was in it, or gone from it since, is expected there."""
    gone = connection.execute(select(_customers.c.id).where(_customers.c.vanished_in == import_id)).scalars().all()
    nothing = {name: pl.lit(0).cast(kind) for name, kind in KEPT.items() if name != "of"}
    rows = pl.DataFrame({"of": gone}, {"of": KEPT["of"]}).with_columns(**nothing).select(KEPT.names())
    ours = _exports.c.import_id == import_id
    for export_id in connection.execute(select(_exports.c.id).where(ours)).scalars().all():
        piece = {"export_id": export_id, "import_id": import_id, "count": rows.height, "rows": as_bytes(rows)}
        connection.execute(insert(_pieces).values(piece))
    connection.execute(update(_exports).where(ours).values(how=READ_ANEW, digest=READ_ANEW))
