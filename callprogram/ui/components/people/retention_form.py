"""How long things are kept: the rule, what it would take now, and the switch that lets it."""

import streamlit as st

from callprogram.domain.people.retention import GOES, LONGEST, PROPOSED, Retention, What, in_words
from callprogram.services.people import retaining
from callprogram.services.people.retaining import Outlook
from callprogram.ui.components.words import meanwhile
from callprogram.ui.session import do, may, pieces, say

_NAMES = {
    What.NOTES: "Notes of calls",
    What.CALLS: "Numbers of calls",
    What.MESSAGES: "Messages",
    What.IMPORTS: "Imports",
    What.LOG: "Words of the audit trail",
    What.BINNED: "Letters in the bin",
    What.APPLICATIONS: "Applications",
    What.CASES: "Cases that are over",
}
_WIDE_ENOUGH = 300  # pixels, so that there are three in a row


def show() -> None:
    """For whoever may say so."""
    if not may(retaining.set_rule):
        return
    found = pieces().look(retaining.outlook)
    with st.expander("How long things are kept", icon=":material/auto_delete:"):
        st.caption(
            "In months; what is left empty is kept for ever. What is about an open promise or complaint stays, "
            "and so does what is on legal hold."
        )
        _rule(found.rule)
        if found.rule.months:
            _switch(found)


def _rule(rule: Retention) -> None:
    kept = {_NAMES[what]: rule.months.get(what) for what in What}
    meanwhile.shown("retention", kept)
    with st.form("retention", border=False):
        with st.container(horizontal=True):
            months = {
                _NAMES[what]: st.number_input(
                    _NAMES[what], 1, LONGEST, rule.months.get(what), key=f"kept-{what}", help=GOES[what][1],
                    placeholder=_placeholder(what), width=_WIDE_ENOUGH,
                )
                for what in What
            }  # fmt: skip
        if st.form_submit_button("Save", key="save-retention"):
            wanted = meanwhile.settled("retention", kept, months)
            if wanted and do(retaining.set_rule, {what: wanted[_NAMES[what]] or 0 for what in What}):
                say("Saved.")
            st.rerun()


def _placeholder(what: What) -> str:
    return f"for ever; {PROPOSED[what]} proposed" if what in PROPOSED else "for ever"


def _switch(found: Outlook) -> None:
    going = in_words(found.going)
    if kept := in_words(found.kept):
        st.markdown(f"On legal hold, and therefore kept: {kept}.")
    if found.rule.acts:
        st.markdown(f"Each night what is older goes; tonight: {going or 'nothing'}.")
        st.button("Switch off", key="retention-off", on_click=_set, args=(False,))
        return
    st.markdown(f"Switched on, this would go tonight, for good: {going or 'nothing'}.")
    st.button("Switch on", key="retention-on", on_click=_set, args=(True,))


def _set(on: bool) -> None:  # as Streamlit passes it on
    if do(retaining.switch, on=on):
        say("Switched on." if on else "Switched off.")
