"""Trying out the telephone that rings first: it rings once, says that it does, and nobody else is called."""

from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.people.hour_holders import rings_first
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.chores import Chore
from callprogram.services.acting import Acting
from callprogram.services.calls.open_calls import rules_of
from callprogram.services.calls.ringing import Line, expect_free_line
from callprogram.services.ports import Transaction
from callprogram.services.views import Views


def prepare(acting: Acting, program: Program) -> tuple[str, CallingRules]:
    """The telephone that rings first, and how to speak to it; raises as `reserve` does where no call could begin."""
    expect_free_line(acting.transaction, program, acting.now)
    return rings_first(program, acting.now), rules_of(acting.transaction, program)


def record(acting: Acting, phone: str, provider_id: str) -> Chore:
    """That this was a try, so that it is never taken for a call to a customer, and that this telephone has rung."""
    if not acting.transaction.find(Chore, name=_rang(phone)):
        acting.transaction.add(Chore(0, _rang(phone), acting.now))
    return acting.transaction.add(Chore(0, _name(provider_id), acting.now))


def has_rung(views: Views, phone: str) -> bool:
    """Whether this telephone was tried out."""
    return views.chore(_rang(phone)) is not None


def was_one(transaction: Transaction, provider_id: str) -> bool:
    """Whether the provider's call of this name was a try."""
    return bool(transaction.find(Chore, name=_name(provider_id)))


def try_out(line: Line, program: Program) -> None:
    """Ring it; raises CallFailedError where nothing rings, CallUncertainError where it may."""
    phone, rules = line.keep(prepare, program)
    line.keep(record, phone, line.telephony.try_out(phone, rules).provider_id)


def _name(provider_id: str) -> str:
    return f"try of the telephone {provider_id}"


def _rang(phone: str) -> str:
    return f"the telephone {phone} was tried out"
