"""What was said in calls: notes, themes, and the questions that are asked."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select

from callprogram.adapters.database import tables
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.calls.questions import Questions, questions_of
from callprogram.domain.permissions.rows import hears_in_private
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.services.views.conversations import Conversations


class DatabaseConversations(DatabaseReader, Conversations):
    """What was said in calls: notes, themes, and the questions that are asked."""

    def note(self, entry_id: int) -> str:
        table = tables.calls
        query = select(table.c.note).where(table.c.entry_id == entry_id).order_by(table.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def private_note(self, entry_id: int) -> str:
        if not self.hears_in_private(entry_id):
            return ""
        calls, private = tables.calls, tables.private_notes
        query = select(private.c.text).join(calls, calls.c.id == private.c.call_id).where(calls.c.entry_id == entry_id)
        with self.engine.connect() as connection:
            return connection.execute(query.order_by(calls.c.id.desc()).limit(1)).scalar() or ""

    def hears_in_private(self, entry_id: int) -> bool:
        if self.over_the_shoulder:
            return False
        programs, lists, entries = tables.programs, tables.call_lists, tables.entries
        query = (
            select(programs)
            .join(lists, lists.c.program_id == programs.c.id)
            .join(entries, entries.c.call_list_id == lists.c.id)
            .where(entries.c.id == entry_id)
        )
        return any(hears_in_private(self.reader, program) for program in self._all(Program, query))

    def themes(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            rows = connection.execute(select(tables.calls.c.themes)).scalars()
            counted = Counter(theme for themes in rows for theme in themes)
        return tuple(theme for theme, _ in counted.most_common())

    def questions(self, program_id: int) -> Mapping[Seat, tuple[str, ...]]:
        table = tables.questions
        return questions_of(self._all(Questions, select(table).where(table.c.program_id == program_id)))
