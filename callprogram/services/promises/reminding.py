"""Reminding: once a week, after the hour, what is to be thought of joins the letter that each person gets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.people.recipients import at_the_desk, helpers_of, reached_at
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.reminders import Audience, is_due, is_to_be_thought_of
from callprogram.domain.words.chores import Chore
from callprogram.domain.words.dates import day_in
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.ports import Store
from callprogram.services.promises.call_reports import join
from callprogram.services.promises.report_facts import program_of
from callprogram.services.views import Views


def remind(store: Store, views: Views, now: datetime) -> int:
    """How many people are reminded; once a week for each program, however long nothing went."""
    programs = [each for each in views.programs() if is_due(each, views.chore(_chore(each)), now)]
    return sum(act(store, CALLPROGRAM, now, write, program) for program in programs)


def write(acting: Acting, program: Program) -> int:
    """What everybody is to think of this week, in their letters, all or nothing; whoever comes second does nothing."""
    if not _claim(acting, program):
        return 0
    today, members = day_in(program.zone, acting.now), acting.transaction.find(Member)
    theirs: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in acting.transaction.find(Commitment, state=State.OPEN):
        if program_of(acting.transaction, commitment) == program:
            for recipient in dict.fromkeys(_reminded(commitment, program, members, today)):
                theirs[recipient].append(commitment)
    for recipient, commitments in theirs.items():
        join(acting, recipient, commitments, acting.now)
    return len(theirs)


def _reminded(commitment: Commitment, program: Program, members: Sequence[Member], today: date) -> Iterator[str]:
    if is_to_be_thought_of(commitment, Audience.OWNER, today):
        yield from reached_at(commitment.owner, members, program)
    if is_to_be_thought_of(commitment, Audience.HELPER, today):
        yield from helpers_of(commitment.owner, members, program)
    if is_to_be_thought_of(commitment, Audience.DESK, today):
        yield from (member.email for member in at_the_desk(members, program))


def _claim(acting: Acting, program: Program) -> bool:
    """Whether it is this process that reminds; the first round of all only begins to count the weeks."""
    found = acting.transaction.first(Chore, name=_chore(program))
    if found is None:
        acting.transaction.add(Chore(0, _chore(program), acting.now))
    elif is_due(program, found, acting.now):
        acting.transaction.save(replace(found, begun_at=acting.now))
        return True
    return False


def _chore(program: Program) -> str:
    return f"reminding {program.id}"
