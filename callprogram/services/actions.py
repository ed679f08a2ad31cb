"""Actions: by which name the table of rights and the audit trail know each service.

It is that of its module and its own. A service that moved or is called otherwise by now keeps the one that it had, as
it stands in every trail.
"""

from collections.abc import Callable, Mapping

KEPT_NAMES: Mapping[str, str] = {
    "program.programs.set_program": "planning.set_program",
    "program.programs.set_policy": "planning.set_policy",
    "program.programs.set_sign_off": "planning.set_sign_off",
    "letters.fetching.take_several": "fetching.take",
    "lists.hand_edits.pin": "signing_off.pin",
    "lists.hand_edits.drop": "signing_off.drop",
    "lists.hand_edits.put_on": "signing_off.put_on",
    "lists.hand_edits.swap": "signing_off.swap",
    "lists.hand_edits.undo": "signing_off.undo",
    "lists.hand_edits.undo_swap": "signing_off.undo_swap",
    "cases.escalating.escalate": "signing_off.escalate",
    "cases.asking_sides.give": "escalating.answer",
    "cases.escalating.settle": "signing_off.settle",
    "calls.callbacks.record_answered": "hearing.record_answered",
    "calls.callbacks.record_pressed": "hearing.record_pressed",
    "calls.callbacks.record_executive": "hearing.record_executive",
    "calls.callbacks.record_customer": "hearing.record_customer",
    "calls.callbacks.record_voicemail": "hearing.record_voicemail",
    "calls.callbacks.record_incoming": "hearing.record_incoming",
    "calls.callbacks.record_forwarded": "hearing.record_forwarded",
    "calls.calling_rules.set_rules": "ruling.set_rules",
    "overview.missed_hours.enter_hour": "catching_up.enter_hour",
    "overview.missed_hours.skip_hour": "catching_up.skip_hour",
    "overview.missed_hours.move_hour": "catching_up.move_hour",
    "calendar.found_changes.record_found": "publishing.record_found",
    "calendar.found_changes.take_over": "publishing.take_over",
    "calendar.found_changes.put_back": "publishing.put_back",
    "calls.outcomes.give": "wrapping_up.give",
    "calls.outcomes.take_back": "wrapping_up.take_back",
    "calls.outcomes.log": "wrapping_up.log",
    "calls.outcomes.try_later": "wrapping_up.try_later",
    "calls.outcomes.enter": "wrapping_up.enter",
    "calls.outcomes.remember": "wrapping_up.remember",
    "cases.desk_settings.set_desk": "opening.set_desk",
    "promises.promising.assign": "promising.settle",
}
_SERVICES = f"{__name__.rpartition('.')[0]}."


def action_of(service: Callable[..., object]) -> str:
    """The action that a service is, by its module below this folder and its name."""
    path = f"{service.__module__.removeprefix(_SERVICES)}.{service.__name__}"
    return KEPT_NAMES.get(path, path.partition(".")[2])
