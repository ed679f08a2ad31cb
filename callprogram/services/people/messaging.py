"""Messaging: what is queued with its cause, sent after it, and tried again until it is through or given up visibly."""

import time as clock
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial
from uuid import uuid4

from callprogram.domain.calendar.leave import Leave, by_executive, with_leave
from callprogram.domain.people import messages
from callprogram.domain.people.members import CALLPROGRAM, THE_PERSON_AT_THE_KEYBOARD, FormerMember, Member
from callprogram.domain.people.messages import Content, Delivery, Envelope, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.words.dates import day_in
from callprogram.errors import SendingFailedError, SendingRefusedError, SendingUncertainError, StateError
from callprogram.services.act import P, R, Service, act
from callprogram.services.acting import Acting
from callprogram.services.permissions import require_law
from callprogram.services.ports import Channels, Store, Transaction

_MESSAGES_A_ROUND = 20
_SECONDS_FOR_THE_DATABASE = 60


# What a message says at the moment that it goes; None where there is nothing to say any more.
Words = Callable[[Acting, Message], Content | None]


@dataclass(frozen=True)
class Sent:
    """What one round of sending did, and what did not get through."""

    sent: int = 0
    problems: tuple[str, ...] = ()


def as_written(_: Acting, message: Message) -> Content:
    """The words that the message was written with."""
    return message.content


def queue(acting: Acting, envelope: Envelope, content: Content) -> Message:
    """The content in the outbox, kept with what caused it; the same key goes to the same recipient once.

    Somebody who was a member and is none any more gets none of what goes out by itself.
    """
    due_at = envelope.due_at or acting.now
    if envelope.by_hand:
        _require_law(acting, envelope.kind, envelope.about)
    if known := acting.transaction.first(Message, key=envelope.key, recipient=envelope.recipient):
        return _wanted_again(acting.transaction, known, due_at)
    goes = envelope.by_hand or envelope.at_once or not _has_left(acting.transaction, envelope.recipient)
    return acting.transaction.add(
        Message(
            id=0,
            key=envelope.key,
            recipient=envelope.recipient,
            content=content,
            due_at=due_at,
            queued_at=acting.now,
            message_id=f"<{uuid4()}@callprogram>",
            reply_to=envelope.reply_to,
            answers=envelope.answers,
            enclosures=envelope.enclosures,
            at_once=envelope.at_once,
            until=envelope.until,
            kind=envelope.kind,
            about=envelope.about,
            week=envelope.week,
            state=Delivery.WAITING if goes else Delivery.WITHDRAWN,
        )
    )


def answers_to(acting: Acting, first: str = "") -> str:
    """Where answers from outside go: to this address, else to whoever acts, else to an executive who has one."""
    own = acting.member.email if acting.member.id else ""  # the person at the keyboard has none
    executives = (each.executive_email for each in acting.transaction.find(Program))
    return next(filter(None, (first, own, *executives)), "")


def author(acting: Acting) -> str:
    """Who writes, by name; the desk where whoever sits at the keyboard is nobody in particular."""
    return "the desk" if acting.member == THE_PERSON_AT_THE_KEYBOARD else acting.member.name


def attempt(acting: Acting, message_id: int, words: Words = as_written) -> tuple[Message, Member] | None:
    """The message counted as tried, and its recipient; None where it need not or must not go now.

    Its `words` are those of this moment; where there is nothing to say any more it is withdrawn. One whose sender died
    with it is given up in doubt.
    """
    message = acting.transaction.get(Message, message_id)
    if message.state is not Delivery.WAITING or not message.may_go(acting.now):
        return None
    if message.handed_over_at:
        if not messages.is_under_way(message, acting.now):
            acting.transaction.save(messages.in_doubt(message))
        return None
    recipient = _recipient(acting, message)
    tried = messages.attempted(message, recipient, acting.now, _sent_this_week(acting, message, recipient))
    if tried.attempts == message.attempts:
        acting.transaction.save(tried)
        return None
    content = words(acting, message)
    acting.transaction.save(replace(tried, content=content) if content else messages.withdrawn(message))
    return (replace(tried, content=content), recipient) if content else None


def hand_over(acting: Acting, message_id: int) -> bool:
    """Whether the words of this message may go now: no other sender has sent them, or is about to."""
    going = messages.handed_over(acting.transaction.get(Message, message_id), acting.now)
    return bool(going and acting.transaction.save(going))


def record_sent(acting: Acting, message_id: int) -> Message:
    """The message that got through."""
    return acting.transaction.save(messages.sent(acting.transaction.get(Message, message_id), acting.now))


def record_failure(acting: Acting, message_id: int, why: str, *, lasting: bool) -> Message:
    """The message to be tried later, or given up, with the reason."""
    return acting.transaction.save(
        messages.failed(acting.transaction.get(Message, message_id), acting.now, why, lasting=lasting)
    )


def record_doubt(acting: Acting, message_id: int) -> Message:
    """The message of which nobody knows whether it arrived."""
    return acting.transaction.save(messages.in_doubt(acting.transaction.get(Message, message_id)))


def try_again(acting: Acting, message_id: int) -> Message:
    """The message given up, back in the outbox."""
    message = acting.transaction.get(Message, message_id)
    _require_law(acting, message.kind, message.about)
    return acting.transaction.save(messages.again(message, acting.now))


def withdraw(acting: Acting, message_id: int) -> Message:
    """The message that need not go any more."""
    return acting.transaction.save(messages.withdrawn(acting.transaction.get(Message, message_id)))


def send_test(acting: Acting, recipient: str = "") -> Message:
    """A message to whoever asks for it, to see whether messages arrive."""
    opening = "This is the test that you asked for. Messages from callprogram reach you."
    content = Content("callprogram can reach you", opening, link="/", link_words="Open callprogram")
    to = Envelope(recipient or acting.member.email, f"test {acting.now.isoformat()}", at_once=True)
    return queue(acting, to, content)


def send_waiting(store: Store, channels: Channels, now: datetime, words: Words = as_written) -> Sent:
    """One round: every message that may go now is tried once, by one sender at a time.

    That it is handed over is kept before its words go, and what became of it right after: after a crash in between
    nobody knows, so it is not sent again by itself.
    """
    with store.sending(now, _MESSAGES_A_ROUND) as waiting:
        outcomes = [_deliver(store, channels, now, message_id, words) for message_id in waiting]
    return Sent(outcomes.count(""), tuple(filter(None, outcomes)))


def _deliver(store: Store, channels: Channels, now: datetime, message_id: int, words: Words) -> str | None:
    """What went wrong; empty where the message went out, None where there was nothing to do."""
    tried = act(store, CALLPROGRAM, now, attempt, message_id, words)
    if tried is None:
        return None
    message, recipient = tried
    try:
        channels.of(message, recipient).send(message, recipient, partial(_begin, store, now, message_id))
    except _ElsewhereError:
        return None
    except SendingUncertainError:
        return _in_words(_record(store, now, record_doubt, message_id))
    except (SendingFailedError, SendingRefusedError) as error:
        lasting = isinstance(error, SendingRefusedError)
        return _in_words(_record(store, now, record_failure, message_id, str(error), lasting=lasting))
    _record(store, now, record_sent, message_id)
    return ""


class _ElsewhereError(Exception):
    """Another sender has this message."""


def _begin(store: Store, now: datetime, message_id: int) -> None:
    """Two senders may have one message: the database went away, and with it the lock that one of them had."""
    if not act(store, CALLPROGRAM, now, hand_over, message_id):
        raise _ElsewhereError


def _record(store: Store, now: datetime, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What became of a message, kept as soon as the database answers: nobody else knows it."""
    for _ in range(_SECONDS_FOR_THE_DATABASE):
        with suppress(StateError):
            return act(store, CALLPROGRAM, now, service, *args, **kwargs)
        clock.sleep(1)
    return act(store, CALLPROGRAM, now, service, *args, **kwargs)


def withdraw_all(transaction: Transaction, recipient: str) -> None:
    """Everything that has not gone out to somebody, now or later."""
    for state in (Delivery.WAITING, Delivery.FAILED):
        for message in transaction.find(Message, recipient=recipient, state=state):
            transaction.save(messages.withdrawn(message))


def _sent_this_week(acting: Acting, message: Message, recipient: Member) -> int:
    """How many letters that count the recipient had since the beginning of their week; changes do not."""
    if message.kind not in messages.COUNTED:
        return 0
    since = messages.begin_of_week(recipient, acting.now)
    of_kinds = (acting.transaction.find(Message, recipient=message.recipient, kind=kind) for kind in messages.COUNTED)
    sent = (each for found in of_kinds for each in found if each.sent_at and each.sent_at >= since)
    return sum(not messages.is_change(each) for each in sent)


def _require_law(acting: Acting, kind: Kind, about: int | None) -> None:
    """Raises NotAllowedError for what goes out of a case on legal hold by somebody else than the law's."""
    case_id = about if kind in {Kind.ANSWER, Kind.SIDE} else None
    if kind is Kind.TOLD:
        case_id = next((each.case_id for each in acting.transaction.find(Commitment, id=about)), None)
    require_law(acting.member, acting.transaction, case_id)


def _has_left(transaction: Transaction, recipient: str) -> bool:
    return bool(transaction.find(FormerMember, email=recipient))


def _wanted_again(transaction: Transaction, message: Message, due_at: datetime) -> Message:
    """The message that is there; one that was withdrawn before it went is waiting again."""
    if message.state is not Delivery.WITHDRAWN or _has_left(transaction, message.recipient):
        return message
    return transaction.save(replace(message, state=Delivery.WAITING, attempts=0, next_at=due_at))


def _in_words(message: Message) -> str:
    given_up = "given up" if message.state is Delivery.FAILED else "it is tried again"
    return f"“{message.content.subject}” to {message.recipient}: {message.trouble} ({given_up})"


def _recipient(acting: Acting, message: Message) -> Member:
    """The member, with their leave; who is none has no quiet hours, and as far as we know the zone of the program."""
    find = acting.transaction.find
    [recipient] = find(Member, email=message.recipient) or [_stranger(message.recipient, find(Program))]
    leaves = find(Leave)
    theirs = by_executive(leaves, find(Program), find(Member)).get(recipient.email, ()) if leaves else ()
    return with_leave(recipient, theirs, day_in(recipient.zone, acting.now))


def _stranger(address: str, programs: Sequence[Program]) -> Member:
    zones = [*(program.zone for program in programs), Member.zone]
    return Member(address, "", frozenset(), zone=zones[0], quiet_from=time(), quiet_until=time())
