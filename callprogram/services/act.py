"""Act: one member doing one thing in one transaction, if they may."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Hold
from callprogram.domain.people.members import Member
from callprogram.domain.permissions.rights import require
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import Rate
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import DatabaseGoneError, NotAllowedError
from callprogram.services.acting import Acting
from callprogram.services.actions import action_of
from callprogram.services.permissions import require_row
from callprogram.services.ports import Store
from callprogram.services.refusals import refused

P = ParamSpec("P")
R = TypeVar("R")
Service = Callable[Concatenate[Acting, P], R]

_PAUSE_SECONDS = 0.3
_FACTS = {Customer, Call, Commitment, Hold, Program, HandEdit, Case, Rate}


def act(store: Store, member: Member, now: datetime, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What the service gives back, once it is kept; nothing is kept where it raises.

    Raises NotAllowedError where none of the member's roles may do this, which is on record. Drafts follow the facts:
    when a service has changed any, the drafts made from them are stale in the same transaction.
    """
    action = action_of(service)

    def once() -> R:
        with store.transaction(member, now, action, partial(require_row, member)) as transaction:
            result = service(Acting(transaction, member, now), *args, **kwargs)
            if transaction.touched & _FACTS:
                transaction.drafts.drop()
            return result

    try:
        require(member, action)
        return _once_more(once)
    except NotAllowedError as error:
        refused(store, member, now, action, str(error))
        raise


def _once_more(what: Callable[[], R]) -> R:
    """The same again, once, where the database went away before anything was kept: services speak to nobody else."""
    try:
        return what()
    except DatabaseGoneError:
        time.sleep(_PAUSE_SECONDS)
        return what()


def look(store: Store, member: Member, now: datetime, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a service that only reads finds, as things stand at one moment; nobody who writes is held up.

    Raises NotAllowedError where none of the member's roles may do this.
    """
    action = action_of(service)
    require(member, action)

    def once() -> R:
        with store.looking(member, now, action) as transaction:
            return service(Acting(transaction, member, now), *args, **kwargs)

    return _once_more(once)
