"""Ten weeks of one hour, lived: promises pile up, everybody answers, and nobody is talked to week after week."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.services.calls import outcomes
from callprogram.services.lists import planning
from callprogram.services.promises import promising
from tests.examples import MOORLICHT, TUESDAY, WEEK
from tests.services.conftest import NOW, Desk

CUSTOMERS, WEEKS, CALLS = 40, 10, 5
KEPT = {3, 5}  # of eight
OVERDUE, SOON, LATER = TUESDAY - timedelta(days=30), TUESDAY + timedelta(days=20), TUESDAY + timedelta(days=45)
# What is promised to every customer whose number has this remainder of four, by whom and until when.
OWED: tuple[tuple[tuple[str, date | None], ...], ...] = (
    (("Priya", OVERDUE), ("Tom", SOON), ("Ada Byron", LATER)),
    (("Ada Byron", OVERDUE), ("Ada Byron", SOON)),
    (("", None), ("", OVERDUE), ("Priya", None)),
    (("Tom", OVERDUE), ("Priya", SOON)),
)


def promised(desk: Desk, promised_to: int) -> None:
    """Forty customers who all pick up; some have promises that are open, and some of these one kept and not told."""
    for number in range(CUSTOMERS):
        customer_id = desk.keep(replace(MOORLICHT, crm_id=f"A-{number}", company=f"No. {number}")).id
        if number >= promised_to:
            continue
        for owner, due_on in OWED[number % len(OWED)]:
            desk.do(promising.promise, customer_id, "Send it", owner=owner, due_on=due_on)
        if number % 8 in KEPT:
            kept = desk.do(promising.promise, customer_id, "Mend it", owner="Priya", due_on=OVERDUE)
            desk.do(promising.keep, kept.id)


def held(desk: Desk, program: Program, number: int) -> list[Entry]:
    """One hour of which every call is answered and nobody says what was told; its calls."""
    week = WEEK.later(number)
    desk.now = NOW + timedelta(weeks=number)
    desk.do(planning.freeze, program, week)
    [call_list] = [each for each in desk.all(CallList) if each.week == week]
    listed = [each for each in desk.entries() if each.call_list_id == call_list.id and not each.standby]
    desk.do(planning.start_hour, program, week)
    for entry in listed:
        desk.do(outcomes.give, entry.id, Outcome(Disposition.CONNECTED))
    desk.do(planning.finish_hour, program, week)
    return listed


@pytest.mark.rules
@pytest.mark.parametrize("promised_to", [6, CUSTOMERS])
def test_promises_do_not_eat_the_list(desk: Desk, program: Program, promised_to: int) -> None:
    promised(desk, promised_to)
    weeks = [held(desk, program, number) for number in range(WEEKS)]

    assert [len(entries) for entries in weeks] == [CALLS] * WEEKS
    talked: dict[int, list[int]] = {}
    for number, entries in enumerate(weeks):
        for entry in entries:
            talked.setdefault(entry.customer_id, []).append(number)
    assert len(talked) >= CUSTOMERS * 3 / 4
    assert min(later - earlier for in_weeks in talked.values() for earlier, later in pairwise(in_weeks)) >= 4
    assert max(len(in_weeks) for in_weeks in talked.values()) <= 3
    kept = {each.customer_id for each in desk.all(Commitment) if each.state is State.KEPT}
    own = {each.customer_id for each in desk.all(Commitment) if each.owner == "Ada Byron"}
    for entries in weeks:
        seated = {each.customer_id for each in entries if each.seat is Seat.PROMISE}
        assert seated <= kept | own
        assert len(seated) <= (2 if seated <= own else 1)
