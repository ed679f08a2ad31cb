"""The door: without sign-in the app is one person's, on this machine, unless somebody says otherwise."""

import json
import sys
from collections import Counter
from collections.abc import Mapping

import streamlit as st
from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from callprogram.bootstrap import app
from callprogram.bootstrap.questions import signed_in
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


def is_member(cookies: Mapping[str, str]) -> bool:
    """Whether whoever sends these cookies is a member; where nobody signs in, the door before this one is enough."""
    return not has_sign_in() or signed_in(app(), _claims(cookies)) is not None


def kept_uploads() -> Counter[str]:
    """How many bytes of files are kept for each session; Streamlit lets go of them with it."""
    manager = get_instance().uploaded_file_mgr
    kept = manager.file_storage if isinstance(manager, MemoryUploadedFileManager) else {}
    return Counter({session: sum(len(file.data) for file in files.values()) for session, files in list(kept.items())})


def _claims(cookies: Mapping[str, str]) -> dict[str, object]:
    """What the provider said of who signed in, as Streamlit has signed it; nothing where it has not."""

    def unsigned(name: str) -> bytes | None:
        return decode_signed_value(get_cookie_secret(), name, cookies.get(name, ""))

    found = get_cookie_with_chunks(unsigned, USER_COOKIE_NAME)
    claims = json.loads(found) if found else {}
    return claims if isinstance(claims, dict) else {}


def leave_unless_closed_or_signed_in() -> None:
    """End the process, with a sentence, where it was told to listen on another address without sign-in."""
    address = config.get_option("server.address") or "every address"
    try:
        if not is_this_machine(address) and not is_open():
            sys.exit(_REFUSAL.format(address=address))
    except CallprogramError as error:
        sys.exit(str(error))
