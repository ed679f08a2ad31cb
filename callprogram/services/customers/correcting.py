"""Correcting: what people set by hand of a customer, each with a reason; no import changes it."""

from dataclasses import replace
from datetime import date

from callprogram.domain.calls.notes import cleaned
from callprogram.domain.customers.corrections import Correction, Field, in_force
from callprogram.domain.customers.customers import Contact, Customer, corrected, goes_by, without
from callprogram.domain.customers.phones import dialable, in_one, read_phone
from callprogram.domain.program.call_hour import read_zone
from callprogram.domain.words.dates import in_words
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.ports import Transaction


def correct_number(acting: Acting, customer_id: int, number: str, reason: str, region: str) -> Customer:
    """The customer with this number to call, read as in their own country, else in `region`.

    Raises BadInputError for a number that cannot be called.
    """
    customer = acting.transaction.get(Customer, customer_id)
    return _set(acting.transaction, customer, corrected_number(acting, customer, number, reason, region))


def corrected_number(acting: Acting, customer: Customer, number: str, reason: str, region: str) -> Correction:
    """The correction that sets this number to call; raises BadInputError for one that cannot be called."""
    phone = read_phone(number.strip(), customer.country or region)
    if phone.e164 is None or not dialable(phone):
        raise BadInputError(f"“{number}” is not a number that can be called; write it like +31 20 123 4567.")
    of = customer.contact.name or customer.contact.email
    return Correction(Field.PHONE, in_one(phone), reason, acting.member.name, acting.now, of)


def set_time_zone(acting: Acting, customer_id: int, zone: str, reason: str) -> Customer:
    """The customer with this time zone; raises BadInputError for a name that is none."""
    customer = acting.transaction.get(Customer, customer_id)
    return _set(acting.transaction, customer, corrected_zone(acting, zone, reason))


def corrected_zone(acting: Acting, zone: str, reason: str) -> Correction:
    """The correction that sets this time zone; raises BadInputError for a name that is none."""
    return Correction(Field.TIME_ZONE, read_zone(zone), reason, acting.member.name, acting.now)


def take_back(acting: Acting, customer_id: int, field: Field) -> Customer:
    """The customer as they were before that field was last set by hand; raises StateError where it was not."""
    customer = acting.transaction.get(Customer, customer_id)
    last = in_force(customer.corrections, field)
    if last is None:
        raise StateError("There is nothing to undo here any more.")
    return acting.transaction.save(without(customer, [last]))


def choose_contact(acting: Acting, customer_id: int, contact: Contact, reason: str) -> Customer:
    """The customer with this contact to call; raises BadInputError where nobody there goes by that name."""
    customer, name = acting.transaction.get(Customer, customer_id), contact.name or contact.email
    if not name or not any(goes_by(each, name) for each in customer.contacts):
        raise BadInputError(f"{customer.name} has no contact of that name; choose one of theirs.")
    return _set(acting.transaction, customer, Correction(Field.CONTACT, name, reason, acting.member.name, acting.now))


def snooze(
    acting: Acting,
    customer_id: int,
    until: date,
    reason: str,
    today: date,
) -> Customer:
    """The customer left alone before that day; raises BadInputError for a day that is not to come."""
    if until <= today:
        raise BadInputError(f"{in_words(until, today)} is not to come; give a day after today.")
    customer = acting.transaction.get(Customer, customer_id)
    return _set(
        acting.transaction,
        customer,
        Correction(Field.SNOOZED_UNTIL, until.isoformat(), reason, acting.member.name, acting.now),
    )


def forbid_calls(acting: Acting, customer_id: int, reason: str) -> Customer:
    """The customer marked as not to be called."""
    customer = acting.transaction.get(Customer, customer_id)
    return _set(
        acting.transaction, customer, Correction(Field.DO_NOT_CALL, "yes", reason, acting.member.name, acting.now)
    )


def change_owner(acting: Acting, customer_id: int, owner: str, reason: str) -> Customer | None:
    """The customer looked after by somebody else; None where it is them already, BadInputError without a name."""
    customer, name = acting.transaction.get(Customer, customer_id), " ".join(owner.split())
    if not name:
        raise BadInputError("Say who looks after them from now on.")
    if name == customer.account_owner:
        return None
    in_crm = next((each.of for each in customer.corrections if each.field is Field.ACCOUNT_OWNER), None)
    before = customer.account_owner if in_crm is None else in_crm
    made = Correction(Field.ACCOUNT_OWNER, name, reason, acting.member.name, acting.now, before)
    return _set(acting.transaction, customer, made)


def lift(acting: Acting, customer_id: int, field: Field, reason: str) -> Customer:
    """The customer without what people set in that field; what the CRM says holds again.

    Raises StateError where people have set nothing.
    """
    customer = acting.transaction.get(Customer, customer_id)
    if in_force(customer.corrections, field) is None:
        raise StateError("Nothing was set here by hand; what the CRM says is changed in the CRM.")
    return _set(acting.transaction, customer, Correction(field, "", reason, acting.member.name, acting.now))


def take_up_again(acting: Acting, customer_id: int, answer: str) -> Customer:
    """The customer back among those to call, with what the account owner found out.

    Raises StateError where they were not handed back to the account owner.
    """
    customer = acting.transaction.get(Customer, customer_id)
    if in_force(customer.corrections, Field.HANDED_BACK) is None:
        raise StateError(f"{customer.name} is not waiting for an answer of the account owner.")
    if not answer.strip():
        raise BadInputError("Say in a few words when a call suits them.")
    fields = (Field.HANDED_BACK, Field.SNOOZED_UNTIL)
    lifted = (Correction(field, "", answer.strip(), acting.member.name, acting.now) for field in fields)
    return acting.transaction.save(corrected(customer, *lifted))


def describe(acting: Acting, customer_id: int, say_as: str, careful: str) -> Customer:
    """The customer with how their name is said and what to be careful about; no reason is asked."""
    customer = acting.transaction.get(Customer, customer_id)
    wanted = {Field.SAY_AS: " ".join(cleaned(say_as).split()), Field.CAREFUL: cleaned(careful).strip()}
    before = {Field.SAY_AS: customer.say_as, Field.CAREFUL: customer.careful}
    made = (
        Correction(field, value, "", acting.member.name, acting.now)
        for field, value in wanted.items()
        if value != before[field]
    )
    return acting.transaction.save(corrected(customer, *made))


def _set(transaction: Transaction, customer: Customer, correction: Correction) -> Customer:
    if not correction.reason.strip():
        raise BadInputError("Say in a few words why; whoever sees this later will want to know.")
    return transaction.save(corrected(customer, replace(correction, reason=cleaned(correction.reason.strip()))))
