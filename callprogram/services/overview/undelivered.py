"""Undelivered: whom nothing has reached for a day, in one letter to those at the desk who are reached themselves."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from callprogram.domain.people.members import CALLPROGRAM, Member, Role
from callprogram.domain.people.messages import Content, Envelope, Message, Section
from callprogram.domain.people.recipients import Names
from callprogram.domain.words.dates import counted, day_in, weekday_in_words
from callprogram.domain.words.subjects import subject
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue
from callprogram.services.ports import Store
from callprogram.services.views import Views

_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)
_DESK = {Role.ASSISTANT, Role.ADMIN}


def write(acting: Acting, reader: Member, found: Sequence[Message], names: Names) -> None:
    """What has not reached one recipient, to one reader, once; there is nothing to say any more a day later."""
    to = Envelope(reader.email, _key(found), until=acting.now + _A_DAY)
    queue(acting, to, _letter(reader, found, names.of(found[0].recipient), acting.now))


def write_reports(store: Store, views: Views, now: datetime) -> int:
    """How many letters were written about those whom nothing has reached for a day."""
    failing = _failing(views, now)
    readers = [each for each in views.members() if each.roles & _DESK and each.email not in failing] if failing else []
    new = [(each, of) for of in failing.values() for each in readers if not views.is_written(_key(of), each.email)]
    for reader, found in new:
        act(store, CALLPROGRAM, now, write, reader, found, views.names())
    return len(new)


def _failing(views: Views, now: datetime) -> dict[str, list[Message]]:
    """What did not get through, by recipient: tried for a day, or given up within the last week.

    Of what came back, or may have arrived, *To do* alone tells: no mail of a machine has another one written.
    """
    outbox = views.outbox(now)
    refused = (each for each in outbox.failed if each.sent_at is None and not each.may_have_arrived)
    given_up = (each for each in refused if now - _A_WEEK < each.due_at <= now - _A_DAY)
    found: dict[str, list[Message]] = defaultdict(list)
    for message in (*outbox.stuck, *given_up):
        found[message.recipient].append(message)
    return found


def _letter(reader: Member, found: Sequence[Message], name: str, now: datetime) -> Content:
    since = weekday_in_words(min(day_in(reader.zone, each.due_at) for each in found), day_in(reader.zone, now))
    letters = f"{counted(len(found), 'letter')} to {found[0].recipient}"
    return Content(
        subject=subject("Nothing reaches ", name),
        opening=f"{letters} did not get through since {since}: {found[0].trouble}.",
        sections=(Section("What they have not read", tuple(each.content.subject for each in found)),),
        link="/to_do",
        link_words="Try again, or leave it",
        closing="You get this because you look after these calls.",
    )


def _key(found: Sequence[Message]) -> str:
    return f"undelivered {found[0].recipient} {min(each.id for each in found)}"
