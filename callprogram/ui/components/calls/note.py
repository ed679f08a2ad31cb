"""The note that saves while one types (Streamlit's components v2), and its part for the executive alone."""

from functools import partial
from pathlib import Path

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.notes import Typed
from callprogram.errors import CallprogramError
from callprogram.services.act import act
from callprogram.services.calls import noting
from callprogram.services.views import Card
from callprogram.ui.components.calls import hour_header
from callprogram.ui.session import pieces

_HERE = Path(__file__).parent
_HEARD = "note-heard"
_PARTS = {"note": noting.write, "private": noting.write_privately}
_component = st.components.v2.component(
    "callprogram_note",
    html=(_HERE / "note.html").read_text(encoding="utf-8"),
    css=(_HERE / "note.css").read_text(encoding="utf-8"),
    js=(_HERE / "note.js").read_text(encoding="utf-8"),
)


@st.fragment
def show(card: Card, questions: tuple[str, ...] = ()) -> None:
    """The note of this entry's call; what it calls saved is in the database."""
    hour_header.turn_the_page()
    views, entry_id = pieces().views, card.entry.id
    private = views.private_note(entry_id) if views.hears_in_private(entry_id) else None
    _show(entry_id, {"note": views.note(entry_id), "private": private}, questions)


@st.fragment
def bring_back() -> None:
    """Nothing to see: what a browser could not send any more is sent once it looks at a page again."""
    _show(None, {"note": None, "private": None}, ())


def _show(entry_id: int | None, saved: dict[str, str | None], questions: tuple[str, ...]) -> None:
    key = f"note-{entry_id or 'left'}"
    _component(
        key=key,
        data={"entry": entry_id, "saved": saved, "questions": questions, "heard": st.session_state.get(_HEARD)},
        default={"typed": None},
        on_typed_change=partial(_keep, key),
    )


def _keep(key: str) -> None:
    if typed := st.session_state[key].get("typed"):
        heard = {note["copy"]: _kept(note) for note in typed["notes"]}
        st.session_state[_HEARD] = {"id": typed["id"], "notes": heard}


def _kept(note: dict[str, str]) -> dict[str, object]:
    typed = Typed(str(note["text"]), str(note["base"]), str(note["writer"]))
    try:
        both = act(pieces().store, pieces().member, now(), _PARTS[note["part"]], int(note["entry"]), typed)
    except CallprogramError as error:
        return {"refused": str(error)}
    return {"text": note["text"], "conflict": both.conflict}
