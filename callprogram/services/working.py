"""Working: what goes on by itself, in the app's own threads or by `callprogram work`."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.chores import due
from callprogram.domain.members import CALLPROGRAM
from callprogram.errors import CallFailedError
from callprogram.services import digesting, messaging, reconciling
from callprogram.services.act import act
from callprogram.services.ports import Channels, Store, Telephony
from callprogram.services.views import Views


@dataclass(frozen=True)
class Done:
    """What one round did, and what could not be done."""

    followed: int = 0
    sent: int = 0
    problems: tuple[str, ...] = ()


def work(store: Store, views: Views, telephony: Telephony | None, now: datetime) -> Done:
    """One round: every call that has not settled is brought up to date from the provider."""
    if telephony is None:
        return Done()
    problems, followed = [], 0
    for call in views.unsettled_calls(now - reconciling.BACK):
        if not reconciling.is_quiet(call, now):
            continue
        try:
            reconciling.settle(store, telephony, now, call)
            followed += 1
        except CallFailedError as error:
            problems.append(f"Call {call.id}: {error}")
    return Done(followed=followed, problems=tuple(problems))


def work_daily(store: Store, views: Views, telephony: Telephony | None, now: datetime) -> Done:
    """The round of once a day, where it is due: the log and the provider's list are brought together."""
    if telephony is None or not due(views.chore(reconciling.DAILY), now):
        return Done()
    if not act(store, CALLPROGRAM, now, reconciling.claim_day):
        return Done()
    try:
        return Done(problems=reconciling.reconcile(store, views, telephony, now))
    except CallFailedError as error:
        return Done(problems=(str(error),))


def send_messages(store: Store, views: Views, channels: Channels | None, now: datetime) -> Done:
    """One round: on Mondays the summaries are written; every message that may go is tried, where there is a way."""
    if channels is None:
        return Done()
    digesting.write_digests(store, views, now)
    outcome = messaging.send_waiting(store, channels, now)
    return Done(sent=outcome.sent, problems=outcome.problems)
