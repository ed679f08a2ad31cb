"""A customer is called on a working day between 09:00 and 17:00, wherever they may be."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers.timezone import time_zones_for_number

from callprogram.domain.customers.phones import Phone, read_phone
from callprogram.domain.customers.reachability import clocks, within_hours, zones_of
from tests.examples import BERLIN, LONDON, SYDNEY, WASHINGTON, ZONES, a_customer

TEN_MINUTES = timedelta(minutes=10)
FREEPHONE = read_phone("+44 808 157 0123", None)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WHOLE_MINUTES = MOMENTS.map(lambda moment: moment.replace(second=0, microsecond=0))


def local(zone: str, written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_the_zone_in_the_crm_decides_whatever_country_and_number_say() -> None:
    assert zones_of(a_customer(WASHINGTON, country="US", time_zone="Asia/Tokyo")) == ("Asia/Tokyo",)


def test_a_country_with_one_zone_decides() -> None:
    assert zones_of(a_customer(country="NL")) == ("Europe/Amsterdam",)


def test_a_number_narrows_a_country_of_many_zones() -> None:
    assert zones_of(a_customer(WASHINGTON, country="US")) == ("America/New_York",)
    assert zones_of(a_customer(SYDNEY, country="AU")) == ("Australia/Sydney",)


def test_a_number_of_another_country_does_not_move_the_customer_there() -> None:
    assert zones_of(a_customer(LONDON, country="NL")) == ("Europe/Amsterdam",)


def test_a_state_says_more_than_an_area_code_and_a_call_is_right_where_either_says() -> None:
    zones = zones_of(replace(a_customer(WASHINGTON, country="US"), state="California"))
    assert set(zones) == {"America/Los_Angeles", "America/New_York"}
    assert not within_hours(zones, local("America/Los_Angeles", "2026-11-24 07:30"), TEN_MINUTES)
    assert not within_hours(zones, local("America/New_York", "2026-11-24 17:30"), TEN_MINUTES)
    assert within_hours(zones, local("America/Los_Angeles", "2026-11-24 09:30"), TEN_MINUTES)


def test_a_state_or_a_postal_code_says_where_a_toll_free_number_is() -> None:
    toll_free = read_phone("+1 800 555 0199", None)
    assert zones_of(replace(a_customer(toll_free), state="CA")) == ("America/Los_Angeles",)
    assert zones_of(replace(a_customer(toll_free), state="Alberta")) == ("America/Edmonton",)
    assert zones_of(replace(a_customer(toll_free, country="US"), postal_code="96813")) == ("Pacific/Honolulu",)


def test_a_number_alone_decides_where_no_country_is_known() -> None:
    assert zones_of(a_customer(BERLIN)) == ("Europe/Berlin",)


def test_a_number_alone_decides_for_a_country_that_has_no_zones_of_its_own() -> None:
    assert zones_of(a_customer(LONDON, country="XK")) == ("Europe/London",)


def test_a_freephone_number_leaves_every_zone_that_it_may_ring_in() -> None:
    assert zones_of(a_customer(FREEPHONE)) == (
        "Europe/Guernsey",
        "Europe/Isle_of_Man",
        "Europe/Jersey",
        "Europe/London",
    )


@pytest.mark.parametrize(
    ("country", "elsewhere_called", "zone"),
    [
        ("FM", "Pacific/Ponape", "Pacific/Pohnpei"),
        ("IN", "Asia/Calcutta", "Asia/Kolkata"),
        ("NP", "Asia/Katmandu", "Asia/Kathmandu"),
        ("MM", "Asia/Rangoon", "Asia/Yangon"),
    ],
)
def test_a_number_narrows_a_country_whose_zones_go_by_an_older_name_elsewhere(
    country: str, elsewhere_called: str, zone: str
) -> None:
    example = phonenumbers.example_number(country) or phonenumbers.PhoneNumber()
    phone = read_phone(phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164), None)
    assert time_zones_for_number(example) == (elsewhere_called,)
    assert zones_of(a_customer(phone, country=country)) == zones_of(a_customer(phone)) == (zone,)


def test_one_zone_of_two_names_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    both = ("Pacific/Truk", "Pacific/Chuuk", "Etc/Unknown")
    monkeypatch.setattr("callprogram.domain.customers.reachability.time_zones_for_number", lambda _: both)
    assert zones_of(a_customer(WASHINGTON)) == zones_of(a_customer(WASHINGTON, country="FM")) == ("Pacific/Chuuk",)


def test_a_country_of_many_zones_without_a_number_may_be_any_of_them() -> None:
    zones = zones_of(a_customer(country="US"))
    assert {"America/New_York", "America/Chicago", "America/Los_Angeles", "Pacific/Honolulu"} < set(zones)


@pytest.mark.parametrize("number", ["", "ask Ann", "+44 909 879 0123", "+44 7700 900123"])
def test_nothing_is_known_without_a_country_and_a_number_that_can_be_dialled(number: str) -> None:
    assert zones_of(a_customer(read_phone(number, None))) == ()


@given(
    st.sampled_from([None, "", *sorted(phonenumbers.SUPPORTED_REGIONS)]),
    st.lists(st.sampled_from([WASHINGTON, LONDON, FREEPHONE, SYDNEY]), max_size=1),
)
def test_every_zone_found_is_known_once_and_a_number_only_ever_narrows(
    country: str | None, phones: list[Phone]
) -> None:
    zones, of_country = zones_of(a_customer(*phones, country=country)), zones_of(a_customer(country=country))
    assert set(zones) <= available_timezones()
    assert list(zones) == sorted(set(zones))
    assert not of_country or set(zones) <= set(of_country)


@pytest.mark.parametrize(
    ("written", "can_be_called"),
    [
        ("2026-11-24T08:59", False),
        ("2026-11-24T09:00", True),
        ("2026-11-24T16:50", True),
        ("2026-11-24T16:51", False),
        ("2026-11-24T23:55", False),
        ("2026-11-27T16:50", True),
        ("2026-11-28T11:00", False),
        ("2026-11-29T11:00", False),
        ("2026-11-30T09:00", True),
    ],
)
def test_a_whole_call_lies_between_opening_and_closing_on_a_working_day(written: str, *, can_be_called: bool) -> None:
    assert within_hours(["Asia/Kathmandu"], local("Asia/Kathmandu", written), TEN_MINUTES) == can_be_called


def test_a_customer_who_may_be_on_either_coast_is_called_only_when_both_are_open() -> None:
    coasts = ("America/New_York", "America/Los_Angeles")
    assert not within_hours(coasts, local("America/New_York", "2026-11-24T11:50"), TEN_MINUTES)
    assert within_hours(coasts, local("America/New_York", "2026-11-24T12:00"), TEN_MINUTES)
    assert within_hours(coasts, local("America/New_York", "2026-11-24T16:50"), TEN_MINUTES)
    assert not within_hours(coasts, local("America/New_York", "2026-11-24T17:00"), TEN_MINUTES)


def test_a_monday_here_is_still_a_sunday_there() -> None:
    monday = local("Pacific/Kiritimati", "2026-11-23T10:00")
    assert within_hours(["Pacific/Kiritimati"], monday, TEN_MINUTES)
    assert not within_hours(["Pacific/Pago_Pago"], monday, TEN_MINUTES)


def test_opening_follows_the_clock_through_its_change() -> None:
    at_nine_in_summer, at_nine_in_winter = (
        datetime(2026, 10, 23, 7, 0, tzinfo=UTC),
        datetime(2026, 10, 26, 8, 0, tzinfo=UTC),
    )
    assert within_hours(["Europe/Amsterdam"], at_nine_in_summer, TEN_MINUTES)
    assert within_hours(["Europe/Amsterdam"], at_nine_in_winter, TEN_MINUTES)
    assert not within_hours(["Europe/Amsterdam"], at_nine_in_winter - timedelta(minutes=1), TEN_MINUTES)


def test_the_clock_shows_each_time_that_it_may_be_there_once_the_earliest_first() -> None:
    zones = ("Europe/Amsterdam", "Asia/Kathmandu", "Europe/Berlin", "America/New_York")
    assert clocks(zones, datetime(2026, 11, 24, 15, tzinfo=UTC)) == (time(10), time(16), time(20, 45))
    assert clocks([], datetime(2026, 11, 24, 15, tzinfo=UTC)) == ()


@given(st.lists(st.sampled_from(ZONES), max_size=4), WHOLE_MINUTES)
def test_the_clocks_are_those_of_the_zones_in_whatever_order(zones: list[str], moment: datetime) -> None:
    shown = clocks(zones, moment)
    assert set(shown) == {moment.astimezone(ZoneInfo(zone)).time() for zone in zones}
    assert list(shown) == sorted(set(shown))
    assert clocks(reversed(zones), moment) == shown


@given(WHOLE_MINUTES)
def test_a_customer_who_may_be_anywhere_is_never_called(moment: datetime) -> None:
    assert not within_hours([], moment, TEN_MINUTES)


@given(st.lists(st.sampled_from(ZONES), min_size=1, max_size=3), WHOLE_MINUTES, st.integers(1, 600))
def test_a_call_is_allowed_exactly_when_no_minute_of_it_falls_outside(
    zones: list[str], starts_at: datetime, minutes: int
) -> None:
    clocks = [
        (starts_at + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))
        for zone in zones
        for minute in range(minutes + 1)
    ]
    open_throughout = all("09:00" <= f"{clock:%H:%M}" <= "17:00" and clock.isoweekday() <= 5 for clock in clocks)
    assert within_hours(zones, starts_at, timedelta(minutes=minutes)) == open_throughout
