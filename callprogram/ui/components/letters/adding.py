"""Letters brought in by hand: files that are dropped, or what somebody said or wrote."""

from collections.abc import Iterable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.bootstrap import app, now
from callprogram.bootstrap.letters import letters_in, typed_letter
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.letters.letters import Channel
from callprogram.domain.words.dates import counted
from callprogram.errors import CallprogramError
from callprogram.services.letters import bringing, taking_in
from callprogram.ui.components.words import dialogs, typed
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, problem, say

_ASKED = "add-letters"
_WAYS = {
    Channel.PAPER: "By letter",
    Channel.PHONE: "By telephone",
    Channel.IN_PERSON: "In person",
    Channel.POST: "In public, as a post",
    Channel.MAIL: "By mail, pasted",
}


def button() -> None:
    """What asks for letters."""
    st.button("Add letters", key="add-a-letter", icon=":material/add:", on_click=dialogs.open_about, args=(_ASKED, 0))


def ask() -> None:
    """Files, or words, as long as they are asked for."""
    if dialogs.opened() == (_ASKED, 0):
        dialogs.show("Add letters", _ask)


def _ask() -> None:
    files = st.file_uploader(
        "Drop mails here", accept_multiple_files=True, key="letters", help="Mails (.eml, .msg) and mailboxes (.mbox)."
    )
    if files and st.button("Add them", type="primary", key="add-letters"):
        _take(files)
        _close()
    with st.expander("Or type in what somebody said or wrote"), st.form("typed-letter", border=False):
        key = form_key("typed-letter")
        with typed.unsent(About(), Part.WHO, f"who-{key}"):
            who = st.text_input("Who", placeholder="Renee Maddox <renee@example.com>", key=f"who-{key}")
        with typed.unsent(About(), Part.SAID, f"said-{key}"):
            text = st.text_area("What they say", key=f"said-{key}")
        way = st.selectbox("How it came", tuple(_WAYS), format_func=_WAYS.__getitem__)
        if st.form_submit_button("Add it"):
            _type_in(who, text, way)
            _close()


def _close() -> None:
    dialogs.close()
    st.rerun()


def _take(files: Iterable[UploadedFile]) -> None:
    found = ((file.name, each) for file in files for each in letters_in(file.getvalue()))
    here, ours = pieces(), app().settings.desk_from
    try:
        brought = list(bringing.bring(here.store, here.member, now(), found, Channel.MAIL, desk_from=ours))
    except CallprogramError as error:
        problem(str(error))
        return
    if refused := [f"{each.file}: {each.refused}" for each in brought if each.refused]:
        problem(plain(" ".join(refused)))
    already = [bool(each.taken.already) for each in brought if each.taken]
    if already:
        known = sum(already)
        say(f"{counted(len(already) - known, 'letter')} added" + (f", {known} known already." if known else "."))


def _type_in(who: str, text: str, way: Channel) -> None:
    if not (who.strip() and text.strip()):
        problem("Say who it was and what they say.")
        return
    found = typed_letter(text, who, "")
    if do(taking_in.take_in, found.mail, found.content, now(), way):
        typed.sent(About(), {Part.WHO: who, Part.SAID: text})
        done("typed-letter")
        say("Added.")
