"""Everything about one promise: history, comments, another day or wording, telling the customer, withdrawing it."""

from datetime import date

import streamlit as st

from callprogram.bootstrap.files import draft_file
from callprogram.domain.promises.boards import BoardFilter, Show
from callprogram.domain.promises.commitments import UNFINISHED, Commitment, State
from callprogram.domain.promises.steps import IN_WORDS, Step
from callprogram.domain.promises.telling import Draft, draft, mailto
from callprogram.domain.words.dates import in_words
from callprogram.errors import CallprogramError
from callprogram.services.promises import promising, telling
from callprogram.services.views import Promise
from callprogram.ui.components.promises import assigning, new_date, rewording, staying
from callprogram.ui.components.promises.assigning import OPENED
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, here, may, pieces, say


def open_(commitment_id: int) -> None:
    """Show this promise from the next look on, until it is closed."""
    st.session_state[OPENED] = commitment_id


def show(day: date, zone: str) -> None:
    """The promise that was opened, if there is one."""
    opened = st.session_state.get(OPENED)
    if opened is None:
        return
    found = pieces().views.board(BoardFilter(show=Show.ALL, promise=str(opened)), day, 1).promises
    if found:
        dialogs.dialog(_title(found[0]), on_dismiss=_close)(_details)(found[0], day, zone)


def _title(promise: Promise) -> str:
    return plain(promise.customer.name)


def _details(promise: Promise, day: date, zone: str) -> None:
    commitment = promise.commitment
    st.markdown(f"**{plain(commitment.text)}**")
    if commitment.state in {State.LOOSE, State.OPEN}:
        assigning.form(commitment, "details-")
    if commitment.state is State.OPEN:
        new_date.popover(commitment, day, "details-")
        _kept_before(commitment, day, zone)
    if commitment.state in UNFINISHED:
        rewording.popover(commitment)
    if commitment.state is State.KEPT:
        _tell(promise, zone)
    _history(pieces().views.steps(commitment.id), day, zone)
    _comment(commitment.id)
    if commitment.state in UNFINISHED and may(promising.withdraw):
        _withdraw(promise)


def _kept_before(commitment: Commitment, day: date, zone: str) -> None:
    """Kept on a day before today."""
    with st.popover("Kept on another day", type="tertiary"):
        made_on = here(commitment.made_at, zone).date()
        on = day_field("It was kept on", day, earliest=made_on, latest=day, key=f"kept-on-{commitment.id}")
        if st.button("Kept then", key=f"kept-then-{commitment.id}"):
            _done(do(promising.keep, commitment.id, on), "Kept. Now tell the customer.")


def _tell(promise: Promise, zone: str) -> None:
    """A mail in the executive's words, or the next call."""
    key = promise.commitment.id
    begun = draft(promise.customer, promise.commitment, pieces().views.promised_by(key), zone)
    to = st.text_input("To", begun.to, key=f"mail-to-{key}")
    subject = st.text_input("Subject", begun.subject, key=f"mail-subject-{key}")
    body = st.text_area("Text", begun.body, height=220, key=f"mail-body-{key}")
    written = Draft(to.strip(), subject, body)
    with st.container(horizontal=True, gap="xsmall"):
        if pieces().channels and st.button("Send it", key=f"mail-send-{key}", type="primary"):
            _done(do(telling.send, key, written), "It is on its way.")
        st.link_button("In my mail program", mailto(written), icon=":material/mail:")
        _file(written, key)
        if st.button("Tell them in the next call", key=f"next-call-{key}"):
            _done(do(promising.tell_in_next_call, key), "They hear of it in the next call.")
        if st.button("They know", key=f"they-know-{key}"):
            staying.stay(key)
            _done(do(promising.tell, key), "Done.")


def _file(written: Draft, key: int) -> None:
    try:
        content = draft_file(written)
    except CallprogramError as error:
        st.caption(plain(str(error)))
        return
    st.download_button("As a file", content, "told.eml", "message/rfc822", key=f"mail-file-{key}", on_click="ignore")


def _history(steps: tuple[Step, ...], day: date, zone: str) -> None:
    lines = []
    for step in steps:
        at = here(step.at, zone)
        words = f": {plain(step.words)}" if step.words else ""
        lines.append(f"- {in_words(at.date(), day)}, {at:%H:%M} · {plain(step.member)} · {IN_WORDS[step.what]}{words}")
    if lines:
        st.caption("\n".join(lines))


def _comment(commitment_id: int) -> None:
    with st.form(f"comment-{commitment_id}", border=False, clear_on_submit=True):
        words = st.text_input("Say something about it", key=f"comment-words-{commitment_id}")
        if st.form_submit_button("Add", key=f"comment-add-{commitment_id}"):
            _done(do(promising.comment, commitment_id, words), "Added to its history.")


def _withdraw(promise: Promise) -> None:
    commitment = promise.commitment
    with st.form(f"withdraw-{commitment.id}", border=False):
        why = st.text_input("Or withdraw it, because", key=f"withdraw-why-{commitment.id}")
        if st.form_submit_button("Withdraw", key=f"withdraw-now-{commitment.id}"):
            _done(do(promising.withdraw, commitment.id, why), "Withdrawn.")


def _done(result: object, words: str) -> None:
    if result:
        say(words)
        _close()
    st.rerun()


def _close() -> None:
    st.session_state.pop(OPENED, None)
