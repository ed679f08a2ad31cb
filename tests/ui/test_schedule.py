"""Schedule & calendar: when the hour is, and changing it."""

from datetime import date, time
from zoneinfo import ZoneInfo

import time_machine

from callprogram.bootstrap import app
from callprogram.domain.program.seats import Seat
from tests.examples import NOW
from tests.ui.conftest import bring_in, errors, open_page, seen, week_view


def test_the_page_shows_when_it_is_and_its_weeks() -> None:
    words = seen(open_page("schedule"))
    assert "Tuesdays at 16:00 in " in words
    assert "**Tuesday 24 November**, 16:00–17:00" in words


def test_a_changed_hour_is_saved_and_drafts_are_planned_anew() -> None:
    bring_in()
    open_page()
    assert f"{week_view().call_list.starts_at.astimezone(ZoneInfo(app().program().zone)):%a %H:%M}" == "Tue 16:00"
    at = open_page("schedule")
    at.selectbox("day").set_value(3)
    at.time_input("at").set_value(time(9, 30))
    at.selectbox("zone").set_value("Europe/Amsterdam")
    at = at.button("save").click().run()
    assert (errors(at), "Thursdays at 09:30 in Amsterdam" in seen(at)) == ([], True)
    assert (app().program().weekday, app().program().at, app().program().zone) == (3, time(9, 30), "Europe/Amsterdam")
    assert "09:30 to 10:30 in Amsterdam · :gray-badge[Draft]" in seen(open_page())
    assert f"{week_view().call_list.starts_at.astimezone(ZoneInfo('Europe/Amsterdam')):%a %H:%M}" == "Thu 09:30"


def test_a_call_longer_than_the_hour_is_refused_with_a_sentence() -> None:
    at = open_page("schedule")
    at.number_input("minutes").set_value(30)
    at.number_input("call_minutes").set_value(45)
    at = at.button("save").click().run()
    assert errors(at) == ["A call must last at least a minute and fit in the hour."]
    assert app().program().minutes == 60


def test_the_browsers_zone_is_that_of_a_new_program() -> None:
    at = open_page("schedule", zone="Europe/Lisbon")
    assert "Tuesdays at 16:00 in Lisbon" in seen(at)
    assert app().program().country == "PT"


def test_a_browser_that_does_not_know_where_it_is_leaves_the_machines_zone() -> None:
    at = open_page("schedule", zone="Etc/Unknown")
    assert errors(at) == []
    assert app().program().zone != "Etc/Unknown"


def test_the_questions_of_a_kind_of_call_can_be_worded_anew() -> None:
    at = open_page("schedule").selectbox("questions-seat").set_value("Happy").run()
    at.text_input("question-happy-0").set_value("Why us?")
    at = at.button("questions-save-happy").click().run()
    assert errors(at) == []
    assert app().views.questions(app().program().id)[Seat.HAPPY][0] == "Why us?"


def test_an_hour_every_two_weeks_until_a_day_shows_only_those() -> None:
    with time_machine.travel(NOW):
        at = open_page("schedule")
        at.number_input("every_weeks").set_value(2)
        at.date_input("ends_on").set_value(date(2026, 12, 31))
        at = at.button("save").click().run()
        assert (errors(at), seen(open_page("schedule")).count(", 16:00–17:00")) == ([], 3)


def test_a_list_can_sign_itself_off_on_a_set_day() -> None:
    at = open_page("schedule").selectbox("sign-off").set_value(2).run()
    assert errors(at) == []
    assert app().program().sign_off_days == 2
    at = at.selectbox("sign-off").select_index(0).run()
    assert app().program().sign_off_days is None


def test_the_map_names_who_can_never_be_reached_and_the_hour_that_reaches_most_of_them() -> None:
    bring_in()
    at = open_page("schedule")
    assert "Your hour reaches " in seen(at)
    assert any("can never be reached in your hour" in each.label for each in at.expander)
    assert "Most of them could be reached on " in seen(at)
    assert "- Bluegum Allied Health" in seen(at)
