"""Bringing a file in: one question where sample customers are still here, one button, and a way to stop."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.bootstrap import now
from callprogram.domain.customers.imports import Import, ImportProfile, samples_in_words
from callprogram.domain.words.dates import counted
from callprogram.errors import CallprogramError
from callprogram.services.customers import profiles, samples
from callprogram.services.customers.importing import Preview, import_file
from callprogram.ui.components.words.waiting import waiting
from callprogram.ui.session import do, pieces, problem, say

Done = tuple[Import, Preview]
_KEPT = "samples_kept"


def show(file: UploadedFile, seen: Preview, saved: ImportProfile | None) -> None:
    """The button."""
    back = _asks_about_erased(seen)
    label = f"Import {counted(seen.customers, 'customer')}"
    if st.button(label, type="primary", key="main", icon=":material/download_done:"):
        _bring_in(file, seen, saved, bring_back=back)


def _asks_about_erased(seen: Preview) -> bool:
    """Whether those who were erased here and stand in the file again are to come back; nobody does by themselves."""
    count = len(seen.changes.erased)
    if not count:
        return False
    return st.checkbox(f"Bring back {counted(count, 'row')} of people erased here", key="bring-back")


def asks_about_samples(file: UploadedFile) -> bool:
    """The one question before the first real file, which is then compared with whoever is left."""
    there = samples.leaving(pieces().views)
    if not there.customers or st.session_state.get(_KEPT) == file.file_id:
        return False
    st.subheader("Your own customers are coming", anchor=False)
    st.markdown(f"There are {samples_in_words(there)}. They were made up to look around with, and do not come back.")
    with st.container(horizontal=True):
        st.button(
            "Remove the sample customers", type="primary", key="samples-remove", on_click=do, args=(samples.remove,)
        )
        st.button("Keep them", key="samples-keep", on_click=_keep, args=(file.file_id,))
    return True


def done_with(file: UploadedFile) -> Done | None:
    """What the file did, where it was brought in a moment ago and not taken back."""
    kept = next(iter(_done(file.file_id)), None)
    standing = kept and any(each.id == kept[0].id and not each.undone_at for each in pieces().views.imports())
    return kept if standing else None


def _keep(file_id: str) -> None:
    st.session_state[_KEPT] = file_id


def _bring_in(file: UploadedFile, seen: Preview, saved: ImportProfile | None, *, bring_back: bool) -> None:
    """Bring the file in; a click on Cancel stops it, and nothing of it is left behind."""
    try:
        with waiting("Importing", lambda: say("Stopped. Nothing was imported.")) as progress:
            done = import_file(pieces().store, pieces().member, now(), seen.reading, progress, bring_back=bring_back)
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
