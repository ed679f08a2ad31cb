"""Letters: what waits, what one says, and whose it is."""

import re
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.letter_words import saying
from callprogram.adapters.database.records import has_id
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.routes import Route
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.people.messages import Message
from callprogram.domain.permissions.rows import opens_letters
from callprogram.errors import NotFoundError
from callprogram.services.views.letters import FoundLetters, Letters

_MOST_CUSTOMERS = 20
_DOMAIN = re.compile(r"@([\w.-]+)")
_LONGER = 10  # letters by which a look-alike is longer or shorter at most


class DatabaseLetters(DatabaseReader, Letters):
    """Letters in a database."""

    def letters(self, *, undecided: bool = False, query: str = "", limit: int = 50) -> FoundLetters:
        if not opens_letters(self.reader):
            return FoundLetters(0, ())
        table = tables.letters
        waits = [table.c.route.is_(None), table.c.direction == Direction.IN] if undecided else []
        wanted = [*waits, *saying(query, self.engine.dialect)]
        with self.engine.connect() as connection:
            total = connection.execute(select(func.count()).select_from(table).where(*wanted)).scalar_one()
        order = table.c.id if undecided else table.c.id.desc()
        found = self._all(Letter, select(table).where(*wanted).order_by(order).limit(limit))
        return FoundLetters(total, tuple(map(self._shown_letter, found)))

    def letters_came(self, since: datetime) -> Mapping[Route | None, int]:
        table = tables.letters
        came = (table.c.received_at >= since, table.c.direction == Direction.IN)
        counted = select(table.c.route, func.count()).where(*came).group_by(table.c.route)
        with self.engine.connect() as connection:
            return {each[0]: each[1] for each in connection.execute(counted)}

    def mailboxes(self) -> tuple[Mailbox, ...]:
        return self._those(Mailbox)

    def letters_decided(self, since: datetime) -> tuple[Letter, ...]:
        table = tables.letters
        if not opens_letters(self.reader):
            return ()
        found = self._all(Letter, select(table).where(table.c.decided_at >= since).order_by(table.c.decided_at.desc()))
        return tuple(map(self._shown_letter, found))

    def letter(self, letter_id: int) -> Letter:
        found = self._first(Letter, has_id(tables.letters, letter_id))
        if found is None:
            raise NotFoundError(f"There is no letter {letter_id}; `desk list` shows all of them.")
        return self._shown_letter(found)

    def letter_file(self, sha256: str) -> bytes:
        table = tables.letter_files
        with self.engine.connect() as connection:
            content = connection.execute(select(table.c.content).where(table.c.sha256 == sha256)).scalar_one_or_none()
        if content is None or self.over_the_shoulder:
            raise NotFoundError("This file is not kept any more.")
        return bytes(content)

    def thread_of(self, letter: Letter) -> tuple[Letter, ...]:
        table = tables.letters
        before = {*letter.references, letter.in_reply_to} - {None, letter.message_id}
        if not before:
            return ()
        earlier = table.c.message_id.in_(before), table.c.id != letter.id
        return tuple(
            map(self._shown_letter, self._all(Letter, select(table).where(*earlier).order_by(table.c.id.desc())))
        )

    def ours_answered_by(self, letter: Letter) -> Message | None:
        table = tables.messages
        before = {letter.came_back, *letter.references, letter.in_reply_to} - {None, ""}
        if not before:
            return None
        return self._first(Message, table.c.message_id.in_(before))

    def customers_saying(self, words: tuple[str, ...]) -> tuple[Customer, ...]:
        table = tables.customers
        if not words:
            return ()
        says = or_(*(table.c.found_by.contains(each.casefold(), autoescape=True) for each in words))
        return self._all(Customer, select(table).where(says).order_by(table.c.id).limit(_MOST_CUSTOMERS))

    def customer_domains(self, domain: str) -> frozenset[str]:
        if not domain:
            return frozenset()
        table = tables.customers
        with self.engine.connect() as connection:
            texts = connection.execute(select(table.c.found_by).where(table.c.found_by.contains("@"))).scalars()
            found = {
                each for text in texts for each in _DOMAIN.findall(text) if abs(len(each) - len(domain)) <= _LONGER
            }
        return frozenset(found)

    def sender_rules(self) -> tuple[SenderRule, ...]:
        known = select(tables.sender_rules).order_by(tables.sender_rules.c.address)
        return self._all(SenderRule, known) if opens_letters(self.reader) else ()

    def desk(self) -> Desk:
        return self._first(Desk, tables.desks.c.id == THE_DESK) or Desk()
