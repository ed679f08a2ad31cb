"""Who is here: members, and the programs that they work on."""

from typing import Protocol

from callprogram.domain.people.members import FormerMember, Member
from callprogram.domain.program.call_hour import Program


class People(Protocol):
    """Who is here: members, and the programs that they work on."""

    def programs(self) -> tuple[Program, ...]:
        """The programs, the oldest first."""

    def program(self, name: str) -> Program | None:
        """The program of that name, if there is one."""

    def member(self, email: str) -> Member | None:
        """The member with this address, if there is one."""

    def members(self) -> tuple[Member, ...]:
        """Everybody, by name."""

    def former_members(self) -> tuple[FormerMember, ...]:
        """Everybody who was a member and is none any more."""

    def is_executive(self, e164: str) -> bool:
        """Whether this is the telephone of any program's executive."""
