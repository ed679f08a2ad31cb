"""Putting off: a line of *To do* waits until Monday, unless it cannot."""

from datetime import date, timedelta

import pytest

from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.put_off import next_monday
from callprogram.errors import StateError
from callprogram.services.overview import putting_off
from callprogram.services.overview.needs import Kind, Need
from callprogram.services.overview.putting_off import lines
from tests.services.conftest import Desk

OLD, GONE = Need(Kind.OLD_DATA, "CRM data", "It is 9 days old."), Need(Kind.VANISHED, "Gone", "2 customers.")
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(("day", "until"), [(TUESDAY, 6), (TUESDAY - timedelta(days=1), 7)])
def test_it_waits_until_the_monday_after_today(day: date, until: int) -> None:
    assert next_monday(day) - day == timedelta(days=until)


def test_what_was_put_off_waits_until_its_day_whatever_it_says_then(desk: Desk, program: Program) -> None:
    desk.do(putting_off.put_off, program, OLD.kind, OLD.about)
    desk.do(putting_off.put_off, program, OLD.kind, OLD.about)
    older = Need(Kind.OLD_DATA, "CRM data", "It is 11 days old.")
    found = lines(desk.views, program, (older, GONE), TUESDAY)
    assert found.waiting == (GONE,)
    assert [(need, later.until) for need, later in found.put_off] == [(older, date(2026, 11, 30))]
    assert lines(desk.views, program, (older, GONE), date(2026, 11, 30)).waiting == (older, GONE)


def test_it_is_taken_up_again_at_once(desk: Desk, program: Program) -> None:
    desk.do(putting_off.put_off, program, OLD.kind, OLD.about)
    desk.do(putting_off.take_up, program, OLD.about)
    assert lines(desk.views, program, (OLD,), TUESDAY).waiting == (OLD,)


def test_a_complaint_does_not_wait(desk: Desk, program: Program) -> None:
    with pytest.raises(StateError, match="does not wait"):
        desk.do(putting_off.put_off, program, Kind.COMPLAINT, "complaint-1-")
