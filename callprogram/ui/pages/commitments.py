"""Commitments: what was promised, who keeps it, until when."""

from datetime import timedelta

import streamlit as st

from callprogram.domain.commitments import State, overdue
from callprogram.services.views import Promise
from callprogram.ui.components import promise_card, tasks
from callprogram.ui.session import pieces, today
from callprogram.ui.session import zone as zone_here

_OPEN, _DUE, _OVERDUE, _ALL = "Open", "Due this week", "Overdue", "All"
zone = zone_here()
day = today(zone)


def main() -> None:
    """The promises of the chosen kind, the most urgent first."""
    st.title("Commitments")
    tasks.show()
    kind = st.segmented_control(
        "Which", [_OPEN, _DUE, _OVERDUE, _ALL], default=_OPEN, key="kind", label_visibility="collapsed"
    )
    found = [each for each in pieces().views.promises(unfinished=kind != _ALL) if _wanted(each, kind or _OPEN)]
    if not found:
        st.info("Nothing here. A promise made in a call is kept here until the customer has been told.")
    for promise in found:
        promise_card.show(promise, day, zone)


def _wanted(promise: Promise, kind: str) -> bool:
    due_on = promise.commitment.due_on
    if kind == _OVERDUE:
        return overdue(promise.commitment, day)
    if kind == _DUE:
        return promise.commitment.state is State.OPEN and due_on is not None and due_on <= day + timedelta(days=7)
    return True


main()
