"""Refusals: that somebody asked for what they may not is on record."""

import contextlib
from datetime import datetime

from callprogram.domain.people.members import Member
from callprogram.errors import CallprogramError
from callprogram.services.ports import Store

REFUSED = "recording.refused"
_LONGEST = 200


def refused(store: Store, member: Member, now: datetime, action: str, why: str) -> None:
    """A line of the trail; that it cannot be written keeps nobody from hearing that they may not."""
    with contextlib.suppress(CallprogramError), store.transaction(member, now, REFUSED) as transaction:
        transaction.note("refusal", 0, {"action": action, "why": why[:_LONGEST]})
