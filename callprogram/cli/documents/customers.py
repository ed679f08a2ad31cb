"""The documents of customers."""

from callprogram.cli.documents.values import Document, fields_of
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import Phone
from callprogram.domain.customers.reachability import zones_of


def customer_document(customer: Customer) -> Document:
    """One customer; `phones` has the one to call first."""
    return {
        "id": customer.reference,
        "crm_id": customer.crm_id,
        "company": customer.company,
        "contact": customer.contact.name,
        "title": customer.contact.title,
        "email": customer.contact.email,
        "phones": [_phone(phone) for phone in _to_call_first(customer)],
        "contacts": _contacts(customer),
        **fields_of(customer, "country", "state", "city", "postal_code"),
        "time_zones": list(zones_of(customer)),
        **fields_of(customer, "account_owner", "revenue", "currency", "renewal_on", "last_contact_on"),
        **fields_of(customer, "health", "segment", "do_not_call"),
    }


def _contacts(customer: Customer) -> list[Document]:
    people = customer.people
    best = people.index(customer.contact) if people else 0
    return [_contact(each, customer.why_contact if place == best else None) for place, each in enumerate(people)]


def _contact(contact: Contact, why: str | None) -> Document:
    return {
        "id": contact.crm_id,
        **fields_of(contact, "name", "title", "email"),
        "phones": [_phone(phone) for phone in contact.phones],
        "best": why is not None,
        "why": why or "",
    }


def _phone(phone: Phone) -> Document:
    return fields_of(phone, "e164", "extension", "label", "raw", "valid")


def _to_call_first(customer: Customer) -> list[Phone]:
    return sorted(customer.phones, key=lambda phone: phone is not customer.phone)
