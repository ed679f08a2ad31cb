"""What CRM files were brought in, and how they are read."""

from sqlalchemy import select

from callprogram.adapters.database import tables
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.customers.imports import Import, ImportProfile, is_answers
from callprogram.services.views.imports import Imports


class DatabaseImports(DatabaseReader, Imports):
    """What CRM files were brought in, and how they are read."""

    def profiles(self) -> tuple[ImportProfile, ...]:
        return self._all(ImportProfile, select(tables.import_profiles).order_by(tables.import_profiles.c.name))

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        return self._all(Import, select(tables.imports).order_by(tables.imports.c.id.desc()).limit(limit))

    def last_import(self) -> Import | None:
        kept = (each for each in self.imports() if each.undone_at is None and not is_answers(each))
        return next(kept, None)
