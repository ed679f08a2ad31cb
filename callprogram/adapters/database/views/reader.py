"""Who reads, and from where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Select, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import TABLES, all_of
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import CALLPROGRAM, Member, is_called
from callprogram.domain.permissions.rows import sees_all_customers

T = TypeVar("T")


@dataclass(frozen=True)
class DatabaseReader:
    """A database, read by a member."""

    engine: Engine
    reader: Member = CALLPROGRAM

    def _first(self, kind: type[T], condition: ColumnElement[bool]) -> T | None:
        with self.engine.connect() as connection:
            mine = self._mine(connection) if kind is Customer else ()
            return next(iter(all_of(connection, kind, select(TABLES[kind]).where(condition, *mine).limit(1))), None)

    def _all(self, kind: type[T], query: Select[*tuple[object, ...]]) -> tuple[T, ...]:
        with self.engine.connect() as connection:
            return tuple(all_of(connection, kind, query))

    def _mine(self, connection: Connection) -> list[ColumnElement[bool]]:
        """Only whom the reader looks after; names compared here, for the databases' own lower() know only English."""
        if sees_all_customers(self.reader):
            return []
        table, promises = tables.customers, tables.commitments
        owners = connection.execute(select(table.c.account_owner).distinct()).scalars()
        debtors = connection.execute(select(promises.c.owner).distinct()).scalars()
        owed = select(promises.c.customer_id).where(promises.c.owner.in_(_names_of(self.reader, debtors)))
        return [table.c.account_owner.in_(_names_of(self.reader, owners)) | table.c.id.in_(owed)]


def _names_of(member: Member, names: Iterable[str]) -> list[str]:
    return [name for name in names if is_called(member, name)]
