"""The documents of customers."""

from callprogram.cli.documents.values import Document, amount, day
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
        "country": customer.country,
        "state": customer.state,
        "city": customer.city,
        "postal_code": customer.postal_code,
        "time_zones": list(zones_of(customer)),
        "account_owner": customer.account_owner,
        "revenue": amount(customer.revenue),
        "currency": customer.currency,
        "renewal_on": day(customer.renewal_on),
        "last_contact_on": day(customer.last_contact_on),
        "health": customer.health,
        "segment": customer.segment,
        "do_not_call": customer.do_not_call,
    }


def _contacts(customer: Customer) -> list[Document]:
    people = customer.people
    best = people.index(customer.contact) if people else 0
    return [_contact(each, customer.why_contact if place == best else None) for place, each in enumerate(people)]


def _contact(contact: Contact, why: str | None) -> Document:
    return {
        "id": contact.crm_id,
        "name": contact.name,
        "title": contact.title,
        "email": contact.email,
        "phones": [_phone(phone) for phone in contact.phones],
        "best": why is not None,
        "why": why or "",
    }


def _phone(phone: Phone) -> Document:
    return {
        "e164": phone.e164,
        "extension": phone.extension,
        "label": phone.label,
        "raw": phone.raw,
        "valid": phone.valid,
    }


def _to_call_first(customer: Customer) -> list[Phone]:
    return sorted(customer.phones, key=lambda phone: phone is not customer.phone)
