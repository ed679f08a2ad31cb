"""The outcome of a call that is typed in afterwards, with all that a tap in the hour would have asked for."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.domain.calls.calls import OUTCOMES, Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.services.views import Card
from callprogram.ui.components.calls.cockpit.outcomes import DECLINED
from callprogram.ui.components.words.words import plain

_CHOICES = {
    **{Outcome(each): words for each, words in OUTCOMES.items() if each is not Disposition.DECLINED},
    **{outcome: words for words, outcome in DECLINED.items()},
}


def choose(card: Card, zone: str, label: str) -> Outcome | None:
    """What came of the card's call; none where it was not made."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outcome = st.selectbox(
            label,
            list(_CHOICES),
            index=None,
            format_func=_CHOICES.__getitem__,
            placeholder="Not called",
            key=f"outcome-{card.entry.id}",
        )
        again = st.datetime_input("If they asked for another time", None, step=900, key=f"again-{card.entry.id}")
    told = [each.id for each in card.to_tell if st.checkbox(f"Told them: “{plain(each.text)}”", key=f"told-{each.id}")]
    if outcome is None:
        return None
    if outcome.disposition is Disposition.RESCHEDULED and again:
        return replace(outcome, call_again_at=again.replace(tzinfo=ZoneInfo(zone)))
    return replace(outcome, told=tuple(told)) if outcome.disposition is Disposition.CONNECTED else outcome
