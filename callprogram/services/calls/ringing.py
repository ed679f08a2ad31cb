"""Ringing: calls through the provider; each row is kept before anything rings, and what is not known is said so."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import partial
from secrets import token_hex
from zoneinfo import ZoneInfo

from callprogram.domain.calls.bridges import Bridge
from callprogram.domain.calls.calling_rules import exhausted
from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.calls.legs import Leg, Stage, heard_of_both, stage_of
from callprogram.domain.calls.spoken import spoken_brief
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import extension_in, number_in
from callprogram.domain.people.hour_holders import called_for, how_to_set_it, rings_first
from callprogram.domain.people.members import Member
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import day_in
from callprogram.errors import BadInputError, CallFailedError, CallUncertainError, StateError
from callprogram.services.act import P, R, Service, act
from callprogram.services.acting import Acting
from callprogram.services.calls.following_up import follow_telephone
from callprogram.services.calls.open_calls import begun, expect_callable, new_call, open_call_with, rules_of
from callprogram.services.ports import Store, Telephony, Transaction

NOTHING_RANG = "It was not known whether it rang; somebody looked, and nothing did."
_MAY_BE_OPEN = "The line may still be open: put down your own telephone, which ends it for both, then try again."


@dataclass(frozen=True)
class Line:
    """A member's line to the provider, at one moment."""

    store: Store
    telephony: Telephony
    member: Member
    now: datetime

    def keep(self, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a service gives back once it is kept."""
        return act(self.store, self.member, self.now, service, *args, **kwargs)


@dataclass(frozen=True)
class Press:
    """One press of the button that rings: its `id`, and why, where the customer should rather not be called now.

    `confirmed` dials the customer without asking whoever picked up, where the provider cannot ask, as its `mode` says.
    """

    id: str = field(default_factory=partial(token_hex, 16))
    reason: str = ""
    confirmed: bool = False
    entry_id: int | None = None
    mode: Mode = Mode.BRIDGE_POLLING


def reserve(acting: Acting, program: Program, customer_id: int, press: Press) -> tuple[Call, Bridge | None]:
    """The row of a call about to be rung, and what to ask the provider for: nothing where this press has rung before.

    Raises StateError while another call is running or the day's ceiling is reached, BadInputError for a number that is
    never called, or where a reason is needed and there is none.
    """
    if pressed := acting.transaction.first(Call, press=press.id):
        return pressed, None
    customer = acting.transaction.get(Customer, customer_id)
    expect_free_line(acting.transaction, program, acting.now)
    expect_callable(acting.transaction, program, customer, acting.now, press.reason)
    _expect_room(acting.transaction, program, acting.now)
    call = open_call_with(acting.transaction, program, customer, acting.now) or new_call(
        acting.transaction, program, customer, acting.now
    )
    rung = replace(
        call,
        mode=press.mode,
        status=Status.QUEUED,
        reason=press.reason.strip(),
        started_at=acting.now,
        press=press.id,
        phone=(customer.phone.e164 or "") if customer.phone else "",
        executive_phone=number_in(rings_first(program, acting.now)),
        dialled_at=acting.now if press.confirmed else None,
        entry_id=call.entry_id or press.entry_id,
    )
    kept = acting.transaction.save(rung) if rung.id else begun(acting.transaction, rung)
    return kept, bridge_of(acting.transaction, kept, program, confirmed=press.confirmed)


def record_ring(acting: Acting, call_id: int, leg: Leg) -> Call:
    """The call with the provider's own id; what was heard of it meanwhile stays."""
    call = acting.transaction.get(Call, call_id)
    known = replace(call, provider_id=call.provider_id or leg.provider_id, uncertain=False)
    return acting.transaction.save(replace(known, heard_at=call.heard_at or acting.now))


def record_doubt(acting: Acting, call_id: int) -> Call:
    """The call marked uncertain, unless the provider spoke of it meanwhile: something may be ringing."""
    call = acting.transaction.get(Call, call_id)
    return call if call.provider_id or call.ended_at else acting.transaction.save(replace(call, uncertain=True))


def record_unended(acting: Acting, call_id: int) -> Call:
    """The call marked uncertain where it could be neither ended nor looked at; one that is over stays so."""
    call = acting.transaction.get(Call, call_id)
    return call if call.ended_at else acting.transaction.save(replace(call, uncertain=True))


def record_refusal(acting: Acting, call_id: int, problem: str) -> Call:
    """The call ended before it began: the provider refused, so nothing rang."""
    call = acting.transaction.get(Call, call_id)
    over = replace(call, status=Status.FAILED, ended_at=call.ended_at or acting.now, settled=True)
    return acting.transaction.save(replace(over, uncertain=False, problem=problem))


def record_legs(acting: Acting, call_id: int, executive: Leg, customer: Leg | None) -> Call:
    """The call as the provider knows both legs; one that the provider has ended stays as it is."""
    call = acting.transaction.get(Call, call_id)
    if executive.provider_id != (call.provider_id or executive.provider_id):
        return call
    return follow_telephone(acting, heard_of_both(call, executive, customer, acting.now))


def reserve_connection(acting: Acting, call_id: int) -> tuple[Call, Bridge]:
    """The call about to dial its customer, once; raises StateError where it has, or cannot."""
    call = acting.transaction.get(Call, call_id)
    if stage_of(call) is not Stage.BRIEFING or call.provider_id is None:
        raise StateError("There is nobody on the line to connect; pick up your telephone first.")
    dialling = acting.transaction.save(replace(call, dialled_at=acting.now))
    program = acting.transaction.get(Program, call.program_id)
    return dialling, bridge_of(acting.transaction, dialling, program, confirmed=True)


def release_connection(acting: Acting, call_id: int) -> Call:
    """The call as it was before it was to dial: the provider refused."""
    call = acting.transaction.get(Call, call_id)
    return call if call.customer_leg_id else acting.transaction.save(replace(call, dialled_at=None))


def give_up(acting: Acting, call_id: int, problem: str = "") -> Call:
    """The call over because a person says so; what the provider still tells of its end goes before that."""
    call = acting.transaction.get(Call, call_id)
    if call.ended_at:
        return call
    status = Status.COMPLETED if call.answered_at else Status.CANCELED
    why = problem or ("" if call.answered_at else NOTHING_RANG)
    return acting.transaction.save(replace(call, status=status, ended_at=acting.now, uncertain=False, problem=why))


def ring(line: Line, program: Program, customer_id: int, press: Press | None = None) -> Call:
    """Ring the executive, then the customer: one row kept, one request, what came of it kept.

    The same `press` never rings twice. Raises CallFailedError where nothing rings; a call that may be ringing comes
    back as uncertain.
    """
    mode, press = line.telephony.mode, press or Press()
    pressed = replace(press, mode=mode, confirmed=press.confirmed and mode is Mode.BRIDGE_POLLING)
    call, bridge = line.keep(reserve, program, customer_id, pressed)
    if bridge is None:
        return call
    try:
        leg = line.telephony.ring(bridge)
    except CallUncertainError:
        return line.keep(record_doubt, call.id)
    except CallFailedError as error:
        line.keep(record_refusal, call.id, str(error))
        raise
    return line.keep(record_ring, call.id, leg)


def connect(line: Line, call_id: int) -> Call:
    """Dial the customer of a call whose executive is on the line; raises CallFailedError where nothing rings."""
    call, bridge = line.keep(reserve_connection, call_id)
    try:
        line.telephony.connect(call.provider_id or "", bridge)
    except CallUncertainError:
        return call
    except CallFailedError:
        line.keep(release_connection, call_id)
        raise
    return call


def hang_up(line: Line, call: Call) -> Call:
    """End the call at the provider, and look at once how it ended.

    Raises CallFailedError where it may still run; the call is uncertain then, so that somebody can say that it is over.
    """
    if call.provider_id is None:
        raise StateError("It is not known yet whether it rings; look at your telephone, and say so when nothing does.")
    try:
        line.telephony.hang_up(call.provider_id)
        return follow(line, call)
    except CallFailedError as error:
        return _ended_anyway(line, call, error)


def _ended_anyway(line: Line, call: Call, refused: CallFailedError) -> Call:
    """The call that the provider did not end, where it was over all the same; raises CallFailedError where it was not.

    An answer that was lost may have been to a request that was done.
    """
    try:
        followed = follow(line, call)
    except CallFailedError:
        followed = line.keep(record_unended, call.id)
    if followed.ended_at:
        return followed
    raise CallFailedError(f"{_MAY_BE_OPEN} ({refused})") from refused


def follow(line: Line, call: Call) -> Call:
    """The call brought up to date from the provider; raises CallFailedError where the provider does not answer."""
    if call.provider_id is None or call.settled:
        return call
    executive, customer = line.telephony.legs(call.provider_id)
    return line.keep(record_legs, call.id, executive, customer)


def bridge_of(transaction: Transaction, call: Call, program: Program, *, confirmed: bool = False) -> Bridge:
    """What the provider is asked for with this call."""
    customer = transaction.get(Customer, call.customer_id)
    phone = customer.phone if customer.phone and customer.phone.e164 == call.phone else None
    promises = transaction.find(Commitment, customer_id=customer.id)
    calls_for = called_for(program, day_in(program.zone, call.started_at))
    return Bridge(
        press=call.press or "",
        executive_phone=call.executive_phone,
        customer_phone=call.phone,
        customer_extension=phone.extension if phone else None,
        brief=spoken_brief(customer, promises, program.zone, calls_for),
        rules=rules_of(transaction, program),
        confirmed=confirmed,
        executive_extension=extension_in(rings_first(program, call.started_at)),
    )


def expect_free_line(transaction: Transaction, program: Program, now: datetime) -> None:
    """Raise BadInputError where nobody has said which telephone rings first, StateError where a call runs on it."""
    phone = number_in(rings_first(program, now))
    if not phone:
        raise BadInputError(f"Which telephone should ring first? {how_to_set_it(program, now)}")
    for call in transaction.find(Call, executive_phone=phone, ended_at=None):
        name = transaction.get(Customer, call.customer_id).name
        raise StateError(f"The call to {name} is still running; hang up or give it an outcome before the next one.")


def _expect_room(transaction: Transaction, program: Program, now: datetime) -> None:
    rules, here = rules_of(transaction, program), ZoneInfo(program.zone)
    midnight = datetime.combine(now.astimezone(here), time.min, here)
    today = transaction.since(Call, midnight, program_id=program.id)
    if why := exhausted(today, rules, now):
        raise StateError(why)
