"""Decisions that wait: those that somebody else is asked about, and those of last month to look at again."""

from collections.abc import Iterator
from datetime import datetime

from callprogram.domain.decisions.decisions import State, what
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.dates import counted, day_in, month_before
from callprogram.services.views import DecisionsWanted, Views

TO_APPROVE, TO_REVIEW = "decisions-to-approve", "decisions-to-review"
_NAMED = 3


def lines(views: Views, program: Program, now: datetime, email: str = "") -> Iterator[tuple[str, str, str]]:
    """What waits, in a line each: its kind, how many, and which; what that member decided is for others to approve."""
    today = day_in(program.zone, now)
    found = views.decisions(DecisionsWanted(states=frozenset({State.WAITING})), today)
    if waiting := [each for each in found if not email or each.decision.decided_by != email]:
        named = [f"{what(each.decision)} for {each.name or 'somebody'}" for each in waiting[:_NAMED]]
        more = f"; and {len(waiting) - _NAMED:,} more" if len(waiting) > _NAMED else ""
        yield TO_APPROVE, f"{counted(len(waiting), 'decision')} to approve", f"{'; '.join(named)}{more}."
    month = month_before(today)
    if left := [each for each in views.sample(month, program.zone, today) if each.review is None]:
        words = f"Of {month:%B}, the costly ones and ten others: would you do it again?"
        yield TO_REVIEW, f"{counted(len(left), 'decision')} to look at again", words
