"""Import: a CRM file looked at, then brought in."""

import phonenumbers
import streamlit as st

from callprogram.bootstrap import read_crm_file, rejects_csv
from callprogram.domain.customers import callable_
from callprogram.domain.dates import counted
from callprogram.domain.imports import Reading
from callprogram.errors import CallprogramError
from callprogram.services import importing
from callprogram.services.importing import totals_of
from callprogram.ui.components.words import plain
from callprogram.ui.session import do, here, pieces, program, say

_PROBLEMS_SHOWN = 200


def main() -> None:
    """Choose a file, see what is in it, bring it in."""
    st.title("Import")
    st.markdown("A list of customers from your CRM, saved as CSV. The columns are recognised by themselves.")
    file = st.file_uploader("CRM export", key="file", label_visibility="collapsed")
    if file is None:
        _last()
        return
    countries = sorted(phonenumbers.SUPPORTED_REGIONS)
    with st.expander("Numbers without a country", type="compact"):
        region = st.selectbox("are from", countries, countries.index(program().country), key="region")
    try:
        reading = read_crm_file(file.name, file.getvalue(), region, {})
    except CallprogramError as error:
        st.error(str(error), icon=":material/error:")
        return
    _look(reading)


def _last() -> None:
    if last := pieces().views.last_import():
        moment = here(last.imported_at, program().zone)
        done = f"{last.created:,} new, {last.updated:,} changed, {last.unchanged:,} as before"
        st.caption(f"Last: {plain(last.file)} on {moment.day} {moment:%B %Y}: {done}.")


def _look(reading: Reading) -> None:
    totals = totals_of(reading)
    needing = len({problem.row for problem in reading.problems if problem.row})
    need = f", {counted(needing, 'row')} {'needs' if needing == 1 else 'need'} you" if needing else ""
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
        callable_now = sum(map(callable_, reading.customers))
        say(f"{kept.created:,} new and {kept.updated:,} changed customers; {callable_now:,} can be called.")
        st.session_state["brought_in"] = True


main()
if st.session_state.pop("brought_in", False):
    st.switch_page("pages/this_week.py")
