"""People: who uses callprogram, as what, and who is to be added."""

import streamlit as st

from callprogram.ui.components.people import members_form
from callprogram.ui.session import program

st.title("People", anchor=False)
members_form.show(program())
