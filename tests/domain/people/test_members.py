"""Who may do what."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.people.members import (
    CALLPROGRAM,
    THE_PERSON_AT_THE_KEYBOARD,
    Member,
    Role,
    at_work,
    awake,
    is_called,
    read_email,
    works_on,
)
from callprogram.domain.permissions.rights import RIGHTS, require
from callprogram.errors import BadInputError, NotAllowedError
from tests.examples import NOW, ZONES

ROLES = st.frozensets(st.sampled_from(Role))
ACTIONS = st.sampled_from(sorted(RIGHTS))
DONE_BY_SOMEBODY = st.sampled_from(sorted(action for action, roles in RIGHTS.items() if roles))


def a_member(*roles: Role) -> Member:
    return Member("mia@callprogram.example", "Mia", frozenset(roles))


TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}), zone="Europe/Amsterdam")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def may(member: Member, action: str) -> bool:
    try:
        require(member, action)
    except NotAllowedError:
        return False
    return True


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (Role.EXECUTIVE, "noting.write"),
        (Role.EXECUTIVE, "planning.freeze"),
        (Role.ASSISTANT, "importing.bring_in"),
        (Role.ASSISTANT, "planning.plan"),
        (Role.TEAMMATE, "promising.keep"),
        (Role.TEAMMATE, "promising.tell"),
        (Role.ADMIN, "importing.bring_in"),
        (Role.ADMIN, "planning.set_program"),
    ],
)
def test_a_role_may_do_its_own_work(role: Role, action: str) -> None:
    assert may(a_member(role), action)


@pytest.mark.parametrize(
    ("role", "action"),
    [
        (Role.TEAMMATE, "ringing.reserve"),
        (Role.TEAMMATE, "planning.freeze"),
        (Role.TEAMMATE, "importing.bring_in"),
        (Role.TEAMMATE, "promising.withdraw"),
        (Role.ADMIN, "ringing.reserve"),
        (Role.ADMIN, "noting.write"),
        (Role.ADMIN, "planning.freeze"),
    ],
)
def test_a_role_may_not_do_the_work_of_another(role: Role, action: str) -> None:
    assert not may(a_member(role), action)


def test_a_refusal_names_who_may_do_it() -> None:
    with pytest.raises(NotAllowedError) as refusal:
        require(a_member(Role.TEAMMATE), "planning.set_program")
    assert str(refusal.value) == "Mia may not do this; ask somebody who is admin or assistant or executive."


@given(ROLES, ACTIONS)
def test_a_member_may_do_what_any_one_of_their_roles_may(roles: frozenset[Role], action: str) -> None:
    assert may(a_member(*roles), action) == any(may(a_member(role), action) for role in roles)


@given(DONE_BY_SOMEBODY)
def test_the_person_at_the_keyboard_may_do_everything(action: str) -> None:
    assert may(THE_PERSON_AT_THE_KEYBOARD, action)


# Whether another account is somebody's own, and copies of everything, are for those who look after the house.
OF_THE_HOUSE = {"signing_in.let_in", "copying.backed_up", "copying.exported", "copying.exported_privately"}
OF_THE_HOUSE |= {"retaining.outlook", "retaining.set_rule", "retaining.switch"}


@given(DONE_BY_SOMEBODY.filter(lambda action: action not in OF_THE_HOUSE))
def test_the_executive_is_never_kept_from_their_own_hour(action: str) -> None:
    assert may(a_member(Role.EXECUTIVE), action)


@given(ACTIONS)
def test_callprogram_itself_may_do_everything(action: str) -> None:
    assert may(CALLPROGRAM, action)


def test_what_callprogram_does_by_itself_nobody_else_may() -> None:
    with pytest.raises(NotAllowedError, match=r"^Mia may not do this; only callprogram itself does it\.$"):
        require(a_member(*Role), "messaging.record_sent")


# Quiet hours


@pytest.mark.parametrize(
    ("there", "free"),
    [
        (datetime(2026, 11, 24, 12, tzinfo=AMSTERDAM), datetime(2026, 11, 24, 12, tzinfo=AMSTERDAM)),
        (datetime(2026, 11, 24, 20, tzinfo=AMSTERDAM), datetime(2026, 11, 25, 7, tzinfo=AMSTERDAM)),
        (datetime(2026, 11, 24, 23, 59, tzinfo=AMSTERDAM), datetime(2026, 11, 25, 7, tzinfo=AMSTERDAM)),
        (datetime(2026, 11, 24, 0, 0, tzinfo=AMSTERDAM), datetime(2026, 11, 24, 7, tzinfo=AMSTERDAM)),
        (datetime(2026, 11, 24, 7, tzinfo=AMSTERDAM), datetime(2026, 11, 24, 7, tzinfo=AMSTERDAM)),
        (datetime(2026, 3, 28, 23, tzinfo=AMSTERDAM), datetime(2026, 3, 29, 7, tzinfo=AMSTERDAM)),
    ],
)
def test_nobody_is_disturbed_in_their_quiet_hours(there: datetime, free: datetime) -> None:
    assert awake(TOM, there.astimezone(UTC)) == free


def test_a_quiet_lunch_is_one_too() -> None:
    at_lunch = replace(TOM, quiet_from=time(12), quiet_until=time(13, 30))
    assert awake(at_lunch, datetime(2026, 11, 24, 11, 45, tzinfo=UTC)) == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    assert awake(at_lunch, datetime(2026, 11, 24, 22, tzinfo=UTC)) == datetime(2026, 11, 24, 22, tzinfo=UTC)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds it
    st.sampled_from(ZONES),
    st.times(),
    st.times(),
)
def test_anybody_is_free_again_within_a_day_and_never_earlier(
    moment: datetime, zone: str, one: time, other: time
) -> None:
    free = awake(replace(TOM, zone=zone, quiet_from=one, quiet_until=other), moment)
    assert moment <= free <= moment + timedelta(hours=26)


@pytest.mark.parametrize(
    ("moment", "may_go_at"),
    [
        ("2026-11-27T19:59", "2026-11-27T19:59"),
        ("2026-11-27T20:00", "2026-11-30T07:00"),
        ("2026-11-28T11:00", "2026-11-30T07:00"),
        ("2026-11-29T23:59", "2026-11-30T07:00"),
        ("2026-11-30T07:00", "2026-11-30T07:00"),
    ],
)
def test_over_the_weekend_where_they_are_nothing_goes(moment: str, may_go_at: str) -> None:
    there = datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
    assert at_work(TOM, there.astimezone(UTC)) == datetime.fromisoformat(may_go_at).replace(tzinfo=AMSTERDAM)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds it
    st.sampled_from(ZONES),
    st.times(),
    st.times(),
)
def test_anybody_is_at_work_again_after_the_weekend_and_its_nights(
    moment: datetime, zone: str, one: time, other: time
) -> None:
    member = replace(TOM, zone=zone, quiet_from=one, quiet_until=other)
    free = at_work(member, moment)
    assert moment <= free <= moment + timedelta(days=14, hours=4)  # some feasts take a week
    assert awake(member, free) == free
    assert works_on(member, free.astimezone(ZoneInfo(zone)).date())


@pytest.mark.parametrize(
    ("country", "moment", "may_go_at"),
    [
        ("", "2026-12-25T10:00", "2026-12-28T07:00"),  # Christmas in Amsterdam
        ("FR", "2026-07-14T10:00", "2026-07-15T07:00"),
        ("AE", "2026-11-28T10:00", "2026-11-30T07:00"),
        ("SA", "2026-11-27T10:00", "2026-11-29T07:00"),  # Friday and Saturday are the weekend
    ],
)
def test_nothing_goes_on_a_holiday_or_weekend_of_their_country(country: str, moment: str, may_go_at: str) -> None:
    there = datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
    free = at_work(replace(TOM, country=country), there.astimezone(UTC))
    assert free == datetime.fromisoformat(may_go_at).replace(tzinfo=AMSTERDAM)


def test_nothing_goes_while_they_are_on_leave() -> None:
    away = replace(TOM, away=(date(2026, 11, 23), date(2026, 11, 27)))
    free = at_work(away, datetime(2026, 11, 24, 9, tzinfo=UTC))
    assert free == datetime(2026, 11, 30, 7, tzinfo=AMSTERDAM)


def test_without_quiet_hours_everything_goes_at_once() -> None:
    assert awake(replace(TOM, quiet_from=time(7), quiet_until=time(7)), NOW) == NOW


# Addresses


def test_an_address_is_kept_in_small_letters_and_one_that_only_looks_like_it_is_refused() -> None:
    assert read_email(" Kim@Example.com ") == "kim@example.com"
    with pytest.raises(BadInputError, match="has letters that only look like others"):
        read_email("\u212aim@example.com")
    for text in ("", "kim", "kim@"):
        with pytest.raises(BadInputError, match="is not an email address"):
            read_email(text)


@pytest.mark.parametrize(
    ("named", "is_kim"),
    [("KIM@example.com", True), (" kim lee ", True), ("\u212aim@example.com", False), ("", False), ("kim", False)],
)
def test_an_account_owner_is_a_member_by_name_or_by_the_very_address(named: str, is_kim: bool) -> None:
    kim = Member("kim@example.com", "Kim Lee", frozenset({Role.TEAMMATE}))
    assert is_called(kim, named) is is_kim


@pytest.mark.parametrize(
    ("named", "is_kim"),
    [
        ("robin.berg", True),
        ("Robin.Berg", True),
        ("berg_robin", True),
        ("Berg Robin", True),
        ("Berg, Robin", True),
        ("rb.sales", True),
        ("robin", False),
        ("berg", False),
        ("robin.berg@other.example", False),
        ("rb", False),
    ],
)
def test_a_login_or_a_name_the_other_way_round_is_the_members(named: str, is_kim: bool) -> None:
    robin = Member("rb.sales@acme.example", "Robin Berg", frozenset({Role.TEAMMATE}))
    assert is_called(robin, named) is is_kim
