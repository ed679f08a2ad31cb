"""The line to the customer: the number to dial and its code, or the bridge and how its call stands."""

from collections.abc import Callable
from functools import lru_cache

import segno

from callprogram.bootstrap import now
from callprogram.domain.calls.calling_rules import CallingRules, forbidden
from callprogram.domain.calls.calls import Call, Disposition, Mode
from callprogram.domain.calls.calls_in_words import runs_since
from callprogram.domain.calls.legs import Stage, stage_of
from callprogram.domain.customers.phones import Phone, shown, shown_in, tel_address
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.calls import calling, ringing
from callprogram.services.calls.ringing import Line
from callprogram.services.views import CallLine, Card
from callprogram.ui.components.calls import dialling
from callprogram.ui.components.calls.cockpit.strip import milliseconds
from callprogram.ui.components.words.presses import Press
from callprogram.ui.session import call_problem, do, on_a_telephone, pieces, problem

_STAGES = {
    Stage.QUEUED: "Your telephone is about to ring",
    Stage.EXECUTIVE_RINGS: "Your telephone rings",
    Stage.BRIEFING: "Press 1 on your telephone to connect",
    Stage.DIALLING: "Calling",
    Stage.CUSTOMER_RINGS: "Ringing",
    Stage.CONNECTED: "Connected",
}
_MISSED = {
    Disposition.NO_ANSWER: "{} did not pick up.",
    Disposition.BUSY: "{} was on the line with somebody else.",
    None: "The call to {} did not come about.",
}


def line(program: Program, card: Card, rules: CallingRules, *, busy: bool) -> dict[str, object]:
    """How to reach the customer of this card, and how the call stands."""
    phone, refusal = card.customer.phone, forbidden(card.customer, rules)
    if phone is None or refusal:
        return {"refused": refusal or "", "again": _again(card)}
    told: dict[str, object] = {"number": shown(phone), "again": _again(card)}
    if pieces().telephony is None:
        return told | _own_phone(program, card, phone)
    return told | {"bridge": True, "busy": busy, "missed": "" if busy else _missed(card), "over": _is_over(card)}


def running_line(running: CallLine | None) -> dict[str, object] | None:
    """The call that the provider rings, whoever's card is on the screen."""
    if running is None:
        return None
    call, stage = running.call, stage_of(running.call)
    since = call.answered_at if stage is Stage.CONNECTED and call.answered_at else call.started_at
    return {
        "words": _headline(call, stage),
        "detail": f"{running.customer.person} · {_detail(call, stage)}",
        "since": None if call.uncertain else milliseconds(since),
        "call": call.id,
        "entry": call.entry_id,
        "buttons": _buttons(call, stage),
        "machine": call.machine,
    }


def hear(program: Program, press: Press) -> bool:
    """Whether this press was about the line, and done."""
    if press.what == "begin":
        do(calling.begin, program, press.about)
    elif press.what == "ask":
        dialling.ask(press.about)
    elif press.what in _DONE_TO_CALLS:
        _do_to_call(program, _DONE_TO_CALLS[press.what], press.about)
    else:
        return False
    return True


def _own_phone(program: Program, card: Card, phone: Phone) -> dict[str, object]:
    call, why_not = card.call, dialling.why_not(program, card)
    since = runs_since(call) if call and call.mode is Mode.OWN_PHONE and call.ended_at is None else None
    return {
        "tel": tel_address(phone),
        "asks": f"{why_not}." if why_not else "",
        "code": "" if on_a_telephone() else _code(tel_address(phone)),
        "since": milliseconds(since) if since else None,
        "dialled": bool(since and call and call.dialled_at),
    }


def _again(card: Card) -> bool:
    return bool(card.call and card.call.disposition)


def _is_over(card: Card) -> bool:
    """Whether the telephone has said what came of the call, for a person to confirm."""
    return _again(card) and card.entry.state is EntryState.ACTIVE


def _missed(card: Card) -> str:
    """What became of a call that nobody answered; empty elsewhere."""
    call = card.call
    if call is None or card.entry.state is not EntryState.ACTIVE or not call.ended_at:
        return ""
    name = card.customer.contact.first_name or card.customer.name
    return call_problem(call.problem) or _MISSED[call.disposition].format(name) if call.disposition in _MISSED else ""


def _headline(call: Call, stage: Stage) -> str:
    if call.uncertain:
        return "It may still be open" if call.provider_id else "It may be ringing"
    if stage is Stage.BRIEFING and call.mode is Mode.BRIDGE_POLLING:
        return "Are you on the line?"
    return _STAGES[stage]


def _detail(call: Call, stage: Stage) -> str:
    if call.uncertain and call.provider_id:
        return "Twilio did not end it. Put down your own telephone, which ends it for both, and say that it is over."
    if call.uncertain:
        return "Twilio did not confirm it, and is being asked. Look at your telephone; nothing is rung again by itself."
    return shown_in(call.executive_phone if stage < Stage.DIALLING else call.phone)


def _buttons(call: Call, stage: Stage) -> list[dict[str, object]]:
    asked = stage is Stage.BRIEFING and call.mode is Mode.BRIDGE_POLLING
    given_up = "It is over" if call.provider_id else "Nothing rang"
    possible = [
        (asked, "connect", "Connect"),
        (call.uncertain or call.provider_id is None, "nothing-rang", given_up),
        (call.provider_id is not None, "hang-up", "Hang up" if stage is Stage.CONNECTED else "Cancel"),
    ]
    return [{"what": what, "label": label, "main": what == "connect"} for wanted, what, label in possible if wanted]


def _do_to_call(program: Program, do_it: Callable[[Call], object], call_id: int) -> None:
    running = pieces().views.running_call(program)
    try:
        if running and running.call.id == call_id:
            do_it(running.call)
    except CallprogramError as error:
        problem(call_problem(str(error)))


def _connect(call: Call) -> None:
    if telephony := pieces().telephony:
        ringing.connect(Line(pieces().store, telephony, pieces().member, now()), call.id)


def _hang_up(call: Call) -> None:
    if telephony := pieces().telephony:
        ringing.hang_up(Line(pieces().store, telephony, pieces().member, now()), call)


def _give_up(call: Call) -> None:
    do(ringing.give_up, call.id)


_DONE_TO_CALLS = {"connect": _connect, "hang-up": _hang_up, "nothing-rang": _give_up}


@lru_cache(maxsize=200)
def _code(address: str) -> str:
    return str(segno.make(address, error="m").png_data_uri(scale=4, border=2))
