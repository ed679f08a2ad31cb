"""The router: which pages there are, and what is shown on all of them."""

from pathlib import Path

import streamlit as st

from callprogram.ui.apology import apologise
from callprogram.ui.session import show_what_was_said

# A file of ours: an icon by its name would be fetched from a server of somebody else.
_ICON = Path(__file__).parent / "components" / "icon.png"

st.set_page_config("callprogram", _ICON, layout="centered", initial_sidebar_state="collapsed")

page = st.navigation(
    [
        st.Page("pages/this_week.py", title="This week", icon=":material/today:", default=True),
        st.Page("pages/customers.py", title="Customers", icon=":material/groups:"),
        st.Page("pages/commitments.py", title="Commitments", icon=":material/handshake:"),
        st.Page("pages/hour.py", title="The hour", icon=":material/event_repeat:"),
        st.Page("pages/import.py", title="Import", icon=":material/upload_file:"),
        st.Page("pages/settings.py", title="Settings", icon=":material/settings:"),
    ],
    position="top",
)

try:
    show_what_was_said()
    page.run()
except Exception as error:  # noqa: BLE001  # the last door: nobody sees a traceback
    apologise(error)
