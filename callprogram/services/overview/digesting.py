"""Digesting: on Monday morning, this week's list and what needs whom, for those who want it or hold its hour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from zoneinfo import ZoneInfo

from callprogram.domain.calendar.leave import by_executive, with_leave
from callprogram.domain.customers.duplicates import LikelyPair
from callprogram.domain.letters.routes import WENT
from callprogram.domain.lists.call_list import ListState
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.hour_holders import deputy_at
from callprogram.domain.people.members import CALLPROGRAM, Member, Role, at_work, is_called, works_on
from callprogram.domain.people.messages import Content, Envelope, Kind, Section
from callprogram.domain.people.recipients import Names
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.domain.permissions.standing_in import as_of
from callprogram.domain.program.call_hour import (
    Happens,
    Program,
    Week,
    change_in,
    hour_of,
    is_held,
    is_skipped,
    rhythm_of,
    week_at,
)
from callprogram.domain.promises.commitments import Commitment, State, how_due, in_a_line, overdue
from callprogram.domain.results.results import weeks_planned
from callprogram.domain.words.dates import counted, day_begins, day_in, in_words, weekday_in_words
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.customers.reviewing import likely_pairs
from callprogram.services.lists import planning
from callprogram.services.overview import cases_waiting
from callprogram.services.overview.needs import for_whom_it_is, in_lines
from callprogram.services.overview.putting_off import lines
from callprogram.services.overview.to_do import needs
from callprogram.services.people.messaging import queue
from callprogram.services.ports import Store
from callprogram.services.views import Promise, TrailFilter, Views, WeekView

_AT = time(7)
_LONGEST = 12
_LOOKED_BACK = timedelta(weeks=26)
_WITH_TO_DO = frozenset({Role.EXECUTIVE, Role.ASSISTANT, Role.ADMIN})


def write(acting: Acting, member: Member, letter: Content) -> None:
    """One member's summary of the week in the outbox, once; there is nothing to say any more on the next day."""
    today = day_in(member.zone, acting.now)
    tomorrow = day_begins(today + timedelta(days=1), member.zone)
    queue(acting, Envelope(member.email, _key(today), Kind.DIGEST, until=tomorrow), letter)


def write_digests(store: Store, views: Views, now: datetime) -> int:
    """How many members were written to: on their first working day of the week after seven, once, or not at all.

    It is for those at work with all customers, and for whoever leads others.
    """
    everybody = _with_leave(views, now)
    begun = [member for member in everybody if _begins_week(member, now)]
    standing = _in_the_coming_hours(views, begun, now) if begun else []
    wanted = [each for each in standing if sees_all_customers(each) or led_by(each, everybody)]
    due = [member for member in wanted if is_due(member, now) and not _is_written(views, member, now)]
    if due and views.has_customers():
        _plan_ahead(store, views, now)
    pairs = likely_pairs(views) if due else ()
    letters = [(member, letter_for(views.seen_by(member), member, now, pairs)) for member in due]
    written = [(member, letter) for member, letter in letters if letter]
    for member, letter in written:
        act(store, CALLPROGRAM, now, write, member, letter)
    return len(written)


def _with_leave(views: Views, now: datetime) -> list[Member]:
    """Everybody with their leave, an executive with that of their hour."""
    members, leaves = views.members(), views.leaves()
    known = by_executive(leaves, views.programs(), members) if leaves else {}
    return [with_leave(each, known.get(each.email, ()), day_in(each.zone, now)) for each in members]


def _in_the_coming_hours(views: Views, members: Sequence[Member], now: datetime) -> list[Member]:
    """The members with what they are in the next hour of each program, which they may hold for its executive."""
    hours = [(program, hour_of(program, views.week_due(program, now)).starts_at) for program in views.programs()]
    for program, starts_at in hours:
        members = [as_of(member, [program], starts_at) for member in members]
    return list(members)


def _is_written(views: Views, member: Member, now: datetime) -> bool:
    return views.is_written(_key(day_in(member.zone, now)), member.email)


def _plan_ahead(store: Store, views: Views, now: datetime) -> None:
    """Every next list as the facts are now, so that the summary says who is on it."""
    for program in views.programs():
        week = views.week_due(program, now)
        if is_held(program, week) and views.week(program, week) is None:
            act(store, CALLPROGRAM, now, planning.plan, program, week)


def is_due(member: Member, now: datetime) -> bool:
    """Whether their week begins where this member is, and they want the summary or hold the hour."""
    return (member.wants_digest or Role.DEPUTY in member.roles) and _begins_week(member, now)


def _begins_week(member: Member, now: datetime) -> bool:
    """Whether it is after seven on the member's first working day of the week."""
    today = day_in(member.zone, now)
    begins_at = datetime.combine(today, _AT, ZoneInfo(member.zone)).astimezone(UTC)
    earlier = (today - timedelta(days=days) for days in range(1, today.weekday() + 1))
    is_first = works_on(member, today) and not any(works_on(member, day) for day in earlier)
    return is_first and begins_at <= now


def letter_for(views: Views, member: Member, now: datetime, pairs: Sequence[LikelyPair] = ()) -> Content | None:
    """The member's summary: each list they work on, what needs them, promises, their team; None without anything.

    `pairs` are likely one customer.
    """
    today, reads_at = day_in(member.zone, now), at_work(member, now)
    lists, needed, promised, letters = [], [], [], []
    if sees_all_customers(member):
        lists = [section for program in views.programs() for section in _lists(views, program, member, reads_at)]
        promised = [_promises(views, today, member)]
    if member.roles & _WITH_TO_DO:
        needed = [_needed(views, member, program, now, pairs) for program in views.programs()]
        letters = [_letters(views, member, now)]
    team = _team(views, today, member)
    sections = tuple(section for section in (*lists, *needed, *letters, *promised, *team) if section.points)
    kinds = {
        "customer calls": lists,
        "promises to customers": promised,
        "team's promises": team,
        "things to do": needed,
    }
    what = next((words for words, found in kinds.items() if any(each.points for each in found)), "")
    subject = f"Your {what} in the week of {in_words(today, today)}"
    opening, closing = "This is how the week begins.", _proof(views) if Role.ADMIN in member.roles else ""
    return Content(subject, opening, sections, "/", "Open callprogram", closing) if sections else None


def _proof(views: Views) -> str:
    """The head of the audit trail, which nobody who writes to the database can take out of a mailbox."""
    linked = next((each for each in views.trail(TrailFilter(), 2).events if each.link), None)
    return f"The audit trail ends with line {linked.id:,}, link {linked.link}; keep this letter." if linked else ""


def _lists(views: Views, program: Program, member: Member, reads_at: datetime) -> Iterator[Section]:
    """The hours that are skipped until the next one, and the list of that one."""
    due = views.week_due(program, reads_at)
    if sees_all_customers(member):
        between = takewhile(lambda week: week < due, map(week_at(program, reads_at).later, count()))
        yield from (_skipped(program, week, member) for week in between if is_skipped(program, week))
    yield _list(program, views.week(program, due), member, reads_at)


def _skipped(program: Program, week: Week, member: Member) -> Section:
    change, day = change_in(program, week), day_in(member.zone, hour_of(program, week).starts_at)
    why = change.why if change and change.why else "Nobody is called."
    return Section(f"{program.name}, {weekday_in_words(day, day)}: skipped", (why,))


def _list(program: Program, view: WeekView | None, member: Member, reads_at: datetime) -> Section:
    if view is None or view.call_list.ends_at <= reads_at:
        return Section(program.name, ())
    state = "signed off" if view.call_list.state is ListState.FROZEN else "not signed off yet"
    start, today = view.call_list.starts_at.astimezone(ZoneInfo(member.zone)), day_in(member.zone, reads_at)
    moved, deputy = _moved(program, view.call_list.week, member, today), deputy_at(program, start)
    held = f", held by {deputy.name}" if deputy else ""
    names = [f"{card.customer.name}: {card.entry.reason}" for card in view.cards if not card.entry.standby]
    heading = f"{program.name}, {weekday_in_words(start.date(), today)} at {start:%H:%M}{moved}{held}: {state}"
    return Section(heading, tuple(names))


def _moved(program: Program, week: Week, member: Member, today: date) -> str:
    """From which day the hour of a week was moved; nothing where it was not."""
    change = change_in(program, week)
    if change is None or change.happens is not Happens.MOVED:
        return ""
    usual = rhythm_of(program).starts_at(week).astimezone(ZoneInfo(member.zone))
    return f", moved from {weekday_in_words(usual.date(), today)} at {usual:%H:%M}"


def _needed(views: Views, member: Member, program: Program, now: datetime, pairs: Sequence[LikelyPair]) -> Section:
    found = for_whom_it_is(member, needs(views, program, now, pairs))
    waiting = lines(views, program, found, day_in(program.zone, now)).waiting
    points = tuple(f"{line.what}: {line.words}" for line in in_lines(waiting))
    return Section("To do", (*_not_held(views, program, now), *points))


def _not_held(views: Views, program: Program, now: datetime) -> Iterator[str]:
    """That nobody has held the last hours, where it is more than one."""
    lines = views.calls(since=now - _LOOKED_BACK)
    called = [each.call.started_at for each in lines if each.call.program_id == program.id and not each.call.incoming]
    if not called:
        return
    last = day_in(program.zone, max(called))
    planned = weeks_planned(program, views.calendar(program).leaves, last, now)
    missed = [week for week in planned if week > week_at(program, max(called))]
    if len(missed) > 1:
        since = weekday_in_words(last, day_in(program.zone, now))
        yield f"The last {len(missed)} hours were not held: Nobody has called since {since}."


def _letters(views: Views, member: Member, now: datetime) -> Section:
    """What came to the executive in the week before, where it went, and what is late and repeats in cases."""
    since = now - timedelta(weeks=1)
    came = views.letters_came(since)
    cases = [line for program in views.programs()[:1] for line in cases_waiting.of_the_week(views, program, now)]
    if not came:
        return Section("Letters", tuple(cases))
    went = [f"{many:,} {WENT[route]}" for route, many in came.items() if route]
    waits = [f"{came[None]:,} still to sort"] if None in came else []
    day = in_words(day_in(member.zone, since), day_in(member.zone, now))
    total = counted(sum(came.values()), "letter")
    return Section("Letters", (f"{total} since {day}: {', '.join([*went, *waits])}.", *cases))


def _promises(views: Views, today: date, member: Member) -> Section:
    """What is still to be kept, what is late first; what only has to be told stands in *To do*."""
    names = views.names()
    found = [each for each in views.promises(unfinished=True) if each.commitment.state is not State.KEPT]
    named = ((each.customer.name, _by_name(each.commitment, names)) for each in found[:_LONGEST])
    lines = tuple(f"{name}: {in_a_line(commitment, today, member.zone)}" for name, commitment in named)
    more = f"{len(found) - _LONGEST:,} more on Commitments." if len(found) > _LONGEST else ""
    return Section("Promised and not done", tuple(filter(None, (*lines, more))))


def led_by(member: Member, everybody: Iterable[Member]) -> tuple[Member, ...]:
    """Whom a member leads."""
    return tuple(each for each in everybody if each.lead and compared(each.lead) == compared(member.email))


def _team(views: Views, today: date, member: Member) -> tuple[Section, Section]:
    """What those whom the member leads are late with, and what they are to keep this week, by who it is."""
    led = led_by(member, views.members())
    made = views.seen_by(CALLPROGRAM).promises(unfinished=True) if led else ()
    theirs = [(each, found) for each in led for found in made if is_called(each, found.commitment.owner)]
    late = [(each, found) for each, found in theirs if overdue(found.commitment, today)]
    ends = today + timedelta(days=6 - today.weekday())
    coming = [(who, found) for who, found in theirs if (due := found.commitment.due_on) and today <= due <= ends]
    return (
        Section("Your team is late with", tuple(_of_team(*each, today) for each in late)),
        Section("Your team is to keep this week", tuple(_of_team(*each, today) for each in coming)),
    )


def _of_team(who: Member, found: Promise, today: date) -> str:
    what = found.commitment
    return f"{who.name}: {found.customer.name}, {what.text} — {how_due(what, today)}"


def _by_name(commitment: Commitment, names: Names) -> Commitment:
    return replace(commitment, owner=names.of(commitment.owner))


def _key(day: date) -> str:
    return f"digest {Week(*day.isocalendar()[:2])}"
