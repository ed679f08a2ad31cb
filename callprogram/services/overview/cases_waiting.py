"""Cases that wait: those that nobody has, those whose word is late, and what repeats in them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from callprogram.domain.cases.cases import UNDER_WAY
from callprogram.domain.cases.next_steps import Haste, next_of
from callprogram.domain.patterns.patterns import WEEKS, begins_on, in_words
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted, day_in
from callprogram.services.views import CasesWanted, CaseView, PatternView, Views
from callprogram.services.views.cases import FoundCases

UNCLAIMED, LATE, MINE = "unclaimed-cases", "late-cases", "your-cases"
NAMED, _LOOKED_AT = 3, 500


def lines(views: Views, program: Program, now: datetime) -> Iterator[tuple[str, str, str]]:
    """What waits, in a line each: its kind, how many, and which."""
    found = views.cases(CasesWanted(states=UNDER_WAY, unclaimed=True), _LOOKED_AT).cases
    if nobodys := [view for view in found if view.case.answer_by]:
        words = which([f"{view.name}: {_next(view, program, now)}" for view in nobodys], len(nobodys))
        yield UNCLAIMED, f"{counted(len(nobodys), 'case')} that nobody has", words
    if (late := _late(views, program, now)).total:
        words = which([_whose(view, program, now) for view in late.cases], late.total)
        yield LATE, f"{counted(late.total, 'case')} late", words


def of_theirs(views: Views, program: Program, now: datetime, email: str) -> Iterator[tuple[str, str, str]]:
    """What the member with this address has to say today, in a line."""
    found = views.cases(CasesWanted(states=UNDER_WAY, owner=email), _LOOKED_AT).cases
    if today := [view for view in found if next_of(view.case, now, program.zone).haste is Haste.TODAY]:
        words = which([f"{view.name}: {_next(view, program, now)}" for view in today], len(today))
        yield MINE, f"{counted(len(today), 'case')} of yours for today", words


def of_the_week(views: Views, program: Program, now: datetime) -> Iterator[str]:
    """What the executive reads of cases on Monday beside those that are late, which stand in *To do*: what repeats."""
    today = day_in(program.zone, now)
    found = views.patterns(begins_on(today, WEEKS), program.zone)
    yield from (_pattern(each, today) for each in found)
    under_way = views.cases(CasesWanted(states=UNDER_WAY), _LOOKED_AT).cases
    known = {each.pattern.cause for each in found}
    causes = Counter(cause for view in under_way for cause in view.case.causes if cause not in known)
    customers = Counter(view.name for view in under_way if view.customer)
    if again := [f"{what} ({many} cases)" for what, many in (causes + customers).most_common(NAMED) if many > 1]:
        yield f"What repeats: {', '.join(again)}."


def _pattern(view: PatternView, today: date) -> str:
    """A pattern, whom to call about it, and where more of it stands."""
    names = [each.name for each in view.worth_calling]
    call = f" Worth a call: {which(names, len(names), ', ')}" if names else ""
    return f"A pattern: {in_words(view.pattern, today)}.{call} More is on Escalations, in the tab Patterns."


def _late(views: Views, program: Program, now: datetime) -> FoundCases:
    return views.cases(CasesWanted(late_at=now, today=day_in(program.zone, now)), NAMED)


def which(some: list[str], total: int, between: str = "; ") -> str:
    """The first few of those that wait, and how many more there are."""
    more = f"{between}and {total - NAMED:,} more" if total > NAMED else ""
    return f"{between.join(some[:NAMED])}{more}."


def _whose(view: CaseView, program: Program, now: datetime) -> str:
    return f"{view.name}: {_next(view, program, now)} ({view.case.owner or 'nobody has it'})"


def _next(view: CaseView, program: Program, now: datetime) -> str:
    return next_of(view.case, now, program.zone).words
