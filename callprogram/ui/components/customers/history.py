"""One customer: who, the brief, what people set by hand, and all that happened, to search in."""

import streamlit as st

from callprogram.domain.customers.phones import shown
from callprogram.services.views import Happening, History
from callprogram.ui.components.customers import corrections, other_contacts
from callprogram.ui.components.words.words import light, plain
from callprogram.ui.session import here

_SHOWN_AT_ONCE = 50


def show(zone: str, history: History) -> None:
    """One customer: who, the brief, what can be corrected, and all that happened."""
    customer = history.customer
    st.button("All customers", icon=":material/arrow_back:", type="tertiary", key="all", on_click=_back)
    st.title(plain(customer.name))
    if customer.do_not_call:
        whole = " One of them asked not to be called, and nobody there is." if len(customer.contacts) > 1 else ""
        st.markdown(f":red-badge[:material/phone_disabled: Do not call]{whole}")
    people = (
        f"{plain(contact.name or contact.email)}, {plain(contact.title)}".rstrip(", ") for contact in customer.contacts
    )
    st.markdown(" · ".join(people) or "No contact is named.")
    other_contacts.show(customer)
    numbers = (plain(f"{shown(phone)} ({phone.label})") for phone in customer.phones)
    owner = f"account owner {plain(customer.account_owner)}" if customer.account_owner else ""
    st.caption(" · ".join(filter(None, (*numbers, owner))))
    _brief(history)
    corrections.show(zone, customer)
    _happenings(history.happenings, zone)


def _back() -> None:
    """To whatever somebody looked at before they opened this customer."""
    del st.query_params["customer"]


def _brief(history: History) -> None:
    brief = history.brief
    minded = [f"**Say it like:** {plain(brief.say_as)}" if brief.say_as else ""]
    minded.append(f"**Careful:** {plain(brief.careful)}" if brief.careful else "")
    lines = [*filter(None, minded), *map(plain, brief.lines)]
    st.markdown("\n".join(f"- {line}" for line in lines) or "Nothing is known of them yet.")
    if brief.unknown:
        st.caption(f"Nobody knows: {plain(', '.join(brief.unknown))}.")


def _happenings(happenings: tuple[Happening, ...], zone: str) -> None:
    st.subheader("What happened", anchor=False)
    words = st.text_input("Search in it", key="history-query", placeholder="A word of a note, a promise, an export")
    found = [each for each in happenings if _has(each, words)]
    if not found:
        st.caption("Nothing found; try fewer letters.")
    for happening in found[:_SHOWN_AT_ONCE]:
        _line(happening, zone)
    if len(found) > _SHOWN_AT_ONCE:
        st.caption(f"The latest {_SHOWN_AT_ONCE} of {len(found)}; search for the others.")


def _has(happening: Happening, query: str) -> bool:
    text = f"{happening.what} {happening.words}".casefold()
    return all(word in text for word in query.casefold().split())


def _line(happening: Happening, zone: str) -> None:
    moment = here(happening.at, zone)
    with st.container(border=True, gap=None):
        st.caption(f"{moment.day} {moment:%B %Y, %H:%M}")
        st.markdown(f"**{plain(happening.what)}**")
        if happening.words:
            st.markdown(light(happening.words))
