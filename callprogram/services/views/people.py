"""Who is here: members, and the programs that they work on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from callprogram.domain.people.members import FormerMember, Member
from callprogram.domain.people.recipients import Names
from callprogram.domain.people.sign_in import Account
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted


@dataclass(frozen=True)
class Work:
    """What somebody else has to take over from a member: how many promises, customers, cases, and whom they lead."""

    promises: int
    customers: int
    cases: int
    led: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.promises or self.customers or self.cases or self.led)


def in_words(work: Work) -> str:
    """`owes 2 promises, looks after 12 customers, has 1 case and leads Ines`."""
    parts = (
        f"owes {counted(work.promises, 'promise')}" if work.promises else "",
        f"looks after {counted(work.customers, 'customer')}" if work.customers else "",
        f"has {counted(work.cases, 'case')}" if work.cases else "",
        f"leads {', '.join(work.led)}" if work.led else "",
    )
    *others, last = filter(None, parts)
    return f"{', '.join(others)} and {last}" if others else last


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

    def names(self) -> Names:
        """What everybody goes by."""

    def accounts(self) -> Mapping[str, Account]:
        """The account of each member who has signed in once, by their address."""

    def account(self, email: str) -> Account | None:
        """The account of the member with this address; none before their first sign-in."""

    def work_of(self, member: Member) -> Work:
        """What the member owes, looks after, has and leads."""

    def former_members(self) -> tuple[FormerMember, ...]:
        """Everybody who was a member and is none any more."""

    def has_erased(self) -> bool:
        """Whether anybody was ever erased."""

    def lets_go(self) -> bool:
        """Whether what is too old goes by itself."""

    def last_event(self) -> str:
        """The last event as a text: another one once anything has changed."""

    def is_executive(self, e164: str) -> bool:
        """Whether this is the telephone of any program's executive."""
