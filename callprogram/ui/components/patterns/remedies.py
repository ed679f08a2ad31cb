"""What was changed because of a cause: written down, and told to its customers by letters that are read first."""

from datetime import timedelta

import streamlit as st

from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.patterns.remedies import Concerned, Remedy, letter_to, not_yet
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import counted, in_words
from callprogram.services.patterns import changing
from callprogram.services.views import RemedyView
from callprogram.ui.components.words import typed, undoing
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, program, say, today, zone

_A_YEAR = timedelta(days=365)


def ask(cause: str) -> None:
    """What was changed because of it, and from which day it holds."""
    key, day = form_key(f"changed-{cause}"), today(zone())
    with (
        st.popover("What was changed…", key=f"open-{key}"),
        st.form(key, border=False),
    ):
        with typed.unsent(About(thing=cause), Part.CHANGE, f"text-{key}"):
            text = st.text_area("What was changed, as its customers will read it", key=f"text-{key}", height=90)
        holds_on = day_field("In force from", day, earliest=day - _A_YEAR, latest=day + _A_YEAR, key=f"day-{key}")
        st.caption("This tells nobody. The letters wait below until you have read them.")
        if st.form_submit_button("Save", key=f"do-{key}"):
            if made := do(changing.change, program(), cause, text, holds_on):
                undoing.offer("Saved.", changing.take_back, made.id)
                typed.sent(About(thing=cause), {Part.CHANGE: text})
                done(f"changed-{cause}")
            st.rerun()


def show(found: tuple[RemedyView, ...]) -> None:
    """What was changed, the latest first, each with the letters that wait."""
    if not found:
        return
    st.subheader("What was changed", anchor=False)
    for view in found:
        with st.container(border=True, gap="xsmall", key=f"remedy-{view.remedy.id}"):
            _remedy(view)


def _remedy(view: RemedyView) -> None:
    remedy, day = view.remedy, today(zone())
    st.markdown(f"**{plain(remedy.text)}**")
    since = in_words(remedy.holds_on, day)
    st.caption(f"{plain(remedy.cause)} · from {since} on · {view.told:,} of {counted(view.of, 'customer')} told")
    for one in view.concerned:
        if one.why_not and one.told_at is None:
            st.caption(f"{plain(one.name)} is left out: {plain(one.why_not)}.")
    if waiting := [each for each in view.concerned if each.waits]:
        _letters(remedy, waiting)
    if not view.told:
        st.button("Take back", key=f"take-back-{remedy.id}", type="tertiary",
                  on_click=do, args=(changing.take_back, remedy.id))  # fmt: skip


def _letters(remedy: Remedy, waiting: list[Concerned]) -> None:
    """The letter to one of them, whoever is chosen, to be read, changed and sent; then to all the others."""
    day, key = today(zone()), f"letter-{remedy.id}"
    names = {each.case.id: f"{each.name}, {each.to}" for each in waiting}
    with st.expander(f"{counted(len(waiting), 'letter')} to read and send", key=f"open-{key}"):
        chosen = st.selectbox("To", list(names), format_func=names.__getitem__, key=f"to-{key}")
        one = next((each for each in waiting if each.case.id == chosen), waiting[0])
        draft = letter_to(one, remedy, _writer(), day)
        subject_key, body_key = f"subject-{key}-{one.case.id}", f"body-{key}-{one.case.id}"
        with typed.unsent(_about(remedy, one.case.id), Part.MAIL_SUBJECT, subject_key, draft.subject):
            subject = st.text_input("Subject", key=subject_key)
        with typed.unsent(_about(remedy, one.case.id), Part.MAIL_BODY, body_key, draft.body):
            body = st.text_area("Text", key=body_key, height=260)
        if early := not_yet(remedy, day):
            st.caption(early)
        with st.container(horizontal=True):
            letter = Draft(one.to, subject, body)
            st.button(f"Send to {plain(one.name)}", key=f"send-{key}", type="primary", disabled=bool(early),
                      on_click=_send, args=(remedy, [(one.case.id, letter)]))  # fmt: skip
            if len(waiting) > 1:
                every = [(each.case.id, letter_to(each, remedy, _writer(), day)) for each in waiting]
                st.button(f"Send all {len(every)} as drafted", key=f"all-{key}", disabled=bool(early),
                          on_click=_send, args=(remedy, every))  # fmt: skip


def _about(remedy: Remedy, case_id: int) -> About:
    return About(case_id, thing=f"remedy {remedy.id}")


def _writer() -> str:
    """Who signs: whoever is at the screen by name, else the executive."""
    me = pieces().member
    return me.name if me.id else program().executive_name


def _send(remedy: Remedy, letters: list[tuple[int, Draft]]) -> None:
    if sent := do(changing.tell, program(), remedy.id, letters):
        for case_id, one in letters:
            typed.sent(_about(remedy, case_id), {Part.MAIL_SUBJECT: one.subject, Part.MAIL_BODY: one.body})
        say(f"{counted(len(sent), 'letter')} on the way.")
