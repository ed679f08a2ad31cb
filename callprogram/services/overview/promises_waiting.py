"""Promises that wait: those past their day, to be completed or told, and owners whom nothing reminds."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from callprogram.domain.people.recipients import reached_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.boards import BoardFilter, Show
from callprogram.domain.promises.commitments import how_due, lacks
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.domain.words.working_days import working_days_before
from callprogram.services.overview import cases_waiting
from callprogram.services.overview.needs import Kind, Need
from callprogram.services.views import Promise, Views

_TOLD_IN, _TOLD_IN_A_CALL = 2, 5  # working days
_LOOKED_AT = 500  # promises


def late(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Promises past their day, all in one line."""
    today = day_in(program.zone, now)
    found = views.board(BoardFilter(show=Show.OVERDUE), today, cases_waiting.NAMED)
    if found.total:
        made = [(each.customer.name, each.commitment) for each in found.promises]
        said = [f"{name}: “{what.text}” {how_due(what, today)}" for name, what in made]
        words = cases_waiting.which(said, found.total)
        yield Need(Kind.LATE_PROMISES, f"{counted(found.total, 'promise')} late", words)


def unclear(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Promises that lack an owner or a date, or may have been misunderstood."""
    for promise in _board(views, program, now, Show.UNCLEAR):
        made, name = promise.commitment, promise.customer.name
        yield Need(Kind.UNCLEAR_PROMISE, f"Promise to {name}", f"“{made.text}”: {lacks(made)}", made.id, name=name)


def untold(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Promises kept two working days ago or before, five where a call was to tell it, that the customer waits for."""
    today = day_in(program.zone, now)
    for promise in _board(views, program, now, Show.TO_TELL):
        made, name = promise.commitment, promise.customer.name
        kept_on = day_in(program.zone, made.kept_at or now)
        days = _TOLD_IN_A_CALL if made.in_next_call else _TOLD_IN
        if kept_on <= working_days_before(program.country, today, days):
            words = f"“{made.text}” was kept on {in_words(kept_on, today)}; they do not know yet."
            yield Need(Kind.NOT_TOLD, f"Tell {name}", words, made.id, name=name)


def unreachable(views: Views, program: Program, now: datetime) -> Iterator[Need]:
    """Owners of promises that are due whom no message reaches."""
    members = views.members()
    if not members:
        return
    due = _board(views, program, now, Show.DUE)
    owners = dict.fromkeys(each.commitment.owner for each in due if each.commitment.owner)
    former = {each.email for each in views.former_members()}
    for owner in owners:
        reached = reached_at(owner, members, program)
        if not set(reached) - former:
            why = f"{owner} is no longer a member" if reached else f"{owner} has no address here"
            words = f"{why}, so no reminder of what they promised reaches them."
            yield Need(Kind.UNREACHABLE_OWNER, owner, words, value=owner, name=owner)


def _board(views: Views, program: Program, now: datetime, show: Show) -> Sequence[Promise]:
    return views.board(BoardFilter(show=show), day_in(program.zone, now), _LOOKED_AT).promises
