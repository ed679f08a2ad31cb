"""Commitments: what was promised, who keeps it, until when; as boards that can be shared by their address."""

import streamlit as st

from callprogram.bootstrap import board_file
from callprogram.domain.promises.boards import BoardFilter, Show, heading
from callprogram.domain.words.dates import counted
from callprogram.services.views import Board
from callprogram.ui.components.customers import tasks
from callprogram.ui.components.promises import card, details, filters
from callprogram.ui.components.results import kept_on_time
from callprogram.ui.session import pieces, today
from callprogram.ui.session import zone as zone_here

_SHOWN = 15
zone = zone_here()
day = today(zone)


def main() -> None:
    """The board that the address asks for, the most urgent promises first."""
    st.title("Commitments", anchor=False)
    details.show(day, zone)
    if "promise" in st.query_params:
        st.button(
            "All promises", icon=":material/arrow_back:", type="tertiary", key="all", on_click=st.query_params.clear
        )
        _show(BoardFilter(show=Show.ALL, promise=st.query_params["promise"]))
        return
    tasks.show()
    _show(filters.show())
    kept_on_time.show(day, zone)


def _show(wanted: BoardFilter) -> None:
    board = pieces().views.board(wanted, day, _SHOWN)
    promises = details.and_just_told(board.promises, day)
    if not promises:
        st.info("Nothing here. A promise made in a call is kept here until the customer has been told.")
    above = ""
    for promise in promises:
        here = heading(wanted, promise.commitment, promise.customer.name, day)
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
