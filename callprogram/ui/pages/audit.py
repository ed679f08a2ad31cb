"""Audit: what was done here, by whom and when, for admins."""

import streamlit as st

from callprogram.ui.components.people import trail
from callprogram.ui.components.words import page

with page.head("Audit", "What was done here, by whom and when."):
    asked = st.button("Check that it is whole", key="verify", icon=":material/verified:")
if asked:
    trail.verify()
trail.show()
