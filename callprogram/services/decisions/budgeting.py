"""Budgeting: what somebody may give in a quarter without asking."""

from dataclasses import replace
from decimal import Decimal

from callprogram.domain.decisions.budgets import Budget, budget_of
from callprogram.domain.people.members import read_email
from callprogram.errors import BadInputError, NotAllowedError
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import member_at


def set_budget(
    acting: Acting, email: str, currency: str, amount: Decimal, most: Decimal, look_above: Decimal | None = None
) -> Budget:
    """Somebody's budget in this currency, from now on; what was given before counts."""
    address = read_email(email)
    if member_at(acting, address) is None:
        raise BadInputError(f"{address} is no member; add them on People, with the role desk.")
    _require_somebody_elses(acting, address)
    wanted = budget_of(address, currency, amount, most, look_above)
    found = acting.transaction.first(Budget, email=address, currency=currency)
    return acting.transaction.save(replace(wanted, id=found.id)) if found else acting.transaction.add(wanted)


def remove_budget(acting: Acting, email: str, currency: str) -> None:
    """Somebody without a budget in this currency again."""
    for each in acting.transaction.find(Budget, email=read_email(email), currency=currency):
        _require_somebody_elses(acting, each.email)
        acting.transaction.remove(each)


def _require_somebody_elses(acting: Acting, address: str) -> None:
    if acting.member.id and acting.member.email == address:
        raise NotAllowedError("Nobody sets their own budget; ask somebody else with the role finance or executive.")
