"""Owning: a case has one owner at a time, who claims it, is given it, or hands it over with a note."""

from collections.abc import Sequence
from dataclasses import replace

from callprogram.domain.cases import cases
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.owners import AT_THE_DESK, load_of, next_owner
from callprogram.domain.cases.stories import Done
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import FormerMember, Member, Role, is_called
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import case_of, member_at, told

_ABLE = AT_THE_DESK | {Role.LEGAL, Role.EXECUTIVE, Role.ASSISTANT}


def claim(acting: Acting, program: Program, case_id: int, email: str = "") -> Case:
    """The case in the hands of whoever acts, or of the member with this address."""
    case = case_of(acting, program, case_id)
    owner = _able(acting, email or acting.member.email)
    saved = acting.transaction.save(cases.claimed(case, owner))
    return told(acting, saved, Done.CLAIMED, "" if owner == acting.member.name else owner)


def hand_over(acting: Acting, program: Program, case_id: int, email: str, note: str) -> Case:
    """The case in other hands, with what they have to know."""
    case = case_of(acting, program, case_id)
    owner = _able(acting, email)
    saved = acting.transaction.save(cases.handed_over(case, owner, note))
    return told(acting, saved, Done.HANDED_OVER, f"To {owner}: {note}")


def share_out(acting: Acting, program: Program) -> tuple[Case, ...]:
    """What nobody has who may, given round by load and language, never to whom it is about."""
    members, today = acting.transaction.find(Member), day_in(program.zone, acting.now)
    kept = acting.transaction.find(Case, program_id=program.id)
    given: list[Case] = []
    for case in (_without_who_may_not(acting, each, members) for each in kept):
        if not case.is_under_way or case.owner or not case.answer_by:
            continue
        load = load_of([*(each for each in kept if each.owner), *given], members)
        owner = next_owner(case, members, load, _account_owner(acting, case), today)
        if owner:
            saved = acting.transaction.save(cases.claimed(case, owner.name))
            given.append(told(acting, saved, Done.CLAIMED, owner.name))
    return tuple(given)


def _without_who_may_not(acting: Acting, case: Case, members: Sequence[Member]) -> Case:
    """The case as nobody's, where whoever had it left or lost their role, and who took over may not have it either."""
    if not case.is_under_way or not case.owner:
        return case
    has_it = [each for each in members if is_called(each, case.owner)]
    left = {name for each in acting.transaction.find(FormerMember) for name in (each.name, each.email)}
    is_kept = any(each.roles & _ABLE for each in has_it) or not (has_it or case.owner in left)
    return case if is_kept else replace(case, owner="")


def _able(acting: Acting, email: str) -> str:
    """By name, who may have a case; raises BadInputError for anybody else."""
    member = member_at(acting, email)
    if member is None:
        raise BadInputError(f"{email} is no member; add them on People, with the role desk.")
    if not member.roles & _ABLE:
        raise BadInputError(f"{member.name} does not work with cases; give them the role desk first.")
    same = [each for each in acting.transaction.find(Member) if each.name == member.name]
    return member.name if len(same) <= 1 else member.email


def _account_owner(acting: Acting, case: Case) -> str:
    return acting.transaction.get(Customer, case.customer_id).account_owner if case.customer_id else ""
