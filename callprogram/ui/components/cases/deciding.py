"""Deciding: what is given in a case, beside what was given before for the same cause, and what is left to give."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import streamlit as st

from callprogram.bootstrap import now
from callprogram.domain.calls.briefs import shortened
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.sides import still_asked
from callprogram.domain.cases.unsent import About, Part
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.decisions.decisions import Decision, Kind, State, what
from callprogram.domain.decisions.money import in_words, read_amount, read_currency
from callprogram.domain.people.recipients import name_of
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import currencies_of
from callprogram.errors import BadInputError
from callprogram.services.decisions import giving
from callprogram.services.decisions.giving import Wanted
from callprogram.services.views import BudgetView, DecisionsWanted, DecisionView, Story
from callprogram.ui.components.words import typed
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, done, form_key, pieces, problem, say, today, zone

_LONGEST_WHY = 60
_STANDS = frozenset({State.DECIDED, State.WAITING})
_GIVEN = {
    Kind.CREDIT: "Credit",
    Kind.REFUND: "Refund",
    Kind.REPLACEMENT: "Replacement",
    Kind.WAIVER: "Waiver",
    Kind.EXPEDITE: "Sooner",
    Kind.GESTURE: "A gesture",
    Kind.OTHER: "Something else",
    Kind.NO: "No, because …",
}


def ask(told: Story, here: Program) -> None:
    """What is given, for how much, and why; above the budget somebody else is asked."""
    case, thing = told.view.case, f"decide-{told.view.case.id}"
    key = form_key(thing)
    about = About(case.id)
    with st.popover("Decide: credit, refund …", key=f"open-{key}", width="stretch"):
        _others_first(case)
        _not_twice(told)
        chosen = typed.choice(about, Part.KIND, f"kind-{key}", list(_GIVEN))
        kind = st.selectbox(
            "What they get", list(_GIVEN), key=f"kind-{key}", format_func=_GIVEN.__getitem__, on_change=chosen
        )
        with st.form(f"form-{key}", border=False):
            words = _words(about, key, _currency(told, here))
            if st.form_submit_button("Decide", key=f"do-{key}"):
                if made := _decide(case, here, kind, words):
                    say(_said(made))
                    typed.sent(about, words | {Part.KIND: kind})
                    done(thing)
                st.rerun()


def _words(about: About, key: str, currency: str) -> dict[Part, str]:
    """What is written of a decision, box by box."""
    left, right = st.columns([2, 1], gap="small")
    with left, typed.unsent(about, Part.AMOUNT, f"amount-{key}"):
        amount = st.text_input("What it costs", placeholder="Nothing", key=f"amount-{key}")
    with right, typed.unsent(about, Part.CURRENCY, f"currency-{key}", currency):
        unit = st.text_input("Currency", key=f"currency-{key}", max_chars=3)
    with typed.unsent(about, Part.TAKEN, f"taken-{key}"):
        taken = st.text_input("In words", placeholder="A new pump by Friday", key=f"taken-{key}")
    with typed.unsent(about, Part.ASKED, f"asked-{key}"):
        asked = st.text_input("What they asked for", key=f"asked-{key}")
    with typed.unsent(about, Part.WHY, f"why-{key}"):
        why = st.text_input("Why", key=f"why-{key}")
    return {Part.AMOUNT: amount, Part.CURRENCY: unit, Part.TAKEN: taken, Part.ASKED: asked, Part.WHY: why}


def _others_first(case: Case) -> None:
    """Whose side is to come before anybody decides."""
    waits = [] if case.urgent else still_asked(case.sides, now())
    for side in waits[:1]:
        until = day_and_time(side.due_at or now(), zone())
        st.warning(
            f"{plain(side.name)} is asked for their side until {until}; decide after that, or once they have answered."
        )


def _not_twice(told: Story) -> None:
    """What was given in it already."""
    if stands := [each.decision for each in _own(told) if each.decision.state in _STANDS]:
        st.caption(plain(f"Decided here already: {'; '.join(map(what, stands))}."))


def before(told: Story) -> None:
    """What was decided in this case, what in others with its cause, and what is left; nothing where that is nothing."""
    case, day = told.view.case, today(zone())
    own = _own(told)
    like, budgets = pieces().views.decisions_like(case.id, day), _mine(pieces().views.budgets(day))
    if not (own or like or budgets):
        return
    with st.container(border=True, gap="xsmall"):
        _decided(own)
        if like:
            st.caption("Same cause, the last decisions")
            for view in like:
                why = " · ".join(filter(None, (shortened(view.decision.why, _LONGEST_WHY), view.since)))
                st.markdown(f"{plain(what(view.decision))} :gray[{plain(why)}]")
        for each in budgets:
            left = in_words(each.left, each.budget.currency)
            st.caption(f"You have {plain(left)} left this quarter.")


def _own(told: Story) -> Sequence[DecisionView]:
    """What was decided in the case and in those that are part of it."""
    ids = (told.view.case.id, *(each.id for each in told.parts))
    return pieces().views.decisions(DecisionsWanted(case_ids=ids), today(zone()))


def _decided(own: Sequence[DecisionView]) -> None:
    if own:
        st.caption("Decided here")
    for view in own:
        made = view.decision
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
            st.markdown(f"{plain(what(made))} :gray[{plain(_stands(view))}]")
            if made.state in _STANDS:
                _take_back(made)


def _take_back(made: Decision) -> None:
    key, about = form_key(f"take-back-{made.id}"), About(made.case_id, thing=f"decision {made.id}")
    with (
        st.popover("Take back…", type="tertiary", key=f"open-{key}"),
        st.form(f"form-{key}", border=False),
    ):
        with typed.unsent(about, Part.WHY, f"why-{key}"):
            why = st.text_input("Why", key=f"why-{key}")
        if st.form_submit_button("Take it back", key=f"do-{key}"):
            if do(giving.take_back, made.id, why):
                say("Taken back.")
                typed.sent(about, {Part.WHY: why})
                done(f"take-back-{made.id}")
            st.rerun()


def _decide(case: Case, here: Program, kind: Kind, words: Mapping[Part, str]) -> Decision | None:
    try:
        amount, unit = _cost(words[Part.AMOUNT], words[Part.CURRENCY])
    except BadInputError as error:
        problem(str(error))
        return None
    asked, taken = words[Part.ASKED], words[Part.TAKEN]
    return do(giving.decide, here, case.id, Wanted(kind, words[Part.WHY], amount, unit, asked=asked, taken=taken))


def _cost(amount: str, currency: str) -> tuple[Decimal | None, str]:
    if not amount.strip():
        return None, ""
    unit = read_currency(currency)
    return read_amount(amount, unit), unit


def _said(made: Decision) -> str:
    if made.state is State.WAITING:
        return f"{_name(made.approver)} is asked: {made.above}."
    return f"Decided: {what(made)}."


def _stands(view: DecisionView) -> str:
    made = view.decision
    return {
        State.DECIDED: f"approved by {_name(made.approver)}" if made.approver else "",
        State.WAITING: f"waits for {_name(made.approver)}",
        State.REFUSED: f"not approved: {made.ended_why}",
        State.TAKEN_BACK: f"taken back: {made.ended_why}",
    }[made.state]


def _name(email: str) -> str:
    return name_of(email, pieces().views.members())


def _mine(budgets: Sequence[BudgetView]) -> list[BudgetView]:
    return [each for each in budgets if each.budget.email == pieces().member.email]


def _currency(told: Story, here: Program) -> str:
    """The currency of a budget of theirs, else the customer's, else the country's."""
    budgets = (each.budget.currency for each in _mine(pieces().views.budgets(today(zone()))))
    customers = told.view.customer.currency if told.view.customer else None
    return next(filter(None, (*budgets, customers, *currencies_of(here.country))), "EUR")
