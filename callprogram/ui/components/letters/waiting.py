"""What waits: a line for each letter, with who, when, what about, and how its gates stand (components v2)."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from callprogram.bootstrap import app
from callprogram.domain.customers.clocks import clock
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.letters import weighing
from callprogram.ui.components.letters import gates
from callprogram.ui.components.words.own_components import component, files
from callprogram.ui.components.words.presses import SENDING, Press, heard, listen
from callprogram.ui.session import pieces, program, today, zone

_KEY, _LETTER = "waiting", "letter"
_component = component("waiting", *SENDING, *files(__file__, "waiting"))


def show(letters: Sequence[Letter], chosen: int) -> None:
    """The letters to sort, the oldest first, the one that is open marked."""
    st.caption("To sort · known? genuine? answered?")
    here = zone()
    _component(
        key=_KEY,
        data={"letters": [_line(each, here) for each in letters], "chosen": chosen, "heard": list(heard())},
        default={"pressed": None},
        on_pressed_change=partial(listen, _KEY, _open),
    )


def opened(letters: Sequence[Letter]) -> Letter | None:
    """The one in the address; once that is sorted, the next one after it. None where nobody has opened any."""
    wanted = str(st.query_params.get(_LETTER, ""))
    if not wanted.isdecimal():
        return None
    return next((each for each in letters if each.id >= int(wanted)), letters[0])


def leave() -> None:
    """Look at none."""
    st.query_params.pop(_LETTER, None)


def weighed(letter: Letter) -> Proposal:
    """What is proposed about a letter."""
    return weighing.proposal(pieces().views, letter, trusts=app().settings.desk_trusts, region=program().country)


def _open(press: Press) -> None:
    st.query_params[_LETTER] = str(press.about)


def _line(letter: Letter, here: str) -> dict[str, object]:
    if letter.is_hidden and not letter.text:
        words = {"who": "Private", "subject": "Only the executive opens this one", "urgent": False, "gates": []}
    else:
        words = _glance(pieces().member.email, letter.id, letter)
    return {"id": letter.id, "when": _when(letter, here), **words}


@st.cache_data(ttl=600, max_entries=2_000, show_spinner=False)
def _glance(reader: str, letter_id: int, _letter: Letter) -> dict[str, object]:
    """How a letter stands, weighed once in ten minutes: the one that is open is weighed whenever it is shown."""
    del reader, letter_id
    proposal = weighed(_letter)
    return {
        "who": _letter.name or _letter.email or "Nobody named",
        "subject": _letter.subject or "no subject",
        "urgent": bool(proposal.urgent),
        "gates": gates.at_a_glance(proposal),
    }


def _when(letter: Letter, here: str) -> str:
    day, now_there = day_in(here, letter.received_at), today(here)
    return clock(letter.received_at, here) if day == now_there else in_words(day, now_there)
