"""The first look: no customers yet; two ways to begin, and what one gets every week."""

import streamlit as st

from callprogram.bootstrap.files import read_crm_file, sample_customers
from callprogram.domain.customers.imports import SAMPLES
from callprogram.services.customers import importing
from callprogram.ui.components.lists import ribbon
from callprogram.ui.session import do, look_at, looks_after_the_program, pieces, program

_EXAMPLE = (
    ribbon.Example("16:00", "Renee Castellanos", "Brindlewick Freight", (9, 0, "09:00 in Chicago"),
                   ("red", "At risk"), "Two invoices disputed; renews on 7 February."),
    ribbon.Example("16:12", "Raúl Escamilla", "Grupo Ladera Norte", (9, 12, "09:12 in Monterrey"),
                   ("blue", "Renewal"), "Renews on 2 December; last talked 9 months ago."),
    ribbon.Example("16:24", "João Antônio Pacheco", "Serra Funda Cafés", (12, 24, "12:24 in São Paulo"),
                   ("green", "Promise"), "The export he asked for is live; he does not know yet."),
    ribbon.Example("16:36", "Gareth Pugh-Morris", "Bristlecombe Foods", (3, 36, "15:36 in Cardiff"),
                   ("orange", "Case"), "Wrote to you about a third late delivery."),
    ribbon.Example("16:48", "Harriet Clough", "Pennyfarthing Logistics", (3, 48, "15:48 in Leeds"),
                   ("violet", "Not heard yet"), "Customer since 2021, never called."),
)  # fmt: skip


def show() -> None:
    """What it is for, two ways to begin, and a picture of a week."""
    with st.container(horizontal_alignment="center"):
        st.title("One hour a week, you call your customers.", anchor=False, text_alignment="center")
        what = "Five people, chosen fairly from your CRM, each with a reason to call and a short brief."
        st.markdown(f"{what} You talk; callprogram keeps track of what you promise.", text_alignment="center")
        if looks_after_the_program():
            _doors()
        st.caption("What you get, every week", text_alignment="center")
    ribbon.show_example(_EXAMPLE)


def _doors() -> None:
    with st.container(horizontal=True, horizontal_alignment="center"):
        if st.button("Import a CRM export", type="primary", icon=":material/upload_file:", key="main"):
            st.switch_page("pages/import.py")
        sample = "Look around with sample customers"
        st.button(sample, on_click=_bring_in_sample, icon=":material/visibility:", key="sample")
    enough = "A CSV or workbook with names and telephone numbers is enough."
    st.caption(f"{enough} Sample customers leave with your first real file.", text_alignment="center")


def _bring_in_sample() -> None:
    _, content = sample_customers()
    reading = read_crm_file(pieces(), SAMPLES, content, program().country, {})
    seen = look_at(importing.preview, reading)  # compared before anybody is held up
    do(importing.bring_in, reading, importing.Prepared(seen, None))
