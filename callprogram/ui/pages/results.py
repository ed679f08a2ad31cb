"""Results: hours held, customers heard, promises kept and told, themes, and who has not been heard."""

import streamlit as st

from callprogram.bootstrap import now, results_file
from callprogram.domain.results.results import Span, begins_on
from callprogram.ui.components.results import rates, results
from callprogram.ui.session import pieces, program, today


def main() -> None:
    """The results of the chosen time, and the page to print."""
    the_program = program()
    st.title("Results", anchor=False)
    span = st.segmented_control(
        "How far back", list(Span), default=Span.QUARTER, key="span", label_visibility="collapsed", bind="query-params"
    )
    since = begins_on(Span(span or Span.QUARTER), the_program, today(the_program.zone))
    found = pieces().views.results(the_program, since, now())
    if not found.reached and not found.promised.made:
        st.info("Nothing yet. After the first hour, its results stand here.")
        return
    results.show(found)
    st.download_button(
        "One page to print",
        lambda: results_file(the_program, found),
        f"results-{found.until}.pdf",
        "application/pdf",
        key="print",
        icon=":material/print:",
        type="primary",
    )
    rates.show()


main()
