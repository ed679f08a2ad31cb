"""What makes two rows one customer, as texts by which they are found."""

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.matching.companies import company_key


def keys_of(customer: Customer) -> tuple[str, ...]:
    """What makes two rows one customer, the surest first.

    The CRM's id, a contact's, an email or a number with its extension together with the company or the contact, then
    an email alone for rows that say neither, company and contact together, at last the company. A name alone is for
    those that say nothing else.
    """
    company, contacts = company_key(customer.company), customer.contacts
    emails = [(f"email {contact.email.casefold()}", contact) for contact in contacts if contact.email]
    numbers = [(key, contact) for contact in contacts for key in _numbers(contact)]
    names = [f"name {contact.name.casefold()}\n{company}" for contact in contacts if contact.name and company]
    ids = [f"id {customer.crm_id}"] if customer.crm_id else []
    people = [f"contact {contact.crm_id}" for contact in contacts if contact.crm_id]
    called = company or customer.company.casefold()
    somebody = next((contact.name for contact in contacts if contact.name), "").casefold()
    told = [
        f"{key}\n{whose}"
        for key, contact in (*emails, *numbers)
        for whose in filter(None, (called, contact.name.casefold() or somebody))  # the company, or who it is
    ]
    sure = (*ids, *people, *told, *(key for key, _ in emails), *names)
    name = f"{contacts[0].name.casefold() if contacts else ''}\n{called}"
    alone = () if sure or numbers or not name.strip() else (f"alone {name}",)
    return (*sure, *alone, *of_company(company))


def of_company(company: str) -> tuple[str, ...]:
    """The key of a company's name, itself compared by `company_key`."""
    return (f"company\n{company}",) if company else ()


def is_of_company(key: str) -> bool:
    """Whether a key is a company's name alone."""
    return key.startswith("company\n")


def kept_before(key: str) -> str:
    """A key that an earlier version has kept as rows have it now, where companies were compared letter by letter."""
    what, _, whose = key.partition("\n")
    company = company_key(whose)
    return f"{'company' if what == 'alone ' else what}\n{company}" if company else key


def is_of_person(key: str) -> bool:
    """Whether a key is somebody's own: their id, or an address, a number or a name together with who they are."""
    return key.startswith("contact ") or (key.startswith(("email ", "name ")) and "\n" in key)


def _numbers(contact: Contact) -> list[str]:
    return [f"number {phone.e164} {phone.extension or ''}" for phone in contact.phones if phone.e164]
