"""One customer: who, the brief, what people set by hand, and all that happened, to search in."""

import streamlit as st

from callprogram.domain.customers.matching.forgetting import is_blank
from callprogram.domain.customers.tasks import tasks_of
from callprogram.services.views import Happening, History
from callprogram.ui.components.calls.customer import course, facts, forgetting, head, promises, thanking
from callprogram.ui.components.customers import corrections, other_contacts
from callprogram.ui.components.promises import details
from callprogram.ui.components.words.words import light, plain
from callprogram.ui.session import here, pieces, today

_SHOWN_AT_ONCE = 20
_WHEN = 150  # pixels
_HEARD_FIRST = ("Away", "Escalated", "New since", "Last call")


def show(zone: str, history: History) -> None:
    """One customer: who, what can be done, what matters now, what is known, and all that happened."""
    day = today(zone)
    details.show(day, zone)
    head.show(history, zone)
    if is_blank(history.customer):
        _happenings(history.happenings, zone)
        return
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        _brief(history)
        course.show(history.course, day)
        _happenings(history.happenings, zone)
    with right:
        promises.show(history, day)
        customer = history.customer
        thanking.latest(customer, (each.call for each in pieces().views.calls(customer_id=customer.id)))
        facts.show(history, day)
        facts.people(history.customer)
        other_contacts.show(history.customer)
        with st.expander("Set by hand", icon=":material/edit:", expanded=bool(tasks_of(history.customer))):
            corrections.show(zone, history.customer)
        forgetting.show(history.customer)


def _brief(history: History) -> None:
    """What to mind, and what has to be heard first; facts and promises stand once, beside it."""
    brief = history.brief
    lines = [f"**Sounds like:** {plain(brief.say_as)}" if brief.say_as else ""]
    lines.append(f"**Careful:** {plain(brief.careful)}" if brief.careful else "")
    told = (plain(fact) for fact in brief.facts if fact.startswith(_HEARD_FIRST))
    if said := [*filter(None, lines), *told]:
        st.markdown("\n".join(f"- {line}" for line in said))


def _happenings(happenings: tuple[Happening, ...], zone: str) -> None:
    st.subheader("What happened", anchor=False)
    words = st.text_input("Search", key="history-query", placeholder="A word of a note, a promise, an export")
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
    with st.container(horizontal=True):
        with st.container(width=_WHEN):
            st.caption(f"{moment.day} {moment:%b %Y, %H:%M}")
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(happening.what)}**")
            if happening.words:
                st.markdown(light(happening.words))
