"""The whole app in one process: pages, routes and the worker."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from callprogram.routes import OwnMachineOnly, Remembering, lifespan, routes
from callprogram.ui.apology import apologise
from callprogram.ui.door import is_open, leave_unless_closed_or_signed_in, may_upload

# Until st.navigation has run once in the process, Streamlit takes the folder `pages` for its older navigation: a page
# bookmarked other than the first, opened right after a start, would come without ours.
PagesManager.uses_pages_directory = False

leave_unless_closed_or_signed_in()
app = st.App(
    "callprogram/ui/main.py",
    routes=routes,
    middleware=[
        Middleware(OwnMachineOnly, is_open=is_open, may_upload=may_upload, own_routes=routes),
        Middleware(Remembering),
    ],
    lifespan=lifespan,
    on_script_error=apologise,
)
