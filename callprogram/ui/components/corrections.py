"""What can be set by hand of a customer, each with a reason."""

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from callprogram.domain.corrections import Correction, Field, corrected_fields, standing
from callprogram.domain.customers import Contact, Customer
from callprogram.domain.tasks import tasks_of
from callprogram.services import correcting
from callprogram.ui.components.words import plain
from callprogram.ui.session import country, do, say, today

_WHY = "Why?"
_SHOWN = {
    Field.PHONE: "Number",
    Field.CONTACT: "Contact",
    Field.SNOOZED_UNTIL: "Left alone until",
    Field.DO_NOT_CALL: "Not to be called",
}


def show(zone: str, customer: Customer) -> None:
    """What is to mend, what people set, and the forms to set more."""
    for task in tasks_of(customer):
        st.warning(f"{plain(task.owner) or 'Nobody in particular'}: {plain(task.text)}")
    for field in _SHOWN:
        if (made := standing(customer.corrections, field)) is not None:
            _set_by_hand(customer, made)
    with st.container(horizontal=True, gap="xsmall"):
        for label, form in _FORMS.items():
            with st.popover(label, key=f"correct-{label}"):
                form(zone, customer)
    if Field.HANDED_BACK in corrected_fields(customer.corrections):
        _answer(customer)


def _set_by_hand(customer: Customer, made: Correction) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        value = "" if made.field is Field.DO_NOT_CALL else f" {plain(made.value)}"
        st.caption(f"{_SHOWN[made.field]}{value}: {plain(made.reason)} ({plain(made.member)})")
        with st.popover("Lift", type="tertiary", key=f"lift-{made.field}"), st.form(f"lift-form-{made.field}"):
            why = st.text_input(_WHY, key=f"lift-why-{made.field}")
            if st.form_submit_button("Lift", key=f"lift-save-{made.field}"):
                _done(lambda: do(correcting.lift, customer.id, made.field, why))


def _number(_: str, customer: Customer) -> None:
    with st.form("number", border=False):
        number = st.text_input("The number to call", key="number-number", placeholder="+31 20 123 4567")
        why = st.text_input(_WHY, key="number-why", placeholder="The switchboard said so")
        if st.form_submit_button("Save", key="number-save"):
            _done(lambda: do(correcting.correct_number, customer.id, number, why, country()))


def _contact(_: str, customer: Customer) -> None:
    others = [each for each in customer.contacts if (each.name or each.email) and each != customer.contact]
    if not others:
        st.caption("The CRM names nobody else; add the contact there, and bring in a new export.")
        return
    with st.form("contact", border=False):
        chosen = st.selectbox("Whom to call", others, format_func=_named, key="contact-who")
        why = st.text_input(_WHY, key="contact-why", placeholder="Has moved to another job")
        if st.form_submit_button("Save", key="contact-save"):
            _done(lambda: do(correcting.choose_contact, customer.id, chosen, why))


def _snooze(zone: str, customer: Customer) -> None:
    day = today(zone)
    with st.form("snooze", border=False):
        until = st.date_input("Nobody calls before", day + timedelta(weeks=13), key="snooze-until")
        why = st.text_input(_WHY, key="snooze-why", placeholder="They are in the middle of a move")
        if st.form_submit_button("Save", key="snooze-save"):
            _done(lambda: do(correcting.snooze, customer.id, until, why, day))


def _forbid(_: str, customer: Customer) -> None:
    if customer.do_not_call:
        st.caption("Nobody calls them.")
        return
    with st.form("forbid", border=False):
        why = st.text_input(_WHY, key="forbid-why", placeholder="Asked never to be called")
        if st.form_submit_button("Never call again", key="forbid-save"):
            _done(lambda: do(correcting.forbid_calls, customer.id, why))


def _words(_: str, customer: Customer) -> None:
    with st.form("words", border=False):
        say_as = st.text_input("Say it like", customer.say_as, key="words-say", placeholder="SAS-kia TUR-nees")
        careful = st.text_area("Careful", customer.careful, key="words-careful", height=68)
        if st.form_submit_button("Save", key="words-save"):
            _done(lambda: do(correcting.describe, customer.id, say_as, careful))


def _answer(customer: Customer) -> None:
    with st.form("answer", border=True):
        answer = st.text_input("When does a call suit them?", key="answer-words", placeholder="Thursdays after lunch")
        if st.form_submit_button("Call them again", key="answer-save"):
            _done(lambda: do(correcting.take_up_again, customer.id, answer))


def _named(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name or contact.email, contact.title)))


def _done(correct: Callable[[], Customer | None]) -> None:
    if correct():
        say("Saved.")
    st.rerun()


_FORMS: dict[str, Callable[[str, Customer], None]] = {
    "Correct the number": _number,
    "Another contact": _contact,
    "Leave alone": _snooze,
    "Do not call": _forbid,
    "Say it like, careful": _words,
}
