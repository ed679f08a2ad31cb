"""Buttons whose press names whom it is about, is sent until it is heard, and counts once (components v2)."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial

import streamlit as st

from callprogram.ui.components.words.own_components import SHARED, component, files

_HEARD = "presses-heard"
_REMEMBERED = 50
SENDING = (SHARED / "own.css", *(SHARED / f"{name}.js" for name in ("standing", "sending", "buttons")))
_component = component("presses", *SENDING, *files(__file__, "presses"))


@dataclass(frozen=True)
class Button:
    """What it says and what a press of it means; `main` where it stands out."""

    what: str
    label: str
    key: str | None = None
    main: bool = False


@dataclass(frozen=True)
class Press:
    """One press: `id` names it, `about` whom it was meant for, `what` the button, `text` what was typed beside it."""

    id: str
    about: int
    what: str
    text: str = ""


def show(key: str, about: int, hear: Callable[[Press], object], buttons: Sequence[Button]) -> None:
    """The buttons in a row, each of whose presses is about `about`."""
    _component(
        key=key,
        data={"about": about, "buttons": [asdict(button) for button in buttons], "heard": list(heard())},
        default={"pressed": None},
        on_pressed_change=partial(listen, key, hear),
    )


def heard() -> tuple[str, ...]:
    """The presses that were heard, by their ids; these are not sent again."""
    return tuple(st.session_state.get(_HEARD, ()))


def listen(key: str, hear: Callable[[Press], object]) -> None:
    """Hear each press that the component of this key has sent, once."""
    for pressed in (st.session_state[key].get("pressed") or {}).get("presses", ()):
        press = Press(str(pressed["id"]), int(pressed["about"]), str(pressed["what"]), str(pressed.get("text", "")))
        if press.id not in heard():
            hear(press)
            st.session_state[_HEARD] = (*heard(), press.id)[-_REMEMBERED:]
