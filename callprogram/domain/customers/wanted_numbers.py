"""Wanted numbers: the list of them, to be filled in by whoever knows, and what comes back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.uncallable import Uncallable

REFERENCE, NUMBER, TIME_ZONE = "callprogram id", "Number to call", "Time zone"
_CRM_ID, _NAME = "CRM id", "Customer"
_OF_THEM = (_CRM_ID, _NAME, "Contact", "Email", "Country", "In the CRM", "What is wrong")
HEADERS = (REFERENCE, *_OF_THEM, NUMBER, TIME_ZONE, "Account owner")
MAPPING = {"reference": (REFERENCE,), "phone": (NUMBER,), "time_zone": (TIME_ZONE,)}


@dataclass(frozen=True)
class Answer:
    """A row of a list that came back: `reference`, `crm_id` and `name` say of whom, the rest is what was filled in."""

    row: int
    reference: str
    crm_id: str
    name: str
    number: str
    zone: str


def rows_of(wanted: Iterable[Uncallable]) -> list[tuple[str, ...]]:
    """The list to fill in, under `HEADERS`."""
    return [
        (
            each.customer.reference,
            each.customer.crm_id or "",
            each.customer.name,
            each.customer.contact.name,
            each.customer.contact.email,
            each.customer.country or "",
            each.cell,
            each.why,
            "",
            "",
            each.customer.account_owner,
        )
        for each in wanted
    ]


def is_such_a_list(headers: Iterable[str]) -> bool:
    """Whether a file with these headers is a list of ours that came back."""
    return {REFERENCE, NUMBER} <= set(headers)


def answer_in(row: int, cells: Mapping[str, str]) -> Answer:
    """What one row says; an apostrophe that kept a spreadsheet from running a cell is not of it."""
    said = (cells.get(header, "").strip().lstrip("'") for header in (REFERENCE, _CRM_ID, _NAME, NUMBER, TIME_ZONE))
    return Answer(row, *said)


def is_of(answer: Answer, customer: Customer) -> bool:
    """Whether an answer is about this customer: by the CRM's id where both have one, else by the name."""
    if answer.crm_id and customer.crm_id:
        return answer.crm_id == customer.crm_id
    return answer.name.casefold() == customer.name.casefold()
