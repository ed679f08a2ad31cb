"""What the hour came to: who was reached, what was promised, what is left and where it goes; mood and themes."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.calls import UNREACHED, Call, Disposition
from callprogram.domain.calls.calls_in_words import minutes_of, outcome_in_words
from callprogram.domain.calls.hour_in_a_sentence import about_the_hour
from callprogram.domain.calls.running_hour import minutes_left
from callprogram.domain.customers.phones import shown
from callprogram.domain.customers.reachability import closed, place_of
from callprogram.domain.lists.call_list import pending
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, is_unclear
from callprogram.domain.words.dates import counted, in_words
from callprogram.services.calls import outcomes
from callprogram.services.lists import planning
from callprogram.services.views import Card, WeekView
from callprogram.ui.components.calls import told_them, turning
from callprogram.ui.components.calls.cockpit.strip import called_back
from callprogram.ui.components.calls.customer import thanking
from callprogram.ui.components.promises import chips
from callprogram.ui.components.words import page, typed
from callprogram.ui.components.words.words import first_name, light, plain
from callprogram.ui.session import do, pieces, say, today, zone

_NAMED = "share-names"
_MOODS = {"Good": 5, "Mixed": 3, "Hard": 1}


def show(program: Program, view: WeekView) -> None:
    """The hour in a few lines, what is left of it, and one button that ends it."""
    with page.head("That was the hour", _in_a_line(view), thumb=True):
        st.button("Finish the hour", type="primary", key=f"finish-{view.call_list.week}", on_click=_finish,
                  args=(program, view), icon=":material/flag:", width=page.main_width())  # fmt: skip
    _not_over(program, view)
    called = [(card, card.call) for card in view.cards if card.call and card.call.disposition]
    done, left = st.columns([3, 2], gap="large") if called else (st.container(), st.container(width=page.TASKS))
    with left:
        _unclear(view)
        _left(view)
        if called:
            _share(view)
    with done:
        for card, call in called:
            _line(card, call)
    typed.bring_back()


def _in_a_line(view: WeekView) -> str:
    """`4 of 5 reached · 38 minutes on the telephone · 3 promises`."""
    called = [card for card in view.cards if _outcome(card)]
    if not called:
        return "Nobody was called."
    talked = [card.call for card in called if card.call and _outcome(card) is Disposition.CONNECTED]
    minutes = sum(minutes_of(call) or 0 for call in talked)
    long = f"{counted(minutes, 'minute')} on the telephone" if minutes else ""
    made = counted(sum(len(_made_in(card)) for card in view.cards), "promise")
    return " · ".join(filter(None, (f"{len(talked)} of {len(called)} reached", long, made)))


def _finish(program: Program, view: WeekView) -> None:
    if do(planning.finish_hour, program, view.call_list.week):
        turning.ended()
        say("The hour is finished. This is the next one.")


def _outcome(card: Card) -> Disposition | None:
    return card.call.disposition if card.call else None


def _made_in(card: Card) -> list[Commitment]:
    """What was promised in this call."""
    return [each for each in card.promises if card.call and each.made_in_call == card.call.id]


def _line(card: Card, call: Call) -> None:
    outcome = outcome_in_words(call, never=card.customer.do_not_call)
    minutes = minutes_of(call) if call.disposition is Disposition.CONNECTED else None
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            came = f"{outcome}, {minutes} min" if minutes else outcome
            st.markdown(f"**{plain(card.customer.person)}** · {came}", width="stretch")
            st.button("Edit", key=f"edit-{call.id}", type="tertiary", on_click=turning.choose, args=(card.entry.id,))
        if where := _where(card):
            st.caption(plain(where))
        if call.note:
            st.markdown(light(call.note))
        if told_them.waits(card):
            st.markdown("Told them?")
            told_them.show(card)
        if call.disposition is Disposition.CONNECTED:
            with st.container(horizontal=True, vertical_alignment="center"):
                _mood_and_themes(call)
                thanking.show(card.customer, call)


def _where(card: Card) -> str:
    """What follows from the outcome, as the executive would want to hear it."""
    owner = card.customer.account_owner or "the account owner"
    match _outcome(card):
        case Disposition.WRONG_NUMBER:
            other = card.customer.phone
            nobody = f"{owner} finds the right number; nobody calls until then."
            return f"Next time {shown(other)} is called, their other number." if other else nobody
        case Disposition.DECLINED if card.customer.do_not_call:
            return "Nobody calls them again."
        case Disposition.DECLINED | Disposition.RESCHEDULED if card.customer.snoozed_until:
            return f"Snoozed until {in_words(card.customer.snoozed_until, today(zone()))}."
        case outcome if outcome in UNREACHED and card.customer.snoozed_until:
            return f"{owner} asks them when a call suits."
        case outcome if outcome in UNREACHED:
            return "Will be tried again in a coming week."
        case _:
            return ""


def _mood_and_themes(call: Call) -> None:
    st.segmented_control(
        "How was it?",
        list(_MOODS),
        default=_mood_in_words(call.mood),
        key=f"mood-{call.id}",
        label_visibility="collapsed",
        on_change=_remember,
        args=(call,),
    )
    st.multiselect(
        "What it was about",
        sorted({*pieces().views.themes(), *call.themes}, key=str.casefold),
        call.themes,
        key=f"themes-{call.id}",
        max_selections=outcomes.MOST_THEMES,
        accept_new_options=True,
        placeholder="What was it about?",
        label_visibility="collapsed",
        on_change=_remember,
        args=(call,),
        width="stretch",
    )


def _mood_in_words(mood: int | None) -> str | None:
    """The nearest word; none where nobody has said how it was."""
    return None if mood is None else min(_MOODS, key=lambda word: abs(_MOODS[word] - mood))


def _remember(call: Call) -> None:
    word, themes = st.session_state.get(f"mood-{call.id}"), st.session_state.get(f"themes-{call.id}", ())
    do(outcomes.remember, call.id, _MOODS[word] if word else None, themes)


def _unclear(view: WeekView) -> None:
    """Promises of this hour that lack somebody or a day, or may have been misunderstood."""
    asked = [(card, each) for card in view.cards for each in _made_in(card) if is_unclear(each)]
    if not asked:
        return
    st.subheader(f"{counted(len(asked), 'promise needs', 'promises need')} a person and a date", anchor=False)
    for card, commitment in asked:
        with st.container(border=True, gap="small"):
            chips.complete(commitment, card.customer, today(view.call_list.zone))


def _left(view: WeekView) -> None:
    to_call = turning.to_call(view)
    waiting = {entry.id for entry in pending(card.entry for card in to_call) if not entry.standby}
    left = [card for card in to_call if card.entry.id in waiting]
    if not left:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{counted(len(left), 'customer')} left, first next week**")
        for card in left:
            st.button(
                f"Call {plain(card.customer.person)} anyway",
                key=f"call-all-the-same-{card.entry.id}",
                on_click=turning.choose,
                args=(card.entry.id,),
                type="tertiary",
            )


def _not_over(program: Program, view: WeekView) -> None:
    """Whom to try again or to call instead, while minutes are left and they are within their hours."""
    lasts, minutes = timedelta(minutes=program.call_minutes), minutes_left(program, view.call_list, now())
    back = called_back(program, view)
    missed = sorted(
        (card for card in view.cards if _outcome(card) in UNREACHED), key=lambda card: card.customer.id not in back
    )
    if not missed or minutes < program.call_minutes:
        return
    waiting = {entry.id for entry in pending(card.entry for card in view.cards) if entry.standby}
    standbys = [card for card in view.cards if card.entry.id in waiting]
    again, instead = (_first_open(cards, lasts) for cards in (missed, standbys))
    if not (again or instead):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{counted(minutes, 'minute')} left, and {plain(_names(missed))} did not pick up.**", width="stretch"
        )
        if again:
            name = first_name(again.customer)
            _call(again, f"Call {name} back" if again.customer.id in back else f"Try {name} again")
        if instead:
            _call(instead, f"Call {plain(instead.customer.person)}, a standby")


def _first_open(cards: Sequence[Card], lasts: timedelta) -> Card | None:
    return next((card for card in cards if closed(place_of(card.customer), now(), lasts) is None), None)


def _names(cards: Sequence[Card]) -> str:
    *others, last = (card.customer.contact.first_name or card.customer.name for card in cards)
    return " and ".join(filter(None, (", ".join(others), last)))


def _call(card: Card, label: str) -> None:
    st.button(label, key=f"call-{card.entry.id}", on_click=turning.choose, args=(card.entry.id,))


def _share(view: WeekView) -> None:
    """A sentence for others, to be copied; customers are named only where somebody wants that."""
    talked = [card for card in view.cards if _outcome(card) is Disposition.CONNECTED]
    made = [each for card in view.cards for each in _made_in(card)]
    names = [card.customer.name for card in talked] if st.session_state.get(_NAMED) else []
    calls = [card.call for card in talked if card.call]
    st.caption("A sentence to share")
    st.code(about_the_hour(calls, made, names), language=None, wrap_lines=True)
    if talked:
        st.toggle("With customers' names", key=_NAMED)
