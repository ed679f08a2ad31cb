"""Where a customer is: one address, and not parts of several; that of its people before the company's own."""

from collections.abc import Iterable
from dataclasses import replace

from callprogram.domain.customers.customers import Customer

_TELLING = ("city", "postal_code", "state")  # the first that two addresses both have says whether they are one

Address = dict[str, str]


def address_of(customer: Customer) -> Address:
    """The parts of an address within its country."""
    return {"city": customer.city, "postal_code": customer.postal_code, "state": customer.state}


def first_address(rows: Iterable[Customer]) -> Address:
    """The first address of several rows, with what others say of the same one."""
    found = dict.fromkeys(_TELLING, "")
    for other in map(address_of, rows):
        if not any(found.values()) or _is_one(found, other):
            found = {part: found[part] or other[part] for part in _TELLING}
    return found


def moved(known: Customer, row: Customer) -> Address:
    """The address that a row gives a known customer: another city leaves nothing of the one before."""
    before, now = address_of(known), address_of(row)
    is_elsewhere = now["city"] and before["city"] and now["city"].casefold() != before["city"].casefold()
    return now if is_elsewhere else {part: now[part] or before[part] for part in _TELLING}


def where_people_are(known: Customer, row: Customer) -> Customer:
    """A row that names nobody, with the known address where people are known: it is they who are called."""
    if _names_somebody(row) or not _names_somebody(known) or not any(address_of(known).values()):
        return row
    country = known.country or row.country
    return replace(row, country=country, state=known.state, city=known.city, postal_code=known.postal_code)


def _is_one(one: Address, other: Address) -> bool:
    told = ((one[part], other[part]) for part in _TELLING if one[part] and other[part])
    return next((mine.casefold() == theirs.casefold() for mine, theirs in told), False)


def _names_somebody(customer: Customer) -> bool:
    return any(contact.name or contact.email for contact in customer.contacts)
