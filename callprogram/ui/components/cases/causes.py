"""The cause of a case: a word of those in use, or a new one."""

import streamlit as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.program.call_hour import Program
from callprogram.services.patterns import naming_causes
from callprogram.ui.session import do, pieces


def show(case: Case, here: Program) -> None:
    """The cause, chosen or typed; kept as soon as it is, and taken back by clearing it."""
    named = ", ".join(case.causes)
    options = list(dict.fromkeys(filter(None, (named, *pieces().views.causes()))))
    key = f"cause-{case.id}-{named}"
    st.session_state.setdefault(key, named or None)  # only what begins as nothing can be cleared
    st.selectbox(
        "Cause",
        options,
        index=None,
        accept_new_options=True,
        placeholder="Why, in a word",
        key=key,
        on_change=_name,
        args=(case, here, key),
    )


def _name(case: Case, here: Program, key: str) -> None:
    named = st.session_state[key]
    if do(naming_causes.name_causes, here, case.id, [named] if named else []) is None:
        st.session_state[key] = ", ".join(case.causes) or None
