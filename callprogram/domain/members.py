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

_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
_ANYBODY = frozenset(Role)

RIGHTS = {
    "importing.preview": _DESK | {Role.ADMIN},
    "importing.bring_in": _DESK | {Role.ADMIN},
    "importing.undo": _DESK | {Role.ADMIN},
    "planning.set_program": _DESK | {Role.ADMIN},
    "planning.plan": _DESK,
    "planning.set_policy": _DESK | {Role.ADMIN},
    "planning.set_sign_off": _DESK | {Role.ADMIN},
    "planning.why_not": _DESK,
    "planning.look_ahead": _DESK,
    "planning.freeze": _DESK,
    "planning.start_hour": _DESK,
    "planning.finish_hour": _DESK,
    "planning.skip": _DESK,
    "planning.restore": _DESK,
    "signing_off.pin": _DESK,
    "signing_off.drop": _DESK,
    "signing_off.put_on": _DESK,
    "signing_off.swap": _DESK,
    "signing_off.undo": _DESK,
    "signing_off.snooze": _DESK,
    "signing_off.wake": _DESK,
    "signing_off.escalate": _DESK,
    "signing_off.settle": _DESK,
    "calling.log": _DESK,
    "calling.begin": _DESK,
    "calling.open_call": _DESK,
    "calling.reserve": _DESK,
    "calling.record_ring": _DESK,
    "calling.record_doubt": _DESK,
    "calling.record_refusal": _DESK,
    "calling.record_legs": _DESK,
    "calling.write_note": _DESK,
    "calling.give_outcome": _DESK,
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
