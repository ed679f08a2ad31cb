"""What came of an import: who is in, who cannot be called, what was left out, and where to go on."""

from collections.abc import Callable

import streamlit as st

from callprogram.domain.customers.imports import what_it_did
from callprogram.domain.words.dates import counted
from callprogram.ui.components.customers import import_columns, import_preview, import_reviews, past_imports
from callprogram.ui.components.customers.import_doing import Done
from callprogram.ui.components.customers.import_preview import Rows
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces


def show(done: Done, rows: Callable[[tuple[int, ...]], Rows]) -> None:
    """Three figures, the way on, and below it what somebody may want to look at."""
    kept, seen = done
    are = "is" if seen.customers == 1 else "are"
    st.subheader(f"{counted(seen.customers, 'customer')} {are} in", anchor=False)
    did = what_it_did(kept.created, kept.updated, kept.unchanged)
    st.caption(plain(f"{kept.file}: {did}. Nothing has been called, sent or put in a calendar."))
    lacking = pieces().views.uncallable(0).total
    able = (seen.changes.totals.callable, seen.customers)
    _figures(able, (lacking, pieces().views.customer_count()), kept.rejected + len(seen.reading.not_customers))
    _ways_on(kept.id, lacking)
    import_preview.left_out(seen)
    import_preview.problems(seen, rows)
    with st.expander("How the columns were read"):
        import_columns.table_as_read(seen.reading.source)
    import_reviews.show()


def _figures(able: tuple[int, int], lacking: tuple[int, int], left_out: int) -> None:
    """Each with what it is of."""
    figures = (
        (able[0], "can be called", f"of {able[1]:,} in this file: number and time zone are known"),
        (lacking[0], "cannot be called yet", f"of all {counted(lacking[1], 'customer')}: no number, or no time zone"),
        (left_out, "row left out" if left_out == 1 else "rows left out", "refused, or no customers"),
    )
    for place, (figure, what, why) in zip(st.columns(3), figures, strict=True):
        with place, st.container(border=True, gap=None, height="stretch"):
            st.header(f"{figure:,}", anchor=False)
            st.markdown(f"**{what}**")
            st.caption(why)


def _ways_on(import_id: int, lacking: int) -> None:
    with st.container(horizontal=True):
        if st.button("See this week's draft", type="primary", key="main", icon=":material/today:"):
            st.switch_page("pages/this_week.py")
        if lacking and st.button(f"Fix {counted(lacking, 'number')}", key="fix", icon=":material/phone_enabled:"):
            st.switch_page("pages/numbers.py")
        st.button("Undo import", type="tertiary", key="undo-import", icon=":material/undo:", on_click=past_imports.undo,
                  args=(import_id,))  # fmt: skip
