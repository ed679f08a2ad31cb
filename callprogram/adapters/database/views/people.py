"""Who is here: members, and the programs that they work on."""

from collections.abc import Mapping

from sqlalchemy import Column, ColumnElement, Connection, func, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import last_event
from callprogram.adapters.database.queries.names import names
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.domain.customers.phones import number_in
from callprogram.domain.people.addresses import plain_address
from callprogram.domain.people.members import FormerMember, Member, is_called
from callprogram.domain.people.recipients import Names
from callprogram.domain.people.sign_in import Account
from callprogram.domain.permissions.rows import serves
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import UNFINISHED
from callprogram.services.views.people import People, Work


class DatabasePeople(DatabaseReader, People):
    """Who is here: members, and the programs that they work on."""

    def programs(self) -> tuple[Program, ...]:
        found = self._those(Program)
        return tuple(program for program in found if serves(self.reader, program))

    def program(self, name: str) -> Program | None:
        return next((each for each in self.programs() if each.name == name), None)

    def member(self, email: str) -> Member | None:
        address = plain_address(email)
        return self._first(Member, tables.members.c.email == address) if address else None

    def members(self) -> tuple[Member, ...]:
        return tuple(sorted(self._those(Member), key=lambda member: (member.name.casefold(), member.email)))

    def names(self) -> Names:
        with self.engine.connect() as connection:
            return names(connection)

    def accounts(self) -> Mapping[str, Account]:
        return {account.email: account for account in self._those(Account)}

    def account(self, email: str) -> Account | None:
        return self._first(Account, tables.accounts.c.email == email)

    def work_of(self, member: Member) -> Work:
        owners, customers = tables.commitments.c.owner, tables.customers.c.account_owner
        led = tuple(each.name for each in self.members() if each.lead == member.email)
        with self.engine.connect() as connection:
            promises = _theirs(connection, owners, member, tables.commitments.c.state.in_(UNFINISHED))
            cases = _theirs(connection, tables.cases.c.owner, member, tables.cases.c.state.in_(UNDER_WAY))
            return Work(promises, _theirs(connection, customers, member), cases, led)

    def former_members(self) -> tuple[FormerMember, ...]:
        return self._those(FormerMember)

    def has_erased(self) -> bool:
        with self.engine.connect() as connection:
            return connection.execute(select(tables.forgotten.c.id).limit(1)).first() is not None

    def lets_go(self) -> bool:
        with self.engine.connect() as connection:
            return connection.execute(select(tables.retention.c.id).where(tables.retention.c.acts)).first() is not None

    def last_event(self) -> str:
        return last_event(self.engine)

    def is_executive(self, e164: str) -> bool:
        programs = self._those(Program) if e164 else ()
        return any(number_in(each.executive_phone) == e164 for each in programs)


def _theirs(connection: Connection, column: Column[str], member: Member, *where: ColumnElement[bool]) -> int:
    """How many rows go by a name of the member's."""
    counts = connection.execute(select(column, func.count()).where(*where).group_by(column))
    return sum(count for name, count in counts if is_called(member, name or ""))
