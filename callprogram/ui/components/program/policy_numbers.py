"""The numbers of a policy in groups, and in a sentence each what more or less of it does."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from callprogram.domain.program.policies import Policy

_WIDTH = 300  # pixels


@dataclass(frozen=True)
class _Number:
    """One number: its field, what it is called, and what more or less of it does."""

    name: str
    label: str
    does: str


_GROUPS: Mapping[str, tuple[_Number, ...]] = {
    "How often the same customer": (
        _Number("minimum_gap_weeks", "Weeks between two calls", "More: more different customers, each less often."),
        _Number("tried_gap_weeks", "Weeks after an unanswered call", "More: others come first for longer."),
    ),
    "What counts": (
        _Number("renewal_days", "Days before a renewal", "More: renewals are on lists earlier, and more of them."),
        _Number("new_days", "Days for which a customer is new", "More: more customers count as new, for longer."),
        _Number("risk_below_health", "At risk below this health", "More: more customers count as at risk."),
        _Number("risk_from_cases", "At risk from this many open cases", "Less: fewer open cases are enough."),
        _Number("risk_until_nps", "At risk up to this rating of 10", "More: higher ratings count as at risk."),
    ),
    "Who may fill a list": (
        _Number("escalations", "Complaints on a list at most", "More: complaints are called sooner, others wait."),
        _Number("promise_share", "% for promises at most", "More: customers hear sooner what was kept; others wait."),
        _Number("own_promise_share", "% for the executive's own promises", "The same for what the executive promised."),
        _Number("owner_share", "% for one account owner at most", "Less: lists are spread over more account owners."),
        _Number("segment_share", "% for one segment at most", "Less: lists are spread over more segments."),
    ),
    "What decides between two": (
        _Number("value_weight", "Weight of revenue", "More: large customers win; 0 looks at nobody's revenue."),
        _Number("waiting_weight", "Weight of waiting", "More: whoever has waited longest wins."),
    ),
}


def show(policy: Policy) -> Policy:
    """The policy with every number as somebody has set it."""
    found: dict[str, Any] = {}
    for title, numbers in _GROUPS.items():
        st.markdown(f"**{title}**")
        for number in numbers:
            found[number.name] = _one(number, getattr(policy, number.name))
    return replace(policy, **found)


def _one(number: _Number, now: int) -> int:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=_WIDTH):
            found = st.number_input(number.label, 0, 520, now, key=f"number-{number.name}")
        st.caption(number.does, width="stretch")
    return int(found)
