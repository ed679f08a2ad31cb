"""Bringing a file in: one button, one question where sample customers are still here, and a way to stop."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.bootstrap import now
from callprogram.domain.customers.imports import Import, ImportProfile, Samples, samples_in_words
from callprogram.domain.words.dates import counted
from callprogram.errors import CallprogramError
from callprogram.services.customers import profiles, samples
from callprogram.services.customers.importing import Preview, import_file
from callprogram.ui.components.words.waiting import waiting
from callprogram.ui.session import do, pieces, problem, say

Done = tuple[Import, Preview]


def show(file: UploadedFile, seen: Preview, saved: ImportProfile | None, read: Callable[[], Preview]) -> None:
    """The button; `read` reads the file once more, for which sample customers have left."""
    there = samples.leaving(pieces().views)
    leave = bool(there.customers) and _ask(there)
    label = f"Import {counted(seen.customers, 'customer')}"
    if st.button(label, type="primary", key="main", icon=":material/download_done:"):
        if leave and do(samples.remove) is None:
            st.rerun()
        _bring_in(file, read() if leave else seen, saved)


def done_with(file: UploadedFile) -> Done | None:
    """What the file did, where it was brought in a moment ago and not taken back."""
    kept = next(iter(_done(file.file_id)), None)
    standing = kept and any(each.id == kept[0].id and not each.undone_at for each in pieces().views.imports())
    return kept if standing else None


def _ask(there: Samples) -> bool:
    words = f"Remove the {samples_in_words(there)}: they were made up, and do not come back."
    return st.checkbox(words, value=True, key="samples-leave")


def _bring_in(file: UploadedFile, seen: Preview, saved: ImportProfile | None) -> None:
    """Bring the file in; a click on Cancel stops it, and nothing of it is left behind."""
    try:
        with waiting("Importing", lambda: say("Stopped. Nothing was imported.")) as progress:
            done = import_file(pieces().store, pieces().member, now(), seen.reading, progress)
    except CallprogramError as error:
        problem(str(error))
        st.rerun()
    if saved:
        do(profiles.note_use, saved.name)
    _done(file.file_id)[:] = [done]
    st.rerun()


# What was read may wait in temporary files, so it is kept and not copied, for as long as the file is on the page.
@st.cache_resource(max_entries=4, show_spinner=False)
def _done(file_id: str) -> list[Done]:
    del file_id
    return []
