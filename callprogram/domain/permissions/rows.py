"""Which rows a member may see and change: the half of the rights that the table of roles does not say.

An admin: every program. An executive and an assistant: the programs that they serve, and every customer. A teammate:
the customers whom they look after, and what they promised, which opens the promise and not its customer. A deputy: as
an executive, while they hold the hour. Cases: who works with them, and whoever is asked in one. Decisions: finance,
too, without a letter.
"""

from collections.abc import Iterable

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import (
    CALLPROGRAM,
    ITSELF,
    THE_PERSON_AT_THE_KEYBOARD,
    Member,
    Role,
    is_called,
    is_named,
)
from callprogram.domain.people.recipients import is_executive
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import NotAllowedError

_CASES_ALONE = frozenset({Role.DESK, Role.LEGAL})  # roles that work with cases and with nothing else
_ALL_CUSTOMERS = frozenset({Role.EXECUTIVE, Role.ASSISTANT, Role.ADMIN, Role.DEPUTY})


def sees_all_customers(member: Member) -> bool:
    """Whether somebody works with every customer."""
    return member in ITSELF or bool(member.roles & _ALL_CUSTOMERS)


def sees_all_programs(member: Member) -> bool:
    """Whether somebody looks after every program."""
    return member in ITSELF or Role.ADMIN in member.roles


def serves(member: Member, program: Program) -> bool:
    """Whether somebody works on this program: it is theirs, or they assist whose it is."""
    if sees_all_programs(member):
        return True
    at_the_desk = member.roles & {Role.EXECUTIVE, Role.ASSISTANT, Role.DEPUTY, *_CASES_ALONE}
    its_executive = bool(program.executive_email) and is_named(member, program.executive_email)
    return bool(at_the_desk) and (program.id in member.serves or its_executive)


def hears_in_private(member: Member, program: Program) -> bool:
    """Whether the private parts of this program's notes are theirs: the executive whose hour it is, no other one.

    Where nobody has said whose hour it is, it is the executive's who serves it.
    """
    if Role.EXECUTIVE not in member.roles:
        return member == CALLPROGRAM
    if member == THE_PERSON_AT_THE_KEYBOARD:
        return True
    its_own = is_named(member, program.executive_email)
    stands_in = any(is_named(member, each.email) for each in program.deputies)
    return its_own if program.executive_email else program.id in member.serves and not stands_in


def reads_private(member: Member, program: Program, written_by: str) -> bool:
    """Whether this private note is theirs: the executive's who wrote it, and not of whoever has the hour after them."""
    own = not written_by or member in ITSELF or is_named(member, written_by)
    return own and hears_in_private(member, program)


def is_own(member: Member, owner: str, programs: Iterable[Program]) -> bool:
    """Whether what this owner promised is the member's to keep, also as the executive of one of the programs."""
    hours = (program for program in programs if hears_in_private(member, program))
    return is_called(member, owner) or any(is_executive(owner, program) for program in hours)


def opens_letters(member: Member) -> bool:
    """Whether somebody reads the letters, and the rules for their senders; the desk reads those of its cases there."""
    return member in ITSELF or bool(member.roles & {Role.EXECUTIVE, Role.ASSISTANT})


def opens_hidden_letters(member: Member) -> bool:
    """Whether somebody reads what only the executive reads."""
    return member == CALLPROGRAM or Role.EXECUTIVE in member.roles


def hears_of_absences(member: Member) -> bool:
    """Whether somebody is told what a customer's automatic answer says: who calls, and who prepares it."""
    return member in ITSELF or bool(member.roles & (_ALL_CUSTOMERS - {Role.ADMIN}))


def sees_all_cases(member: Member) -> bool:
    """Whether somebody works with cases; an admin's role opens none."""
    return member in ITSELF or bool(member.roles & {Role.EXECUTIVE, Role.ASSISTANT, *_CASES_ALONE})


def sees_all_decisions(member: Member) -> bool:
    """Whether somebody works with decisions: with their cases, or as finance without a letter."""
    return sees_all_cases(member) or Role.FINANCE in member.roles


def sees_all_budgets(member: Member) -> bool:
    """Whether somebody knows what everybody may give; their own budget anybody does."""
    return member in ITSELF or bool(member.roles & {Role.EXECUTIVE, Role.FINANCE, Role.ADMIN})


def works_with(member: Member, program: Program | None) -> bool:
    """Whether the cases of this program are theirs: the desk's and the law's are all, the others' those they serve."""
    its_own = program is None or member in ITSELF or bool(member.roles & _CASES_ALONE) or serves(member, program)
    return sees_all_cases(member) and its_own


def sees_patterns(member: Member) -> bool:
    """Whether somebody sees what the cases teach: who works with them, and in figures an admin and finance."""
    return sees_all_cases(member) or bool(member.roles & {Role.ADMIN, Role.FINANCE})


def learns_from(member: Member, program: Program) -> bool:
    """Whether what the cases of this program teach is theirs; money's are all."""
    return works_with(member, program) or serves(member, program) or Role.FINANCE in member.roles


def is_asked_in(member: Member, case: Case) -> bool:
    """Whether somebody is asked for their side of it, or has given it."""
    return any(each.is_of(member.name, member.email) for each in case.sides)


def looks_after(member: Member, customer: Customer, promises: Iterable[Commitment] = ()) -> bool:
    """Whether somebody may know of this customer."""
    owes = (is_called(member, commitment.owner) for commitment in promises)
    return sees_all_customers(member) or is_called(member, customer.account_owner) or any(owes)


def require_program(member: Member, program: Program) -> None:
    """Nothing where the member works on the program; raises NotAllowedError otherwise."""
    if not serves(member, program):
        raise NotAllowedError(f"{member.name} does not work on “{program.name}”; ask an admin to add you to it.")


def require_customer(member: Member, customer: Customer, promises: Iterable[Commitment] = ()) -> None:
    """Nothing where the member looks after the customer or owes them something; raises NotAllowedError otherwise."""
    if not looks_after(member, customer, promises):
        raise NotAllowedError(f"{member.name} does not look after this customer; ask whoever does.")


def require_private(member: Member, program: Program, written_by: str) -> None:
    """Nothing where this private part of a note is the member's; raises NotAllowedError otherwise."""
    if not reads_private(member, program, written_by):
        raise NotAllowedError("The private part is for the executive alone whose hour it is; write into the note.")
