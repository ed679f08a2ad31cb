"""Members, their roles, and what each role may do."""

from dataclasses import dataclass
from enum import StrEnum

from callprogram.errors import NotAllowedError


class Role(StrEnum):
    """What somebody is to the program."""

    EXECUTIVE = "executive"
    ASSISTANT = "assistant"
    TEAMMATE = "teammate"
    ADMIN = "admin"


@dataclass(frozen=True)
class Member:
    """Somebody who uses callprogram."""

    email: str
    name: str
    roles: frozenset[Role]


THE_PERSON_AT_THE_KEYBOARD = Member("you@localhost", "You", frozenset(Role))

# What the telephone provider tells by itself is written down in its name.
THE_TELEPHONE = Member("telephone@localhost", "The telephone", frozenset({Role.EXECUTIVE}))

_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
_ANYBODY = frozenset(Role)

RIGHTS = {
    "importing.preview": _DESK | {Role.ADMIN},
    "importing.bring_in": _DESK | {Role.ADMIN},
    "importing.undo": _DESK | {Role.ADMIN},
    "planning.set_program": _DESK | {Role.ADMIN},
    "planning.plan": _DESK,
    "planning.freeze": _DESK,
    "planning.start_hour": _DESK,
    "planning.finish_hour": _DESK,
    "planning.skip": _DESK,
    "planning.restore": _DESK,
    "calling.log": _DESK,
    "calling.begin": _DESK,
    "calling.open_call": _DESK,
    "calling.write_note": _DESK,
    "calling.give_outcome": _DESK,
    "calling.try_later": _DESK,
    "ringing.reserve": _DESK,
    "ringing.record_ring": _DESK,
    "ringing.record_doubt": _DESK,
    "ringing.record_refusal": _DESK,
    "ringing.record_legs": _DESK,
    "ringing.reserve_connection": _DESK,
    "ringing.release_connection": _DESK,
    "ringing.give_up": _DESK,
    "hearing.record_answered": _DESK,
    "hearing.record_pressed": _DESK,
    "hearing.record_executive": _DESK,
    "hearing.record_customer": _DESK,
    "hearing.record_voicemail": _DESK,
    "hearing.record_incoming": _DESK,
    "hearing.record_forwarded": _DESK,
    "reconciling.adopt": _DESK,
    "reconciling.identify": _DESK,
    "reconciling.claim_day": _DESK,
    "ruling.set_rules": _DESK | {Role.ADMIN},
    "promising.promise": _DESK,
    "promising.settle": _ANYBODY,
    "promising.keep": _ANYBODY,
    "promising.tell": _ANYBODY,
    "promising.withdraw": _DESK,
}


def require(member: Member, action: str) -> None:
    """Nothing where one of the member's roles may do this; raises NotAllowedError otherwise."""
    if not member.roles & RIGHTS[action]:
        roles = " or ".join(sorted(RIGHTS[action]))
        raise NotAllowedError(f"{member.name} may not do this; ask somebody who is {roles}.")
