"""Digesting: on Monday morning, this week's list and what needs whom, for those who want it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from callprogram.domain.lists.call_list import ListState
from callprogram.domain.people.members import CALLPROGRAM, Member, at_work
from callprogram.domain.people.messages import Content, Section
from callprogram.domain.people.recipients import name_of
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.promises.commitments import Commitment, in_a_line
from callprogram.domain.words.dates import day_in, in_words
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.customers.reviewing import likely_pairs
from callprogram.services.overview.to_do import needs
from callprogram.services.people.messaging import queue
from callprogram.services.ports import Store
from callprogram.services.views import Views, WeekView

_AT = time(7)
_LONGEST = 12


def write(acting: Acting, member: Member, letter: Content) -> None:
    """One member's summary of the week in the outbox, once."""
    today = day_in(member.zone, acting.now)
    tuesday = datetime.combine(today + timedelta(days=1), time(), ZoneInfo(member.zone))
    queue(acting, member.email, letter, key=_key(today), concerning=_key(today), until=tuesday)


def write_digests(store: Store, views: Views, now: datetime) -> int:
    """How many members were written to: on their Monday after seven, once; nobody for a Monday that has passed."""
    letters = [
        (member, letter)
        for member in views.members()
        if is_due(member, now)
        and not views.is_written(_key(day_in(member.zone, now)), member.email)
        and (letter := letter_for(views.seen_by(member), member, now))
    ]
    for member, letter in letters:
        act(store, CALLPROGRAM, now, write, member, letter)
    return len(letters)


def is_due(member: Member, now: datetime) -> bool:
    """Whether it is Monday after seven where this member is, and they want the summary."""
    today = day_in(member.zone, now)
    begins_at = datetime.combine(today, _AT, ZoneInfo(member.zone)).astimezone(UTC)
    return member.wants_digest and today.weekday() == 0 and begins_at <= now


def letter_for(views: Views, member: Member, now: datetime) -> Content | None:
    """The member's summary: each list they work on, what needs them, their promises; None where there is nothing."""
    today, reads_at = day_in(member.zone, now), at_work(member, now)
    programs = views.programs()
    lists = [_list(each, views.week(each, views.week_due(each, reads_at)), member, reads_at) for each in programs]
    needed = [_needed(views, program, now) for program in programs if sees_all_customers(member)]
    sections = [section for section in (*lists, *needed, _promises(views, today, member)) if section.points]
    if not sections:
        return None
    what = "customer calls" if any(section.points for section in lists) else "promises to customers"
    subject = f"Your {what} in the week of {in_words(today, today)}"
    return Content(subject, "This is how the week begins.", tuple(sections), "/", "Open callprogram")


def _list(program: Program, view: WeekView | None, member: Member, reads_at: datetime) -> Section:
    if view is None or view.call_list.ends_at <= reads_at:
        return Section(program.name, ())
    state = "signed off" if view.call_list.state is ListState.FROZEN else "a draft"
    start = view.call_list.starts_at.astimezone(ZoneInfo(member.zone))
    names = [f"{card.customer.name}: {card.entry.reason}" for card in view.cards if not card.entry.standby]
    return Section(f"{program.name}, {start:%A} at {start:%H:%M}: {state}", tuple(names))


def _needed(views: Views, program: Program, now: datetime) -> Section:
    found = needs(views, program, now, likely_pairs(views))
    return Section("Needs you", tuple(f"{need.what}: {need.words}" for need in found))


def _promises(views: Views, today: date, member: Member) -> Section:
    members, found = views.members(), views.promises(unfinished=True)[:_LONGEST]
    named = ((each.customer.name, _by_name(each.commitment, members)) for each in found)
    lines = tuple(f"{name}: {in_a_line(commitment, today, member.zone)}" for name, commitment in named)
    return Section("Promised and not done", lines)


def _by_name(commitment: Commitment, members: Sequence[Member]) -> Commitment:
    return replace(commitment, owner=name_of(commitment.owner, members))


def _key(day: date) -> str:
    return f"digest {Week(*day.isocalendar()[:2])}"
