"""Working: what goes on by itself, in the app's own thread or by `callprogram work`."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.chores import due
from callprogram.domain.members import Member
from callprogram.errors import CallFailedError
from callprogram.services import reconciling
from callprogram.services.act import act
from callprogram.services.ports import Store, Telephony
from callprogram.services.views import Views


@dataclass(frozen=True)
class Done:
    """What one round did, and what could not be done."""

    followed: int = 0
    problems: tuple[str, ...] = ()


def work(store: Store, views: Views, telephony: Telephony | None, member: Member, now: datetime) -> Done:
    """One round: every call that has not settled is brought up to date from the provider."""
    if telephony is None:
        return Done()
    problems, followed = [], 0
    for call in views.unsettled_calls(now - reconciling.BACK):
        if not reconciling.is_quiet(call, now):
            continue
        try:
            reconciling.settle(store, telephony, member, now, call)
            followed += 1
        except CallFailedError as error:
            problems.append(f"Call {call.id}: {error}")
    return Done(followed, tuple(problems))


def work_daily(store: Store, views: Views, telephony: Telephony | None, member: Member, now: datetime) -> Done:
    """The round of once a day, where it is due: the log and the provider's list are brought together."""
    if telephony is None or not due(views.chore(reconciling.DAILY), now):
        return Done()
    if not act(store, member, now, reconciling.claim_day):
        return Done()
    try:
        return Done(0, reconciling.reconcile(store, views, telephony, member, now))
    except CallFailedError as error:
        return Done(0, (str(error),))
