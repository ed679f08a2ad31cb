"""The card that was pressed a moment ago: it stays where it was, so that the press can be taken back there."""

from datetime import date, timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.promises.boards import BoardFilter, Show, heading
from callprogram.services.views import Promise
from callprogram.ui.session import pieces

_PLACES, _STAYS, _A_MOMENT = "board_places", "board_stays", timedelta(minutes=1)
Line = tuple[str, Promise]


def stay(commitment_id: int) -> None:
    """Keep this card where the last look had it, for a moment."""
    wanted, places = st.session_state.get(_PLACES, (BoardFilter(), {}))
    if commitment_id in places:
        st.session_state[_STAYS] = (commitment_id, wanted, places[commitment_id], now() + _A_MOMENT)


def lines(promises: tuple[Promise, ...], wanted: BoardFilter, day: date) -> list[Line]:
    """Each promise after its heading, in the order of the board but for the card that stays."""
    found = [(heading(wanted, each.commitment, each.customer.name, day), each) for each in promises]
    stays = st.session_state.get(_STAYS)
    if stays and stays[1] == wanted and now() < stays[3]:
        found = _with(found, stays[0], stays[2], day)
    places = {promise.commitment.id: (number, above) for number, (above, promise) in enumerate(found)}
    st.session_state[_PLACES] = (wanted, places)
    return found


def _with(found: list[Line], commitment_id: int, place: tuple[int, str], day: date) -> list[Line]:
    number, above = place
    asked = BoardFilter(show=Show.ALL, promise=str(commitment_id))
    others = [(words, each) for words, each in found if each.commitment.id != commitment_id]
    return [
        *others[:number],
        *((above, each) for each in pieces().views.board(asked, day, 1).promises),
        *others[number:],
    ]
