"""Callbacks: what the provider tells of a call by itself, in any order and as often as it likes, and our answers."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from callprogram.domain.calls.bridges import Bridge, Callback
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.calls.legs import Leg, heard_of_both, heard_of_customer, heard_of_executive, voicemail_heard
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people.members import THE_TELEPHONE
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import P, R, Service, act
from callprogram.services.acting import Acting
from callprogram.services.calls.following_up import follow_telephone
from callprogram.services.calls.open_calls import program_calling, rules_of
from callprogram.services.calls.ringing import bridge_of
from callprogram.services.ports import Store, Switchboard, Transaction
from callprogram.services.views import Views

_log = logging.getLogger("callprogram")
Form = Mapping[str, Sequence[str]]


def record_answered(acting: Acting, press: str, leg: Leg) -> Bridge | None:
    """The executive is on the line: what to tell them, or nothing where the call is over or is none of ours."""
    call = _heard(acting, press, leg.provider_id, lambda known: heard_of_executive(known, leg, acting.now))
    return _bridge_of(acting.transaction, call)


def record_pressed(acting: Acting, press: str, leg: Leg) -> Bridge | None:
    """The executive has pressed 1: the call dials its customer; nothing where it is over or is none of ours."""

    def dialling(known: Call) -> Call:
        heard = heard_of_executive(known, leg, acting.now)
        return heard if heard.ended_at else replace(heard, dialled_at=heard.dialled_at or acting.now)

    return _bridge_of(acting.transaction, _heard(acting, press, leg.provider_id, dialling))


def record_executive(acting: Acting, press: str, leg: Leg) -> Call | None:
    """The call after news of the executive's leg."""
    return _heard(acting, press, leg.provider_id, lambda known: heard_of_executive(known, leg, acting.now))


def record_customer(acting: Acting, press: str, leg: Leg) -> Call | None:
    """The call after news of the customer's leg."""
    return _heard(acting, press, leg.parent_id, lambda known: heard_of_customer(known, leg, acting.now))


def record_voicemail(acting: Acting, press: str, leg: Leg) -> Call | None:
    """The call after hearing who or what picked up at the customer's end; an outcome that a person gave stays."""

    def answered_by(known: Call) -> Call:
        entry = acting.transaction.get(Entry, known.entry_id) if known.entry_id else None
        by_a_person = entry is not None and entry.state is EntryState.DONE
        return replace(known, machine=True) if by_a_person else voicemail_heard(known)

    return _heard(acting, press, leg.parent_id, answered_by) if leg.machine else None


def record_incoming(acting: Acting, customer_id: int | None, leg: Leg) -> CallingRules:
    """The row of a customer calling back, one however often the provider asks; the rules of who last called them."""
    program = program_calling(acting.transaction, customer_id)
    if program is None:
        return CallingRules(0, 0)
    if customer_id and not acting.transaction.find(Call, provider_id=leg.provider_id):
        acting.transaction.add(_incoming(program, customer_id, leg, acting.now))
    return rules_of(acting.transaction, program)


def record_forwarded(acting: Acting, caller: Leg, forwarded: Leg) -> CallingRules:
    """How a call-back ended: the assistant's leg decides; the rules by which it was answered."""
    kept = [
        acting.transaction.save(heard_of_both(call, caller, forwarded, acting.now))
        for call in acting.transaction.find(Call, provider_id=caller.provider_id, incoming=True)
    ]
    program = acting.transaction.get(Program, kept[0].program_id) if kept else program_calling(acting.transaction, None)
    return rules_of(acting.transaction, program) if program else CallingRules(0, 0)


@dataclass(frozen=True)
class Request:
    """What the provider sends by itself: a signed form, read at a moment."""

    store: Store
    switchboard: Switchboard
    now: datetime
    form: Form

    def keep(self, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a service gives back once it is kept, in the telephone's name."""
        return act(self.store, THE_TELEPHONE, self.now, service, *args, **kwargs)


def hear(request: Request, callback: Callback, press: str) -> str:
    """Write down what one signed request says, and answer it in the provider's words."""
    switchboard, form = request.switchboard, request.form
    notice = switchboard.read_dialled(form) if callback is Callback.DIALLED else switchboard.read(form)
    bridge, leg = None, notice.leg
    match callback:
        case Callback.PRESSED if notice.digits == "1":
            bridge = request.keep(record_pressed, press, leg)
        case Callback.ANSWERED | Callback.PRESSED:
            bridge = request.keep(record_answered, press, leg)
        case Callback.EXECUTIVE:
            request.keep(record_executive, press, leg)
        case Callback.CUSTOMER | Callback.DIALLED:
            request.keep(record_customer, press, leg)
        case Callback.VOICEMAIL:
            request.keep(record_voicemail, press, leg)
    if bridge is None:
        return switchboard.nothing()
    return switchboard.dialling(bridge) if bridge.confirmed else switchboard.briefing(bridge)


def welcome(request: Request, views: Views) -> str:
    """Answer somebody who calls the number that customers see, and log it where it is a customer."""
    leg = request.switchboard.read(request.form).leg
    customer = views.customer_with_phone(leg.sender)
    if customer is None:
        _log.info("somebody who is no customer called back")
    rules = request.keep(record_incoming, customer.id if customer else None, leg)
    return request.switchboard.answering(rules)


def forwarded(request: Request) -> str:
    """Write down how a call-back ended, and say goodbye where nobody took it."""
    switchboard, form = request.switchboard, request.form
    caller, assistant = switchboard.read(form).leg, switchboard.read_dialled(form).leg
    rules = request.keep(record_forwarded, caller, assistant)
    return switchboard.nothing() if assistant.status is Status.COMPLETED else switchboard.regretting(rules)


def _incoming(program: Program, customer_id: int, leg: Leg, now: datetime) -> Call:
    return Call(
        id=0,
        customer_id=customer_id,
        program_id=program.id,
        mode=Mode.BRIDGE_WEBHOOKS,
        status=Status.RINGING,
        phone=leg.sender,
        started_at=now,
        provider_id=leg.provider_id,
        heard_at=now,
        incoming=True,
    )


def _heard(acting: Acting, press: str, parent_id: str | None, news: Callable[[Call], Call]) -> Call | None:
    """The call of this press after the news, kept where anything is new; nothing where it is none of ours."""
    before = acting.transaction.first(Call, press=press)
    if before is None or (parent_id and before.provider_id not in {None, parent_id}):
        _log.warning("the provider spoke of a call that is none of ours")
        return None
    after = news(replace(before, provider_id=before.provider_id or parent_id))
    if replace(after, heard_at=before.heard_at) == before:
        return before
    return follow_telephone(replace(acting, member=THE_TELEPHONE), after)


def _bridge_of(transaction: Transaction, call: Call | None) -> Bridge | None:
    if call is None or call.ended_at:
        return None
    program, confirmed = transaction.get(Program, call.program_id), call.dialled_at is not None
    return bridge_of(transaction, call, program, confirmed=confirmed)
