"""Two people who change the same thing: what each set is kept, and where they set the same, both are shown."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any, TypeVar

import streamlit as st

from callprogram.ui.session import problem

V = TypeVar("V")
_SHOWN, _SEEN = "shown", "seen"
_OVER = "Somebody else has changed this meanwhile. {}. Save again to put yours in its place."


def shown(form: str, kept: Mapping[str, object]) -> None:
    """Remember what somebody begins to change in this form, by its fields."""
    st.session_state.setdefault(f"{_SHOWN}-{form}", dict(kept))


def settled(
    form: str,
    kept: Mapping[str, V],
    typed: Mapping[str, V],
    labels: Mapping[str, str] | None = None,
    words: Mapping[str, Callable[[Any], str]] | None = None,
) -> dict[str, V] | None:
    """What is to be kept: what was typed, and what others have set meanwhile where nothing was.

    None where both have set the same field to something else: that is said, and the next press is over theirs. A field
    that is not called as on the screen has its label in `labels`, one that does not read so how it does in `words`.
    """
    began: Mapping[str, V] = st.session_state.get(f"{_SHOWN}-{form}", kept)
    mine = {name for name in typed if typed[name] != began.get(name)}
    both = {name for name in mine if kept[name] != typed[name] and kept[name] != began.get(name)}
    st.session_state[f"{_SHOWN}-{form}"] = {**began, **{name: kept[name] for name in both}}
    if both:
        named = ((name, (labels or {}).get(name, name), (words or {}).get(name, _said)) for name in sorted(both))
        theirs = "; ".join(f"{label}: “{say(kept[name])}”, yours: “{say(typed[name])}”" for name, label, say in named)
        problem(_OVER.format(theirs))
        return None
    st.session_state.pop(f"{_SHOWN}-{form}")
    return {name: typed[name] if name in mine else kept[name] for name in typed}


def last_seen(form: str, kept: V) -> V:
    """What was kept at the last look, beside a form that sets it with a reason; at the next one it is what is now."""
    seen: V = st.session_state.get(f"{_SEEN}-{form}", kept)
    st.session_state[f"{_SEEN}-{form}"] = kept
    return seen


def is_overtaken(label: str, seen: V, kept: V, typed: V) -> bool:
    """Whether somebody else has set this since the last look; both are said, and the next press is over theirs."""
    if kept in (seen, typed):
        return False
    problem(_OVER.format(f"{label}: “{_said(kept)}”, yours: “{_said(typed)}”"))
    return True


def _said(value: object) -> str:
    if value is None or value in ("", ()):
        return "nothing"
    match value:
        case bool():
            return "yes" if value else "no"
        case time():
            return f"{value:%H:%M}"
        case tuple():
            return ", ".join(map(_said, value))
        case Mapping():
            return ", ".join(f"{name} {_said(each)}" for name, each in value.items())
    return str(value)
