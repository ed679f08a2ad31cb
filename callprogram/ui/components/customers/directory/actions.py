"""What is done with several customers at once: asked where it needs a word, said, and undone in one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.words.dates import counted, in_words
from callprogram.services.customers import several
from callprogram.services.customers.several import Together
from callprogram.services.lists import next_list
from callprogram.services.lists.next_list import PutOn
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.days import day_field, hour_in_words
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, problem, program, today, zone

_ASKED, _DONE, _KEY = "directory-asked", "directory-done", "several"
_WEEKS, _NAMED = 4, 3


@dataclass(frozen=True)
class _Done:
    """What was done with several, in words, and what takes it back."""

    words: str
    what: Together | PutOn


def said() -> str:
    """What was done last, while it can be undone here."""
    last = st.session_state.get(_DONE)
    return last.words if last else ""


def begin(what: str, customers: Sequence[int]) -> None:
    """Put on the next list at once; everything else is asked first."""
    if what == "put-on":
        put_on(customers)
    else:
        st.session_state[_ASKED] = (what, tuple(customers))


def put_on(customers: Sequence[int]) -> None:
    """Put these on the next list that is not signed off."""
    week = pieces().views.week_due(program(), now())
    if put := do(next_list.put_on, program(), week, customers):
        _keep(_Done(f"{_named(put.customers)} put on the list of {hour_in_words(program(), put.week)}", put))
        if put.refused:
            problem(" ".join(put.refused))


def undo() -> None:
    """The last thing that was done here taken back."""
    last = st.session_state.pop(_DONE, None)
    if last and isinstance(last.what, PutOn):
        do(next_list.take_off_again, program(), last.what)
    elif last:
        do(several.take_back, last.what)


def ask() -> None:
    """The question that is open, if there is one."""
    what, customers = st.session_state.get(_ASKED, ("", ()))
    if what in _QUESTIONS:
        title, question = _QUESTIONS[what]
        dialogs.dialog(title, on_dismiss=_close)(question)(customers)


def _snooze(customers: tuple[int, ...]) -> None:
    day = today(zone())
    later, tomorrow = (day + each for each in (timedelta(weeks=_WEEKS), timedelta(days=1)))
    with st.form(_key("snooze"), border=False):
        until = day_field("Do not call before", later, key=_key("until"), earliest=tomorrow)
        why = _why("They are in the middle of a move")
        if st.form_submit_button(f"Snooze {counted(len(customers), 'customer')}", type="primary", key=_key("now")):
            together = do(several.snooze, customers, until, why, day)
            _answer(together, lambda: f"{_named(customers)} snoozed until {in_words(until, day)}")


def _owner(customers: tuple[int, ...]) -> None:
    st.markdown(plain(f"{_named(customers)}. No export changes it until somebody lifts it."))
    with st.form(_key("change"), border=False):
        owner = st.selectbox("Account owner from now on", pieces().views.owners(), index=None, accept_new_options=True,
                             placeholder="A name or an email", key=_key("owner"))  # fmt: skip
        why = _why("Tom is on leave until March")
        if st.form_submit_button("Change owner", type="primary", key=_key("now")):
            together = do(several.change_owner, customers, owner or "", why)
            _answer(together, lambda: f"{_named(customers)} now with {owner}")


def _forbid(customers: tuple[int, ...]) -> None:
    st.markdown(plain(f"{_named(customers)}: nobody calls them again, until somebody lifts it on their page."))
    st.caption("For a while, snooze them instead.")
    with st.form(_key("forbid"), border=False):
        why = _why("They asked never to be called")
        if st.form_submit_button(f"Never call {counted(len(customers), 'customer')}", type="primary", key=_key("now")):
            together = do(several.forbid_calls, customers, why)
            _answer(together, lambda: f"{_named(customers)} not to be called")


def _why(placeholder: str) -> str:
    return st.text_input("Reason", key=_key("why"), placeholder=placeholder)


def _answer(together: Together | None, words: Callable[[], str]) -> None:
    if together:
        _keep(_Done(words(), together))
        done(_KEY)
        _close()
    st.rerun()


def _keep(what: _Done) -> None:
    st.session_state[_DONE] = what


def _close() -> None:
    st.session_state.pop(_ASKED, None)


def _named(ids: Sequence[int]) -> str:
    """`Alder and Birch`; of many the first, and how many there are."""
    names = [each.name for each in pieces().views.customers_with(list(ids)[:_NAMED])]
    more = len(ids) - len(names)
    parts = [*names, *([counted(more, "other")] if more else [])]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _key(what: str) -> str:
    return f"{what}-{form_key(_KEY)}"


_QUESTIONS: dict[str, tuple[str, Callable[[tuple[int, ...]], None]]] = {
    "snooze": ("Snooze", _snooze),
    "owner": ("Change owner", _owner),
    "forbid": ("Never call again?", _forbid),
}
