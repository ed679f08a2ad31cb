"""The whole app in one process: pages, routes and the worker."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from callprogram.routes import Defences, Limiting, OwnMachineOnly, Remembering, Uploads, lifespan, routes
from callprogram.settings import read_settings
from callprogram.ui.apology import apologise
from callprogram.ui.door import is_member, is_open, kept_uploads, leave_unless_closed_or_signed_in
from callprogram.ui.sending import keep_what_parts_say

# Until st.navigation has run once in the process, Streamlit takes the folder `pages` for its older navigation: a page
# bookmarked other than the first, opened right after a start, would come without ours.
PagesManager.uses_pages_directory = False

keep_what_parts_say()
leave_unless_closed_or_signed_in()
app = st.App(
    "callprogram/ui/main.py",
    routes=routes,
    middleware=[
        Middleware(Defences, public_url=read_settings().public_url),
        Middleware(Limiting),
        Middleware(OwnMachineOnly, is_open=is_open, is_member=is_member, own_routes=routes),
        Middleware(Uploads, kept=kept_uploads),
        Middleware(Remembering),
    ],
    lifespan=lifespan,
    on_script_error=apologise,
)
