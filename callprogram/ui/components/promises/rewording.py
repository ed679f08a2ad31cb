"""Other words for a promise, and the old ones back for a while."""

import streamlit as st

from callprogram.domain.promises.commitments import Commitment
from callprogram.services.promises import promising
from callprogram.ui.components.promises import staying, undoing
from callprogram.ui.components.promises.assigning import OPENED
from callprogram.ui.components.words import meanwhile
from callprogram.ui.session import do, say


def popover(commitment: Commitment) -> None:
    """A button that opens the form."""
    key = f"reword-{commitment.id}"
    with st.popover("Reword", icon=":material/edit:", key=key), st.form(f"{key}-form", border=False):
        text = st.text_input("What was promised", commitment.text, key=f"reword-text-{commitment.id}")
        seen = meanwhile.last_seen(key, commitment.text)
        if st.form_submit_button("Save", key=f"reword-save-{commitment.id}"):
            if not meanwhile.is_overtaken("Words", seen, commitment.text, text.strip()):
                _reword(commitment, text)
            st.rerun()


def _reword(commitment: Commitment, text: str) -> None:
    staying.stay(commitment.id)
    if after := do(promising.reword, commitment.id, text):
        undoing.offer(after, undoing.Back(promising.reword, (commitment.text,), "The old words are back."))
        st.session_state.pop(OPENED, None)
        say(f"It reads “{after.text}” now.")
