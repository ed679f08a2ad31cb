"""A talk with a customer stops the clock of their cases; taken back, the clock runs as before."""

from datetime import datetime

from callprogram.domain.cases.cases import Case, unanswered, with_answer
from callprogram.domain.cases.deadlines import latest_word
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.program.call_hour import Program
from callprogram.services.acting import Acting
from callprogram.services.cases.keeping import desk_of, told


def talked(acting: Acting, program: Program, customer_id: int, call_id: int, at: datetime) -> None:
    """Every case of theirs with a clock has had a word by this call; the next one is due in three working days."""
    for case in acting.transaction.find(Case, customer_id=customer_id):
        if case.is_under_way and case.answer_by and case.opened_at and case.opened_at <= at:
            hear_by = case.hear_by or latest_word(desk_of(acting, program), acting.now)
            saved = acting.transaction.save(with_answer(case, at, hear_by))
            told(acting, saved, Done.TALKED, about=call_id)


def not_talked(acting: Acting, customer_id: int, call_id: int) -> None:
    """The cases that this call alone had stopped run on."""
    for case in acting.transaction.find(Case, customer_id=customer_id):
        lines = acting.transaction.find(StoryLine, case_id=case.id, done=Done.TALKED, about=call_id)
        answers = acting.transaction.find(StoryLine, case_id=case.id, done=Done.ANSWERED)
        for line in lines:
            acting.transaction.remove(line)
        if lines and not answers:
            acting.transaction.save(unanswered(case))
