"""Texts that save while one types: notes of calls and answers to cases (Streamlit's components v2)."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.notes import Merged, Typed
from callprogram.domain.cases.unsent import Part
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.calls import noting
from callprogram.services.letters import writing_answers
from callprogram.ui.components.words.own import SHARED, component
from callprogram.ui.session import pieces

_HEARD, _KEY = "note-heard", "notes-left"
FILES = (SHARED / "caret.js", SHARED / "note.js")
# What keeps each kind of text, by the row that it is about; and which part of it that is.
_PARTS: Mapping[str, tuple[Callable[..., Merged], *tuple[Part, ...]]] = {
    "note": (noting.write,),
    "private": (noting.write_privately,),
    **{str(part): (writing_answers.write, part) for part in (Part.TO, Part.SUBJECT, Part.BODY)},
}
_component = component("notes_left", SHARED / "standing.js", *FILES, SHARED / "notes_left.js")


@st.fragment
def bring_back() -> None:
    """Nothing to see: what a browser could not send any more is sent once it looks at a page again."""
    _component(key=_KEY, data={"notes": heard()}, default={"typed": None}, on_typed_change=partial(keep, _KEY))


def heard() -> dict[str, object] | None:
    """What became of the texts that were sent last."""
    found: dict[str, object] | None = st.session_state.get(_HEARD)
    return found


def keep(key: str) -> None:
    """Keep what the component of this key has sent; what it calls saved then is in the database."""
    if typed := st.session_state[key].get("typed"):
        kept = {note["copy"]: _kept(note) for note in typed["notes"]}
        st.session_state[_HEARD] = {"id": typed["id"], "notes": kept}


def _kept(note: Mapping[str, str]) -> dict[str, object]:
    typed = Typed(str(note["text"]), str(note["base"]), str(note["writer"]))
    service, *of_it = _PARTS[note["part"]]
    try:
        both = act(pieces().store, pieces().member, now(), service, int(note["entry"]), typed, *of_it)
    except CallprogramError as error:
        return {"refused": str(error)}
    return {"text": note["text"], "conflict": both.conflict}
