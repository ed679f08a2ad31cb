"""Import: a CRM file looked at, then brought in."""

import streamlit as st

from callprogram.bootstrap import read_crm_file
from callprogram.domain.imports import Reading
from callprogram.errors import CallprogramError
from callprogram.ui.components import import_preview, past_imports
from callprogram.ui.components.words import plain
from callprogram.ui.session import country_to_choose, pieces, program


def main() -> None:
    """Choose a file, see what is in it, bring it in."""
    st.title("Import")
    st.markdown("A list of customers from your CRM, as CSV or as a workbook. The columns are recognised by themselves.")
    file = st.file_uploader("CRM export", key="file", label_visibility="collapsed")
    if file is None:
        past_imports.show()
        return
    with st.expander("Numbers without a country", type="compact"):
        region = country_to_choose("are from", program().country, "region")
    try:
        reading = _read(file.name, file.getvalue(), region)
    except CallprogramError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    import_preview.show(reading)


@st.cache_resource(max_entries=2, show_spinner="Reading the file …")
def _read(name: str, content: bytes, region: str) -> Reading:
    return read_crm_file(pieces(), name, content, region, {})


main()
if st.session_state.pop(import_preview.BROUGHT_IN, False):
    st.switch_page("pages/this_week.py")
