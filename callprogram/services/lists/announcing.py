"""Announcing: account owners hear of a call before it happens, say what to know, or ask to hold."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists import call_list as lists
from callprogram.domain.lists import heads_ups
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.lists.heads_ups import Line
from callprogram.domain.lists.holds import NOTHING_TO_ADD, Answer, Hold, checked, lifted
from callprogram.domain.people.hour_holders import called_for, caller_at, deputy_at
from callprogram.domain.people.members import Member, Role, at_work, is_called
from callprogram.domain.people.messages import Content, Delivery, Envelope, Kind, Message, told_at, withdrawn
from callprogram.domain.people.recipients import at_the_desk, executive_at
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import day_in, in_words
from callprogram.errors import BadInputError, NotAllowedError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import answers_to, queue
from callprogram.services.ports import Transaction
from callprogram.services.promises import call_reports


def announce(acting: Acting, call_list: CallList) -> None:
    """One message to each account owner who is a member, of all their customers on the list; the list to a deputy."""
    entries = acting.transaction.find(Entry, call_list_id=call_list.id)
    for entry in entries:
        _tell(acting, call_list, entry, heads_ups.NOTHING)
    _tell_deputy(acting, call_list, entries)


def tell_change(acting: Acting, entry: Entry, *, member: Member) -> None:
    """An entry taken off a signed-off list or put back on it, told to the account owner unless they did it.

    What is left out once the hour has begun stands in their letter after it.
    """
    call_list = acting.transaction.get(CallList, entry.call_list_id)
    if entry.state is EntryState.SKIPPED and not heads_ups.is_ahead(call_list, acting.now):
        call_reports.report_left_out(acting, entry)
    before = entry.planned_at.isoformat() if entry.state is EntryState.SKIPPED else heads_ups.OFF
    _tell(acting, call_list, entry, before, member)


def tell_move(acting: Acting, call_list: CallList, before: Entry, entry: Entry, *, member: Member) -> None:
    """A call at another time than before, told to the account owner unless they moved it."""
    _tell(acting, call_list, entry, heads_ups.as_told(before), member)


def heads_up(acting: Acting, message: Message) -> Content | None:
    """What an account owner hears of a list as things stand; None where nothing is new or the hour has begun."""
    call_list = acting.transaction.get(CallList, message.about or 0)
    readers = acting.transaction.find(Member, email=message.recipient)
    if not readers or not heads_ups.is_ahead(call_list, acting.now):
        return None
    lines = _concerning(acting.transaction, _lines(acting.transaction, message), readers[0])
    caller = caller_at(acting.transaction.get(Program, call_list.program_id), call_list.starts_at)
    return heads_ups.letter(heads_ups.Occasion(caller, call_list, readers[0].zone), lines, acting.now)


def answer(acting: Acting, entry_id: int, text: str) -> Answer:
    """What somebody wants to be known before the call; it opens the brief."""
    if not text.strip():
        raise BadInputError("Write what is good to know before the call.")
    entry = acting.transaction.get(Entry, entry_id)
    lists.expect_running(acting.transaction.get(CallList, entry.call_list_id))
    is_seen = sees_all_customers(acting.member) or text.strip() == NOTHING_TO_ADD
    seen_at = acting.now if is_seen else None
    return acting.transaction.add(Answer(0, entry.id, text.strip(), acting.member.name, acting.now, seen_at))


def withdraw_answer(acting: Acting, answer_id: int) -> Answer:
    """What whoever acts wanted to be known, out of the brief again; raises NotAllowedError for what others said."""
    said = acting.transaction.get(Answer, answer_id)
    if said.answered_by != acting.member.name:
        raise NotAllowedError(f"{said.answered_by} said this; they can take it back.")
    lists.expect_running(acting.transaction.get(CallList, acting.transaction.get(Entry, said.entry_id).call_list_id))
    acting.transaction.remove(said)
    return said


def hold(acting: Acting, customer_id: int, reason: str, until: date) -> Hold:
    """The customer left off until then, and taken off what is signed off and has not begun."""
    seen_at = acting.now if sees_all_customers(acting.member) else None
    asked = checked(
        Hold(0, customer_id, reason, until, acting.member.name, acting.now, seen_at=seen_at),
        day_in(acting.member.zone, acting.now),
    )
    kept = acting.transaction.add(asked)
    for entry in lists.pending(acting.transaction.find(Entry, customer_id=customer_id)):
        call_list = acting.transaction.get(CallList, entry.call_list_id)
        day = day_in(call_list.zone, call_list.starts_at)
        begun_or_over = call_list.started_at or call_list.finished_at
        if call_list.state is ListState.FROZEN and not begun_or_over and day < until:
            why = f"on hold until {in_words(until, day)}: {kept.reason}"
            skipped = acting.transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why=why))
            tell_change(acting, skipped, member=acting.member)
    return kept


def lift(acting: Acting, hold_id: int) -> Hold:
    """The hold taken back: the customer can be on the next list."""
    return acting.transaction.save(lifted(acting.transaction.get(Hold, hold_id), acting.now))


def see(acting: Acting, kind: type[Answer] | type[Hold], said_id: int) -> Answer | Hold:
    """What an account owner said, seen by whoever keeps the list right."""
    return acting.transaction.save(replace(acting.transaction.get(kind, said_id), seen_at=acting.now))


def _tell_deputy(acting: Acting, call_list: CallList, entries: Sequence[Entry]) -> None:
    """The whole list to whoever holds its hour for the executive."""
    program = acting.transaction.get(Program, call_list.program_id)
    deputy = deputy_at(program, call_list.starts_at)
    if deputy is None:
        return
    zones = [member.zone for member in acting.transaction.find(Member, email=deputy.email)]
    occasion = heads_ups.Occasion(deputy.name, call_list, (*zones, program.zone)[0])
    lines = [Line(entry, acting.transaction.get(Customer, entry.customer_id)) for entry in entries]
    letter = heads_ups.to_deputy(occasion, called_for(program, day_in(program.zone, call_list.starts_at)), lines)
    starts_at = call_list.starts_at
    to = Envelope(deputy.email, _to_deputy(call_list), due_at=told_at(starts_at, acting.now), until=starts_at)
    queue(acting, to, letter)


def _to_deputy(call_list: CallList) -> str:
    """The key of the letter to whoever holds the hour."""
    return f"call list {call_list.id}, deputy"


def take_back(acting: Acting, call_list: CallList) -> None:
    """Whoever heard of a list hears that it does not hold any more; who has not heard yet hears nothing.

    What was written of it is of a list by itself from now on: the next one may have its number.
    """
    of_list = acting.transaction.find(Message, kind=Kind.HEADS_UP, about=call_list.id)
    written = [*of_list, *acting.transaction.find(Message, key=_to_deputy(call_list))]
    for message in written:
        key = f"{message.key}, taken back {acting.now.isoformat()}"
        acting.transaction.save(replace(withdrawn(message), key=key, about=None))
    heard = {each.recipient: each for each in written if each.state is Delivery.SENT}
    caller = caller_at(acting.transaction.get(Program, call_list.program_id), call_list.starts_at)
    for reader in (each for email in heard for each in acting.transaction.find(Member, email=email)):
        words = heads_ups.taken_back(heads_ups.Occasion(caller, call_list, reader.zone))
        key = f"call list {call_list.id}, taken back {acting.now.isoformat()}"
        queue(acting, Envelope(reader.email, key, until=call_list.starts_at), words)


def _concerning(transaction: Transaction, lines: Sequence[Line], reader: Member) -> list[Line]:
    """The lines about customers of the reader's, and of those in whose place they hear of it."""
    owners = [(line, owner) for line in lines if (owner := _owner(transaction, line.customer))]
    return [
        replace(line, away="" if owner == reader else owner.name, leads=owner.lead == reader.email)
        for line, owner in owners
        if reader.email in {owner.email, owner.lead} or Role.ASSISTANT in reader.roles
    ]


def _hears(acting: Acting, owner: Member, call_list: CallList) -> Member:
    """Who hears of a call: the account owner; where they are at work only after it, who leads them, else the desk."""
    program, members = acting.transaction.get(Program, call_list.program_id), acting.transaction.find(Member)
    leads = [member for member in members if owner.lead == member.email]
    hears = (owner, *leads, *at_the_desk(members, program))
    return next((each for each in hears if at_work(each, acting.now) < call_list.starts_at), owner)


def _owner(transaction: Transaction, customer: Customer) -> Member | None:
    named = (member for member in transaction.find(Member) if is_called(member, customer.account_owner))
    return next(named, None)


def _calls(transaction: Transaction, call_list: CallList, owner: Member) -> bool:
    """Whether the account owner is who calls: the executive, or the deputy of that day."""
    program = transaction.get(Program, call_list.program_id)
    deputy = deputy_at(program, call_list.starts_at)
    return owner.email in ((deputy.email,) if deputy else executive_at(transaction.find(Member), program))


def _tell(acting: Acting, call_list: CallList, entry: Entry, before: str, member: Member | None = None) -> None:
    """The entry in the one message that waits for its account owner, who knew this of it before, or in a new one."""
    owner = _owner(acting.transaction, acting.transaction.get(Customer, entry.customer_id))
    if owner is None or not heads_ups.is_ahead(call_list, acting.now):
        return
    reader = _hears(acting, owner, call_list)
    if (member and member.email in {owner.email, reader.email}) or _calls(acting.transaction, call_list, reader):
        return
    written = acting.transaction.find(Message, recipient=reader.email, kind=Kind.HEADS_UP, about=call_list.id)
    known = {str(entry.id): _known(written, entry, before)}
    waiting = next((each for each in written if each.state is Delivery.WAITING), None)
    due_at, until = told_at(call_list.starts_at, acting.now), call_list.starts_at
    if waiting:
        next_at = max(waiting.goes_at, due_at)
        message = replace(waiting, known={**known, **waiting.known}, until=until, next_at=next_at)
    else:
        key = f"call list {call_list.id}, {len(written) + 1}"
        answers = answers_to(acting) if reader != owner else ""
        to = Envelope(reader.email, key, Kind.HEADS_UP, call_list.id, due_at=due_at, until=until, reply_to=answers)
        queued = queue(acting, to, Content("", ""))
        message = replace(queued, known=known)
    words = heads_up(acting, message)
    acting.transaction.save(replace(message, content=words) if words else withdrawn(message))


def _known(written: Sequence[Message], entry: Entry, before: str) -> str:
    """What the account owner knew of the entry; what has not reached them is as if it was never written."""
    of_it = [each for each in written if str(entry.id) in each.known]
    if of_it and of_it[-1].state in {Delivery.FAILED, Delivery.WITHDRAWN}:
        return of_it[-1].known[str(entry.id)]
    return before


def _lines(transaction: Transaction, message: Message) -> list[Line]:
    entries = [(transaction.get(Entry, int(entry_id)), before) for entry_id, before in message.known.items()]
    in_order = sorted(entries, key=lambda each: (each[0].standby, each[0].planned_at, each[0].position))
    return [Line(entry, transaction.get(Customer, entry.customer_id), before) for entry, before in in_order]
