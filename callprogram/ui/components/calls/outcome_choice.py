"""The outcome of a call that is typed in afterwards, with all that a tap in the hour would have asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

import streamlit as st

from callprogram.domain.calls.calls import OUTCOMES, Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.services.views import Card
from callprogram.ui.components.calls.cockpit.outcomes import DECLINED
from callprogram.ui.components.words.days import moment_or_none
from callprogram.ui.components.words.words import plain

_CHOICES = {
    **{Outcome(each): words for each, words in OUTCOMES.items() if each is not Disposition.DECLINED},
    **{outcome: words for words, outcome in DECLINED.items()},
}


def choose(card: Card, zone: str, label: str) -> Outcome | None:
    """What came of the card's call, in a form, which asks for everything at once; none where it was not made."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        outcome = which(card, label)
        again = _again(card)
    told = _told(card)
    return _with(outcome, zone, again, told) if outcome else None


def which(card: Card, label: str, label_visibility: Literal["visible", "collapsed"] = "visible") -> Outcome | None:
    """The outcome alone."""
    return st.selectbox(
        label,
        list(_CHOICES),
        index=None,
        format_func=_CHOICES.__getitem__,
        placeholder="Not called",
        key=f"outcome-{card.entry.id}",
        label_visibility=label_visibility,
    )


def complete(card: Card, zone: str, outcome: Outcome) -> Outcome:
    """The outcome with what only it asks for: another time, or what they were told."""
    again = _again(card) if outcome.disposition is Disposition.RESCHEDULED else None
    told = _told(card) if outcome.disposition is Disposition.CONNECTED else []
    return _with(outcome, zone, again, told)


def _again(card: Card) -> datetime | None:
    return moment_or_none("If they asked for another time", key=f"again-{card.entry.id}")


def _told(card: Card) -> list[int]:
    return [each.id for each in card.to_tell if st.checkbox(f"Told them: “{plain(each.text)}”", key=f"told-{each.id}")]


def _with(outcome: Outcome, zone: str, again: datetime | None, told: Sequence[int]) -> Outcome:
    if outcome.disposition is Disposition.RESCHEDULED and again:
        return replace(outcome, call_again_at=again.replace(tzinfo=ZoneInfo(zone)))
    return replace(outcome, told=tuple(told)) if outcome.disposition is Disposition.CONNECTED else outcome
