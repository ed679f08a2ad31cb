"""The feed: read by whoever has its address, as the hour is now; unchanged, it is not sent again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from icalendar import Calendar
from starlette.applications import Starlette

from callprogram.bootstrap import app
from callprogram.domain.calendar.outlets import Outlet, Way, feed_address
from callprogram.routes import routes
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from tests.examples import NOW, WEEK
from tests.servers.asking import Said, ask


@pytest.fixture(autouse=True)
def clock(fresh_app: None) -> Iterator[time_machine.Traveller]:
    """Sunday 22 November 2026, 10:00 UTC, which goes on only when told to."""
    del fresh_app
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def outlet() -> Outlet:
    """The feed turned on."""
    return act(app().store, app().member, NOW, calendaring.choose_way, app().program(), Way.FEED, on=True)


def read(outlet: Outlet, method: str = "GET", **headers: str) -> Said:
    return ask(Starlette(routes=routes), feed_address(outlet, ""), method=method, **headers)


def test_a_feed_publishes_the_series_and_names_nobody(outlet: Outlet) -> None:
    answer = read(outlet)
    calendar = Calendar.from_ical(answer.text)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert (calendar["METHOD"], len(calendar.events)) == ("PUBLISH", 1)
    assert "ATTENDEE" not in answer.text


def test_what_did_not_change_is_not_sent_again(outlet: Outlet) -> None:
    etag = read(outlet).headers["etag"]
    for named in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = read(outlet, If_None_Match=named)
        assert (again.status, again.text, again.headers["etag"]) == (304, "", etag)
    assert read(outlet, If_None_Match='"other"').status == 200


def test_a_change_is_read_at_once_under_another_name(outlet: Outlet, clock: time_machine.Traveller) -> None:
    before = read(outlet)
    clock.shift(1)
    act(app().store, app().member, NOW, calendaring.skip_week, app().program(), WEEK.later(1))
    after = read(outlet, If_None_Match=before.headers["etag"])
    assert after.status == 200
    assert "EXDATE" in after.text


def test_when_it_was_last_read_is_kept(outlet: Outlet, clock: time_machine.Traveller) -> None:
    read(outlet)
    clock.shift(timedelta(minutes=5))
    read(outlet)
    assert _kept().in_step_at == NOW
    clock.shift(timedelta(hours=1))
    read(outlet)
    assert _kept().in_step_at == NOW + timedelta(minutes=65)


def test_only_its_head_can_be_asked_for(outlet: Outlet) -> None:
    head = read(outlet, method="HEAD")
    assert (head.status, head.headers["etag"]) == (200, read(outlet).headers["etag"])


def test_a_renewed_address_shows_nothing_at_the_old_one(outlet: Outlet) -> None:
    renewed = act(app().store, app().member, NOW, calendaring.renew_secret, app().program())
    assert (read(outlet).status, read(renewed).status) == (404, 200)
    assert len(renewed.secret) >= 43


def test_a_feed_turned_off_shows_nothing(outlet: Outlet) -> None:
    act(app().store, app().member, NOW, calendaring.choose_way, app().program(), Way.FEED, on=False)
    assert read(outlet).status == 404


def _kept() -> Outlet:
    return app().views.calendar(app().program()).outlets[Way.FEED]
