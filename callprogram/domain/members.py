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
_EXECUTIVE = frozenset({Role.EXECUTIVE})

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
    "calling.reserve": _DESK,
    "calling.record_ring": _DESK,
    "calling.record_doubt": _DESK,
    "calling.record_refusal": _DESK,
    "calling.record_legs": _DESK,
    "calling.write_note": _DESK,
    "calling.give_outcome": _DESK,
    "noting.write": _DESK,
    "noting.write_privately": _EXECUTIVE,
    "noting.word_questions": _DESK,
    "wrapping_up.give": _DESK,
    "wrapping_up.take_back": _DESK,
    "wrapping_up.log": _DESK,
    "wrapping_up.enter": _DESK,
    "wrapping_up.remember": _DESK,
    "following_up.follow_up": _DESK,
    "following_up.forget": _DESK,
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
}


def require(member: Member, action: str) -> None:
    """Nothing where one of the member's roles may do this; raises NotAllowedError otherwise."""
    if not member.roles & RIGHTS[action]:
        roles = " or ".join(sorted(RIGHTS[action]))
        raise NotAllowedError(f"{member.name} may not do this; ask somebody who is {roles}.")
