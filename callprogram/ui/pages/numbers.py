"""Numbers: whoever cannot be called, one after another."""

import streamlit as st

from callprogram.domain.words.dates import counted
from callprogram.ui.components.customers import numbers
from callprogram.ui.components.lists import number_requests
from callprogram.ui.components.words import page
from callprogram.ui.session import on_a_telephone, pieces

_AT_ONCE = 100


def main() -> None:
    """What is to mend, until all is done."""
    total = pieces().views.uncallable(0).total
    begun = numbers.begun_with(total)
    if not begun:
        page.head("Numbers")
        if pieces().views.has_customers():
            st.info("Every customer has a number to call.", icon=":material/check_circle:")
        else:
            st.info("No customers yet. Bring in an export from your CRM on *Import*.")
        return
    press = "Save" if on_a_telephone() else "Enter"
    words = f"{press} takes what is in the field and goes to the next."
    with page.head(f"Fix {counted(begun, 'number')}", words):
        number_requests.show()
    _work_off()


@st.fragment
def _work_off() -> None:
    """The rows alone are drawn again after each press."""
    found = pieces().views.uncallable(_AT_ONCE)
    numbers.show(found.customers, found.total)
    if more := found.total - len(found.customers):
        st.caption(f"{more:,} more appear as these are done.")
    if not found.total:
        st.info("Every customer has a number to call now.", icon=":material/check_circle:")


main()
