"""What is done with one customer from their page: a call, the next list, what was said, a promise, a complaint."""

from collections.abc import Callable

import streamlit as st

from callprogram.bootstrap import now
from callprogram.bootstrap.questions import understand
from callprogram.domain.calls.calls import OUTCOMES, Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Role
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.lists import next_list
from callprogram.services.promises import promising
from callprogram.services.views import History
from callprogram.ui.components.calls.customer import calling
from callprogram.ui.components.words import dialogs
from callprogram.ui.components.words.days import hour_in_words
from callprogram.ui.components.words.words import first_name, plain
from callprogram.ui.session import do, done, form_key, pieces, program, say, today, zone

_OPEN = "customer-opened"
_HOUR = frozenset({Role.EXECUTIVE, Role.ASSISTANT, Role.DEPUTY})
_SAID = tuple(each for each in OUTCOMES if each is not Disposition.RESCHEDULED)


def show(history: History) -> None:
    """The buttons, the first of them to call; whoever does not hold the hour has none."""
    if not pieces().member.roles & _HOUR:
        return
    customer = history.customer
    calling.button(customer, history)
    if not customer.do_not_call:
        st.button("Put on next list", icon=":material/playlist_add:", key="put-on", on_click=_put_on, args=(customer,))
    for label, icon in (("Note", "edit_note"), ("Promise", "handshake"), ("Complaint", "flag")):
        st.button(label, icon=f":material/{icon}:", key=f"open-{label}", on_click=_open, args=(customer, label))
    _ask(customer)


def _put_on(customer: Customer) -> None:
    week = pieces().views.week_due(program(), now())
    if put := do(next_list.put_on, program(), week, [customer.id]):
        say(f"{customer.name} is on the list of {hour_in_words(program(), put.week)}.")


def _open(customer: Customer, what: str) -> None:
    st.session_state[_OPEN] = (customer.id, what)


def _ask(customer: Customer) -> None:
    about, what = st.session_state.get(_OPEN, (0, ""))
    if about == customer.id:
        dialogs.dialog(f"{what}: {plain(customer.name)}", on_dismiss=_close)(_FORMS[what])(customer)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _note(customer: Customer) -> None:
    """What was said in a call from whichever telephone; one that is open is finished by it."""
    with st.form(_key("note", customer), border=False):
        outcome = st.selectbox(
            "What came of the call", list(_SAID), format_func=OUTCOMES.__getitem__, key=_key("outcome", customer)
        )
        note = st.text_area("Note", key=_key("words", customer), placeholder="Stays as it is typed")
        if st.form_submit_button("Save", type="primary", key=_key("save", customer)):
            logged = LoggedCall(customer.id, Outcome(outcome), note=note)
            _finish(customer, do(outcomes.log, program(), logged), "Saved.")


def _promise(customer: Customer) -> None:
    with st.form(_key("promise", customer), border=False):
        sentence = st.text_input("What was promised?", key=_key("sentence", customer),
                                 placeholder="Priya to send the export fix by Friday")  # fmt: skip
        if st.form_submit_button("Add promise", type="primary", key=_key("save", customer)):
            found = understand(pieces(), program(), customer, sentence, today(zone()))
            made = do(promising.promise_as_said, customer.id, sentence, found)
            _finish(customer, made, "Added to their promises.")


def _complaint(customer: Customer) -> None:
    with st.form(_key("complaint", customer), border=False):
        wants = st.text_area("What they want", key=_key("wants", customer))
        owner = st.selectbox("Who has it", pieces().views.owners(), index=None, accept_new_options=True,
                             placeholder="A name or an email", key=_key("owner", customer))  # fmt: skip
        if st.form_submit_button("Record", type="primary", key=_key("save", customer)):
            made = do(escalating.escalate, program(), customer.id, wants, owner=owner or "")
            _finish(customer, made, f"Recorded; {first_name(customer)} is heard first.")


def _finish(customer: Customer, made: object, words: str) -> None:
    if made:
        done(f"customer-{customer.id}")
        say(words)
        _close()
    st.rerun()


def _key(what: str, customer: Customer) -> str:
    return f"{what}-{form_key(f'customer-{customer.id}')}"


_FORMS: dict[str, Callable[[Customer], None]] = {"Note": _note, "Promise": _promise, "Complaint": _complaint}
