"""Programs: the hour, the policy and the day of signing off, as people set them."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import TypedDict, Unpack
from uuid import uuid4

from callprogram.domain.program.call_hour import Program, check
from callprogram.domain.program.policies import Policy
from callprogram.domain.program.policies import check as check_policy
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting

LONGEST_DAYS = 6


class ProgramFields(TypedDict, total=False):
    """What can be changed of a program."""

    weekday: int
    at: time
    zone: str
    country: str
    minutes: int
    call_minutes: int
    buffer_minutes: int
    executive_name: str
    executive_email: str
    executive_phone: str
    every_weeks: int
    ends_on: date | None
    guests: tuple[str, ...]
    private: bool


def set_program(acting: Acting, name: str, **changes: Unpack[ProgramFields]) -> Program:
    """The program with these changes; one of that name is made where there is none, on Tuesdays at 16:00 in UTC."""
    found = acting.transaction.first(Program, name=name)
    after = check(replace(found or _new_program(name, acting.now), **changes))
    return acting.transaction.save(after) if found else acting.transaction.add(after)


def set_policy(acting: Acting, program: Program, policy: Policy) -> Program:
    """The program under this policy; its calendar stays as it is."""
    kept = acting.transaction.get(Program, program.id)
    return acting.transaction.save(replace(kept, policy=check_policy(policy)))


def set_sign_off(acting: Acting, program: Program, days: int | None) -> Program:
    """The program whose lists sign themselves off so many days before the hour, or are signed off by hand only."""
    if days is not None and not 0 <= days <= LONGEST_DAYS:
        raise BadInputError(f"A list can sign itself off 0 to {LONGEST_DAYS} days before the hour, not {days}.")
    return acting.transaction.save(replace(acting.transaction.get(Program, program.id), sign_off_days=days))


def _new_program(name: str, now: datetime) -> Program:
    return Program(
        id=0,
        name=name,
        weekday=1,
        at=time(16),
        zone="UTC",
        country="US",
        minutes=60,
        call_minutes=10,
        buffer_minutes=2,
        starts_on=now.date(),
        calendar_uid=f"{uuid4()}@callprogram",
    )
