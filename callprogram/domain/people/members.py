"""Members, their roles, what each role may do, and when nobody disturbs them."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from callprogram.domain.people.addresses import compared, plain_address
from callprogram.errors import BadInputError, NotAllowedError


class Role(StrEnum):
    """What somebody is to the program."""

    EXECUTIVE = "executive"
    ASSISTANT = "assistant"
    TEAMMATE = "teammate"
    ADMIN = "admin"


@dataclass(frozen=True)
class Member:
    """Somebody who uses callprogram, and how they are reached.

    Between `quiet_from` and `quiet_until`, by the clocks of `zone`, nothing is sent to them; where both are the same
    there are no such hours. `channel` is an address of Apprise's (`slack://…`) in the place of mail. `serves` are the
    ids of the programs that an executive or an assistant works on.
    """

    email: str
    name: str
    roles: frozenset[Role]
    id: int = 0
    zone: str = "UTC"
    quiet_from: time = time(20)
    quiet_until: time = time(7)
    channel: str = ""
    wants_digest: bool = True
    serves: frozenset[int] = frozenset()


@dataclass(frozen=True)
class FormerMember:
    """Somebody who was a member until then, and hears nothing more."""

    id: int
    email: str
    name: str
    left_at: datetime


THE_PERSON_AT_THE_KEYBOARD = Member("you@localhost", "You", frozenset(Role))
CALLPROGRAM = Member("callprogram@localhost", "callprogram", frozenset())
# What the telephone provider tells by itself is written down in its name.
THE_TELEPHONE = Member("telephone@localhost", "The telephone", frozenset())
ITSELF = frozenset({CALLPROGRAM, THE_TELEPHONE})

_SATURDAY = 5
_EMAIL = re.compile(r"[^@\s<>(),;:\\\"\[\]]+@[^@\s<>(),;:\\\"\[\]]+")
_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
_ANYBODY = frozenset(Role)
_NOBODY: frozenset[Role] = frozenset()  # callprogram does it by itself
_EXECUTIVE = frozenset({Role.EXECUTIVE})

RIGHTS = {
    "importing.preview": _DESK | {Role.ADMIN},
    "importing.bring_in": _DESK | {Role.ADMIN},
    "importing.undo": _DESK | {Role.ADMIN},
    "profiles.save": _DESK | {Role.ADMIN},
    "profiles.forget": _DESK | {Role.ADMIN},
    "profiles.note_use": _DESK | {Role.ADMIN},
    "reviewing.join": _DESK | {Role.ADMIN},
    "reviewing.tell_apart": _DESK | {Role.ADMIN},
    "reviewing.keep": _DESK | {Role.ADMIN},
    "reviewing.stop_calling": _DESK | {Role.ADMIN},
    "planning.set_program": _DESK | {Role.ADMIN},
    "planning.plan": _DESK,
    "planning.set_policy": _DESK | {Role.ADMIN},
    "planning.set_sign_off": _DESK | {Role.ADMIN},
    "planning.why_not": _DESK,
    "planning.look_ahead": _DESK,
    "planning.freeze": _DESK,
    "planning.start_hour": _DESK,
    "planning.finish_hour": _DESK,
    "finishing.finish": _DESK,
    "finishing.finish_by_itself": _NOBODY,
    "planning.skip": _DESK,
    "planning.restore": _DESK,
    "signing_off.pin": _DESK,
    "signing_off.drop": _DESK,
    "signing_off.put_on": _DESK,
    "signing_off.swap": _DESK,
    "signing_off.undo": _DESK,
    "signing_off.escalate": _DESK,
    "signing_off.settle": _DESK,
    "calling.log": _DESK,
    "calling.begin": _DESK,
    "calling.open_call": _DESK,
    "calling.mark_returned": _DESK,
    "calling.give_outcome": _DESK,
    "ringing.reserve": _DESK,
    "ringing.record_ring": _DESK,
    "ringing.record_doubt": _DESK,
    "ringing.record_refusal": _DESK,
    "ringing.record_legs": _DESK,
    "ringing.reserve_connection": _DESK,
    "ringing.release_connection": _DESK,
    "ringing.give_up": _DESK,
    "hearing.record_answered": _NOBODY,
    "hearing.record_pressed": _NOBODY,
    "hearing.record_executive": _NOBODY,
    "hearing.record_customer": _NOBODY,
    "hearing.record_voicemail": _NOBODY,
    "hearing.record_incoming": _NOBODY,
    "hearing.record_forwarded": _NOBODY,
    "reconciling.adopt": _NOBODY,
    "reconciling.identify": _NOBODY,
    "reconciling.claim_day": _NOBODY,
    "ruling.set_rules": _DESK | {Role.ADMIN},
    "announcing.answer": _ANYBODY,
    "announcing.hold": _ANYBODY,
    "announcing.lift": _ANYBODY,
    "announcing.see": _DESK,
    "catching_up.enter_hour": _DESK,
    "catching_up.skip_hour": _DESK,
    "catching_up.move_hour": _DESK,
    "calendaring.skip_week": _DESK | {Role.ADMIN},
    "calendaring.move_week": _DESK | {Role.ADMIN},
    "calendaring.closed_then": _DESK | {Role.ADMIN},
    "calendaring.keep_week": _DESK | {Role.ADMIN},
    "calendaring.take_up_week": _DESK | {Role.ADMIN},
    "calendaring.add_leave": _DESK | {Role.ADMIN},
    "calendaring.remove_leave": _DESK | {Role.ADMIN},
    "calendaring.choose_way": _DESK | {Role.ADMIN},
    "calendaring.renew_secret": _DESK | {Role.ADMIN},
    "calendaring.record_taken": _DESK | {Role.ADMIN},
    "publishing.record_in_step": _NOBODY,
    "publishing.record_found": _NOBODY,
    "publishing.record_trouble": _NOBODY,
    "publishing.record_removed": _NOBODY,
    "publishing.take_over": _DESK | {Role.ADMIN},
    "publishing.put_back": _DESK | {Role.ADMIN},
    "synchronising.is_behind": _DESK | {Role.ADMIN},
    "synchronising.keep_in_step": _DESK | {Role.ADMIN},
    "membership.add": _DESK | {Role.ADMIN},
    "membership.remove": _DESK | {Role.ADMIN},
    "membership.set_own": _ANYBODY,
    "digesting.write": _NOBODY,
    "messaging.attempt": _NOBODY,
    "messaging.record_sent": _NOBODY,
    "messaging.record_failure": _NOBODY,
    "messaging.try_again": _DESK | {Role.ADMIN},
    "messaging.withdraw": _DESK | {Role.ADMIN},
    "messaging.send_test": _ANYBODY,
    "noting.call_of": _DESK,
    "noting.write": _DESK,
    "noting.write_privately": _EXECUTIVE,
    "noting.word_questions": _DESK,
    "wrapping_up.give": _DESK,
    "wrapping_up.take_back": _DESK,
    "wrapping_up.log": _DESK,
    "wrapping_up.try_later": _DESK,
    "wrapping_up.enter": _DESK,
    "wrapping_up.remember": _DESK,
    "following_up.follow_up": _DESK,
    "following_up.follow_telephone": _DESK,
    "following_up.forget": _DESK,
    "following_up.tell": _DESK,
    "correcting.correct_number": _ANYBODY,
    "correcting.choose_contact": _ANYBODY,
    "correcting.snooze": _ANYBODY,
    "correcting.forbid_calls": _ANYBODY,
    "correcting.take_up_again": _ANYBODY,
    "correcting.lift": _ANYBODY,
    "correcting.describe": _ANYBODY,
    "promising.promise": _DESK,
    "promising.settle": _ANYBODY,
    "promising.keep": _ANYBODY,
    "promising.tell": _ANYBODY,
    "promising.withdraw": _DESK,
    "promising.move": _ANYBODY,
    "promising.tell_in_next_call": _ANYBODY,
    "promising.reopen": _ANYBODY,
    "promising.untell": _ANYBODY,
    "promising.comment": _ANYBODY,
    "reminding.write": _NOBODY,
    "telling.send": _DESK,
    "writing_back.record": _DESK | {Role.ADMIN},
}


def require(member: Member, action: str) -> None:
    """Nothing where one of the member's roles may do this, or it is callprogram itself; else raises NotAllowedError."""
    if member in ITSELF or member.roles & RIGHTS[action]:
        return
    roles = " or ".join(sorted(RIGHTS[action]))
    whom = f"ask somebody who is {roles}" if roles else "only callprogram itself does it"
    raise NotAllowedError(f"{member.name} may not do this; {whom}.")


# Who may make somebody else what.
_GRANTS = {
    Role.ADMIN: frozenset(Role),
    Role.EXECUTIVE: frozenset({Role.ASSISTANT, Role.TEAMMATE}),
    Role.ASSISTANT: frozenset({Role.TEAMMATE}),
    Role.TEAMMATE: frozenset[Role](),
}


def require_grant(member: Member, roles: frozenset[Role]) -> None:
    """Nothing where the member may give somebody these roles; raises NotAllowedError otherwise."""
    granted = frozenset[Role]().union(*(_GRANTS[role] for role in member.roles))
    if missing := roles - granted:
        names = " or ".join(sorted(missing))
        raise NotAllowedError(f"{member.name} may not make anybody {names}; ask somebody who is admin.")


def read_email(text: str) -> str:
    """An email address as it is kept and compared, in small letters; raises BadInputError for what is none."""
    email, typed = plain_address(text), " ".join(text.split())
    if typed and not email:
        raise BadInputError(f"“{typed}” has letters that only look like others; type the address anew.")
    if not _EMAIL.fullmatch(email):
        raise BadInputError(f"“{typed}” is not an email address; write one like anna@example.com.")
    return email


def read_role(text: str) -> Role:
    """A role by its name; raises BadInputError for another word."""
    try:
        return Role(text.strip().casefold())
    except ValueError:
        raise BadInputError(f"“{text}” is not a role; choose from {', '.join(Role)}.") from None


def is_called(member: Member, name: str) -> bool:
    """Whether a name or an address in the CRM or of a promise's owner is this member's."""
    words = compared(name)
    return bool(words) and words in {compared(member.name), compared(member.email)}


def awake(member: Member, moment: datetime) -> datetime:
    """The moment itself outside the member's quiet hours, else their end, in UTC."""
    there = moment.astimezone(ZoneInfo(member.zone))
    if not _quiet(member, there.time()):
        return moment
    ends_on = there.date() + timedelta(days=there.time() >= member.quiet_until)
    ends_at = datetime.combine(ends_on, member.quiet_until, ZoneInfo(member.zone))
    return max(moment, ends_at.astimezone(moment.tzinfo))


def at_work(member: Member, moment: datetime) -> datetime:
    """The moment itself on a working day outside the member's quiet hours, else the next such moment, in UTC."""
    free = awake(member, moment)
    day = free.astimezone(ZoneInfo(member.zone)).date()
    if day.weekday() < _SATURDAY:
        return free
    monday = datetime.combine(day + timedelta(days=7 - day.weekday()), time(), ZoneInfo(member.zone))
    return at_work(member, max(free, monday.astimezone(moment.tzinfo)))


def _quiet(member: Member, clock: time) -> bool:
    if member.quiet_from <= member.quiet_until:
        return member.quiet_from <= clock < member.quiet_until
    return clock >= member.quiet_from or clock < member.quiet_until
