"""Who is here: members, and the programs that they work on."""

from sqlalchemy import select

from callprogram.adapters.database import tables
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.customers.phones import number_in
from callprogram.domain.people.addresses import plain_address
from callprogram.domain.people.members import FormerMember, Member
from callprogram.domain.permissions.rows import serves
from callprogram.domain.program.call_hour import Program
from callprogram.services.views.people import People


class DatabasePeople(DatabaseReader, People):
    """Who is here: members, and the programs that they work on."""

    def programs(self) -> tuple[Program, ...]:
        found = self._all(Program, select(tables.programs).order_by(tables.programs.c.id))
        return tuple(program for program in found if serves(self.reader, program))

    def program(self, name: str) -> Program | None:
        return next((each for each in self.programs() if each.name == name), None)

    def member(self, email: str) -> Member | None:
        address = plain_address(email)
        return self._first(Member, tables.members.c.email == address) if address else None

    def members(self) -> tuple[Member, ...]:
        return tuple(
            sorted(self._all(Member, select(tables.members)), key=lambda member: (member.name.casefold(), member.email))
        )

    def former_members(self) -> tuple[FormerMember, ...]:
        return self._all(FormerMember, select(tables.former_members))

    def is_executive(self, e164: str) -> bool:
        programs = self._all(Program, select(tables.programs)) if e164 else ()
        return any(number_in(each.executive_phone) == e164 for each in programs)
