"""What is known of one customer, each fact once; what people set by hand says so."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from callprogram.domain.customers.changes import about_in_words, money
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.phones import shown
from callprogram.domain.words.countries import country_name
from callprogram.domain.words.dates import counted, in_words
from callprogram.services.views import History
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import country, pieces

_FACT = 110  # pixels


def show(history: History, day: date) -> None:
    """The facts in two columns: what it is, and what is known."""
    st.subheader("Facts", anchor=False)
    with st.container(gap="xxsmall"):
        for name, words in _facts(history, day):
            with st.container(horizontal=True, vertical_alignment="top"):
                with st.container(width=_FACT):
                    st.caption(name)
                with st.container(width="stretch"):
                    st.markdown(words)
    if history.brief.unknown:
        st.caption(f"Not known: {plain(', '.join(history.brief.unknown))}.")


def _facts(history: History, day: date) -> Iterator[tuple[str, str]]:
    customer = history.customer
    found = {
        "Worth": _worth(customer),
        "Renews": in_words(customer.renewal_on, day) if customer.renewal_on else "",
        "Health": _health(history, day),
        "Recommends us": f"{customer.nps} of 10" if customer.nps is not None else "",
        "Open cases": counted(customer.open_cases, "case") if customer.open_cases else "",
        "Customer since": str(customer.customer_since.year) if customer.customer_since else "",
        "Last contact": _contact(history, day),
        "Owner": customer.account_owner,
        "Segment": customer.segment,
        "Where": ", ".join(filter(None, (customer.city, country_name(customer.country) if customer.country else ""))),
        "CRM notes": customer.notes.strip(),
        "CRM id": customer.crm_id or "",
    }
    return ((name, plain(words)) for name, words in found.items() if words)


def _worth(customer: Customer) -> str:
    """`CA$797K a year, about €510K`."""
    about = about_in_words(customer, pieces().views.rates(), country())
    return ", ".join(filter(None, (f"{money(customer)} a year", about))) if customer.revenue is not None else ""


def _health(history: History, day: date) -> str:
    """`38, was 51 in June`."""
    now, said = history.customer.health, history.course.health
    if now is None:
        return ""
    before = said[-2] if len(said) > 1 else None
    return f"{now}, was {before.health} until {in_words(said[-1].on, day)}" if before else str(now)


def _contact(history: History, day: date) -> str:
    said = history.customer.last_contact_on
    return f"{in_words(said, day)} (CRM)" if said else ""


def people(customer: Customer) -> None:
    """Everybody there with their numbers, whoever is called first."""
    st.subheader("People and numbers", anchor=False)
    first = customer.contact
    for each in (first, *(other for other in customer.people if other is not first)):
        _person(each)
    if not customer.people:
        st.caption("No contact is named.")


def _person(contact: Contact) -> None:
    name = plain(", ".join(filter(None, (contact.name or contact.email, contact.title))))
    numbers = (f"{shown(phone)} ({phone.label})" for phone in contact.phones)
    with st.container(gap=None):
        st.markdown(name or "Somebody without a name")
        st.markdown(f":small[{plain(' · '.join(filter(None, (*numbers, contact.email)))) or 'no number to call'}]")
