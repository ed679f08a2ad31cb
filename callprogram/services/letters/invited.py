"""Invited: what guests answer to an invitation by mail stands with the calendar, and waits for nobody."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from callprogram.domain.calendar.guest_answers import Comes, GuestAnswer, time_of
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.calendar.wording import title_of
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mails import InvitationReply, Mail
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.addresses import compared
from callprogram.domain.program.call_hour import Program, week_of
from callprogram.services.acting import Acting
from callprogram.services.calendar.guest_answers import record_answer


def take_invitation_reply(acting: Acting, letter: Letter, mail: Mail) -> Letter:
    """The letter, sorted where whoever was invited says in it whether they come, or when they could."""
    reply = mail.invitation_reply
    series = acting.transaction.first(Series, uid=reply.uid) if reply else None
    if reply is None or series is None or not _is_theirs(letter, reply, series):
        return letter
    answer = _answer(acting, series, reply)
    if answer.comes is None and answer.starts_at is None:
        return letter
    record_answer(acting, acting.transaction.get(Program, series.program_id), answer)
    why = f"It answers the invitation to “{title_of(series)}”, and stands on Schedule & calendar."
    return acting.transaction.save(replace(letter, route=Route.JOIN, why=why, decided_at=acting.now))


def _is_theirs(letter: Letter, reply: InvitationReply, series: Series) -> bool:
    """Whether somebody invited says it of themselves."""
    invited = {compared(each.email) for each in series.appointment.guests}
    return compared(reply.email) in invited and compared(letter.email or "") == compared(reply.email)


def _answer(acting: Acting, series: Series, reply: InvitationReply) -> GuestAnswer:
    zone = ZoneInfo(series.appointment.rhythm.zone)
    week = week_of(reply.of.astimezone(zone).date()) if reply.of else None
    weeks = acting.transaction.find(Occurrence, program_id=series.program_id)
    comes = Comes(reply.answer) if reply.answer in set(Comes) and not reply.starts_at else None
    return GuestAnswer(reply.email, comes, time_of(series, weeks, week), week, reply.starts_at, reply.words)
