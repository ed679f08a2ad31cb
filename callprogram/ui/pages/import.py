"""Import: a CRM file looked at, then brought in."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.errors import CallprogramError
from callprogram.ui.components.customers import (
    import_answers,
    import_file,
    import_profile,
    import_reading,
    import_reviews,
    past_imports,
)
from callprogram.ui.components.results import write_back
from callprogram.ui.components.words import page
from callprogram.ui.components.words.words import plain


def main() -> None:
    """Choose a file, see what is in it, bring it in."""
    page.head("Import", "A list of customers from your CRM, as CSV or as a workbook.")
    file = st.file_uploader("CRM export", key="file", label_visibility="collapsed")
    if file is None:
        import_reviews.show()
        past_imports.show()
        import_profile.show_all()
        write_back.show()
    elif import_reading.is_stopped(file):
        import_reading.show_stopped()
    else:
        _look_at(file)


def _look_at(file: UploadedFile) -> None:
    """A list of wanted numbers that came back, or a CRM's export."""
    try:
        answers = import_answers.answers_of(file)
    except CallprogramError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    if answers is None:
        import_file.show(file)
    else:
        import_answers.show(file, answers)


main()
