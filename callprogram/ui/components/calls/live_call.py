"""The call as it runs, and what to do when nobody picked up; it looks for itself every second."""

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import Call, Disposition, Mode
from callprogram.domain.calls.legs import Stage, stage_of
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import EntryState, pending
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.calls import outcomes, ringing
from callprogram.services.calls.ringing import Line
from callprogram.services.views import CallLine, Card, WeekView
from callprogram.ui.components.calls import hour_header
from callprogram.ui.components.calls.dialling import ONWARDS
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import do, pieces, problem, say, shortcut

_HANG_UP = "Ctrl+Shift+Enter"
_SHORT, _LINES_TO_READ = 160, 110  # letters; pixels, to scroll in what is longer
_STAGES = {
    Stage.QUEUED: ("Your telephone is about to ring", ":material/phone_callback:"),
    Stage.EXECUTIVE_RINGS: ("Your telephone rings", ":material/phone_callback:"),
    Stage.BRIEFING: ("Press 1 on your telephone to connect", ":material/dialpad:"),
    Stage.DIALLING: ("Calling", ":material/phone_forwarded:"),
    Stage.CUSTOMER_RINGS: ("Ringing", ":material/phone_forwarded:"),
    Stage.CONNECTED: ("Connected", ":material/phone_in_talk:"),
}
_MISSED = {
    Disposition.NO_ANSWER: "{} did not pick up.",
    Disposition.BUSY: "{} was on the line with somebody else.",
    None: "The call to {} did not come about.",
}


def show(program: Program, card: Card) -> None:
    """The running call, whoever's it is."""
    line = pieces().views.running_call(program)
    _live(program, card, line.call.id if line else 0)


def unanswered(program: Program, view: WeekView, card: Card) -> None:
    """What to do after a call that nobody answered."""
    call = card.call
    if call is None or card.entry.state is not EntryState.ACTIVE or pieces().views.running_call(program):
        return
    if _on_own_phone(call):
        with st.expander(f"{first_name(card.customer)} does not pick up?", type="compact"):
            _choices(program, view, card)
    elif call.ended_at and call.disposition in _MISSED:
        missed = _MISSED[call.disposition].format(first_name(card.customer))
        st.caption(f":material/phone_missed: {plain(call.problem) or missed}")
        _choices(program, view, card)


@st.fragment(run_every="1s")
def _live(program: Program, card: Card, running: int) -> None:
    line = pieces().views.running_call(program)
    if (line.call.id if line else 0) != running:
        st.rerun()
    if line:
        _running(program, line)
    elif card.call and _on_own_phone(card.call):
        st.caption(f"On your own telephone · {_clock(now() - card.call.started_at)}")


def _on_own_phone(call: Call) -> bool:
    """Where there is a provider, an open call is one that was only typed of so far."""
    return pieces().telephony is None and call.mode is Mode.OWN_PHONE and call.ended_at is None


def _running(program: Program, line: CallLine) -> None:
    call, stage = line.call, stage_of(line.call)
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            st.markdown(_headline(call, stage))
            st.caption(f"{plain(line.customer.person)} · {_detail(call, stage)}")
        if stage is Stage.BRIEFING and call.mode is Mode.BRIDGE_POLLING:
            _button("Connect", f"connect-{call.id}", _connect, call, ONWARDS, main=True)
        if call.uncertain or call.provider_id is None:
            _button("It is over" if call.provider_id else "Nothing rang", f"nothing-{call.id}", _give_up, call, None)
        if call.provider_id:
            _button("Hang up" if stage is Stage.CONNECTED else "Cancel", f"end-{call.id}", _hang_up, call, _HANG_UP)
    if call.machine:
        st.caption(":material/voicemail: A voicemail has picked up.")
        _voicemail_words(program)


def _headline(call: Call, stage: Stage) -> str:
    if call.uncertain:
        return f":material/help: **It may {'still be open' if call.provider_id else 'be ringing'}**"
    words, icon = _STAGES[stage]
    if stage is Stage.BRIEFING and call.mode is Mode.BRIDGE_POLLING:
        words = "Are you on the line?"
    since = call.answered_at if stage is Stage.CONNECTED and call.answered_at else call.started_at
    return f"{icon} **{words} · {_clock(now() - since)}**"


def _detail(call: Call, stage: Stage) -> str:
    if call.uncertain and call.provider_id:
        return "Twilio did not end it. Put down your own telephone, which ends it for both, and say that it is over."
    if call.uncertain:
        return "Twilio did not confirm it, and is being asked. Look at your telephone; nothing is rung again by itself."
    return call.executive_phone if stage < Stage.DIALLING else call.phone


def _button(
    label: str, key: str, do_it: Callable[[Call], object], call: Call, keys: str | None, *, main: bool = False
) -> None:
    if st.button(label, key=key, type="primary" if main else "secondary", shortcut=keys and shortcut(keys)):
        try:
            do_it(call)
        except CallprogramError as error:
            problem(str(error))
        st.rerun()


def _connect(call: Call) -> None:
    if telephony := pieces().telephony:
        ringing.connect(Line(pieces().store, telephony, pieces().member, now()), call.id)


def _hang_up(call: Call) -> None:
    if telephony := pieces().telephony:
        ringing.hang_up(Line(pieces().store, telephony, pieces().member, now()), call)


def _give_up(call: Call) -> None:
    do(ringing.give_up, call.id)


def _choices(program: Program, view: WeekView, card: Card) -> None:
    if not _never_rang(card):
        _voicemail_words(program)
    standby = next((each for each in pending(each.entry for each in view.cards) if each.standby), None)
    with st.container(horizontal=True, gap="xsmall"):
        if standby and standby.id != card.entry.id:
            st.button("Try the standby", key=f"standby-{card.entry.id}", on_click=_standby, args=(card, standby.id))
        st.button("Later in the hour", key=f"again-{card.entry.id}", on_click=_later, args=(card,))
        if not _never_rang(card):
            st.button("Voicemail left", key=f"left-{card.entry.id}", on_click=_left, args=(card,))


def _voicemail_words(program: Program) -> None:
    if words := pieces().views.calling_rules(program.id).voicemail_words:
        with st.container(height=_LINES_TO_READ if len(words) > _SHORT else "content", border=False):
            st.markdown(f"> {plain(words)}")


def _never_rang(card: Card) -> bool:
    """Whether the last call ended before the customer's telephone rang."""
    return card.call is not None and card.call.ended_at is not None and card.call.disposition is None


def _standby(card: Card, standby_id: int) -> None:
    if _never_rang(card):
        done: object = do(outcomes.try_later, card.entry.id)
    else:
        done = do(outcomes.give, card.entry.id, Outcome(Disposition.NO_ANSWER))
    if done:
        hour_header.choose(standby_id)


def _later(card: Card) -> None:
    if do(outcomes.try_later, card.entry.id):
        say(f"{first_name(card.customer)} comes again at the end of the hour.")


def _left(card: Card) -> None:
    if call := do(outcomes.give, card.entry.id, Outcome(Disposition.LEFT_VOICEMAIL)):
        hour_header.wrapped_up(call.id)


def _clock(lasted: timedelta) -> str:
    seconds = max(0, int(lasted.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"
