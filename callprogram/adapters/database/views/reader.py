"""Who reads, and from where."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Select, select

from callprogram.adapters.database.queries.conditions import known_to
from callprogram.adapters.database.records import TABLES, all_of, those
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter, covered
from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.permissions.rows import hears_of_absences, opens_hidden_letters

T = TypeVar("T")


@dataclass(frozen=True)
class DatabaseReader:
    """A database, read by a member; over their shoulder somebody else reads too, who sees nothing private."""

    engine: Engine
    reader: Member = CALLPROGRAM
    over_the_shoulder: bool = False

    def _first(self, kind: type[T], condition: ColumnElement[bool]) -> T | None:
        with self.engine.connect() as connection:
            mine = self._mine(connection) if kind is Customer else ()
            return next(iter(all_of(connection, kind, select(TABLES[kind]).where(condition, *mine).limit(1))), None)

    def _those(self, kind: type[T], *where: ColumnElement[bool]) -> tuple[T, ...]:
        with self.engine.connect() as connection:
            return tuple(those(connection, kind, *where))

    def _all(self, kind: type[T], query: Select[*tuple[object, ...]]) -> tuple[T, ...]:
        with self.engine.connect() as connection:
            return tuple(all_of(connection, kind, query))

    @property
    def _hears_of_absences(self) -> bool:
        return hears_of_absences(self.reader) and not self.over_the_shoulder

    def _mine(self, connection: Connection) -> list[ColumnElement[bool]]:
        """Only whom the reader may know of."""
        return known_to(connection, self.reader)

    def _shown_letter(self, letter: Letter) -> Letter:
        """As the reader may see it: what only the executive opens is covered."""
        hidden = letter.is_hidden and not opens_hidden_letters(self.reader)
        return covered(letter) if hidden or self.over_the_shoulder else letter
