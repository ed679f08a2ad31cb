"""Members, their roles, what each role may do, and when nobody disturbs them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from zoneinfo import ZoneInfo

from callprogram.domain.people.addresses import compared, plain_address
from callprogram.domain.program.call_hour import read_time
from callprogram.domain.words.countries import country_of
from callprogram.domain.words.dates import day_begins, day_in, read_day
from callprogram.domain.words.working_days import is_working_day
from callprogram.errors import BadInputError


class Role(StrEnum):
    """What somebody is to the program."""

    EXECUTIVE = "executive"
    ASSISTANT = "assistant"
    TEAMMATE = "teammate"
    ADMIN = "admin"
    DESK = "desk"
    FINANCE = "finance"
    LEGAL = "legal"
    DEPUTY = "deputy"


GIVEN = tuple(role for role in Role if role is not Role.DEPUTY)  # a deputy is one for some days, by the program


@dataclass(frozen=True)
class Member:
    """Somebody who uses callprogram, and how they are reached.

    Between `quiet_from` and `quiet_until`, by the clocks of `zone`, nothing is sent to them; where both are the same
    there are no such hours. `channel` is an address of Apprise's (`slack://…`) in the place of mail. `serves` are the
    ids of the programs that an executive or an assistant works on. `lead` is the address of the member who leads them.
    They have the weekends and holidays of their `country`, else of their zone's. `phone` is in E.164, `language` two
    letters. `away` are the first and the last day of their leave. `stands_for` are names and addresses of those who
    were members and whose work is theirs now.
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
    lead: str = ""
    country: str = ""
    phone: str = ""
    language: str = ""
    away: tuple[date, date] | None = None
    stands_for: tuple[str, ...] = ()


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

_WORDS = re.compile(r"[^\W_]+")
_QUIET = re.compile(r"(\S+?)\s*[-–]\s*(\S+)")
_EMAIL = re.compile(r"[^@\s<>(),;:\\\"\[\]]+@[^@\s<>(),;:\\\"\[\]]+")


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
    for role in GIVEN:
        if role == text.strip().casefold():
            return role
    raise BadInputError(f"“{text}” is not a role; choose from {', '.join(GIVEN)}.")


def read_quiet(text: str) -> tuple[time, time]:
    """Quiet hours as `20:00-07:00`; the same time twice is none. Raises BadInputError for what is none."""
    if match := _QUIET.fullmatch(text.strip()):
        return read_time(match[1]), read_time(match[2])
    raise BadInputError(f"“{text}” is not a span of hours; write one like 20:00-07:00.")


def read_away(text: str) -> tuple[date, date] | None:
    """Days of leave as `2026-12-21..2027-01-03`, both included, or `none`; raises BadInputError for what is neither."""
    if text.strip().casefold() in {"", "none"}:
        return None
    first, _, last = text.partition("..")
    away = read_day(first), read_day(last or first)
    if away[1] < away[0]:
        raise BadInputError("The leave ends before it begins; turn the two days around.")
    return away


def is_called(member: Member, name: str) -> bool:
    """Whether the work of whoever goes by this name is the member's: they are it, or took over from them.

    It is a name, an address or a login in the CRM, or the owner of a promise.
    """
    return is_named(member, name) or (bool(name.strip()) and compared(name) in map(compared, member.stands_for))


def is_named(member: Member, name: str) -> bool:
    """Whether a name, an address or a login is this very member's.

    A name may be written either way round; a login is what stands before the @ of the address, of two words at least.
    """
    words = compared(name)
    if not words or words in {compared(member.name), compared(member.email)}:
        return bool(words)
    said, login = _WORDS.findall(words), compared(member.email).partition("@")[0]
    is_login = words == login or sorted(said) == sorted(_WORDS.findall(compared(member.name)))
    return len(said) > 1 and "@" not in words and is_login


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
    today = day_in(member.zone, free)
    if works_on(member, today):
        return free
    day = next(each for days in count(1) if works_on(member, each := today + timedelta(days=days)))
    return at_work(member, max(free, day_begins(day, member.zone)))


def works_on(member: Member, day: date) -> bool:
    """Whether the member works on a day: no weekend or public holiday where they are, and no leave of theirs."""
    is_away = member.away is not None and member.away[0] <= day <= member.away[1]
    return is_working_day(member.country or country_of(member.zone), day) and not is_away


def _quiet(member: Member, clock: time) -> bool:
    if member.quiet_from <= member.quiet_until:
        return member.quiet_from <= clock < member.quiet_until
    return clock >= member.quiet_from or clock < member.quiet_until
