"""To do: what waits for whoever keeps the program right, the most urgent first."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from callprogram.domain.calendar.guest_answers import standing
from callprogram.domain.calendar.leave import is_undecided, proposals
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.calendar.wording import proposed_in_words
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.duplicates import LikelyPair
from callprogram.domain.customers.phones import shown_in
from callprogram.domain.customers.uncallable import easiest_first
from callprogram.domain.lists.call_list import ListState, finished_at, was_missed
from callprogram.domain.people import messages, undelivered
from callprogram.domain.program.call_hour import Program, hour_of, is_held
from callprogram.domain.results.results import weeks_planned
from callprogram.domain.words.dates import counted, day_in, in_words, weekday_in_words
from callprogram.domain.words.working_days import working_days_before
from callprogram.services.overview import cases_waiting, complaints, decisions_waiting, promises_waiting
from callprogram.services.overview.needs import Kind, Need
from callprogram.services.views import Outbox, Views

_STALE, _DECIDED_BEFORE = timedelta(days=7), timedelta(weeks=4)
_ANSWERED_IN = 2  # working days, so that account owners have one to themselves
_GUESSED = 500  # customers without a number, of whom guesses are counted
_LOGGED_WITHIN = timedelta(hours=2)


def needs(
    views: Views, program: Program, now: datetime, pairs: Sequence[LikelyPair] = (), *, mail: bool = True
) -> tuple[Need, ...]:
    """Everything that waits; nothing where all is done. `pairs` are likely one customer; `mail` is set up or not.

    Complaints and the sign-off first, then what is late, what somebody said, what did not go out, and what is to mend.
    """
    late = (
        _unlogged,
        _not_held,
        _days_off,
        _missed,
        promises_waiting.late,
        promises_waiting.untold,
        promises_waiting.unclear,
    )
    said = (_cases, _letters, _said, _failed, promises_waiting.unreachable, _calendar)
    to_mend = (_numbers, _to_mend, _vanished, _stale)
    looks = (_complaints, _sign_off, *late, *said, *to_mend)
    unsent = () if mail else _without_mail(views, program, now)
    return (*(need for look in looks for need in look(views, program, now)), *unsent, *_twice(pairs))


def needs_at_the_desk(views: Views, program: Program, now: datetime, email: str) -> tuple[Need, ...]:
    """What waits for whoever works with cases alone: their own of today first, then what is everybody's there."""
    own = cases_waiting.of_theirs(views, program, now, email)
    return (*(Need(Kind(kind), what, words) for kind, what, words in own), *_cases(views, program, now, email))


def _unlogged(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Hours of which nothing was logged; once others are finished, each of their customers without an outcome."""
    for hour in views.without_outcome(program, now):
        call_list, week = hour.call_list, str(hour.call_list.week)
        day = day_in(call_list.zone, call_list.starts_at)
        when = f"{day:%A} {in_words(day, day)}"
        if not hour.logged and (call_list.finished_at or call_list.ends_at < now - _LOGGED_WITHIN):
            words = f"The hour of {when} is over, and nobody has said how it went."
            yield Need(Kind.HOUR_NOT_LOGGED, "An hour not logged", words, value=week)
        elif hour.logged and finished_at(call_list, now):
            for each in hour.waiting:
                words = f"Nobody has said what came of the call on {when}."
                yield Need(Kind.NO_OUTCOME, each.customer.name, words, each.entry.id, week, each.customer.name)


def _not_held(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """The last hour, where nobody signed its list off and nobody called; until the day of the next one."""
    leaves = views.calendar(program).leaves
    since = day_in(program.zone, now) - timedelta(weeks=program.every_weeks) + timedelta(days=1)
    for week in weeks_planned(program, leaves, since, now):
        hour = hour_of(program, week)
        missed = was_missed(program, week, views.call_list(program, week), now)
        were_there = any(each.imported_at < hour.starts_at and not each.undone_at for each in views.imports())
        if missed and were_there and not views.calls(since=hour.starts_at):
            day = day_in(program.zone, hour.starts_at)
            words = f"The hour of {weekday_in_words(day, day)} is over. Nobody signed its list off, and nobody called."
            yield Need(Kind.NOT_HELD, "An hour not held", words, value=str(week))


def _missed(views: Views, program: Program, _: datetime) -> Iterator[Need]:
    """Customers who rang the number that they see, and whom nobody answered."""
    for line in views.missed_calls(program):
        when = day_and_time(line.call.started_at, program.zone)
        number = shown_in(line.call.phone)
        words = f"{line.customer.person} called on {when}, and nobody picked up: {number}."
        name = line.customer.name
        yield Need(Kind.MISSED_CALL, f"Missed: {name}", words, line.call.id, line.call.phone, name)


def _complaints(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    for each in complaints.late(views, program, now):
        name = each.customer.name
        yield Need(Kind.COMPLAINT, f"Complaint of {name}", each.words, each.customer.id, name=name)


def _said(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    today = day_in(program.zone, now)
    for coming in views.coming(now):
        for answer in coming.answers:
            if not answer.seen_at:
                words, name = f"{answer.answered_by}: {answer.text}", coming.customer.name
                yield Need(Kind.ANSWER, f"About {name}", words, answer.id, name=name)
    for held in views.holds(today):
        if not held.hold.seen_at:
            until, name = in_words(held.hold.until, today), held.customer.name
            words = f"{held.hold.asked_by} asks not to call them until {until}: {held.hold.reason}"
            yield Need(Kind.HOLD, f"Hold for {name}", words, held.hold.id, name=name)


def _failed(views: Views, _: Program, now: datetime) -> Iterator[Need]:
    outbox: Outbox = views.outbox(now)
    if not (outbox.failed or outbox.stuck):
        return
    names = views.names()
    for message in outbox.failed:
        what, name = undelivered.became(message), names.of(message.recipient)
        yield Need(Kind.NOT_SENT, f"{what} {name}", undelivered.why(message), message.id, name=name)
    for recipient, found in groupby(sorted(outbox.stuck, key=attrgetter("recipient")), attrgetter("recipient")):
        first, *others = found
        words = f"{counted(1 + len(others), 'letter')} to {recipient} tried for a day: {first.trouble}. It goes on."
        name = names.of(recipient)
        yield Need(Kind.NOT_REACHED, f"Nothing reaches {name}", words, first.id, name=name)


def _without_mail(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """What would have gone out by now, all in one line."""
    outbox = views.outbox(now)
    if outbox.waits_since:
        since = weekday_in_words(day_in(program.zone, outbox.waits_since), day_in(program.zone, now))
        waiting, people = counted(outbox.waiting, "message"), _whom(views, outbox)
        words = f"{waiting} to {people}, waiting since {since}. Have mail set up, or tell them yourself."
        yield Need(Kind.NO_MAIL, "Mail is not set up", words)


def _whom(views: Views, outbox: Outbox) -> str:
    """Whom messages wait for: one by name, several by how many they are."""
    first, *others = outbox.waits
    return counted(1 + len(others), "person", "people") if others else views.names().of(first.recipient)


def _sign_off(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    week = views.week_due(program, now)
    hour, found = hour_of(program, week), views.call_list(program, week)
    if not is_held(program, week) or is_undecided(program, views.calendar(program).leaves, week, now):
        return
    unsigned = found is None or found.state is ListState.DRAFT
    day, today = day_in(program.zone, hour.starts_at), day_in(program.zone, now)
    is_time = working_days_before(program.country, day, _ANSWERED_IN) <= today and now < hour.ends_at
    if unsigned and is_time and views.customer_count():
        draft = f"The list for {weekday_in_words(day, today)} is still a draft."
        words = f"{draft} Once it is signed off, account owners can answer."
        yield Need(Kind.NOT_SIGNED_OFF, "List not signed off", words)


def _days_off(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    for proposal in proposals(program, views.calendar(program).leaves, now):
        if proposal.starts_at - now < _DECIDED_BEFORE:
            words = f"The hour of {day_and_time(proposal.starts_at, program.zone)} falls on a day off: {proposal.why}."
            yield Need(Kind.DAY_OFF, "A day off", words, value=proposal.starts_at.isoformat())


def _calendar(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """What was changed in a calendar on a server, and what those invited by mail propose."""
    calendar = views.calendar(program)
    by_mail, outlet, series = calendar.outlets.get(Way.MAIL), calendar.outlets.get(Way.CALDAV), calendar.series
    if by_mail and series:
        for each in standing(by_mail.answers, series, calendar.weeks, now):
            if each.starts_at:
                words = proposed_in_words(each, series.appointment.guests, program.zone)
                yield Need(Kind.CALENDAR_CHANGED, "Another time proposed", words, value=f"{each.email} {each.week}")
    if outlet and outlet.found:
        words = f"{counted(len(outlet.found), 'change')} made by hand in the calendar; ours waits until you decide."
        yield Need(Kind.CALENDAR_CHANGED, "Changed in the calendar", words)
    elif outlet and outlet.trouble:
        yield Need(Kind.CALENDAR_TROUBLE, "Calendar not in step", outlet.trouble)


def _cases(views: Views, program: Program, now: datetime, email: str = "") -> Iterator[Need]:
    found = (*cases_waiting.lines(views, program, now), *decisions_waiting.lines(views, program, now, email))
    yield from (Need(Kind(kind), what, words) for kind, what, words in found)


def _letters(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Letters to sort, all in one line; and folders of the mail server that cannot be read."""
    found = views.letters(undecided=True, limit=1)
    if found.total:
        today, came = day_in(program.zone, now), day_in(program.zone, found.letters[0].received_at)
        since = "today" if came == today else weekday_in_words(came, today)
        words = "It came" if found.total == 1 else "The oldest came"
        yield Need(Kind.LETTERS, f"{counted(found.total, 'letter')} to sort", f"{words} {since}.")
    for mailbox in views.mailboxes():
        if mailbox.trouble and mailbox.since:
            since = day_and_time(mailbox.since, program.zone)
            yield Need(Kind.MAILBOX, f"No letters come in since {since}", mailbox.trouble, mailbox.id)


def _numbers(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Whoever cannot be called, all in one line."""
    found = views.uncallable(_GUESSED)
    if found.total:
        guesses = sum(1 for each in easiest_first(found.customers) if each.guess)
        likely = f"{counted(guesses, 'likely number')} to look at. " if guesses else ""
        words = f"{likely}{_who_knows(views, program, now)}"
        yield Need(Kind.NUMBERS, f"{counted(found.total, 'customer')} cannot be called", words)


def _who_knows(views: Views, program: Program, now: datetime) -> str:
    asked = views.last_written(messages.Kind.NUMBERS)
    if asked is None:
        return "Type in the numbers you know, and ask the account owners for the rest."
    day = weekday_in_words(day_in(program.zone, asked), day_in(program.zone, now))
    return f"The account owners were asked on {day}."


def _to_mend(views: Views, _: Program, __: datetime) -> Iterator[Need]:
    for task in (each for each in views.tasks() if each.field is not Field.WRONG_PHONE):
        whose = f"{task.owner}, who looks after them, has to." if task.owner else "The CRM names nobody to do it."
        name = task.customer.name
        yield Need(Kind.TO_MEND, name, f"{task.text} {whose}", task.customer.id, task.field, name)


def _vanished(views: Views, _: Program, __: datetime) -> Iterator[Need]:
    if many := views.customers("", 0, vanished=True).total:
        words = f"{counted(many, 'customer')} {'is' if many == 1 else 'are'} missing from the latest export."
        yield Need(Kind.VANISHED, "Gone from the CRM", words)


def _twice(pairs: Sequence[LikelyPair]) -> Iterator[Need]:
    if pairs:
        words = f"{pairs[0].one.name} and {pairs[0].other.name}"
        others = f", and {counted(len(pairs) - 1, 'other pair')}" if len(pairs) > 1 else ""
        yield Need(Kind.LIKELY_PAIRS, "Perhaps the same customer", f"{words}{others}.")


def _stale(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    last = views.last_import()
    if last is None:
        yield Need(Kind.OLD_DATA, "CRM data", "No customers yet. Bring in an export from your CRM to begin.")
    elif now - last.imported_at > _STALE:
        days = (day_in(program.zone, now) - day_in(program.zone, last.imported_at)).days
        yield Need(Kind.OLD_DATA, "CRM data", f"The CRM export is {counted(days, 'day')} old.")
