"""Patterns: what comes to be again and again, each with its cases and whom to call about it."""

from collections.abc import Callable

import streamlit as st

from callprogram.domain.patterns.patterns import Pattern
from callprogram.domain.words.dates import counted, in_words
from callprogram.domain.words.sentences import capital
from callprogram.services.views import PatternView, RemedyView
from callprogram.ui.components.patterns import remedies
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import today, zone

_NAMED = 6


def show(found: tuple[PatternView, ...], changed: tuple[RemedyView, ...], open_case: Callable[[str], None]) -> None:
    """Those of the last thirteen weeks, one below the other, and what was changed; what one is where there is none."""
    undoing.show()
    if not found:
        st.info(
            "No patterns in the last 13 weeks. Three cases with the same cause, from at least two customers, make one."
        )
    for view in found:
        with st.container(border=True, gap="xsmall", key=f"pattern-{view.pattern.cause}"):
            _pattern(view, open_case)
    remedies.show(changed)


def in_figures(found: tuple[PatternView, ...], changed: tuple[RemedyView, ...]) -> None:
    """The same for whoever reads no case: how many of whom, and what was changed; nothing where there is none."""
    if not (found or changed):
        return
    st.subheader("What comes again and again", anchor=False)
    for view in found:
        st.markdown(f"**{plain(view.pattern.cause)}** :gray[{_how_many(view.pattern)}]")
    for each in changed:
        st.caption(f"Changed because of {plain(each.remedy.cause)}: {plain(each.remedy.text)}")


def _how_many(pattern: Pattern) -> str:
    cases, customers = counted(pattern.cases, "case"), counted(pattern.customers, "customer")
    return f"{cases} from {customers} since {in_words(pattern.since, today(zone()))}"


def _pattern(view: PatternView, open_case: Callable[[str], None]) -> None:
    pattern = view.pattern
    st.subheader(plain(capital(pattern.cause)), anchor=False)
    st.caption(_how_many(pattern))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for reference in pattern.references[:_NAMED]:
            key = f"of-{pattern.cause}-{reference}"
            st.button(reference, key=key, type="tertiary", on_click=open_case, args=(reference,))
        _more(len(pattern.references))
    _worth_calling(view)
    remedies.ask(pattern.cause)


def _worth_calling(view: PatternView) -> None:
    if not view.worth_calling:
        st.caption("None of them is left to call.")
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("Worth a call, the quietest first:")
        for customer in view.worth_calling[:_NAMED]:
            query = {"customer": customer.reference}
            st.page_link("pages/customers.py", label=plain(customer.name), query_params=query, icon=":material/call:")
        _more(len(view.worth_calling))


def _more(total: int) -> None:
    if total > _NAMED:
        st.caption(f"and {total - _NAMED:,} more")
