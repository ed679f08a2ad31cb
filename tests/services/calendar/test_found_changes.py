"""What somebody changed by hand in a calendar: found, never written over, taken over or put back as somebody says."""

from datetime import UTC, datetime, timedelta

import pytest

from callprogram.domain.calendar.outlets import FoundChange
from callprogram.domain.program.call_hour import Happens, Program
from callprogram.errors import StateError
from callprogram.services.calendar import calendaring, found_changes
from callprogram.services.program import programs
from tests.examples import WEEK
from tests.services.calendar.conftest import NEXT, TUESDAYS, Publisher


def test_a_week_moved_there_is_found_and_not_written_over(published: Publisher) -> None:
    published.change_by_hand("20261202T1", "20261203T1")
    published.desk.do(calendaring.skip_week, published.program, WEEK)
    published.publish()
    published.publish()
    moved_to = datetime(2026, 12, 3, 9, tzinfo=UTC)
    assert published.outlet.found == (FoundChange(NEXT, moved_to),)
    assert published.starts() == [TUESDAYS[0], moved_to, *TUESDAYS[2:]]


def test_a_week_moved_there_is_moved_here_too_once_somebody_says_so(published: Publisher) -> None:
    published.change_by_hand("20261202T110000", "20261202T123000")
    published.change_by_hand("20261202T100000", "20261202T113000")
    published.desk.now += timedelta(hours=2)
    published.publish()
    [change] = published.outlet.found
    published.desk.do(found_changes.take_over, published.program, change)
    published.publish()
    [program] = published.desk.all(Program)
    assert [(each.week, each.happens, each.starts_at) for each in program.weeks] == [
        (NEXT, Happens.MOVED, datetime(2026, 12, 2, 10, 30, tzinfo=UTC))
    ]
    assert (published.outlet.found, published.starts()[1]) == ((), datetime(2026, 12, 2, 10, 30, tzinfo=UTC))
    with pytest.raises(StateError, match="decided already"):
        published.desk.do(found_changes.take_over, published.program, change)


def test_a_week_taken_out_there_is_skipped_here_too_once_somebody_says_so(published: Publisher) -> None:
    taken_out = "EXDATE;TZID=Europe/Amsterdam:20261208T160000"
    published.change_by_hand("RRULE:FREQ=WEEKLY", f"{taken_out}\r\nRRULE:FREQ=WEEKLY")
    published.desk.now += timedelta(hours=2)
    published.publish()
    assert published.outlet.found == (FoundChange(WEEK.later(2), gone=True),)
    published.desk.do(found_changes.take_over, published.program, published.outlet.found[0])
    published.publish()
    assert published.starts() == [TUESDAYS[0], TUESDAYS[1] + timedelta(hours=18), TUESDAYS[3]]


def test_what_was_changed_there_is_put_back_once_somebody_says_so(published: Publisher) -> None:
    published.change_by_hand("SUMMARY:Customer calls", "SUMMARY:Lunch")
    published.desk.now += timedelta(hours=2)
    published.publish()
    change, _ = published.outlet.found
    with pytest.raises(StateError, match="put ours back"):
        published.desk.do(found_changes.take_over, published.program, change)
    published.desk.do(found_changes.put_back, published.program)
    published.publish()
    assert "Lunch" not in published.there()


def test_what_was_changed_again_since_is_not_written_over_either(published: Publisher) -> None:
    published.change_by_hand("SUMMARY:Customer calls", "SUMMARY:Lunch")
    published.desk.now += timedelta(hours=2)
    published.publish()
    published.desk.do(found_changes.put_back, published.program)
    published.change_by_hand("SUMMARY:Lunch", "SUMMARY:Dinner")
    published.publish()
    assert "SUMMARY:Dinner" in published.there()
    assert published.outlet.found


def test_the_hour_removed_there_is_found_and_put_back_once_somebody_says_so(published: Publisher) -> None:
    assert published.server.ask("DELETE", published.file).ok
    published.desk.do(programs.set_program, published.program.name, minutes=30)
    published.publish()
    published.publish()
    assert (published.outlet.found, published.there()) == ((FoundChange(gone=True),), "")
    published.desk.do(found_changes.put_back, published.program)
    published.publish()
    assert len(published.starts()) == 4


def test_another_version_that_shows_the_same_is_no_change_by_hand(published: Publisher) -> None:
    published.change_by_hand("END:VALARM", "ACKNOWLEDGED:20261122T120000Z\r\nEND:VALARM")
    published.desk.do(calendaring.skip_week, published.program, WEEK)
    assert published.publish() == ()
    assert (published.outlet.found, published.starts()[0]) == ((), TUESDAYS[1] + timedelta(hours=18))
