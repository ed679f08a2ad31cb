"""Exchange rates: of which day they are, and another table in their place."""

import streamlit as st

from callprogram.bootstrap.files import rates_in
from callprogram.domain.words.dates import in_words
from callprogram.errors import CallprogramError
from callprogram.services.program import exchanging
from callprogram.ui.session import do, done, form_key, pieces, problem, say, today, zone


def show() -> None:
    """The day of the table in use, and room for a newer one."""
    found = pieces().views.rates()
    words = f"Exchange rates of {in_words(found.as_of, today(zone()))}" if found.as_of else "No exchange rates yet"
    with st.expander(words, icon=":material/currency_exchange:", key="rates"):
        st.caption(
            "Every currency is added up at these. For newer ones, take eurofxref.csv from the European Central Bank."
        )
        key = form_key("rates-file")
        file = st.file_uploader("Table of exchange rates", type=["csv", "zip"], key=key, label_visibility="collapsed")
        if file and st.button("Use this table", key="rates-use"):
            _use(file.getvalue())
            st.rerun()


def _use(content: bytes) -> None:
    try:
        rates = rates_in(content)
    except CallprogramError as error:
        problem(str(error))
    else:
        if do(exchanging.set_rates, rates):
            done("rates-file")
            say(f"Rates of {rates[0].as_of} are used from now on.")
