"""Results: hours held, customers heard, promises kept and told, themes, and who has not been heard."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.bootstrap.files import results_file
from callprogram.domain.program.call_hour import Program
from callprogram.domain.results.results import Earlier, Results, Span, begins_on
from callprogram.ui.components.results import fairness, rates, results
from callprogram.ui.components.words.page import head
from callprogram.ui.session import pieces, program, today


def main() -> None:
    """The results of the chosen time, and the page to print."""
    the_program = program()
    with head("Results"):
        beside = st.container(width="content")
    span = st.segmented_control(
        "How far back", list(Span), default=Span.QUARTER, key="span", label_visibility="collapsed", bind="query-params"
    )
    since = begins_on(Span(span or Span.QUARTER), the_program, today(the_program.zone))
    found = pieces().views.results(the_program, since, now())
    before = pieces().views.results_before(the_program, since, now())
    changed, compared = pieces().views.remedies(), pieces().views.fairness(since)
    if not (found.reached or found.promised.made or before or changed or compared):
        st.info("Nothing yet. Results appear here after the first hour.")
        return
    with beside:
        _print(the_program, found, before)
    results.show(found, before, changed)
    fairness.show(compared)
    rates.show()


def _print(the_program: Program, found: Results, before: Earlier | None) -> None:
    """One page; what customers said is on it only where somebody wants it."""
    with st.popover("Print", icon=":material/print:", type="primary", key="to-print"):
        said = st.toggle("Include what customers said", key="print-said")
        st.download_button(
            "Download one page (PDF)",
            lambda: results_file(the_program, found, before, said=said),
            f"results-{found.until}.pdf",
            "application/pdf",
            key="print",
            icon=":material/download:",
        )


main()
