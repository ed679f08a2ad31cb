"""The note that saves while one types (Streamlit's components v2), and its part for the executive alone."""

from functools import partial
from pathlib import Path

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.notes import Typed
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.calls import noting
from callprogram.services.people import recording
from callprogram.services.views import Card
from callprogram.ui.components.words.own import SHARED, component
from callprogram.ui.session import do, is_first_look, pieces

_HERE = Path(__file__).parent
_HEARD, _KEY = "note-heard", "notes-left"
_PARTS = {"note": noting.write, "private": noting.write_privately}
FILES = (_HERE / "caret.js", _HERE / "note.js")
_component = component("notes_left", SHARED / "standing.js", *FILES, _HERE / "notes_left.js")


@st.fragment
def bring_back() -> None:
    """Nothing to see: what a browser could not send any more is sent once it looks at a page again."""
    _component(key=_KEY, data={"notes": heard()}, default={"typed": None}, on_typed_change=partial(keep, _KEY))


def saved(card: Card) -> dict[str, str | None]:
    """The note of this entry's call as it is kept, and its part for the executive alone, where the reader is that."""
    views, entry_id = pieces().views, card.entry.id
    private = views.private_note(entry_id) if views.hears_in_private(entry_id) else None
    if private:
        _record(entry_id)
    return {"note": card.call.note if card.call else "", "private": private}


def _record(entry_id: int) -> None:
    """That the private part was looked at, once for each window."""
    if is_first_look(f"note {entry_id}"):
        do(recording.looked_privately, entry_id)


def heard() -> dict[str, object] | None:
    """What became of the notes that were sent last."""
    found: dict[str, object] | None = st.session_state.get(_HEARD)
    return found


def keep(key: str) -> None:
    """Keep what the component of this key has sent; what it calls saved then is in the database."""
    if typed := st.session_state[key].get("typed"):
        kept = {note["copy"]: _kept(note) for note in typed["notes"]}
        st.session_state[_HEARD] = {"id": typed["id"], "notes": kept}


def _kept(note: dict[str, str]) -> dict[str, object]:
    typed = Typed(str(note["text"]), str(note["base"]), str(note["writer"]))
    try:
        both = act(pieces().store, pieces().member, now(), _PARTS[note["part"]], int(note["entry"]), typed)
    except CallprogramError as error:
        return {"refused": str(error)}
    return {"text": note["text"], "conflict": both.conflict}
