"""Working: what goes on by itself, in the app's own threads or by `callprogram work`."""

from dataclasses import dataclass
from datetime import datetime

from callprogram.domain.members import Member
from callprogram.domain.messages import Letter, Message
from callprogram.errors import CallFailedError
from callprogram.services import calling, digesting, messaging, reminding, reporting
from callprogram.services.messaging import Words
from callprogram.services.ports import Channels, Store, Telephony, Transaction
from callprogram.services.views import Views

_WORDS: dict[str, Words] = {
    reporting.AFTER_CALL: reporting.after_call,
    reporting.PROMISE: reporting.of_promise,
    reminding.REMINDER: reminding.letter,
}


@dataclass(frozen=True)
class Done:
    """What one round did, and what could not be done."""

    followed: int = 0
    sent: int = 0
    problems: tuple[str, ...] = ()


def words_now(transaction: Transaction, now: datetime, message: Message) -> Letter | None:
    """What a message says as things stand; what nothing else is known of says what was written."""
    words = _WORDS.get(message.key.partition(" ")[0], messaging.as_written)
    return words(transaction, now, message)


def work(store: Store, views: Views, telephony: Telephony | None, member: Member, now: datetime) -> Done:
    """One round: every running call is brought up to date from the provider."""
    if telephony is None:
        return Done()
    problems = []
    running = [call for call in views.running_calls() if call.provider_id]
    for call in running:
        try:
            calling.follow(store, telephony, member, now, call)
        except CallFailedError as error:
            problems.append(f"Call {call.id}: {error}")
    return Done(followed=len(running) - len(problems), problems=tuple(problems))


def send_messages(store: Store, views: Views, channels: Channels | None, now: datetime) -> Done:
    """One round: summaries and reminders that are due are written; every message that may go is tried.

    Nothing is done where there is no way to send.
    """
    if channels is None:
        return Done()
    digesting.write_digests(store, views, now)
    reminding.remind(store, views, now)
    outcome = messaging.send_waiting(store, channels, now, words_now)
    return Done(sent=outcome.sent, problems=outcome.problems)
