"""Needing: what waits for whoever keeps the program right, each with the one thing to do about it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from callprogram.domain.calendar.leave import proposals
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.customers.duplicates import LikelyPair
from callprogram.domain.customers.phones import read_phone, shown
from callprogram.domain.lists.call_list import ListState, finished_at
from callprogram.domain.people.messages import Message
from callprogram.domain.people.recipients import reached_at
from callprogram.domain.program.call_hour import Program, hour_of, is_held
from callprogram.domain.promises.boards import BoardFilter, Show
from callprogram.domain.promises.commitments import lacks
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.services.calls import calling
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.people import messaging
from callprogram.services.views import Outbox, Views

_STALE = timedelta(days=7)
_DECIDED_BEFORE = timedelta(weeks=4)
_SIGN_OFF_BEFORE = timedelta(days=4)
_ASKED = 10
_LOGGED_WITHIN = timedelta(hours=2)


@dataclass(frozen=True)
class OtherWay:
    """What else can be done about something that waits, in a word."""

    press: str
    service: Callable[..., object]
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Need:
    """One thing that waits: what it is, what to press, and the page, the service or the address behind it."""

    what: str
    words: str
    press: str
    page: str = ""
    address: Mapping[str, str] = field(default_factory=dict)
    service: Callable[..., object] | None = None
    arguments: tuple[Any, ...] = ()
    link: str = ""
    aside: OtherWay | None = None


def needs(views: Views, program: Program, now: datetime, pairs: Sequence[LikelyPair] = ()) -> tuple[Need, ...]:
    """Everything that waits, the most urgent first; nothing where all is done. `pairs` are likely one customer."""
    people = (_unlogged, _missed, _said, _failed, _unclear, _unreachable)
    found = (*people, _calendar_server, _sign_off, _days_off, _to_mend, _vanished, _stale)
    waiting = [need for look in found for need in look(views, program, now)]
    return (*waiting, *_twice(pairs))


def _unlogged(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Hours of which nothing was logged; once others are finished, each of their customers without an outcome."""
    for hour in views.without_outcome(program, now):
        call_list, address = hour.call_list, {"week": str(hour.call_list.week)}
        day = day_in(call_list.zone, call_list.starts_at)
        when = f"{day:%A} {in_words(day, day)}"
        if not hour.logged and (call_list.finished_at or call_list.ends_at < now - _LOGGED_WITHIN):
            words = f"The hour of {when} is over, and nothing says how it went."
            yield Need("An hour not logged", words, "Enter, move or skip it", "enter_hour", address)
        elif hour.logged and finished_at(call_list, now):
            for each in hour.waiting:
                words = f"Nothing says what came of the call on {when}."
                not_called = OtherWay("Not called", planning.skip, (each.entry.id, finishing.NOT_REACHED))
                yield Need(each.customer.name, words, "Enter the outcome", "enter_hour", address, aside=not_called)


def _missed(views: Views, program: Program, _: datetime) -> Iterator[Need]:
    """Customers who rang the number that they see, and whom nobody answered."""
    for line in views.missed_calls(program):
        when = day_and_time(line.call.started_at, program.zone)
        number = shown(read_phone(line.call.phone, None))
        words = f"{line.customer.person} called on {when}, and nobody picked up: {number}."
        done = OtherWay("Done", calling.mark_returned, (line.call.id,))
        yield Need(f"Missed: {line.customer.name}", words, "Call back", link=f"tel:{line.call.phone}", aside=done)


def _said(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    today = day_in(program.zone, now)
    for coming in views.coming(now):
        for answer in coming.answers:
            if not answer.seen_at:
                words = f"{answer.answered_by}: {answer.text}"
                what = f"About {coming.customer.name}"
                yield Need(what, words, "Seen", service=announcing.see, arguments=(answer,))
    for held in views.holds(today):
        if not held.hold.seen_at:
            until = in_words(held.hold.until, today)
            words = f"{held.hold.asked_by} asks not to call them until {until}: {held.hold.reason}"
            yield Need(f"Hold for {held.customer.name}", words, "Seen", service=announcing.see, arguments=(held.hold,))


def _failed(views: Views, _: Program, now: datetime) -> Iterator[Need]:
    outbox: Outbox = views.outbox(now)
    for message in outbox.failed:
        yield Need(f"Not sent to {message.recipient}", _why(message), "Try again", service=messaging.try_again,
                   arguments=(message.id,), aside=OtherWay("Leave it", messaging.withdraw, (message.id,)))  # fmt: skip


def _unclear(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Promises that lack an owner or a date, or may have been misunderstood."""
    unclear = views.board(BoardFilter(show=Show.UNCLEAR), day_in(program.zone, now), _ASKED)
    for promise in unclear.promises:
        made = promise.commitment
        doubt = f": {made.doubt}" if made.doubt else ""
        words = f"“{made.said or made.text}”, {lacks(made)}{doubt}."
        address = {"promise": str(made.id)}
        yield Need(f"Promised to {promise.customer.name}", words, "Complete it", "commitments", address)
    if unclear.total > len(unclear.promises):
        words = f"{counted(unclear.total - len(unclear.promises), 'other promise')} to complete."
        yield Need("Promises", words, "Look at them", "commitments", {"show": Show.UNCLEAR})


def _unreachable(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Owners of promises that are due whom no message reaches."""
    members = views.members()
    if not members:
        return
    due = views.board(BoardFilter(show=Show.DUE), day_in(program.zone, now), _ASKED).promises
    owners = dict.fromkeys(each.commitment.owner for each in due if each.commitment.owner)
    former = {each.email for each in views.former_members()}
    for owner in owners:
        reached = reached_at(owner, members, program)
        if not set(reached) - former:
            why = f"{owner} is no member any more" if reached else f"Nobody knows an address of {owner}"
            words = f"{why}, so nothing reminds them of what they promised."
            yield Need(owner, words, "Look at it", "commitments", {"owner": owner})


def _sign_off(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    week = views.week_due(program, now)
    hour, view = hour_of(program, week), views.week(program, week)
    if not is_held(program, week):
        return
    unsigned = view is None or view.call_list.state is ListState.DRAFT
    if unsigned and views.customer_count() and now < hour.ends_at and hour.starts_at - now < _SIGN_OFF_BEFORE:
        day = day_in(program.zone, hour.starts_at)
        words = f"The list for {day:%A} {in_words(day, day)} is a draft; signed off, account owners hear of it."
        yield Need("List not signed off", words, "Look at the list", "this_week")


def _days_off(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    for proposal in proposals(program, views.calendar(program).leaves, now):
        if proposal.starts_at - now < _DECIDED_BEFORE:
            words = f"The hour of {day_and_time(proposal.starts_at, program.zone)} is on a day off: {proposal.why}."
            yield Need("A day off", words, "Skip or move it", "calendar")


def _calendar_server(views: Views, program: Program, _: datetime) -> Iterator[Need]:
    outlet = views.calendar(program).outlets.get(Way.CALDAV)
    if outlet and outlet.found:
        words = f"{counted(len(outlet.found), 'change')} made by hand in the calendar; ours waits until you decide."
        yield Need("Changed in the calendar", words, "Look at it", "calendar")
    elif outlet and outlet.trouble:
        yield Need("Calendar not in step", outlet.trouble, "Look at it", "calendar")


def _to_mend(views: Views, _: Program, __: datetime) -> Iterator[Need]:
    for task in views.tasks():
        whose = f"{task.owner}, who looks after them, has to." if task.owner else "The CRM names nobody to do it."
        address = {"customer": task.customer.reference}
        yield Need(task.customer.name, f"{task.text} {whose}", "Mend it", "customers", address)


def _vanished(views: Views, _: Program, __: datetime) -> Iterator[Need]:
    if many := views.customers("", 0, vanished=True).total:
        words = f"{counted(many, 'customer')} {'is' if many == 1 else 'are'} not in the latest export any more."
        yield Need("Gone from the CRM", words, "Keep them or not", "import")


def _twice(pairs: Sequence[LikelyPair]) -> Iterator[Need]:
    if pairs:
        words = f"{pairs[0].one.name} and {pairs[0].other.name}"
        others = f", and {counted(len(pairs) - 1, 'other pair')}" if len(pairs) > 1 else ""
        yield Need("Perhaps one customer", f"{words}{others}.", "Compare them", "import")


def _stale(views: Views, _: Program, now: datetime) -> Iterator[Need]:
    last = views.last_import()
    if last is None or now - last.imported_at > _STALE:
        age = f"{counted((now - last.imported_at).days, 'day')} old" if last else "not here yet"
        yield Need("CRM data", f"The CRM export is {age}.", "Bring in a new one", "import")


def _why(message: Message) -> str:
    what_to_do = "If the address is wrong, add the right one in Settings and leave this."
    return f"“{message.content.subject}”: {message.trouble}. {what_to_do}"
