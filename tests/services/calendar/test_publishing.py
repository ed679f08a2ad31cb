"""Publishing: the series on a real calendar server in step."""

from datetime import timedelta

from callprogram.domain.calendar.outlets import Way
from callprogram.services.calendar import calendaring
from tests.examples import WEEK
from tests.services.calendar.conftest import TUESDAYS, Publisher


def test_each_change_is_written_once(published: Publisher) -> None:
    assert published.starts() == [TUESDAYS[0], TUESDAYS[1] + timedelta(hours=18), *TUESDAYS[2:]]
    published.publish()
    published.desk.do(calendaring.skip_week, published.program, WEEK)
    published.publish()
    published.publish()
    assert published.starts() == [TUESDAYS[1] + timedelta(hours=18), *TUESDAYS[2:]]
    assert published.server.asked.count("PUT") == 2
    assert (published.outlet.sequence, published.outlet.in_step_at) == (1, published.desk.now)


def test_what_is_off_is_not_written_and_taken_out_once_it_is_turned_off(published: Publisher) -> None:
    published.desk.do(calendaring.choose_way, published.program, Way.CALDAV, on=False)
    published.publish()
    assert published.there() == ""
    published.server.asked.clear()
    published.publish()
    assert published.server.asked == []


def test_a_server_that_refuses_is_tried_again_after_a_pause_and_nothing_is_lost(publisher: Publisher) -> None:
    publisher.server.refuses = "507 Insufficient Storage"
    [trouble] = publisher.publish()
    assert trouble.endswith("has no room left for this user; make room there.")
    assert (publisher.outlet.trouble, publisher.publish()) == (trouble, ())
    publisher.server.refuses = ""
    publisher.desk.now += timedelta(minutes=1)
    assert publisher.publish() == ()
    assert (publisher.outlet.trouble, publisher.starts()) == ("", TUESDAYS)


def test_an_answer_lost_on_the_way_is_no_change_by_hand(publisher: Publisher) -> None:
    publisher.server.loses_answers = True
    assert len(publisher.publish()) == 1
    publisher.server.loses_answers = False
    publisher.desk.now += timedelta(minutes=1)
    assert publisher.publish() == ()
    assert (publisher.outlet.found, publisher.outlet.sequence) == ((), 0)
