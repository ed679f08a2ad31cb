"""Two people who change the same thing: what each set is kept, and where they set the same, both are shown."""

from collections.abc import Mapping

import streamlit as st

from callprogram.ui.session import problem

Fields = Mapping[str, str]
_SHOWN = "shown"


def shown(form: str, kept: Fields) -> None:
    """Remember what somebody begins to change in this form, by the labels of its fields."""
    st.session_state.setdefault(f"{_SHOWN}-{form}", dict(kept))


def settled(form: str, kept: Fields, typed: Fields) -> Fields | None:
    """What is to be kept: what was typed, and what others have set meanwhile where nothing was.

    None where both have set the same field to something else: that is said, and the next press is over theirs.
    """
    began: Fields = st.session_state.get(f"{_SHOWN}-{form}", kept)
    mine = {name for name in typed if typed[name] != began.get(name)}
    both = {name for name in mine if kept[name] not in {began.get(name), typed[name]}}
    st.session_state[f"{_SHOWN}-{form}"] = {**began, **{name: kept[name] for name in both}}
    if both:
        theirs = "; ".join(f"{name}: “{kept[name]}”, yours: “{typed[name]}”" for name in sorted(both))
        problem(f"Somebody else has changed this meanwhile. {theirs}. Save again to put yours in its place.")
        return None
    st.session_state.pop(f"{_SHOWN}-{form}")
    return {name: typed[name] if name in mine else kept[name] for name in typed}
