"""Several customers at once: snoozed, given another account owner, never called again; and all of that back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.services.acting import Acting
from callprogram.services.customers import correcting

Ids = Sequence[int]


@dataclass(frozen=True)
class Together:
    """What was set by hand of these customers in one go, so that it can be taken back in one."""

    field: Field
    customers: tuple[int, ...]


def snooze(acting: Acting, customers: Ids, until: date, reason: str, today: date) -> Together:
    """Nobody calls them before that day; raises BadInputError for a day that is not to come, or without a reason."""
    for each in customers:
        correcting.snooze(acting, each, until, reason, today)
    return Together(Field.SNOOZED_UNTIL, tuple(customers))


def change_owner(acting: Acting, customers: Ids, owner: str, reason: str) -> Together:
    """They are looked after by somebody else from now on, whatever the CRM's next export says."""
    changed = [each for each in customers if correcting.change_owner(acting, each, owner, reason)]
    return Together(Field.ACCOUNT_OWNER, tuple(changed))


def forbid_calls(acting: Acting, customers: Ids, reason: str) -> Together:
    """Nobody ever calls them again; those who asked for it before keep their own reason."""
    callable_ = [each for each in customers if not acting.transaction.get(Customer, each).do_not_call]
    forbidden = [correcting.forbid_calls(acting, each, reason).id for each in callable_]
    return Together(Field.DO_NOT_CALL, tuple(forbidden))


def take_back(acting: Acting, together: Together) -> None:
    """All of them as they were before; raises StateError where one was changed again since."""
    for each in together.customers:
        correcting.take_back(acting, each, together.field)
