"""Tasks: what an account owner has to mend before a customer is called again."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.customers.corrections import Field, in_force
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import shown


@dataclass(frozen=True)
class Task:
    """One thing to mend; `owner` is the account owner as the CRM names them, empty where it names nobody."""

    customer: Customer
    field: Field
    owner: str
    text: str
    since: datetime


def tasks_of(customer: Customer) -> tuple[Task, ...]:
    """What is to mend at this customer; nothing has to be ticked off, for once mended it is gone."""
    return tuple(filter(None, (_wrong_number(customer), _not_reached(customer))))


def _wrong_number(customer: Customer) -> Task | None:
    phone = customer.wrong_phone
    if phone is None:
        return None
    text = f"Find the right number of {customer.person}: {shown(phone)} is wrong."
    since = max(
        each.made_at for each in customer.corrections if each.field is Field.WRONG_PHONE and each.value == phone.e164
    )
    return Task(customer, Field.WRONG_PHONE, customer.account_owner, text, since)


def _not_reached(customer: Customer) -> Task | None:
    handed_back = in_force(customer.corrections, Field.HANDED_BACK)
    if handed_back is None:
        return None
    text = f"Ask {customer.person} when a call suits: nobody answered {handed_back.value} times."
    return Task(customer, Field.HANDED_BACK, customer.account_owner, text, handed_back.made_at)
