"""What can be set by hand of a customer, each with a reason."""

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from callprogram.domain.customers.corrections import Correction, Field, corrected_fields, in_force
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.tasks import tasks_of
from callprogram.services.customers import correcting
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.days import day_field
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import country, do, done, form_key, say, today

_WHY = "Reason"
_SHOWN = {
    Field.PHONE: "Number",
    Field.CONTACT: "Contact",
    Field.TIME_ZONE: "Time zone",
    Field.SNOOZED_UNTIL: "Snoozed until",
    Field.DO_NOT_CALL: "Not to be called",
}


def show(zone: str, customer: Customer) -> None:
    """What is to mend, what people set, and the forms to set more."""
    for task in tasks_of(customer):
        st.warning(f"{plain(task.owner) or 'Nobody in particular'}: {plain(task.text)}")
    for field in _SHOWN:
        if (made := in_force(customer.corrections, field)) is not None:
            _set_by_hand(customer, made)
    with st.container(horizontal=True, gap="xsmall"):
        for label, form in _FORMS.items():
            with st.popover(label, key=_key(f"correct-{label}", customer)):
                form(zone, customer)
    if Field.HANDED_BACK in corrected_fields(customer.corrections):
        _answer(customer)


def _set_by_hand(customer: Customer, made: Correction) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        value = "" if made.field is Field.DO_NOT_CALL else f" {plain(made.value)}"
        st.caption(f"{_SHOWN[made.field]}{value}: {plain(made.reason)} ({plain(made.member)})")
        key = _key(f"lift-{made.field}", customer)
        with st.popover("Lift", type="tertiary", key=key), st.form(f"form-{key}"):
            why = st.text_input(_WHY, key=f"why-{key}")
            seen = meanwhile.last_seen(key, made.value)
            if st.form_submit_button("Lift", key=f"save-{key}") and not meanwhile.is_overtaken(
                _SHOWN[made.field], seen, made.value, ""
            ):
                _save(customer, lambda: do(correcting.lift, customer.id, made.field, why))


def _number(_: str, customer: Customer) -> None:
    with st.form(_key("number", customer), border=False):
        number = st.text_input("The number to call", key=_key("number-number", customer), placeholder="+31 20 123 4567")
        why = st.text_input(_WHY, key=_key("number-why", customer), placeholder="The switchboard said so")
        if _may_save("number", customer, Field.PHONE, number):
            _save(customer, lambda: do(correcting.correct_number, customer.id, number, why, country()))


def _contact(_: str, customer: Customer) -> None:
    others = [each for each in customer.contacts if (each.name or each.email) and each != customer.contact]
    if not others:
        st.caption("The CRM names nobody else. Add the contact there and import a new export.")
        return
    with st.form(_key("contact", customer), border=False):
        chosen = st.selectbox("Whom to call", others, format_func=_named, key=_key("contact-who", customer))
        why = st.text_input(_WHY, key=_key("contact-why", customer), placeholder="Has moved to another job")
        if _may_save("contact", customer, Field.CONTACT, chosen.name or chosen.email):
            _save(customer, lambda: do(correcting.choose_contact, customer.id, chosen, why))


def _snooze(zone: str, customer: Customer) -> None:
    day = today(zone)
    with st.form(_key("snooze", customer), border=False):
        until = day_field("Do not call before", day + timedelta(weeks=13), key=_key("snooze-until", customer))
        why = st.text_input(_WHY, key=_key("snooze-why", customer), placeholder="They are in the middle of a move")
        if _may_save("snooze", customer, Field.SNOOZED_UNTIL, until.isoformat()):
            _save(customer, lambda: do(correcting.snooze, customer.id, until, why, day))


def _forbid(_: str, customer: Customer) -> None:
    if customer.do_not_call:
        st.caption("Nobody calls them.")
        return
    with st.form(_key("forbid", customer), border=False):
        why = st.text_input(_WHY, key=_key("forbid-why", customer), placeholder="Asked never to be called")
        if st.form_submit_button("Never call again", key=_key("forbid-save", customer)):
            _save(customer, lambda: do(correcting.forbid_calls, customer.id, why))


def _words(_: str, customer: Customer) -> None:
    form, kept = _key("words", customer), {"Sounds like": customer.say_as, "Careful": customer.careful}
    meanwhile.shown(form, kept)
    with st.form(_key("words", customer), border=False):
        say_as = st.text_input(
            "Sounds like", customer.say_as, key=_key("words-say", customer), placeholder="SAS-kia TUR-nees"
        )
        careful = st.text_area("Careful", customer.careful, key=_key("words-careful", customer), height=68)
        if st.form_submit_button("Save", key=_key("words-save", customer)):
            if wanted := meanwhile.settled(form, kept, {"Sounds like": say_as, "Careful": careful}):
                _save(customer, lambda: do(correcting.describe, customer.id, wanted["Sounds like"], wanted["Careful"]))
            else:
                st.rerun()


def _answer(customer: Customer) -> None:
    with st.form(_key("answer", customer), border=True):
        answer = st.text_input(
            "When does a call suit them?", key=_key("answer-words", customer), placeholder="Thursdays after lunch"
        )
        if st.form_submit_button("Call them again", key=_key("answer-save", customer)):
            _save(customer, lambda: do(correcting.take_up_again, customer.id, answer))


def _may_save(form: str, customer: Customer, field: Field, typed: str) -> bool:
    """Whether its button was pressed, and nobody else has set that field by hand since the last look."""
    made = in_force(customer.corrections, field)
    kept, key = made.value if made else "", _key(f"{form}-save", customer)
    seen = meanwhile.last_seen(key, kept)
    return st.form_submit_button("Save", key=key) and not meanwhile.is_overtaken(_SHOWN[field], seen, kept, typed)


def _named(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name or contact.email, contact.title)))


def _key(what: str, customer: Customer) -> str:
    """What was typed about one customer is never there for the next, nor after it was saved."""
    return f"{what}-{form_key(f'corrections-{customer.id}')}"


def _save(customer: Customer, correct: Callable[[], Customer | None]) -> None:
    if correct():
        done(f"corrections-{customer.id}")
        say(f"Saved for {customer.name}.")
    st.rerun()


_FORMS: dict[str, Callable[[str, Customer], None]] = {
    "Correct the number": _number,
    "Another contact": _contact,
    "Snooze": _snooze,
    "Do not call": _forbid,
    "Sounds like, careful": _words,
}
