"""The note that saves while one types (Streamlit's components v2)."""

from functools import partial
from pathlib import Path

import streamlit as st

from callprogram.services import calling
from callprogram.services.views import Card
from callprogram.ui.session import do, pieces

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "callprogram_note",
    html='<textarea aria-label="Note" rows="3"></textarea><p role="status"></p>',
    css=(_HERE / "note.css").read_text(encoding="utf-8"),
    js=(_HERE / "note.js").read_text(encoding="utf-8"),
)


@st.fragment
def show(card: Card) -> None:
    """The note of this entry's call; what it calls saved is in the database."""
    key = f"note-{card.entry.id}"
    saved = pieces().views.note(card.entry.id)
    _component(
        key=key,
        data={"saved": saved, "entry": card.entry.id, "placeholder": "Saved while you type"},
        default={"typed": None},
        on_typed_change=partial(_save, card.entry.id, key),
    )


def _save(entry_id: int, key: str) -> None:
    if typed := st.session_state[key].get("typed"):
        do(calling.write_note, entry_id, str(typed["text"]))
