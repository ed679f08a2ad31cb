"""One letter: whose it is, the three gates with the fact behind each, what they say, and where it goes."""

from dataclasses import replace
from functools import partial

import streamlit as st

from callprogram.domain.customers.phones import read_phone, shown
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.passing_on import NOBODY, PASSED_ON
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.routes import Route
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.errors import NotFoundError
from callprogram.services.customers import correcting
from callprogram.services.letters import deciding, passing_on
from callprogram.ui.components.letters import gates, giving, whose
from callprogram.ui.components.words import presses
from callprogram.ui.components.words.presses import Button, Press
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, problem, program, say, today, zone

# What each route says on its button, and the key that presses it.
_LABELS = {
    Route.DESK: "To the desk",
    Route.STRAIGHT: "Straight to {executive}",
    Route.ANSWER: "I answer it",
    Route.BIN: "Bin",
    Route.JOIN: "Join the thread",
    Route.REDIRECT: "Pass it on",
    Route.PEOPLE: "To People",
    Route.PRESS: "To Press",
    Route.LEGAL: "To Legal",
    Route.SECURITY: "To Security",
}
_KEYS = {Route.DESK: "D", Route.STRAIGHT: "S", Route.ANSWER: "A", Route.BIN: "B"}


def show(letter: Letter, proposal: Proposal) -> None:
    """The letter, ready to be decided by one press."""
    proposal = whose.told(letter, proposal)
    st.caption(plain(f"{letter.channel} · {_days(letter)}{_passed_on(letter)}"))
    st.subheader(
        plain(", ".join(filter(None, (letter.name or letter.email or "Nobody named", proposal.known.company)))),
        anchor=False,
    )
    if proposal.private and letter.text == "":
        st.info("Only the executive opens this one.", icon=":material/lock:")
    else:
        st.markdown(plain(letter.subject or "No subject"))
        _gates(letter, proposal)
        _words(letter, proposal)
    _routes(letter, proposal)


def _days(letter: Letter) -> str:
    """The day on which it came here, and the one that it bears where that is another."""
    here = zone()
    came, sent = day_in(here, letter.received_at), day_in(here, letter.sent_at or letter.received_at)
    dated = f", dated {in_words(sent, today(here))}" if sent != came else ""
    return f"{in_words(came, today(here))}{dated}"


def _passed_on(letter: Letter) -> str:
    return f" · passed on by {letter.passed_on_by}" if letter.passed_on_by else ""


def _gates(letter: Letter, proposal: Proposal) -> None:
    known, genuine, answered = (each.container(border=True, gap="small", height="stretch") for each in st.columns(3))
    with known:
        gates.show("known", proposal.known.answer, proposal.known.because)
        whose.show(letter, proposal.known)
    with genuine:
        gates.show("genuine", proposal.genuine.answer, proposal.genuine.because)
    with answered:
        gates.show("answered", proposal.answered.answer, proposal.answered.because)


def _words(letter: Letter, proposal: Proposal) -> None:
    if letter.above:
        st.caption(plain(f"Above it: {letter.above}"))
    if proposal.private:
        with st.expander("It seems private: open it only if you have to", icon=":material/lock:"):
            st.text(letter.new_text or letter.text)
    else:
        with st.container(border=True):
            st.text(letter.new_text or letter.text)
    facts = [f"Can be called {proposal.call_at}" if proposal.call_at else "", _number(proposal.phone), proposal.urgent]
    if said := " · ".join(filter(None, facts)):
        st.caption(plain(said))
    _no_calls(letter, proposal)
    with st.container(horizontal=True):
        if letter.quoted_text:
            with st.popover(f"{counted(len(letter.quoted_text.splitlines()), 'quoted line')}"):
                st.text(letter.quoted_text)
        for each in letter.attachments:
            content = partial(pieces().views.letter_file, each.sha256)  # read once somebody asks for it
            st.download_button(each.name or "a file", content, each.name, key=f"file-{letter.id}-{each.id}")


def _number(phone: str) -> str:
    return shown(read_phone(phone, None)) if phone else ""


def _no_calls(letter: Letter, proposal: Proposal) -> None:
    """Whoever asks not to be called is not called once somebody says so, with the letter as the reason."""
    customer_id = proposal.known.customer_id if proposal.known.sure else None
    if not (proposal.no_calls and customer_id):
        return
    day = in_words(day_in(zone(), letter.received_at), today(zone()))
    why = f"They wrote on {day}: “{proposal.no_calls}”."
    if pieces().views.customer(f"c{customer_id}").do_not_call:
        st.caption(":material/phone_disabled: Nobody calls them.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"They ask not to be called: “{proposal.no_calls}”"), width="content")
        st.button("Do not call them", key=f"no-calls-{letter.id}", icon=":material/phone_disabled:",
                  on_click=do, args=(correcting.forbid_calls, customer_id, why))  # fmt: skip


def _routes(letter: Letter, proposal: Proposal) -> None:
    first, owner = proposal.route, giving.whose_turn(letter, proposal)
    shown = [first, *(each for each in _KEYS if each is not first)]
    decide = partial(_decide, proposal, letter.id)
    with st.container(border=True):
        st.markdown(plain(f"{_label(first, proposal, owner)}. {proposal.because}"))
        buttons = [Button(each, _label(each, proposal, owner), _KEYS.get(each)) for each in shown[1:]]
        main = Button(first, _label(first, proposal, owner), "Enter", main=True)
        presses.show("routes", letter.id, partial(_hear, proposal, owner), [main, *buttons])
        with st.popover("More", type="tertiary"):
            giving.show(letter, decide)
            for each in (each for each in _LABELS if each not in shown):
                key = f"route-{each}-{letter.id}"
                st.button(_label(each, proposal), key=key, on_click=decide, args=(each,))


def _label(route: Route, proposal: Proposal, owner: str = "") -> str:
    executive = program().executive_name.partition(" ")[0] or "the executive"
    label = _LABELS[route].format(executive=executive)
    match route:
        case Route.REDIRECT if proposal.redirect_to:
            return f"{label}: {proposal.redirect_to}"
        case Route.DESK if owner:
            return f"{label}: {owner}"
        case Route.JOIN if proposal.answered.case:
            return f"Join {proposal.answered.case}"
        case _:
            return label


def _hear(proposal: Proposal, owner: str, press: Press) -> None:
    route = Route(press.what)
    _decide(proposal, press.about, route, given_to=owner if route is Route.DESK else "")


def _decide(proposal: Proposal, letter_id: int, route: Route, *, given_to: str = "", case: str = "") -> None:
    """The decision, about the letter that the press was meant for."""
    into = case or (proposal.answered.case if route is Route.JOIN else "")
    try:
        joined = pieces().views.case(into).case if into else None
    except NotFoundError as error:
        problem(str(error))
        return
    destination = replace(
        deciding.as_proposed(proposal),
        route=route,
        given_to=given_to or proposal.redirect_to,
        case_id=joined.id if joined else None,
    )
    if do(deciding.decide, program(), letter_id, destination):
        done = f"Part of {joined.reference} now." if joined else f"{_label(route, proposal, given_to)}."
        say(f"{done} {NOBODY}" if route in PASSED_ON and not pieces().look(passing_on.reached, letter_id) else done)
