"""Reminders of cases: once given, before a word is due, when it is late, then the lead; many in one letter."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from callprogram.domain.cases.cases import Case, State, late
from callprogram.domain.cases.owners import AT_THE_DESK
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.people.members import Member, is_called, works_on
from callprogram.domain.people.messages import Content, Envelope, Message, Section
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted, day_in
from callprogram.domain.words.subjects import subject
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue

_BEFORE = timedelta(hours=1)
_TO_THINK_AGAIN, _NEW = timedelta(minutes=5), timedelta(days=1)
_GIVES = frozenset({Done.CLAIMED, Done.HANDED_OVER})
_GIVEN, _SOON, _LATE, _LEAD = "given", "soon", "late", "lead"


def write(acting: Acting, program: Program) -> int:
    """The letters that are due by now; how many there are."""
    members = acting.transaction.find(Member)
    cases = acting.transaction.find(Case, program_id=program.id, state=State.OPEN)
    lines = acting.transaction.find(StoryLine, case_id=[each.id for each in cases])
    new = [each for each in lines if each.at > acting.now - _NEW]
    due: dict[str, list[tuple[Case, str]]] = {}
    for case in cases:
        given = _given(case, members, [each for each in new if each.case_id == case.id], acting.now)
        for stage in _stages(case, acting.now, program.zone) or given:
            for email in _readers(case, stage, members, day_in(program.zone, acting.now)):
                if not acting.transaction.find(Message, key=_key(case, stage), recipient=email):
                    due.setdefault(email, []).append((case, stage))
    for email, found in due.items():
        _send(acting, email, found)
    return len(due)


def _given(case: Case, members: Sequence[Member], lines: Sequence[StoryLine], now: datetime) -> tuple[str, ...]:
    """That somebody else gave it to whoever has it, who has done nothing in it since, and when; else nothing."""
    owners = [each for each in members if case.owner and is_called(each, case.owner)]
    theirs = [each for each in lines if any(is_called(owner, each.by) for owner in owners)]
    gives = [each for each in lines if each.done in _GIVES and each not in theirs]
    if not gives or (theirs and theirs[-1].id > gives[-1].id) or now - gives[-1].at < _TO_THINK_AGAIN:
        return ()
    return (f"{_GIVEN} {gives[-1].at:%Y%m%d%H%M%S}",)


def _stages(case: Case, now: datetime, zone: str) -> tuple[str, ...]:
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
    are_late = sum(stage in {_LATE, _LEAD} for _, stage in found)
    are_new = all(stage.startswith(_GIVEN) for _, stage in found)
    cases = counted(len(found), "case")
    what = f"{cases} for you" if are_new else f"{cases} to answer" + (f", {are_late} late" if are_late else "")
    points = (f"{case.reference}: {case.wants}{' (late)' if stage in {_LATE, _LEAD} else ''}" for case, stage in found)
    return Content(
        subject=subject("", what, ""),
        opening="Whoever wrote waits for a word, even if it is only who has it and until when.",
        sections=(Section("", tuple(points)),),
        link=f"/escalations?case={found[0][0].reference}" if len(found) == 1 else "/escalations?tab=cases",
        link_words="Open the case" if len(found) == 1 else "Open the cases",
        closing="You get this because the cases are yours, or your team's.",
    )


def _key(case: Case, stage: str) -> str:
    since = case.hear_by.isoformat() if case.answered_at and case.hear_by else f"{case.answer_by:%Y%m%d%H%M}"
    return f"case {case.id} {stage} {since}"
