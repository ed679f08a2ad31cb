"""Reminders of cases: once before a word is due, once when it is late, then the lead once; many in one letter."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from callprogram.domain.cases.cases import Case, State, late
from callprogram.domain.cases.owners import AT_THE_DESK
from callprogram.domain.people.members import Member, is_called, works_on
from callprogram.domain.people.messages import Content, Envelope, Message, Section
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted, day_in
from callprogram.domain.words.subjects import subject
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue

_BEFORE = timedelta(hours=1)
_SOON, _LATE, _LEAD = "soon", "late", "lead"


def write(acting: Acting, program: Program) -> int:
    """The letters that are due by now; how many there are."""
    members = acting.transaction.find(Member)
    due: dict[str, list[tuple[Case, str]]] = {}
    for case in acting.transaction.find(Case, program_id=program.id, state=State.OPEN):
        for stage in _stages(case, acting.now, program.zone):
            for email in _readers(case, stage, members, day_in(program.zone, acting.now)):
                if not acting.transaction.find(Message, key=_key(case, stage), recipient=email):
                    due.setdefault(email, []).append((case, stage))
    for email, found in due.items():
        _send(acting, email, found)
    return len(due)


def _stages(case: Case, now: datetime, zone: str) -> Iterable[str]:
    today = day_in(zone, now)
    if late(case, now, today):
        return (_LATE, _LEAD) if _is_long_late(case, now, zone) else (_LATE,)
    if case.answered_at is None:
        return (_SOON,) if case.answer_by is not None and case.answer_by - _BEFORE <= now else ()
    return (_SOON,) if case.hear_by == today else ()


def _is_long_late(case: Case, now: datetime, zone: str) -> bool:
    """Whether nobody did anything for a day after it was late."""
    before = now - timedelta(days=1)
    return late(case, before, day_in(zone, before))


def _readers(case: Case, stage: str, members: Sequence[Member], today: date) -> list[str]:
    """Whoever has it; while they are on leave their lead, else everybody at the desk who is there."""
    owner = next((each for each in members if case.owner and is_called(each, case.owner)), None)
    if owner is None:
        return []
    lead = [owner.lead] if owner.lead else []
    if not (owner.away and owner.away[0] <= today <= owner.away[1]):
        return lead if stage == _LEAD else [owner.email]
    return lead or [each.email for each in members if each.roles & AT_THE_DESK and works_on(each, today)]


def _send(acting: Acting, email: str, found: list[tuple[Case, str]]) -> None:
    """One letter for all of them; that each was spoken of is kept under a key of its own."""
    first, *others = found
    queue(acting, Envelope(email, _key(*first)), _words(found))
    for each in others:
        queue(acting, Envelope(email, _key(*each), until=acting.now), _words([each]))


def _words(found: list[tuple[Case, str]]) -> Content:
    are_late = sum(stage != _SOON for _, stage in found)
    what = f"{counted(len(found), 'case')} to answer" + (f", {are_late} late" if are_late else "")
    points = tuple(f"{case.reference}: {case.wants}{'' if stage == _SOON else ' (late)'}" for case, stage in found)
    return Content(
        subject=subject("", what, ""),
        opening="Whoever wrote waits for a word, even if it is only who has it and until when.",
        sections=(Section("", points),),
        link="/escalations?tab=cases",
        link_words="Open the cases",
        closing="You get this because the cases are yours, or your team's.",
    )


def _key(case: Case, stage: str) -> str:
    since = case.hear_by.isoformat() if case.answered_at and case.hear_by else f"{case.answer_by:%Y%m%d%H%M}"
    return f"case {case.id} {stage} {since}"
