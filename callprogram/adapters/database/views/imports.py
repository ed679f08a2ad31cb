"""What CRM files were brought in, and how they are read."""

from sqlalchemy import select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import all_of
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.customers.imports import Import, ImportProfile, is_answers
from callprogram.services.views.imports import Imports


class DatabaseImports(DatabaseReader, Imports):
    """What CRM files were brought in, and how they are read."""

    def profiles(self) -> tuple[ImportProfile, ...]:
        with self.engine.connect() as connection:
            query = select(tables.import_profiles).order_by(tables.import_profiles.c.name)
            return tuple(all_of(connection, ImportProfile, query))

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        with self.engine.connect() as connection:
            query = select(tables.imports).order_by(tables.imports.c.id.desc()).limit(limit)
            return tuple(all_of(connection, Import, query))

    def last_import(self) -> Import | None:
        kept = (each for each in self.imports() if each.undone_at is None and not is_answers(each))
        return next(kept, None)
