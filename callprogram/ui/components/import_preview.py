"""What is in a CRM file, before it is brought in."""

import streamlit as st

from callprogram.bootstrap import now, rejects_csv
from callprogram.domain.dates import counted
from callprogram.domain.imports import Reading
from callprogram.services import importing
from callprogram.services.act import look
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, pieces, say

BROUGHT_IN = "brought_in"
_PROBLEMS_SHOWN = 200


def show(reading: Reading) -> None:
    """One sentence, one button; what needs somebody unfolds below."""
    totals = look(pieces().store, pieces().member, now(), importing.preview, reading).changes.totals
    needing = len({problem.row for problem in reading.problems if problem.row})
    need = f", {needing:,} {'needs' if needing == 1 else 'need'} you" if needing else ""
    st.subheader(f"{counted(totals.customers, 'customer')}, {totals.callable:,} callable{need}", anchor=False)
    st.button(
        "Bring them in",
        type="primary",
        key="main",
        on_click=_bring_in,
        args=(reading,),
        icon=":material/download_done:",
    )
    _problems(reading)
    _columns(reading)


def _problems(reading: Reading) -> None:
    if not reading.problems:
        return
    rows = [
        {"Row": each.row or None, "Column": each.column, "Says": each.value, "What is wrong": each.message}
        for each in reading.problems[:_PROBLEMS_SHOWN]
    ]
    with st.expander(f"What needs you ({len(reading.problems):,})", expanded=True):
        st.dataframe(rows, hide_index=True)
        if reading.rejects:
            st.download_button(
                "The refused rows, as CSV", lambda: rejects_csv(reading), "refused.csv", "text/csv", key="rejects"
            )


def _columns(reading: Reading) -> None:
    source = reading.source
    with st.expander("How the columns were read", type="compact"):
        rows = [
            {"Field": field.replace("_", " "), "Column": ", ".join(headers)}
            for field, headers in source.mapping.items()
        ]
        st.dataframe(rows, hide_index=True)
        if source.ignored_headers:
            st.caption(f"Not used: {plain(', '.join(source.ignored_headers))}")


def _bring_in(reading: Reading) -> None:
    if brought := do(importing.bring_in, reading):
        kept, _ = brought
        say(f"{kept.created:,} new, {kept.updated:,} changed, {kept.unchanged:,} as before.")
        st.session_state[BROUGHT_IN] = True
