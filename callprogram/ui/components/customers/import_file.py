"""A CRM file that was chosen: what is in it, or what is missing in it."""

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.domain.customers.imports import ImportProfile, with_chosen
from callprogram.errors import CallprogramError, ColumnMissingError
from callprogram.ui.components.customers import (
    import_columns,
    import_doing,
    import_preview,
    import_profile,
    import_reading,
    import_result,
)
from callprogram.ui.components.words.words import plain


def show(file: UploadedFile) -> None:
    """What is in the file, or what is missing in it."""
    if done := import_doing.done_with(file):
        mapping = dict(done[1].reading.source.mapping)
        import_result.show(done, partial(import_reading.named_rows, file, mapping))
        return
    choose = partial(import_reading.choose, file)
    chosen = import_reading.by_hand(file)
    try:
        saved, outgrown = import_reading.profile(file)
        columns = with_chosen(saved.mapping if saved else {}, chosen)
        glance = import_reading.glance_of(file, columns)
        region = import_reading.region(file, glance, saved)
        seen = import_reading.preview_of(file, region, columns)
    except ColumnMissingError as error:
        st.error(plain(f"{error.missing}. {error.choose}"), icon=":material/error:")
        import_columns.ask(glance, error.mapping, {}, chosen, choose)
        import_columns.show(error.headers, error.mapping, {}, choose, import_columns.NEEDED)
        import_columns.table(glance, error.mapping)
        return
    except CallprogramError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    if import_doing.asks_about_samples(file):
        return
    source = seen.reading.source
    if outgrown:
        st.info(plain(outgrown))
    rows = partial(import_reading.named_rows, file, dict(source.mapping))
    import_preview.show(seen, _recognised(saved, source.system))
    import_columns.ask(glance, source.mapping, source.offered, chosen, choose)
    import_doing.show(file, seen, saved)
    import_preview.details(seen, rows)
    with st.expander("How the columns were read", expanded=bool(source.offered)):
        import_columns.table(glance, source.mapping)
        import_columns.show(source.headers, source.mapping, source.offered, choose, tuple(chosen))
        import_profile.show(source, region, columns, saved)


def _recognised(saved: ImportProfile | None, system: str | None) -> str:
    """How the file was recognised."""
    if saved:
        return f"Read as saved under “{saved.name}”: "
    return f"An export of {system}: " if system else ""
