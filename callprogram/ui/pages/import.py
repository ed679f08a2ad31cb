"""Import: a CRM file looked at, then brought in."""

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.domain.customers.imports import ImportProfile, with_chosen
from callprogram.errors import CallprogramError, ColumnMissingError
from callprogram.ui.components.customers import (
    import_columns,
    import_preview,
    import_profile,
    import_reading,
    import_reviews,
    past_imports,
)
from callprogram.ui.components.results import write_back
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import country_to_choose, program


def main() -> None:
    """Choose a file, see what is in it, bring it in."""
    st.title("Import")
    st.markdown("A list of customers from your CRM, as CSV or as a workbook. The columns are recognised by themselves.")
    file = st.file_uploader("CRM export", key="file", label_visibility="collapsed")
    if file is None:
        import_reviews.show()
        past_imports.show()
        import_profile.show_all()
        write_back.show()
    elif import_reading.is_stopped(file):
        import_reading.show_stopped()
    else:
        _show(file)


def _show(file: UploadedFile) -> None:
    """What is in the file, or what is missing in it."""
    choose = partial(import_reading.choose, file)
    chosen = import_reading.by_hand(file)
    try:
        saved, outgrown = import_reading.profile(file)
        with st.expander("Numbers without a country", type="compact"):
            home = saved.region if saved else program().country
            region = country_to_choose("are from", home, f"region-{saved.id}" if saved else "region")
        columns = with_chosen(saved.mapping if saved else {}, chosen)
        seen = import_reading.preview_of(file, region, columns)
    except ColumnMissingError as error:
        st.error(plain(str(error)), icon=":material/error:")
        import_columns.show(error.headers, chosen, {}, choose, import_columns.NEEDED)
        return
    except CallprogramError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    source = seen.reading.source
    if outgrown:
        st.info(plain(outgrown))
    import_preview.show(seen, _recognised(saved, source.system), saved)
    with st.expander("How the columns were read", expanded=bool(source.offered)):
        import_columns.show(source.headers, source.mapping, source.offered, choose)
        if source.ignored_headers:
            st.caption(f"Not used: {plain(', '.join(source.ignored_headers))}")
        import_profile.show(source, region, columns, saved)


def _recognised(saved: ImportProfile | None, system: str | None) -> str:
    """How the file was recognised."""
    if saved:
        return f"Read as saved under “{saved.name}”: "
    return f"An export of {system}: " if system else ""


main()
