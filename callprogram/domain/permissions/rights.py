"""What each role may do, action by action, and who may make somebody else what."""

from callprogram.domain.people.members import GIVEN, ITSELF, Member, Role
from callprogram.errors import NotAllowedError

_DESK = frozenset({Role.EXECUTIVE, Role.ASSISTANT})
_OFFICE = _DESK | {Role.ADMIN}
_HOUR = _DESK | {Role.DEPUTY}  # whoever holds the hour for the executive, while they do
_CASES = _DESK | {Role.DESK, Role.LEGAL}
_MONEY = frozenset({Role.EXECUTIVE, Role.FINANCE})
_ANYBODY = frozenset(Role)
_NOBODY: frozenset[Role] = frozenset()  # callprogram does it by itself
_EXECUTIVE = frozenset({Role.EXECUTIVE})
_ADMIN = frozenset({Role.ADMIN})
_LAW = frozenset({Role.EXECUTIVE, Role.LEGAL})
_TRUSTED = frozenset({Role.EXECUTIVE, Role.ADMIN})

# Who may do each action, which goes by the name of its module and its own (`services/actions.py`).
MAY = {
    _OFFICE: """
        answering.preview answering.take_in
        asking.ask_owners
        calendaring.skip_week calendaring.move_week calendaring.closed_then calendaring.keep_week
        calendaring.take_up_week calendaring.unskip_week calendaring.add_leave calendaring.remove_leave
        calendaring.choose_way calendaring.renew_secret calendaring.record_taken
        deputizing.set_deputy deputizing.clear_deputies
        exchanging.set_rates
        guest_answers.take_proposed guest_answers.leave_proposed
        importing.preview importing.bring_in importing.undo
        membership.add membership.remove membership.change membership.set_roles
        messaging.try_again messaging.withdraw
        opening.set_desk
        planning.set_program planning.set_policy planning.set_sign_off
        profiles.save profiles.forget profiles.note_use
        publishing.take_over publishing.put_back
        putting_off.put_off putting_off.take_up
        rescheduling.reschedule
        reviewing.join reviewing.part reviewing.tell_apart reviewing.keep reviewing.stop_calling
        ruling.set_rules
        samples.remove
        several.change_owner
        synchronising.is_behind synchronising.keep_in_step
        writing_back.record
    """,
    _HOUR: """
        announcing.see
        calling.log calling.begin calling.open_call calling.mark_returned calling.give_outcome
        catching_up.enter_hour
        finishing.finish
        following_up.follow_up following_up.follow_telephone following_up.forget following_up.tell
        next_list.put_on next_list.take_off_again
        noting.call_of noting.write
        planning.why_not planning.freeze planning.start_hour planning.finish_hour planning.skip planning.restore
        planning.postpone
        promising.promise promising.promise_as_said promising.withdraw
        reopening.reopen
        ringing.reserve ringing.record_ring ringing.record_doubt ringing.record_refusal ringing.record_unended
        ringing.record_legs ringing.reserve_connection ringing.release_connection ringing.give_up
        signing_off.pin signing_off.drop signing_off.put_on signing_off.swap signing_off.undo signing_off.undo_swap
        signing_off.escalate signing_off.settle
        trying_out.prepare trying_out.record
        wrapping_up.give wrapping_up.take_back wrapping_up.log wrapping_up.try_later wrapping_up.enter
        wrapping_up.remember
        writing_to_customers.thanks_draft writing_to_customers.thank
    """,
    _HOUR | {Role.ADMIN}: "planning.plan",
    _DESK: """
        catching_up.skip_hour catching_up.move_hour
        deciding.decide deciding.take_back
        noting.word_questions
        passing_on.told_draft passing_on.tell passing_on.reached
        planning.look_ahead
        recording.looked_at_letter
        screening.set_rule screening.remove_rule
        taking_in.take_in taking_in.take_in_all
    """,
    _ANYBODY: """
        announcing.answer announcing.withdraw_answer announcing.hold announcing.lift
        correcting.correct_number correcting.set_time_zone correcting.take_back correcting.choose_contact
        correcting.snooze correcting.forbid_calls correcting.take_up_again correcting.lift correcting.describe
        escalating.answer
        half_written.write half_written.choose half_written.kept half_written.put_away
        membership.set_own
        messaging.send_test
        promising.settle promising.keep promising.tell promising.move promising.reword promising.tell_in_next_call
        promising.reopen promising.untell promising.comment
        recording.signed_in
        several.snooze several.forbid_calls several.take_back
        signing_in.sign_out signing_in.sign_out_everywhere
        telling.send
        writing_to_customers.ask_draft writing_to_customers.ask_first
    """,
    _CASES: """
        answering_cases.draft answering_cases.answer
        asking_sides.ask
        calling_for_cases.ask_for_call
        case_notes.note case_notes.begin_writing
        changing.change changing.take_back changing.tell
        ending.settle ending.close ending.reopen ending.merge ending.split_off
        giving.decide
        joining.split
        naming_causes.name_causes
        owning.claim owning.hand_over
        writing_answers.begun writing_answers.write writing_answers.choose_day writing_answers.begin_anew
        writing_answers.put_back
    """,
    _CASES | _MONEY: """
        approving.approve approving.refuse approving.take_back
        giving.take_back
    """,
    _MONEY: "looking_back.review looking_back.take_back",
    _MONEY | {Role.ADMIN}: "budgeting.set_budget budgeting.remove_budget",
    _LAW: """
        exporting.exported
        holding.hold holding.lift
    """,
    _EXECUTIVE: """
        noting.write_privately
        recording.looked_privately
    """,
    _TRUSTED: "erasing.erase erasing.hold_out",
    _ADMIN: """
        copying.backed_up copying.exported copying.exported_privately
        retaining.outlook retaining.set_rule retaining.switch
        signing_in.let_in
    """,
    _NOBODY: """
        case_reminders.write
        digesting.write
        erasing.forgotten erasing.erase_again
        fetching.mailbox_of fetching.take fetching.note_trouble
        finishing.finish_by_itself
        hearing.record_answered hearing.record_pressed hearing.record_executive hearing.record_customer
        hearing.record_voicemail hearing.record_incoming hearing.record_forwarded
        messaging.attempt messaging.hand_over messaging.record_sent messaging.record_doubt messaging.record_failure
        nightly.claim
        owning.share_out
        publishing.record_in_step publishing.record_found publishing.record_trouble publishing.record_removed
        reconciling.adopt reconciling.identify reconciling.claim_day reconciling.release_day
        recording.turned_away
        reminding.write
        retaining.let_go
        signing_in.pin signing_in.refuse
        undelivered.write
    """,
}
RIGHTS = {action: roles for roles, actions in MAY.items() for action in actions.split()}


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


# Who may make somebody else what; the others nobody anything.
_GRANTS = {
    Role.ADMIN: frozenset(GIVEN),
    Role.EXECUTIVE: frozenset({Role.ASSISTANT, Role.TEAMMATE, Role.DESK, Role.FINANCE, Role.LEGAL}),
    Role.ASSISTANT: frozenset({Role.TEAMMATE}),
}


def require_grant(member: Member, roles: frozenset[Role]) -> None:
    """Nothing where the member may give somebody these roles; raises NotAllowedError otherwise."""
    granted = frozenset[Role]().union(*(_GRANTS.get(role, ()) for role in member.roles))
    if missing := roles - granted:
        names = " or ".join(sorted(missing))
        raise NotAllowedError(f"{member.name} may not make anybody {names}; ask somebody who is admin.")
