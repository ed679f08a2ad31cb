"""Inviting: what calendars act on by mail (RFC 6047), once to each person for each SEQUENCE."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callprogram.domain.calendar.guest_answers import GuestAnswer
from callprogram.domain.calendar.series import (
    Appointment,
    Guest,
    Occurrence,
    Series,
    Shown,
    as_known,
    read_known,
    shown_before,
    shown_of,
)
from callprogram.domain.calendar.wording import rhythm_in_words, title_of, when_and_who
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.messages import (
    Content,
    Delivery,
    Enclosure,
    Envelope,
    Kind,
    Message,
    Section,
    told_at,
    withdrawn,
)
from callprogram.domain.words.subjects import subject
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue
from callprogram.services.ports import CalendarWriter, Transaction


@dataclass(frozen=True)
class Invitations:
    """What those invited are to know: the series with all its weeks, and who writes it for calendars."""

    series: Series
    weeks: Sequence[Occurrence]
    writer: CalendarWriter
    answers: Sequence[GuestAnswer] = ()


def invite(acting: Acting, invitations: Invitations, before: Appointment | None) -> None:
    """Everybody invited gets the whole series; who was invited `before` and is no more gets it taken back.

    Where nothing but the guests has changed, only those get it who are new.
    """
    series, writer = invitations.series, invitations.writer
    invited, guests_before = series.appointment.guests, before.guests if before else ()
    is_same = before is not None and replace(before, guests=invited) == series.appointment
    guests = _not_among(guests_before, invited) if is_same else invited
    if guests:
        content = writer.invitation(series, invitations.weeks, invitations.answers)
        _send(acting, series, guests, _invitation(invitations, acting.now), content, "REQUEST")
    uninvited = _not_among(invited, guests_before)
    if uninvited:
        content = writer.cancellation(series, uninvited)
        _send(acting, series, uninvited, _farewell(series), content, "CANCEL")


def _not_among(others: Iterable[Guest], guests: Iterable[Guest]) -> list[Guest]:
    addresses = {compared(each.email) for each in others}
    return [each for each in guests if compared(each.email) not in addresses]


def invite_to_week(acting: Acting, invitations: Invitations, week: Occurrence, before: Occurrence | None) -> None:
    """Everybody invited gets the one week as it now is, or hears that there is none, unless their calendar shows that.

    It waits for a while, so that whoever undoes something by then has bothered nobody.
    """
    series, shown = invitations.series, shown_of(week)
    usual = shown_before(series.appointment.rhythm, week, before)
    about = replace(_about(series), week=week.week, until=_over_at(series, week))
    hour_starts_at = min(usual.starts_at, week.starts_at)
    for guest in series.appointment.guests:
        to_guest = replace(about, recipient=guest.email, due_at=told_at(hour_starts_at, acting.now))
        had = _had(_withdraw_older(acting.transaction, to_guest)) or usual
        if shown != had:
            letter = _news(series, week, had)
            message = queue(acting, replace(to_guest, enclosures=(_enclosed(invitations, week, had),)), letter)
            acting.transaction.save(replace(message, known=as_known(had)))


def _enclosed(invitations: Invitations, week: Occurrence, had: Shown) -> Enclosure:
    """The week for calendars that show it like that.

    One held after all comes with the whole series: to calendars that took it out, it alone would mean nothing.
    """
    series, weeks, writer = invitations.series, invitations.weeks, invitations.writer
    if week.skipped:
        return _enclosure(writer.week_cancellation(series, week), "CANCEL")
    if had.skipped:
        return _enclosure(writer.invitation(series, weeks, invitations.answers), "REQUEST")
    return _enclosure(writer.week_invitation(series, week, invitations.answers), "REQUEST")


def _had(withdrawn: Sequence[Message]) -> Shown | None:
    """What a calendar shows whose owner was to hear of a week and has not; none where nothing waited untried."""
    untried = (each for each in withdrawn if each.week and each.known and not each.attempts)
    return next(map(read_known, (each.known for each in untried)), None)


def _send(acting: Acting, series: Series, guests: Iterable[Guest], letter: Content, content: str, method: str) -> None:
    for guest in guests:
        to_guest = replace(_about(series), recipient=guest.email, enclosures=(_enclosure(content, method),))
        _withdraw_older(acting.transaction, to_guest)
        queue(acting, to_guest, letter)


def _about(series: Series) -> Envelope:
    """What goes around each letter of the series at its SEQUENCE.

    Who is not invited any more may be no member any more: their calendar takes the hour out all the same.
    """
    key = f"{series.uid} {series.sequence}"
    return Envelope("", key, Kind.CALENDAR, series.program_id, by_hand=True)


def _enclosure(content: str, method: str) -> Enclosure:
    return Enclosure("customer-calls.ics", "text/calendar", content, method)


def _over_at(series: Series, week: Occurrence) -> datetime:
    """When nobody needs to hear of the week any more: the hour is over wherever it was told to be."""
    usual = series.appointment.rhythm.starts_at(week.week)
    return max(week.starts_at, usual) + timedelta(minutes=series.appointment.rhythm.minutes)


def _withdraw_older(transaction: Transaction, envelope: Envelope) -> list[Message]:
    """What has not gone out and says less than what follows, as it was; about the whole series, everything."""
    of_week = {"week": envelope.week} if envelope.week else {}
    theirs = {"recipient": envelope.recipient, "kind": Kind.CALENDAR, "about": envelope.about, **of_week}
    states = (Delivery.WAITING, Delivery.FAILED)
    older = [each for state in states for each in transaction.find(Message, state=state, **theirs)]
    for message in older:
        transaction.save(withdrawn(message))
    return older


def _invitation(invitations: Invitations, now: datetime) -> Content:
    series = invitations.series
    when, unlike = rhythm_in_words(series.appointment.rhythm), tuple(_unlike_the_others(invitations, now))
    return Content(
        subject=subject("", title_of(series), f", {when}"),
        opening="This is the hour as it now stands, for your calendar. Changes and each week's list follow by mail.",
        sections=(Section("Not as in other weeks", unlike),) if unlike else (),
        link="/",
        link_words="Open callprogram",
    )


def _unlike_the_others(invitations: Invitations, now: datetime) -> Iterator[str]:
    """The hours to come that are left out, or keep a moment of their own whatever the others do."""
    rhythm = invitations.series.appointment.rhythm
    for week in invitations.weeks:
        usual, when = rhythm.starts_at(week.week), day_and_time(week.starts_at, rhythm.zone)
        if week.starts_at <= now or not rhythm.recurs_in(week.week):
            continue
        if week.skipped:
            yield f"No hour on {when}"
        elif week.starts_at != usual:
            yield f"{when}, not {day_and_time(usual, rhythm.zone)}"


def _farewell(series: Series) -> Content:
    opening = "You are not invited to this hour any more; your calendar takes it out."
    return Content(subject("", title_of(series), ": no longer for you"), opening)


def _news(series: Series, week: Occurrence, had: Shown) -> Content:
    zone = series.appointment.rhythm.zone
    when = day_and_time(week.starts_at, zone)
    parts = (("", False), ("If somebody does not answer", True))
    found = (
        Section(heading, tuple(when_and_who(line, zone) for line in week.lines if line.standby is standby))
        for heading, standby in parts
    )
    return Content(
        subject=subject("", title_of(series), f", {when}: {_what(week, had)}"),
        opening=_opening(series, week, had),
        sections=tuple(section for section in found if section.points),
        link=f"/this_week?week={week.week}",
        link_words="Open the week",
    )


def _what(week: Occurrence, had: Shown) -> str:
    if week.skipped:
        return "left out"
    if had.skipped:
        return "held after all"
    if had.starts_at != week.starts_at:
        return "the new time"
    return "the list has changed" if had.calls else "the list"


def _opening(series: Series, week: Occurrence, had: Shown) -> str:
    zone = series.appointment.rhythm.zone
    when = day_and_time(week.starts_at, zone)
    if week.skipped:
        return f"There is no hour on {when}."
    if had.starts_at != week.starts_at and not had.skipped:
        return f"The hour of {day_and_time(had.starts_at, zone)} is now on {when}."
    return f"The hour is on {when}." if not week.lines else f"The hour is on {when}; these are its calls."
