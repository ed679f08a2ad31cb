"""Recipients: at which addresses whoever owes a promise is reached."""

from collections.abc import Iterable, Sequence

from callprogram.domain.addresses import compared
from callprogram.domain.call_hour import Program
from callprogram.domain.members import Member, Role, is_called, read_email
from callprogram.errors import BadInputError


def reached_at(owner: str, members: Sequence[Member], program: Program | None) -> tuple[str, ...]:
    """Where messages for the owner of a promise go; nothing where nobody knows an address.

    What the executive promised goes to the assistants, who look after it; to the executive where there are none.
    """
    if program and is_executive(owner, program):
        desk = tuple(member.email for member in at_the_desk(members, program))
        return desk or _address(program.executive_email or owner, members)
    return _address(owner, members)


def at_the_desk(members: Iterable[Member], program: Program | None) -> tuple[Member, ...]:
    """The assistants of a program, or all of them where it is not known which one."""
    return tuple(
        member
        for member in members
        if Role.ASSISTANT in member.roles and (program is None or program.id in member.serves)
    )


def is_executive(owner: str, program: Program) -> bool:
    """Whether the owner of a promise is the executive of this program, by address or by name."""
    words = compared(owner)
    return bool(words) and words in {compared(program.executive_email), compared(program.executive_name)}


def _address(owner: str, members: Iterable[Member]) -> tuple[str, ...]:
    for member in members:
        if is_called(member, owner):
            return (member.email,)
    try:
        return (read_email(owner),)
    except BadInputError:
        return ()
