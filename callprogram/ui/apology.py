"""What a person sees when something unexpected happens: no traceback, but a reference to it."""

import logging
import secrets

import streamlit as st
from streamlit.errors import FragmentHandledException

from callprogram.errors import CallprogramError, DatabaseGoneError
from callprogram.ui.components.words.words import plain

_log = logging.getLogger("callprogram")


def apologise(error: Exception) -> bool:
    """Say what a person can mend, but for what a fragment has said; log anything else, and say where."""
    if isinstance(error, FragmentHandledException):
        return True
    if isinstance(error, CallprogramError):
        st.error(plain(str(error)), icon=":material/error:")
        return True
    reference = secrets.token_hex(4)
    _log.error("unexpected on a page, reference %s", reference, exc_info=error)
    if gone := _database_gone(error):
        st.error(plain(str(gone)), icon=":material/error:")
        return True
    st.error(
        f"Something went wrong on our side, and nothing was changed. Reload the page; if it happens again, pass on "
        f"the reference **{reference}**.",
        icon=":material/error:",
    )
    return True


def _database_gone(error: BaseException | None) -> DatabaseGoneError | None:
    """That the database went away, where something else failed because of it."""
    while error is not None:
        if isinstance(error, DatabaseGoneError):
            return error
        error = error.__cause__ or error.__context__
    return None
