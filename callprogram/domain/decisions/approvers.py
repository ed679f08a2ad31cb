"""Approvers: who is asked about what is more than a budget carries; always somebody else, and one of them."""

from collections.abc import Iterable
from datetime import date

from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import Member, Role

_WITHOUT_LIMIT = frozenset({Role.EXECUTIVE, Role.FINANCE})


def needs_no_budget(member: Member, own: Budget | None) -> bool:
    """Whether somebody gives without a budget: the executive and finance, as long as they have set themselves none."""
    return own is None and bool(member.roles & _WITHOUT_LIMIT)


def approver_of(decider: Member, members: Iterable[Member], budgets: Iterable[Budget], today: date) -> str:
    """The address of who is asked: whoever leads the decider, else the executive, else finance; empty where nobody is.

    Somebody who may give nothing themselves is not asked, and somebody on leave only where there is nobody else.
    """
    holders = {each.email for each in budgets}
    able = [each for each in members if each.email != decider.email and _gives(each, holders)]
    first = sorted(able, key=lambda each: (_is_away(each, today), _turn(each, decider), each.id))
    return first[0].email if first else ""


def _gives(member: Member, holders: set[str]) -> bool:
    return bool(member.roles & _WITHOUT_LIMIT) or (Role.DESK in member.roles and member.email in holders)


def _turn(member: Member, decider: Member) -> int:
    if compared(member.email) == compared(decider.lead):
        return 0
    return 1 if Role.EXECUTIVE in member.roles else 2 if Role.FINANCE in member.roles else 3


def _is_away(member: Member, today: date) -> bool:
    return member.away is not None and member.away[0] <= today <= member.away[1]
