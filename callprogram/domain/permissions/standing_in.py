"""Standing in: what somebody is while they hold an executive's hour, and no longer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from callprogram.domain.people.hour_holders import is_deputy
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program


def as_of(member: Member, programs: Iterable[Program], now: datetime) -> Member:
    """The member with what they are at this moment besides: the deputy of each program whose hour they hold."""
    held = frozenset(program.id for program in programs if is_deputy(member, program, now))
    return replace(member, roles=member.roles | {Role.DEPUTY}, serves=member.serves | held) if held else member
