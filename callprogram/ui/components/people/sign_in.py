"""Before somebody is known: signing in, or whom to ask."""

from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import app, now
from callprogram.bootstrap.questions import vouched
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.people.sign_in import LASTS, signed_in_for
from callprogram.services.people import recording
from callprogram.ui.components.words.words import plain
from callprogram.ui.door import has_sign_in
from callprogram.ui.session import sign_out

_ON_RECORD = "turned-away"


def show() -> None:
    """A button to sign in; who has signed in and is nobody's member is told whom to ask."""
    st.title("callprogram")
    if not st.user.get("is_logged_in"):
        _offer("An hour a week with your customers.")
        return
    if LASTS < signed_in_for(st.user.to_dict(), now()) < timedelta.max:
        _offer("You have not signed in for a while; please do so again.")
        return
    _record(str(st.user.get("email") or ""))
    email = plain(str(st.user.get("email") or "somebody without an address"))
    address = vouched(app(), st.user.to_dict())
    if address and app().views.member(address):
        st.info(
            f"You are signed in as {email}, but this sign-in was ended, or another account has come with this address "
            "before. Sign out and in again; if that does not help, tell whoever looks after callprogram here."
        )
    elif address:
        st.info(f"You are signed in as {email}. {_whom_to_ask()}")
    else:
        st.info(
            f"You are signed in as {email}, but its provider does not say that it has checked this address, or when. "
            "Sign out and in again; if that does not help, tell whoever looks after callprogram here."
        )
    st.button("Sign out", key="sign-out", on_click=sign_out)


def _offer(words: str) -> None:
    st.markdown(words)
    for provider in _providers():
        label = f"Sign in with {provider.capitalize()}" if provider else "Sign in"
        st.button(label, type="primary", key=f"main-{provider}", on_click=st.login, args=(provider or None,))


def _record(address: str) -> None:
    """That somebody was not let in, once for each look of theirs."""
    if not st.session_state.get(_ON_RECORD):
        st.session_state[_ON_RECORD] = True
        app().acting(CALLPROGRAM).act(recording.turned_away, address)


def _whom_to_ask() -> str:
    """Whom to ask; nobody is named to somebody unknown."""
    if app().views.members():
        return "Nobody has added you yet. Ask whoever looks after callprogram in your company."
    return "Nobody is a member yet; on the server, run: callprogram members add EMAIL --name NAME --role admin."


def _providers() -> list[str]:
    """The named providers in the secrets; one without a name where there are none."""
    sections = st.secrets["auth"] if has_sign_in() else {}
    return [name for name, value in sections.items() if hasattr(value, "keys") and name != "client_kwargs"] or [""]
