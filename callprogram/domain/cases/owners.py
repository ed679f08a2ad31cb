"""Owners: who gets the next case that nobody has claimed, and never whom it is about."""

from collections.abc import Iterable, Mapping
from datetime import date

from callprogram.domain.cases.cases import Case
from callprogram.domain.people.members import Member, Role, is_called, works_on

AT_THE_DESK = frozenset({Role.DESK})


def next_owner(
    case: Case, members: Iterable[Member], load: Mapping[str, int], about: str, today: date
) -> Member | None:
    """Who has the fewest, of those who are there and speak their language where somebody does; None where nobody is."""
    able = [
        each
        for each in members
        if each.roles & AT_THE_DESK and works_on(each, today) and not _is_about(each, case, about)
    ]
    speaking = [each for each in able if case.language and each.language == case.language]
    return min(speaking or able, key=lambda each: (load.get(each.email, 0), each.email), default=None)


def load_of(cases: Iterable[Case], members: Iterable[Member]) -> Mapping[str, int]:
    """How many cases that are under way each member has."""
    under_way = [each for each in cases if each.is_under_way]
    return {member.email: sum(is_called(member, each.owner) for each in under_way) for member in members}


def _is_about(member: Member, case: Case, account_owner: str) -> bool:
    return is_called(member, account_owner) or any(each.is_of(member.name, member.email) for each in case.sides)
