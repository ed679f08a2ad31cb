"""Which rows of a file are one customer, and what they change of a customer who is known."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from callprogram.domain.customers.customers import Contact, Customer, best_first, callable_, doubtful
from callprogram.domain.customers.imports import Changes, Totals


@dataclass(frozen=True)
class Group:
    """The rows of a file that are about one customer, by their places, and what they say together."""

    places: tuple[int, ...]
    customer: Customer


def changes_of(
    known: Iterable[Customer], rows: Iterable[Customer], aliases: Mapping[str, int] = MappingProxyType({})
) -> Changes:
    """What the rows of a file change among the known customers: every customer once.

    `aliases` lead from keys of customers who were joined with others to these; such rows only fill what is open.
    """
    index, by_id = _indexed(known)
    created: list[Customer] = []
    becoming: dict[int, Customer] = {}
    whose: dict[int, int] = {}
    groups = grouped(rows)
    for group in groups:
        now = ChainMap(becoming, by_id)
        if found := _by_alias(group.customer, index, by_id, aliases):
            becoming[found] = joined(now[found], group.customer)
        elif found := next(_same(group.customer, keys_of(group.customer), index, now), None):
            becoming[found] = updated(now[found], group.customer)
        else:
            created.append(group.customer)
        whose |= dict.fromkeys(group.places, found or -len(created))
    changed = tuple(after for after in becoming.values() if after != by_id[after.id])
    return Changes(
        tuple(created),
        changed,
        unchanged=len(becoming) - len(changed),
        merged=len(whose) - len(created) - len(becoming),
        totals=_totals(groups),
        whose=whose,
        joined=tuple((min(group.places), group.customer) for group in groups if len(group.places) > 1),
    )


def grouped(rows: Iterable[Customer]) -> list[Group]:
    """The customers that the rows of a file are about, in its order; a row may show that two of them are one."""
    groups: dict[int, Group] = {}
    customers: dict[int, Customer] = {}
    index: dict[str, int] = {}
    for place, row in enumerate(rows):
        number, group, keys = place, Group((place,), row), keys_of(row)
        for same in sorted(set(_same(row, keys, index, customers)), reverse=True):
            if not _contradict(customers[same], group.customer):
                earlier = groups.pop(same)
                together = joined(customers.pop(same), group.customer)
                number, group, keys = same, Group(earlier.places + group.places, together), keys_of(together)
        groups[number], customers[number] = group, group.customer
        index |= dict.fromkeys(keys, number)
    return [groups[number] for number in sorted(groups)]


def _totals(groups: Iterable[Group]) -> Totals:
    customers = [group.customer for group in groups]
    to_call = [each for each in customers if not each.do_not_call]
    return Totals(len(customers), sum(map(callable_, to_call)), sum(map(doubtful, to_call)))


def keys_of(customer: Customer) -> tuple[str, ...]:
    """What makes two rows one customer, the surest first.

    The CRM's id, else an email or a number with its extension together with the company or the contact, else company
    and contact together. An email alone is for rows that say neither, a name alone for those that say nothing else.
    """
    company, contacts = customer.company.casefold(), customer.contacts
    emails = [(f"email {contact.email.casefold()}", contact) for contact in contacts if contact.email]
    numbers = [(key, contact) for contact in contacts for key in _numbers(contact)]
    names = [f"name {contact.name.casefold()}\n{company}" for contact in contacts if contact.name and company]
    name = f"{contacts[0].name.casefold() if contacts else ''}\n{company}"
    alone = [] if emails or numbers or names or not name.strip() else [f"alone {name}"]
    ids = [f"id {customer.crm_id}"] if customer.crm_id else []
    told = [f"{key}\n{whose}" for key, contact in (*emails, *numbers) for whose in _whose(company, contact)]
    return (*ids, *told, *(key for key, _ in emails), *names, *alone)


def _numbers(contact: Contact) -> list[str]:
    return [f"number {phone.e164} {phone.extension or ''}" for phone in contact.phones if phone.e164]


def _whose(company: str, contact: Contact) -> list[str]:
    """What has to be the same beside an email or a number: the company, or who it is."""
    return list(filter(None, (company, contact.name.casefold())))


def joined(first: Customer, second: Customer) -> Customer:
    """Two rows of one customer as one: what the first leaves open comes from the second, contacts from both."""
    missing = {name: vars(second)[name] for name, value in vars(first).items() if value in (None, "")}
    contacts = everybody(first.contacts, second.contacts)
    return replace(first, **missing | {"do_not_call": first.do_not_call or second.do_not_call, "contacts": contacts})


def updated(known: Customer, row: Customer) -> Customer:
    """The known customer with what the file says; what the file leaves empty, or does not name, stays."""
    said = {name: value for name, value in vars(row).items() if value not in (None, "", ())}
    contacts = everybody(row.contacts, known.contacts)
    own = {"id": known.id, "do_not_call": known.do_not_call or row.do_not_call, "contacts": contacts}
    return replace(known, **said | own)


def everybody(first: Iterable[Contact], second: Iterable[Contact]) -> tuple[Contact, ...]:
    """Everybody in either, as the first has them; what it leaves open of somebody comes from the second."""
    contacts = list(first)
    for contact in second:
        same = next((place for rule in _SAME_PERSON for place, one in enumerate(contacts) if rule(one, contact)), None)
        if same is None:
            contacts.append(contact)
        else:
            contacts[same] = _completed(contacts[same], contact)
    return tuple(contacts)


def _indexed(customers: Iterable[Customer]) -> tuple[dict[str, int], dict[int, Customer]]:
    index: dict[str, int] = {}
    by_id: dict[int, Customer] = {}
    for customer in customers:
        by_id[customer.id] = customer
        for key in keys_of(customer):
            index.setdefault(key, customer.id)
    return index, by_id


def _by_alias(
    row: Customer, index: Mapping[str, int], by_id: Mapping[int, Customer], aliases: Mapping[str, int]
) -> int | None:
    """The customer with whom the one that a row is about was joined; an email or a number alone tells nobody."""
    if f"id {row.crm_id}" in index or not aliases:
        return None
    found = ((key, aliases[key]) for key in keys_of(row) if aliases.get(key) in by_id)
    return next((of for key, of in found if _tells(key, row) or not _contradict(by_id[of], row)), None)


def _tells(key: str, row: Customer) -> bool:
    """Whether a key tells a row from all others: an id, or what has the row's company, or its person without one."""
    what, _, whose = key.partition("\n")
    return what.startswith("id ") or (bool(whose) and row.company.casefold() in {"", whose})


def _same(
    row: Customer, keys: Iterable[str], index: Mapping[str, int], customers: Mapping[int, Customer]
) -> Iterator[int]:
    """The numbers of the customers that a row with these keys may be about, the surest first."""
    hits = (index[key] for key in keys if key in index)
    return (number for number in hits if number in customers and not _contradict(customers[number], row))


def _contradict(one: Customer, other: Customer) -> bool:
    """Whether two rows cannot be one customer: by the CRM's ids, else by their companies, else by their people."""
    if one.crm_id and other.crm_id:
        return one.crm_id != other.crm_id
    if one.company and other.company:
        return one.company.casefold() != other.company.casefold()
    return _is_named(one) and _is_named(other) and not _people(one) & _people(other)


def _is_named(customer: Customer) -> bool:
    return bool(customer.company or _people(customer))


def _people(customer: Customer) -> set[str]:
    return {contact.name.casefold() for contact in customer.contacts if contact.name}


def _completed(one: Contact, other: Contact) -> Contact:
    return Contact(
        one.name or other.name,
        one.title or other.title,
        one.email or other.email,
        best_first(one.phones + other.phones),
    )


def _same_email(one: Contact, other: Contact) -> bool:
    return bool(one.email) and one.email.casefold() == other.email.casefold()


def _same_name(one: Contact, other: Contact) -> bool:
    return bool(one.name) and one.name.casefold() == other.name.casefold() and not (one.email and other.email)


def _nobody_in_particular(one: Contact, other: Contact) -> bool:
    return not (one.name or one.email or other.name or other.email)


_SAME_PERSON = (_same_email, _same_name, _nobody_in_particular)
