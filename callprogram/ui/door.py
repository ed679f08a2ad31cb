"""The door: without sign-in the app is one person's, on this machine, unless somebody says otherwise."""

import sys

import streamlit as st
from streamlit import config

from callprogram.errors import CallprogramError
from callprogram.network import is_this_machine
from callprogram.settings import read_settings

_REFUSAL = (
    "callprogram will not listen on {address} for everybody: set up sign-in in .streamlit/secrets.toml (see the "
    "README), or set CALLPROGRAM_WITHOUT_SIGN_IN=yes where another door is in front of it."
)


def is_open() -> bool:
    """Whether anybody may come to the door: there is sign-in behind it, or somebody said that it needs none."""
    return has_sign_in() or read_settings().without_sign_in


def has_sign_in() -> bool:
    """Whether people sign in: an [auth] section in Streamlit's secrets."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def leave_unless_closed_or_signed_in() -> None:
    """End the process, with a sentence, where it was told to listen on another address without sign-in."""
    address = config.get_option("server.address") or "every address"
    try:
        if not is_this_machine(address) and not is_open():
            sys.exit(_REFUSAL.format(address=address))
    except CallprogramError as error:
        sys.exit(str(error))
