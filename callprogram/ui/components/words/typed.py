"""Texts that save while one types: notes of calls, answers to cases, and all that is half-written (components v2)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import streamlit as st

from callprogram.domain.calls.notes import Merged, Typed
from callprogram.domain.cases.unsent import About, Part, read_about
from callprogram.errors import CallprogramError
from callprogram.services.calls import noting
from callprogram.services.cases import half_written
from callprogram.services.letters import writing_answers
from callprogram.ui.components.words.own_components import SHARED, component
from callprogram.ui.session import do, pieces

T = TypeVar("T")
_HEARD, _KEY = "note-heard", "notes-left"
_BACK, _SENT = "unsent-back", "unsent-sent"  # boxes whose text came back; what went out of each box last
_CAME = "unsent-came"  # a note or an answer came back, which the page has not shown yet
FILES = (SHARED / "caret.js", SHARED / "note.js")
# What keeps each kind of text, by the row that it is about; and which part of it that is.
_PARTS: Mapping[str, tuple[Callable[..., Merged], *tuple[Part, ...]]] = {
    "note": (noting.write,),
    "private": (noting.write_privately,),
    **{str(part): (writing_answers.write, part) for part in (Part.TO, Part.SUBJECT, Part.BODY)},
}
_component = component("notes_left", SHARED / "standing.js", *FILES, SHARED / "notes_left.js")


@st.fragment
def bring_back() -> None:
    """Nothing to see: what a browser could not send any more is sent once it looks at a page again."""
    _component(key=_KEY, data={"notes": heard()}, default={"typed": None}, on_typed_change=partial(keep, _KEY))
    if st.session_state.pop(_CAME, False) or st.session_state.get(_BACK):
        st.rerun()  # what came back stands in a box of the page


@contextmanager
def unsent(about: About, part: Part, key: str, drafted: str = "") -> Iterator[None]:
    """Around a box of Streamlit's with this key: what the person at the screen left in it stands there again."""
    back: set[str] = st.session_state.get(_BACK, set())
    if key not in st.session_state or _box(about, part) in back:
        left = pieces().look(half_written.kept, about, part)
        st.session_state[key] = drafted if left is None else left
        back.discard(_box(about, part))
    with st.container(key=f"unsent--{about.key}--{part}"):
        yield


def choice(about: About, part: Part, key: str, options: Sequence[T]) -> Callable[[], None]:
    """What the person at the screen chose in the box of this key is chosen again; to be called when they choose."""
    if key not in st.session_state:
        left = pieces().look(half_written.kept, about, part)
        st.session_state[key] = next((each for each in options if str(each) == left), options[0])
    return partial(_choose, about, part, key)


def _choose(about: About, part: Part, key: str) -> None:
    do(half_written.choose, about, part, str(st.session_state[key]))


def sent(about: About, texts: Mapping[Part, str]) -> None:
    """What was written in these boxes went out; where a window sends it once more, it is not kept."""
    do(half_written.put_away, about, *texts)
    went = {_box(about, part): text.strip() for part, text in texts.items()}
    st.session_state[_SENT] = st.session_state.get(_SENT, {}) | went


def heard() -> dict[str, object] | None:
    """What became of the texts that were sent last."""
    found: dict[str, object] | None = st.session_state.get(_HEARD)
    return found


def keep(key: str) -> None:
    """Keep what the component of this key has sent; what it calls saved then is in the database."""
    if typed := st.session_state[key].get("typed"):
        kept = {note["copy"]: _kept(note) for note in typed["notes"]}
        st.session_state[_HEARD] = {"id": typed["id"], "notes": kept}


def _kept(note: Mapping[str, str]) -> dict[str, object]:
    typed = Typed(str(note["text"]), str(note["base"]), str(note["writer"]))
    try:
        both = _of_call_or_answer(note, typed) if note["part"] in _PARTS else _half_written(note, typed)
    except CallprogramError as error:
        return {"refused": str(error)}
    return {"text": note["text"], "conflict": both.conflict}


def _of_call_or_answer(note: Mapping[str, str], typed: Typed) -> Merged:
    service, *of_it = _PARTS[note["part"]]
    if note.get("left"):
        st.session_state[_CAME] = True
    return pieces().act(service, int(note["entry"]), typed, *of_it)


def _half_written(note: Mapping[str, str], typed: Typed) -> Merged:
    about, part = read_about(note["entry"]), Part(note["part"])
    if st.session_state.get(_SENT, {}).get(_box(about, part)) == typed.text.strip():
        return Merged(typed.text)
    both = pieces().act(half_written.write, about, part, typed)
    if note.get("left"):
        st.session_state.setdefault(_BACK, set()).add(_box(about, part))
    return both


def _box(about: About, part: Part) -> str:
    return f"{about.key}/{part}"
