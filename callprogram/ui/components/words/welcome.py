"""The first look: no customers yet."""

import streamlit as st

from callprogram.bootstrap import read_crm_file, sample_customers
from callprogram.domain.customers.imports import SAMPLES
from callprogram.services.customers import importing
from callprogram.ui.session import do, look_at, pieces, program


def show() -> None:
    """Two ways to begin."""
    st.title("This week")
    st.markdown("One hour a week, call your customers. **Whom?** That takes a list of them.")
    with st.container(horizontal=True):
        if st.button("Bring in my CRM export", type="primary", icon=":material/upload_file:", key="main"):
            st.switch_page("pages/import.py")
        st.button(
            "Look around with sample customers", on_click=_bring_in_sample, icon=":material/science:", key="sample"
        )
    st.caption("Nothing leaves this computer. The sample customers are made up, and so are their numbers.")


def _bring_in_sample() -> None:
    _, content = sample_customers()
    reading = read_crm_file(pieces(), SAMPLES, content, program().country, {})
    seen = look_at(importing.preview, reading)  # compared before anybody is held up
    do(importing.bring_in, reading, importing.Prepared(seen, None))
