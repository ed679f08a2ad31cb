"""Recipients: at which addresses whoever owes a promise is reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import Member, Role, is_called, read_email
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError

YOU = "You"  # the executive of a program that does not say who that is


def reached_at(owner: str, members: Sequence[Member], program: Program | None) -> tuple[str, ...]:
    """Where messages for the owner of a promise go; nothing where nobody knows an address.

    What the executive promised goes to the executive; to the assistants where nobody knows the executive's address.
    """
    if program and is_executive(owner, program):
        desk = (member.email for member in at_the_desk(members, program))
        return executive_at(members, program) or tuple(desk)
    return _address(owner, members)


def helpers_of(owner: str, members: Sequence[Member], program: Program | None) -> tuple[str, ...]:
    """The assistants who can help with what the executive promised, and hear of it beside them."""
    if program is None or not is_executive(owner, program):
        return ()
    themselves = reached_at(owner, members, program)
    return tuple(member.email for member in at_the_desk(members, program) if member.email not in themselves)


def concerned_by(owner: str, members: Sequence[Member], program: Program | None) -> tuple[str, ...]:
    """Who hears of a promise: whoever keeps it, and who can help them."""
    return (*reached_at(owner, members, program), *helpers_of(owner, members, program))


def executive_at(members: Sequence[Member], program: Program | None) -> tuple[str, ...]:
    """Where the executive of a program is reached: at the address that it names, or as the member who they are."""
    if program is None:
        return ()
    serving = (each for each in members if Role.EXECUTIVE in each.roles and program.id in each.serves)
    known = (program.executive_email, program.executive_name, *(each.email for each in serving))
    return next(filter(None, (_address(each, members) for each in known)), ())


def at_the_desk(members: Iterable[Member], program: Program | None) -> tuple[Member, ...]:
    """The assistants of a program, or all of them where it is not known which one."""
    return tuple(
        member
        for member in members
        if Role.ASSISTANT in member.roles and (program is None or program.id in member.serves)
    )


def executive_of(program: Program) -> str:
    """The owner of what the executive of this program promises: an address, else a name."""
    return program.executive_email or program.executive_name or YOU


def is_executive(owner: str, program: Program) -> bool:
    """Whether the owner of a promise is the executive of this program, by address or by name."""
    words = compared(owner)
    known = (program.executive_email, program.executive_name, YOU)
    return bool(words) and words in {compared(each) for each in known}


@dataclass(frozen=True)
class Names:
    """What everybody goes by: the members, and the executives of the programs."""

    members: tuple[Member, ...] = ()
    programs: tuple[Program, ...] = ()

    def of(self, words: str) -> str:
        """The name of whoever has this address or owes this promise; the words as they are where nobody knows it."""
        executives = (each.executive_name for each in self.programs if is_executive(words, each))
        return next(filter(None, executives), "") or name_of(words, self.members)


def name_of(owner: str, members: Iterable[Member]) -> str:
    """The owner of a promise by name, where they are a member; as it was written where they are none."""
    return next((member.name for member in members if is_called(member, owner)), owner)


def _address(owner: str, members: Iterable[Member]) -> tuple[str, ...]:
    for member in members:
        if is_called(member, owner):
            return (member.email,)
    try:
        return (read_email(owner),)
    except BadInputError:
        return ()
