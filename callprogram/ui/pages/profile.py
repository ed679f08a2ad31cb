"""Your profile: how the person at the screen is reached."""

import streamlit as st

from callprogram.ui.components.people import own_settings
from callprogram.ui.session import pieces

member = pieces().member
st.title("Your profile", anchor=False)
st.markdown(f"{member.email} · {', '.join(sorted(member.roles))}")
own_settings.show(member)
