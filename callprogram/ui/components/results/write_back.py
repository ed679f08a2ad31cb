"""Back to the CRM: calls, notes and promises as files that it imports, each once."""

from datetime import date, timedelta

import streamlit as st

from callprogram.bootstrap.files import written_back
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.words.dates import counted
from callprogram.services.results import writing_back
from callprogram.ui.components.words.days import day_field
from callprogram.ui.session import do, pieces, program, today

_NAMES = {Shape.SALESFORCE: "Salesforce", Shape.HUBSPOT: "HubSpot", Shape.GENERIC: "Another CRM"}
_MONTH = timedelta(days=30)


def show() -> None:
    """Which CRM, since when, and a button for each file."""
    zone = program().zone
    with st.popover("Back to the CRM", icon=":material/upload:", key="write-back"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            shape = st.selectbox("For", list(_NAMES), format_func=_NAMES.__getitem__, key="write-back-shape")
            since = day_field("Since", today(zone) - _MONTH, key="write-back-since")
        again = st.toggle("Include what an earlier file had", key="write-back-again")
        found = writing_back.waiting(pieces().views, shape, since, zone, again=again)
        if found.without_crm_id:
            left = counted(found.without_crm_id, "activity", "activities")
            st.caption(f"{left} of customers without a CRM id stay here.")
        if not found.activities:
            st.caption("Nothing new: everything since then has been written back.")
            return
        _files(shape, since, found.activities, zone)


def _files(shape: Shape, since: date, activities: tuple[Activity, ...], zone: str) -> None:
    st.caption(f"{counted(len(activities), 'activity', 'activities')}, each with the CRM's own id.")
    with st.container(horizontal=True):
        for kind, content in written_back(shape, activities, zone).items():
            name = f"callprogram-{shape}-{kind}-{since}.csv"
            st.download_button(f"{kind.capitalize()} (CSV)", content, name, "text/csv", key=f"write-back-{kind}")
        st.button("They are in the CRM", key="write-back-done", on_click=do,
                  args=(writing_back.record, shape, since, activities))  # fmt: skip
