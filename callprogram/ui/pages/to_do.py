"""To do: what waits for whoever keeps the program right; empty when all is done."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.services.overview.to_do import needs
from callprogram.ui.components.customers.import_reviews import likely_pairs
from callprogram.ui.components.overview import to_do
from callprogram.ui.session import pieces, program


def main() -> None:
    """Each thing that waits, with the one thing to do about it."""
    st.title("To do", anchor=False)
    views = pieces().views
    found = needs(views, program(), now(), likely_pairs(views.as_of()))
    if not found:
        st.info("All is done.", icon=":material/check_circle:")
    for need in found:
        to_do.show(need)


main()
