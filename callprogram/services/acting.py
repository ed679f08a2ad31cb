"""Acting: who does something, when, and the transaction that it is done in."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.people.members import Member
from callprogram.services.ports import Transaction


@dataclass(frozen=True)
class Acting:
    """One member doing one thing: what every service is handed before its own arguments; `now` is in UTC."""

    transaction: Transaction
    member: Member
    now: datetime
