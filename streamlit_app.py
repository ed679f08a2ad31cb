"""The whole app in one process: pages, routes and the worker."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from callprogram.routes import lifespan, routes
from callprogram.ui.apology import apologise

# Until st.navigation has run once in the process, Streamlit takes the folder `pages` for its older navigation: a page
# bookmarked other than the first, opened right after a start, would come without ours.
PagesManager.uses_pages_directory = False

app = st.App("callprogram/ui/main.py", routes=routes, lifespan=lifespan, on_script_error=apologise)
