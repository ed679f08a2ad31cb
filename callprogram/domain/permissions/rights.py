"""What each role may do: a row for every action, and who may make somebody else what."""

from callprogram.domain.people.members import GIVEN, ITSELF, Member, Role
from callprogram.errors import NotAllowedError

_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
_HOUR = _DESK | {Role.DEPUTY}  # whoever holds the hour for the executive, while they do
_ANYBODY = frozenset(Role)
_NOBODY: frozenset[Role] = frozenset()  # callprogram does it by itself
_EXECUTIVE = frozenset({Role.EXECUTIVE})

RIGHTS = {
    "importing.preview": _DESK | {Role.ADMIN},
    "importing.bring_in": _DESK | {Role.ADMIN},
    "importing.undo": _DESK | {Role.ADMIN},
    "answering.preview": _DESK | {Role.ADMIN},
    "answering.take_in": _DESK | {Role.ADMIN},
    "asking.ask_owners": _DESK | {Role.ADMIN},
    "samples.remove": _DESK | {Role.ADMIN},
    "exchanging.set_rates": _DESK | {Role.ADMIN},
    "profiles.save": _DESK | {Role.ADMIN},
    "profiles.forget": _DESK | {Role.ADMIN},
    "profiles.note_use": _DESK | {Role.ADMIN},
    "reviewing.join": _DESK | {Role.ADMIN},
    "reviewing.tell_apart": _DESK | {Role.ADMIN},
    "reviewing.keep": _DESK | {Role.ADMIN},
    "reviewing.stop_calling": _DESK | {Role.ADMIN},
    "planning.set_program": _DESK | {Role.ADMIN},
    "planning.plan": _HOUR | {Role.ADMIN},
    "planning.set_policy": _DESK | {Role.ADMIN},
    "planning.set_sign_off": _DESK | {Role.ADMIN},
    "planning.why_not": _HOUR,
    "planning.look_ahead": _DESK,
    "planning.freeze": _HOUR,
    "planning.start_hour": _HOUR,
    "planning.finish_hour": _HOUR,
    "finishing.finish": _HOUR,
    "finishing.finish_by_itself": _NOBODY,
    "planning.skip": _HOUR,
    "planning.restore": _HOUR,
    "signing_off.pin": _HOUR,
    "signing_off.drop": _HOUR,
    "signing_off.put_on": _HOUR,
    "signing_off.swap": _HOUR,
    "signing_off.undo": _HOUR,
    "signing_off.undo_swap": _HOUR,
    "signing_off.escalate": _HOUR,
    "signing_off.settle": _HOUR,
    "calling.log": _HOUR,
    "calling.begin": _HOUR,
    "calling.open_call": _HOUR,
    "calling.mark_returned": _HOUR,
    "calling.give_outcome": _HOUR,
    "ringing.reserve": _HOUR,
    "ringing.record_ring": _HOUR,
    "ringing.record_doubt": _HOUR,
    "ringing.record_refusal": _HOUR,
    "ringing.record_unended": _HOUR,
    "ringing.record_legs": _HOUR,
    "ringing.reserve_connection": _HOUR,
    "ringing.release_connection": _HOUR,
    "ringing.give_up": _HOUR,
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
    "writing_to_customers.ask_draft": _ANYBODY,
    "writing_to_customers.ask_first": _ANYBODY,
    "writing_to_customers.thanks_draft": _HOUR,
    "writing_to_customers.thank": _HOUR,
    "announcing.hold": _ANYBODY,
    "announcing.lift": _ANYBODY,
    "announcing.see": _HOUR,
    "escalating.answer": _ANYBODY,
    "catching_up.enter_hour": _HOUR,
    "catching_up.skip_hour": _DESK,
    "catching_up.move_hour": _DESK,
    "rescheduling.reschedule": _DESK | {Role.ADMIN},
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
    "membership.change": _DESK | {Role.ADMIN},
    "membership.set_own": _ANYBODY,
    "signing_in.pin": _NOBODY,
    "signing_in.refuse": _NOBODY,
    "signing_in.let_in": frozenset({Role.ADMIN}),
    "signing_in.sign_out": _ANYBODY,
    "signing_in.sign_out_everywhere": _ANYBODY,
    "deputizing.set_deputy": _DESK | {Role.ADMIN},
    "deputizing.clear_deputies": _DESK | {Role.ADMIN},
    "digesting.write": _NOBODY,
    "messaging.attempt": _NOBODY,
    "messaging.record_sent": _NOBODY,
    "messaging.record_failure": _NOBODY,
    "messaging.try_again": _DESK | {Role.ADMIN},
    "messaging.withdraw": _DESK | {Role.ADMIN},
    "messaging.send_test": _ANYBODY,
    "noting.call_of": _HOUR,
    "noting.write": _HOUR,
    "noting.write_privately": _EXECUTIVE,
    "noting.word_questions": _DESK,
    "wrapping_up.give": _HOUR,
    "wrapping_up.take_back": _HOUR,
    "wrapping_up.log": _HOUR,
    "wrapping_up.try_later": _HOUR,
    "wrapping_up.enter": _HOUR,
    "wrapping_up.remember": _HOUR,
    "following_up.follow_up": _HOUR,
    "following_up.follow_telephone": _HOUR,
    "following_up.forget": _HOUR,
    "following_up.tell": _HOUR,
    "correcting.correct_number": _ANYBODY,
    "correcting.set_time_zone": _ANYBODY,
    "correcting.take_back": _ANYBODY,
    "correcting.choose_contact": _ANYBODY,
    "correcting.snooze": _ANYBODY,
    "correcting.forbid_calls": _ANYBODY,
    "correcting.take_up_again": _ANYBODY,
    "correcting.lift": _ANYBODY,
    "correcting.describe": _ANYBODY,
    "several.snooze": _ANYBODY,
    "several.change_owner": _DESK | {Role.ADMIN},
    "several.forbid_calls": _ANYBODY,
    "several.take_back": _ANYBODY,
    "next_list.put_on": _HOUR,
    "next_list.take_off_again": _HOUR,
    "promising.promise": _HOUR,
    "promising.promise_as_said": _HOUR,
    "promising.settle": _ANYBODY,
    "promising.keep": _ANYBODY,
    "promising.tell": _ANYBODY,
    "promising.withdraw": _HOUR,
    "promising.move": _ANYBODY,
    "promising.tell_in_next_call": _ANYBODY,
    "promising.reopen": _ANYBODY,
    "promising.untell": _ANYBODY,
    "promising.comment": _ANYBODY,
    "reminding.write": _NOBODY,
    "taking_in.take_in": _DESK,
    "deciding.decide": _DESK,
    "deciding.take_back": _DESK,
    "screening.set_rule": _DESK,
    "screening.remove_rule": _DESK,
    "opening.set_desk": _DESK | {Role.ADMIN},
    "telling.send": _HOUR,
    "writing_back.record": _DESK | {Role.ADMIN},
}


def is_allowed(member: Member, action: str) -> bool:
    """Whether one of the member's roles may do this, or it is callprogram itself."""
    return member in ITSELF or bool(member.roles & RIGHTS[action])


def require(member: Member, action: str) -> None:
    """Nothing where one of the member's roles may do this, or it is callprogram itself; else raises NotAllowedError."""
    if is_allowed(member, action):
        return
    roles = " or ".join(sorted(RIGHTS[action] - {Role.DEPUTY}))
    whom = f"ask somebody who is {roles}" if roles else "only callprogram itself does it"
    raise NotAllowedError(f"{member.name} may not do this; {whom}.")


# Who may make somebody else what.
_GRANTS = {
    Role.ADMIN: frozenset(GIVEN),
    Role.EXECUTIVE: frozenset({Role.ASSISTANT, Role.TEAMMATE}),
    Role.ASSISTANT: frozenset({Role.TEAMMATE}),
    Role.TEAMMATE: frozenset[Role](),
    Role.DEPUTY: frozenset[Role](),
}


def require_grant(member: Member, roles: frozenset[Role]) -> None:
    """Nothing where the member may give somebody these roles; raises NotAllowedError otherwise."""
    granted = frozenset[Role]().union(*(_GRANTS[role] for role in member.roles))
    if missing := roles - granted:
        names = " or ".join(sorted(missing))
        raise NotAllowedError(f"{member.name} may not make anybody {names}; ask somebody who is admin.")
