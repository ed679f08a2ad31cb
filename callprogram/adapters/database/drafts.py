"""Drafts of lists: replaced as a whole, and stale once facts have changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import to_row
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.services.ports import Drafts

if TYPE_CHECKING:
    from callprogram.adapters.database.transaction import DatabaseTransaction


@dataclass(frozen=True)
class DatabaseDrafts(Drafts):
    """The drafts in a database."""

    transaction: "DatabaseTransaction"

    def replace(self, call_list: CallList, entries: Iterable[Entry]) -> CallList:
        self.transaction.ask(call_list)
        table, connection = tables.call_lists, self.transaction.connection
        same_week = table.c.program_id == call_list.program_id, table.c.week == call_list.week
        connection.execute(delete(table).where(*same_week, table.c.state == ListState.DRAFT))
        kept = self.transaction.insert(call_list)
        rows = [to_row(replace(entry, call_list_id=kept.id)) for entry in entries]
        if rows:
            connection.execute(insert(tables.entries), rows)
        self.transaction.record(kept, None, {"week": kept.week, "entries": len(rows), "eligible": kept.eligible})
        return kept

    def drop(self) -> None:
        """Every draft is stale; it is made again from the facts, and says then who came and who left."""
        table = tables.call_lists
        self.transaction.connection.execute(update(table).where(table.c.state == ListState.DRAFT).values(stale=True))
