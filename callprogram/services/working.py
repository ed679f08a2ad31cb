"""Working: what goes on by itself, in the app's own thread or by `callprogram work`."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.members import Member
from callprogram.errors import CallFailedError
from callprogram.services import calling
from callprogram.services.ports import Store, Telephony
from callprogram.services.views import Views


@dataclass(frozen=True)
class Done:
    """What one round did, and what could not be done."""

    followed: int = 0
    problems: tuple[str, ...] = ()


def work(store: Store, views: Views, telephony: Telephony | None, member: Member, now: datetime) -> Done:
    """One round: every running call is brought up to date from the provider."""
    if telephony is None:
        return Done()
    problems = []
    running = [call for call in views.running_calls() if call.provider_id]
    for call in running:
        try:
            calling.follow(store, telephony, member, now, call)
        except CallFailedError as error:
            problems.append(f"Call {call.id}: {error}")
    return Done(len(running) - len(problems), tuple(problems))
