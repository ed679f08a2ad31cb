"""The hour's one component: what it shows, and what is pressed, typed and asked in it (components v2)."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.lists.call_list import begun_at
from callprogram.domain.program.call_hour import Program, Week
from callprogram.services.people import recording
from callprogram.services.views import CallLine, Card, WeekView
from callprogram.ui.components.calls import dialling, told_them, turning
from callprogram.ui.components.calls.cockpit import line, outcomes, person, promises
from callprogram.ui.components.calls.cockpit.strip import called_back, milliseconds, strip
from callprogram.ui.components.customers import other_contacts
from callprogram.ui.components.words import dialogs, presses, typed
from callprogram.ui.components.words.own_components import component
from callprogram.ui.components.words.presses import Press
from callprogram.ui.looks import one_look
from callprogram.ui.session import do, is_first_look, on_a_telephone, pieces, take_problem

KEY = "hour"
_OTHERS = "asked_for_others"
_BROWSER = Path(__file__).parent / "browser"
_SCRIPTS = ("parts", "strip", "person", "line", "promises", "keys", "cockpit")
_component = component(
    "hour",
    *presses.SENDING,
    *typed.FILES,
    *(_BROWSER / name for name in ("cockpit.html", "cockpit.css", "telephone.css")),
    *(_BROWSER / f"{name}.js" for name in _SCRIPTS),
)


@st.fragment
@one_look()
def show(program: Program, week: Week) -> None:
    """The hour as it stands, in a part of the page of its own; what it came to once nobody is left."""
    running = pieces().views.running_call(program)  # before all else: what comes meanwhile is shown by the watch
    view = pieces().views.week(program, week)
    card = turning.card_at_hand(program, view) if view else None
    if view is None or card is None:
        st.rerun()
    _show(program, view, card, running)
    _ask(program, view, card)
    _watch(program, view, _news(program, view, running))


@st.fragment(run_every="1s")
def _watch(program: Program, view: WeekView, shown: str) -> None:
    """Show the hour anew as soon as the provider says something else of the call, or somebody has called back."""
    if pieces().telephony and _news(program, view, pieces().views.running_call(program)) != shown:
        st.rerun()


def _news(program: Program, view: WeekView, running: CallLine | None) -> str:
    """What comes by itself: how the call stands, and who has called back."""
    return repr((line.running_line(running), called_back(program, view)))


def _show(program: Program, view: WeekView, card: Card, running: CallLine | None) -> None:
    rules = pieces().views.calling_rules(program.id)
    _component(
        key=KEY,
        data={
            "entry": card.entry.id,
            "cards": _cards(program, view, rules, busy=running is not None),
            "history": {
                "entry": card.entry.id,
                **person.history(program, card.customer, begun_at(view.call_list)),
            },
            "running": line.running_line(running),
            "voicemail": rules.voicemail_words,
            "outcomes": outcomes.buttons(view, card),
            "readings": promises.readings(),
            "now": milliseconds(now()),
            "telephone": on_a_telephone(),
            "problem": take_problem(),
            "heard": list(presses.heard()),
            "notes": typed.heard(),
            **strip(program, view, card),
        },
        default={"pressed": None, "typed": None, "asked": None},
        on_pressed_change=partial(presses.listen, KEY, partial(_hear, program, view)),
        on_typed_change=partial(typed.keep, KEY),
        on_asked_change=partial(_read, program, view),
    )


def _cards(program: Program, view: WeekView, rules: CallingRules, *, busy: bool) -> list[dict[str, object]]:
    asked, private = pieces().views.questions(program.id), pieces().views.private_notes(view.call_list.id)
    return [
        {
            "entry": card.entry.id,
            "customer": card.customer.id,
            "done": card.call.disposition if card.call else None,
            "person": person.person(card, asked, view.call_list.zone),
            "line": line.line(program, card, rules, busy=busy),
            "saved": _saved(card, private),
            "promises": promises.promises(program, card),
        }
        for card in view.cards
    ]


def _saved(card: Card, private: Mapping[int, str] | None) -> dict[str, str | None]:
    """The note of this entry's call as it is kept, and its part for the executive alone, where the reader is that."""
    note, entry_id = card.call.note if card.call else "", card.entry.id
    if private is None:
        return {"note": note, "private": None}
    if private.get(entry_id) and is_first_look(f"note {entry_id}"):
        do(recording.looked_privately, entry_id)
    return {"note": note, "private": private.get(entry_id, "")}


def _hear(program: Program, view: WeekView, press: Press) -> None:
    """What a press says, of whoever it was meant for."""
    if not (outcomes.hear(view, press) or line.hear(program, press) or promises.hear(program, view, press)):
        _turn(press)


def _turn(press: Press) -> None:
    if press.what == "choose":
        turning.choose(press.about)
    elif press.what == "finish":
        turning.end()
    elif press.what == "others-there":
        st.session_state[_OTHERS] = press.about


def _read(program: Program, view: WeekView) -> None:
    if asked := st.session_state[KEY].get("asked"):
        promises.read(program, view, int(asked["entry"]), [str(line) for line in asked["lines"]])


def _ask(program: Program, view: WeekView, card: Card) -> None:
    """The one question that is open, over the page."""
    if (
        told_them.ask(view)
        or outcomes.ask_when(program, view)
        or promises.ask_who(view)
        or dialling.show(program, card)
    ):
        return
    if st.session_state.pop(_OTHERS, None) == card.entry.id:
        dialogs.dialog("Who else is there")(other_contacts.rows)(card.customer)
