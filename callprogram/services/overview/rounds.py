"""Rounds: what goes on by itself, in the app's own threads or by `callprogram work`."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from callprogram.domain.calendar.leave import is_undecided
from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.domain.lists.call_list import ListState
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.people.messages import Content, Kind, Message
from callprogram.domain.program.call_hour import Program, current_week, is_held, signs_off_at
from callprogram.domain.words.chores import KEEPS_HOUSE, due, due_at_night
from callprogram.errors import CallFailedError, StateError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.calls import reconciling
from callprogram.services.calls.ringing import Line
from callprogram.services.cases import asking_sides, case_reminders, escalating, owning
from callprogram.services.decisions import decision_letters
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview import copying, digesting, nightly, undelivered
from callprogram.services.overview.copying import Nights
from callprogram.services.people import messaging, retaining
from callprogram.services.people.messaging import Words
from callprogram.services.ports import Channels, Store, Telephony
from callprogram.services.promises import call_reports, reminding, report_letters
from callprogram.services.views import CasesWanted, Views

_WORDS: dict[Kind, Words] = {
    Kind.HEADS_UP: announcing.heads_up,
    Kind.COMPLAINT: escalating.letter,
    Kind.SIDE: asking_sides.letter,
    Kind.DECISION: decision_letters.letter,
    Kind.CALL_REPORT: report_letters.letter,
    Kind.PROMISE: call_reports.of_promise,
}


@dataclass(frozen=True)
class Done:
    """What one round did, and what could not be done."""

    followed: int = 0
    sent: int = 0
    signed_off: int = 0
    finished: int = 0
    problems: tuple[str, ...] = ()


def words_now(acting: Acting, message: Message) -> Content | None:
    """What a message says as things stand; what nothing else is known of says what was written."""
    return _WORDS.get(message.kind, messaging.as_written)(acting, message)


def work(store: Store, views: Views, telephony: Telephony | None, now: datetime) -> Done:
    """One round: every call that has not settled is brought up to date from the provider."""
    if telephony is None:
        return Done()
    problems, followed = [], 0
    for call in views.unsettled_calls(now - reconciling.BACK):
        if not reconciling.is_quiet(call, now):
            continue
        try:
            reconciling.bring_up_to_date(Line(store, telephony, CALLPROGRAM, now), call)
            followed += 1
        except CallFailedError as error:
            problems.append(f"Call {call.id}: {error}")
    return Done(followed=followed, problems=tuple(problems))


def work_daily(store: Store, views: Views, telephony: Telephony | None, now: datetime) -> Done:
    """The round of once a day, where it is due: the log and the provider's list are brought together."""
    if telephony is None or not due(views.chore(reconciling.DAILY), now):
        return Done()
    if not act(store, CALLPROGRAM, now, reconciling.claim_day):
        return Done()
    try:
        return Done(problems=reconciling.reconcile(Line(store, telephony, CALLPROGRAM, now), views))
    except CallFailedError as error:
        act(store, CALLPROGRAM, now, reconciling.release_day)
        return Done(problems=(str(error),))


def keep_house(store: Store, views: Views, now: datetime, nights: Nights | None) -> Done:
    """Once a night: what is too old goes, the database's file is without what was erased, a backup is in its folder."""
    if not (nights or views.has_erased() or views.lets_go()):
        return Done()
    first = next(iter(views.programs()), None)
    here = now.astimezone(ZoneInfo(first.zone)) if first else now
    if not due_at_night(views.chore(KEEPS_HOUSE), here) or not act(store, CALLPROGRAM, now, nightly.claim, here):
        return Done()
    act(store, CALLPROGRAM, now, retaining.let_go)
    return Done(problems=nightly.tidy(store) + (copying.of_the_night(store, now, nights) if nights else ()))


def sign_off(store: Store, views: Views, now: datetime) -> Done:
    """One round: the next list of every program that signs itself off is frozen once its day has come."""
    coming = [program for program in views.programs() if _is_due(views, program, now)]
    problems, signed_off = [], 0
    for program in coming:
        week = current_week(program, now)
        draft = act(store, CALLPROGRAM, now, planning.plan, program, week)  # kept where nobody can be called
        if draft.reopened_at:  # somebody has undone its sign-off, and signs it off again
            continue
        try:
            act(store, CALLPROGRAM, now, planning.freeze, program, week)
            signed_off += 1
        except StateError as error:
            problems.append(f"“{program.name}”: {error}")
    return Done(signed_off=signed_off, problems=tuple(problems))


def _is_due(views: Views, program: Program, now: datetime) -> bool:
    week = current_week(program, now)
    day = signs_off_at(program, week)
    if day is None or now < day or not is_held(program, week) or not views.has_customers():
        return False
    if is_undecided(program, views.calendar(program).leaves, week, now):
        return False
    view = views.week(program, week)
    return view is None or (view.call_list.state is ListState.DRAFT and bool(view.cards))


def finish_hours(store: Store, views: Views, now: datetime) -> Done:
    """One round: every hour that nobody finished is finished, once it is left open for too long."""
    over = views.left_open(now)
    for call_list in over:
        act(store, CALLPROGRAM, now, finishing.finish_by_itself, call_list.id)
    return Done(finished=len(over))


def keep_cases(store: Store, views: Views, now: datetime) -> None:
    """What nobody has claimed is given round, and whoever has a case is reminded in time."""
    if not views.cases(CasesWanted(UNDER_WAY), 1).total:
        return
    for program in views.programs():
        act(store, CALLPROGRAM, now, owning.share_out, program)
        act(store, CALLPROGRAM, now, case_reminders.write, program)


def send_messages(store: Store, views: Views, channels: Channels | None, now: datetime) -> Done:
    """One round: summaries, reminders and whom nothing reaches are written; every message that may go is tried.

    Nothing is done where there is no way to send.
    """
    if channels is None:
        return Done()
    digesting.write_digests(store, views, now)
    reminding.remind(store, views, now)
    keep_cases(store, views, now)
    undelivered.write_reports(store, views, now)
    outcome = messaging.send_waiting(store, channels, now, words_now)
    return Done(sent=outcome.sent, problems=outcome.problems)
