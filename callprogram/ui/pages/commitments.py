"""Commitments: what was promised, who keeps it, until when; as boards that can be shared by their address."""

import streamlit as st

from callprogram.bootstrap.files import board_file
from callprogram.domain.promises.boards import BoardFilter, Show
from callprogram.domain.words.dates import counted
from callprogram.services.views import Board
from callprogram.ui.components.customers import tasks
from callprogram.ui.components.promises import card, details, filters, staying
from callprogram.ui.components.results import kept_on_time
from callprogram.ui.components.words import page
from callprogram.ui.session import pieces, today
from callprogram.ui.session import zone as zone_here

_SHOWN = 15
_NONE_YET = "No promises yet. What is promised in a call appears here, and stays until the customer has been told."
_ALL_DONE = "Nothing open: every promise is kept, and its customer told."
zone = zone_here()
day = today(zone)


def main() -> None:
    """The board that the address asks for, the most urgent promises first."""
    page.head("Commitments", _in_a_line())
    details.show(day, zone)
    if "promise" in st.query_params:
        st.button(
            "All promises", icon=":material/arrow_back:", type="tertiary", key="all", on_click=st.query_params.clear
        )
        _show(BoardFilter(show=Show.ALL, promise=st.query_params["promise"]))
        return
    tasks.show()
    if pieces().views.board(BoardFilter(show=Show.ALL), day, 0).total:
        _show(filters.show())
        kept_on_time.show(day, zone)
    else:
        st.info(_NONE_YET)


def _in_a_line() -> str:
    """How many are open, late, and kept without the customer knowing."""
    views = pieces().views
    late, kept = (views.board(BoardFilter(show=show), day, 0).total for show in (Show.OVERDUE, Show.TO_TELL))
    still = views.board(BoardFilter(), day, 0).total - kept
    known = f", {kept:,} kept but not told" if kept else ""
    return f"{still:,} to keep, {late:,} of them late{known}." if still or kept else ""


def _show(wanted: BoardFilter) -> None:
    board = pieces().views.board(wanted, day, _SHOWN)
    lines = staying.lines(board.promises, wanted, day)
    if not lines:
        st.info(_ALL_DONE if wanted == BoardFilter() else "No promises here; try another view.")
    above = ""
    for here, promise in lines:
        if here != above and not wanted.promise:
            st.subheader(here, anchor=False)
        above = here
        card.show(promise, day, zone)
    if not wanted.promise and board.promises:
        _below(wanted, board)


def _below(wanted: BoardFilter, board: Board) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        more = f"The first {_SHOWN} of {board.total:,}; narrow them down above." if board.total > _SHOWN else ""
        st.caption(more or counted(board.total, "promise"))
        st.download_button(
            "CSV",
            lambda: board_file(pieces(), wanted, day),
            "promises.csv",
            "text/csv",
            key="csv",
            type="tertiary",
            icon=":material/download:",
        )


main()
