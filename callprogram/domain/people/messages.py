"""Messages: what is written to whom, when it may go, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from callprogram.domain.people.members import Member, Role, at_work, awake
from callprogram.domain.program.call_hour import Week
from callprogram.domain.words.dates import day_begins, day_in
from callprogram.errors import StateError


class Delivery(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What a message is; those that speak of what may change before they go are written anew then."""

    HEADS_UP = "heads-up"
    COMPLAINT = "complaint"
    CALL_REPORT = "call-report"
    PROMISE = "promise"
    DIGEST = "digest"
    TOLD = "told"
    CALENDAR = "calendar"
    NUMBERS = "numbers"
    ANSWER = "answer"
    SIDE = "side"
    DECISION = "decision"
    AS_WRITTEN = "as-written"


@dataclass(frozen=True)
class Section:
    """A part of a content: its heading, if it has one, and its points."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """The words of a message, without any markup: each channel lays them out in its own way.

    `link` is what follows our own address, the name of a page and more: `/this_week?week=2026-W49`; `link_words` is
    what to press.
    """

    subject: str
    opening: str
    sections: tuple[Section, ...] = ()
    link: str = ""
    link_words: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a message; with a `method` (RFC 6047) it is an invitation that calendars act on."""

    name: str
    media_type: str
    content: str
    method: str = ""


@dataclass(frozen=True)
class Message:
    """One content to one person; the same `key` goes to the same recipient once.

    `message_id` stays the same whenever it is sent again, so that mail programs show it once (RFC 5322, 3.6.4).
    `answers` are the Message-IDs of the mails that it goes on with, the last one the one that it answers.
    `about` is the row that a message of this `kind` speaks of: a call list, a call, a commitment, a program; `week` the
    week of it, where it speaks of one alone. `at_once` does not wait for the end of quiet hours and weekends. After
    `until` there is nothing to say any more. `known` is, of each entry that a heads-up speaks of, what the recipient
    was told before; of a report what it is about, `call 12` and `commitment 34`. `handed_over_at` is set while its
    words are with a server whose answer is not kept yet.
    """

    id: int
    key: str
    recipient: str
    content: Content
    due_at: datetime
    queued_at: datetime
    message_id: str
    reply_to: str = ""
    answers: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    at_once: bool = False
    state: Delivery = Delivery.WAITING
    attempts: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    trouble: str = ""
    until: datetime | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = Kind.AS_WRITTEN
    about: int | None = None
    week: Week | None = None
    handed_over_at: datetime | None = None

    @property
    def may_have_arrived(self) -> bool:
        """Whether nobody knows, for its sender or the line to the server ended before an answer was heard."""
        return self.state is Delivery.FAILED and self.handed_over_at is not None

    @property
    def goes_at(self) -> datetime:
        """When the next attempt may be made."""
        return self.next_at or self.due_at

    def may_go(self, now: datetime) -> bool:
        """Whether it is time; one put off for longer than any pause was so by a clock that ran ahead."""
        put_off = self.attempts > 0 and self.goes_at - now > PAUSES[-1]
        return self.goes_at <= now or put_off


@dataclass(frozen=True)
class Envelope:
    """What goes around a content: to whom and about what, when, and what goes with it, as `Message` has it.

    Who was a member and is none any more gets what somebody sends `by_hand`, and nothing else.
    """

    recipient: str
    key: str
    kind: Kind = Kind.AS_WRITTEN
    about: int | None = None
    week: Week | None = None
    due_at: datetime | None = None
    until: datetime | None = None
    at_once: bool = False
    by_hand: bool = False
    reply_to: str = ""
    answers: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


# How long after each attempt that failed the next one is made; after the last one we give up, some four days later.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 48 * 60))


ATTEMPTS_OF_A_DAY = 7  # after so many that failed a message has been tried for most of a day

IN_DOUBT = "it may have arrived, for nobody heard the answer of the server that was given it"
_ANSWERED_WITHIN = timedelta(minutes=5)  # longer than a server and a database are waited for

# What comes by itself, and of which few a week are enough.
COUNTED = frozenset({Kind.HEADS_UP, Kind.CALL_REPORT, Kind.DIGEST})
_AT_WORK_WITH_IT = frozenset({Role.EXECUTIVE, Role.ASSISTANT, Role.ADMIN})
_MOST, _MOST_AT_THE_DESK = 2, 3
_IN_TIME = timedelta(hours=24)
SECOND_THOUGHTS = timedelta(minutes=10)


def told_at(hour_starts_at: datetime, now: datetime) -> datetime:
    """When people hear of what was done to an hour just now: later, so that what is undone by then nobody hears of.

    Shortly before the hour they hear of it sooner.
    """
    return min(now + SECOND_THOUGHTS, max(now, hour_starts_at - SECOND_THOUGHTS))


def attempted(message: Message, recipient: Member, now: datetime, this_week: int = 0) -> Message:
    """The message about to be sent, or put off to the recipient's next working day, after their quiet hours.

    Where the recipient had as many letters `this_week` as they get at most, it is put off to the next one if it still
    helps then. What nobody needs to hear by then is withdrawn.
    """
    may_go_at = _may_go_at(message, recipient, now)
    if message.kind in COUNTED and this_week >= most_a_week(recipient) and not _news(message):
        next_week = at_work(recipient, begin_of_week(recipient, may_go_at) + timedelta(weeks=1))
        may_go_at = next_week if not message.until or next_week + _IN_TIME <= message.until else may_go_at
    if message.until and message.until <= may_go_at:
        return withdrawn(message)
    if may_go_at > now:
        return replace(message, next_at=may_go_at)
    return replace(message, attempts=message.attempts + 1)


def handed_over(message: Message, now: datetime) -> Message | None:
    """The message whose words go now; None where they have gone, or another sender is about it."""
    free = message.state is Delivery.WAITING and message.handed_over_at is None
    return replace(message, handed_over_at=now) if free else None


def is_under_way(message: Message, now: datetime) -> bool:
    """Whether its sender may still hear the server's answer; not where the clock has jumped."""
    return bool(message.handed_over_at and abs(now - message.handed_over_at) < _ANSWERED_WITHIN)


def in_doubt(message: Message) -> Message:
    """The message of which nobody knows whether it arrived: it is given up, so that it does not go twice by itself."""
    return replace(message, state=Delivery.FAILED, next_at=None, trouble=IN_DOUBT)


def most_a_week(recipient: Member) -> int:
    """How many letters a week somebody gets at most."""
    return _MOST_AT_THE_DESK if recipient.roles & _AT_WORK_WITH_IT else _MOST


def begin_of_week(recipient: Member, now: datetime) -> datetime:
    """When the week began where the recipient is, in UTC."""
    today = day_in(recipient.zone, now)
    return day_begins(today - timedelta(days=today.weekday()), recipient.zone)


def is_change(message: Message) -> bool:
    """Whether the message tells of changes to what its reader was told."""
    return any(message.known.values())


def _news(message: Message) -> bool:
    """Whether the message tells of calls that were made, or of changes."""
    return is_change(message) or any(each.startswith("call ") for each in message.known)


def _may_go_at(message: Message, recipient: Member, now: datetime) -> datetime:
    if message.at_once:
        return now
    # What calendars act on may move the hour of Monday morning.
    return awake(recipient, now) if message.enclosures else at_work(recipient, now)


def sent(message: Message, now: datetime) -> Message:
    """The message that its recipient's server has accepted."""
    return replace(message, state=Delivery.SENT, sent_at=now, next_at=None, trouble="", handed_over_at=None)


def failed(message: Message, now: datetime, why: str, *, lasting: bool) -> Message:
    """The message put off after an attempt that failed; given up where trying again will not help or has not."""
    answered = replace(message, handed_over_at=None, trouble=why)
    if lasting or message.attempts > len(PAUSES):
        return replace(answered, state=Delivery.FAILED, next_at=None)
    return replace(answered, next_at=now + PAUSES[message.attempts - 1])


def came_back(message: Message, why: str) -> Message:
    """The message that was accepted and came back all the same; one that never went is left as it is."""
    if message.state is not Delivery.SENT:
        return message
    return replace(message, state=Delivery.FAILED, next_at=None, trouble=why)


def again(message: Message, now: datetime) -> Message:
    """The message given up, to be tried anew; raises StateError for one that is not."""
    if message.state is not Delivery.FAILED:
        raise StateError("This message was not given up, so there is nothing to try again.")
    anew = replace(message, attempts=0, sent_at=None, trouble="", handed_over_at=None)
    return replace(anew, state=Delivery.WAITING, next_at=now)


def withdrawn(message: Message) -> Message:
    """The message that nobody needs any more; one that was sent stays sent."""
    return message if message.state is Delivery.SENT else replace(message, state=Delivery.WITHDRAWN, next_at=None)
