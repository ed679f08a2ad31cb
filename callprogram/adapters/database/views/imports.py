"""What CRM files were brought in, and how they are read."""

from sqlalchemy import func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.customers.imports import SAMPLES, Import, ImportProfile, Samples, is_answers
from callprogram.services.views.imports import Imports


class DatabaseImports(DatabaseReader, Imports):
    """What CRM files were brought in, and how they are read."""

    def profiles(self) -> tuple[ImportProfile, ...]:
        return self._all(ImportProfile, select(tables.import_profiles).order_by(tables.import_profiles.c.name))

    def imports(self, limit: int | None = None) -> tuple[Import, ...]:
        return self._all(Import, select(tables.imports).order_by(tables.imports.c.id.desc()).limit(limit))

    def samples(self) -> Samples:
        imports, customers = tables.imports, tables.customers
        theirs = select(imports.c.id).where(imports.c.file == SAMPLES, imports.c.undone_at.is_(None))
        mine = select(customers.c.id).where(customers.c.created_in.in_(theirs))
        counts = (
            select(func.count()).select_from(customers).where(customers.c.created_in.in_(theirs)),
            select(func.count()).select_from(tables.calls).where(tables.calls.c.customer_id.in_(mine)),
            select(func.count()).select_from(tables.commitments).where(tables.commitments.c.customer_id.in_(mine)),
        )
        with self.engine.connect() as connection:
            return Samples(*(connection.execute(each).scalar_one() for each in counts))

    def last_import(self) -> Import | None:
        kept = (each for each in self.imports() if each.undone_at is None and not is_answers(each))
        return next(kept, None)
