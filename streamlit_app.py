"""The whole app in one process: pages, routes and the worker."""

import streamlit as st

from callprogram.routes import lifespan, routes
from callprogram.ui.apology import apologise

app = st.App("callprogram/ui/main.py", routes=routes, lifespan=lifespan, on_script_error=apologise)
