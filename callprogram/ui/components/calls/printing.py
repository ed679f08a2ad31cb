"""The whole hour on paper."""

from functools import partial

import streamlit as st

from callprogram.bootstrap.files import packet_file
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.paper import Paper
from callprogram.services.views import WeekView
from callprogram.ui.session import pieces

_NAMES = {Paper.A4: "A4", Paper.LETTER: "US Letter"}


def show(program: Program, view: WeekView) -> None:
    """A file to print for each size of paper, made once it is asked for."""
    if not view.cards:
        return
    with st.popover("Print the hour", icon=":material/print:", type="tertiary", key="print"):
        for paper, name in _NAMES.items():
            st.download_button(
                name,
                partial(packet_file, pieces(), program, view, paper),
                f"customer-calls-{view.call_list.week}.pdf",
                "application/pdf",
                key=f"print-{paper}",
                icon=":material/picture_as_pdf:",
            )
