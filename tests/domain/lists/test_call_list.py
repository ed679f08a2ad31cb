"""The list of a week: the strongest claims first, nobody outside their hours, everybody accounted for."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.phones import Phone
from callprogram.domain.lists.call_list import Entry, EntryState, pending, put_last
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.hand_edits import HandEdits
from callprogram.domain.program.call_hour import hour_of
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, Kind, State
from tests.domain.lists.planned import Plan, plan
from tests.examples import BERLIN, COSTLY, DOUBTFUL, OWN, PROGRAM, PROMISE, SYDNEY, TUESDAY, WEEK, a_customer, an_entry


def somebody(number: int, phone: Phone = BERLIN, health: int | None = None, time_zone: str | None = None) -> Customer:
    return replace(a_customer(phone, time_zone=time_zone), id=number, company=f"Firm {number}", health=health)


def on_tuesday(*customers: Customer) -> list[Facts]:
    return [Facts(customer, TUESDAY, reached_on=TUESDAY - timedelta(days=300)) for customer in customers]


def entry_at(position: int, state: EntryState = EntryState.PENDING, *, standby: bool = False) -> Entry:
    return replace(an_entry(1, somebody(position), position), standby=standby, state=state)


def called(made: Plan) -> list[tuple[int, str]]:
    """Who is called when on an Amsterdam clock, the standbys left away."""
    amsterdam = ZoneInfo("Europe/Amsterdam")
    return [
        (entry.customer_id, f"{entry.planned_at.astimezone(amsterdam):%H:%M}")
        for entry in made.entries
        if not entry.standby
    ]


def test_the_strongest_claim_has_the_first_minute() -> None:
    made = plan(PROGRAM, WEEK, on_tuesday(somebody(1, health=50), somebody(2, health=10), somebody(3, health=30)))
    assert called(made) == [(2, "16:00"), (3, "16:12"), (1, "16:24")]
    assert [entry.seat for entry in made.entries] == [Seat.AT_RISK, Seat.AT_RISK, Seat.AT_RISK]
    assert (made.eligible, made.left_out) == (3, {})


def test_equal_claims_go_to_whoever_came_first() -> None:
    assert called(plan(PROGRAM, WEEK, on_tuesday(somebody(9), somebody(4), somebody(6)))) == [
        (4, "16:00"),
        (6, "16:12"),
        (9, "16:24"),
    ]


def test_a_promise_is_called_before_any_other_claim() -> None:
    promised = Facts(somebody(9), TUESDAY, (PROMISE,), reached_on=TUESDAY, own=OWN)
    pressing = replace(
        somebody(1, health=0), renewal_on=TUESDAY, customer_since=TUESDAY, nps=10, revenue=Decimal(9_000_000)
    )
    made = plan(PROGRAM, WEEK, [Facts(pressing, TUESDAY), promised])
    assert made.entries[0].seat is Seat.PROMISE
    assert called(made) == [(9, "16:00"), (1, "16:12")]


def test_each_customer_has_the_first_free_minute_at_which_theirs_is_open() -> None:
    at_five_past_eight = replace(PROGRAM, at=time(8, 5))
    made = plan(
        at_five_past_eight,
        WEEK,
        on_tuesday(
            somebody(1, time_zone="Africa/Casablanca", health=0),
            somebody(2, time_zone="Europe/Athens", health=20),
            somebody(3, time_zone="Europe/Amsterdam", health=10),
        ),
    )
    assert called(made) == [(2, "08:05")]
    assert made.left_out == {"outside their 09:00 to 17:00": 2}


def test_a_place_that_nobody_stronger_can_take_goes_to_the_next_who_can() -> None:
    from_half_past_eight = replace(PROGRAM, at=time(8, 36))
    made = plan(
        from_half_past_eight,
        WEEK,
        on_tuesday(somebody(1, time_zone="Europe/Amsterdam", health=0), somebody(2, time_zone="Europe/Athens")),
    )
    assert called(made) == [(2, "08:36"), (1, "09:00")]


def test_the_others_stand_by_in_the_second_half_when_the_hour_is_full() -> None:
    made = plan(PROGRAM, WEEK, on_tuesday(*(somebody(number, health=number) for number in range(10))))
    standbys = [(entry.position, entry.planned_at) for entry in made.entries if entry.standby]
    at_twenty_four_past = datetime(2026, 11, 24, 15, 24, tzinfo=UTC)
    assert [customer for customer, _ in called(made)][:3] == [0, 1, 2]
    assert standbys == [(6 + place, at_twenty_four_past) for place in range(5)]
    assert made.eligible == 10


def test_standbys_are_as_mixed_as_the_list() -> None:
    unwell = on_tuesday(*(somebody(number, health=number) for number in range(1, 21)))
    renewing = on_tuesday(*(replace(somebody(number), renewal_on=TUESDAY) for number in range(21, 41)))
    unheard = [Facts(somebody(number), TUESDAY) for number in range(41, 61)]
    policy = replace(PROGRAM.policy, at_least={Seat.RENEWAL: 20, Seat.UNHEARD: 20}, at_most={Seat.AT_RISK: 60})
    entries = plan(replace(PROGRAM, policy=policy), WEEK, [*unwell, *renewing, *unheard]).entries
    listed, standbys = ([each.seat for each in entries if each.standby is standby] for standby in (False, True))
    assert len(standbys) <= len(listed) == 5
    assert set(standbys) == set(listed) == {Seat.AT_RISK, Seat.RENEWAL, Seat.UNHEARD}


def test_a_standby_who_cannot_be_called_in_the_second_half_is_none() -> None:
    until_five_there = [somebody(number, time_zone="Europe/Athens", health=number + 5) for number in range(3)]
    at_half_past_three = replace(PROGRAM, at=time(15, 36), minutes=48)
    made = plan(at_half_past_three, WEEK, on_tuesday(*until_five_there))
    assert called(made) == [(0, "15:36"), (1, "15:48")]
    assert [entry.standby for entry in made.entries] == [False, False]
    assert made.eligible == 3


def test_everybody_who_is_not_on_the_list_is_counted_by_the_reason() -> None:
    lately = TUESDAY - timedelta(days=20)
    made = plan(
        PROGRAM,
        WEEK,
        [
            Facts(replace(somebody(1), do_not_call=True), TUESDAY),
            Facts(somebody(2, COSTLY), TUESDAY),
            Facts(Customer(3, country="NL"), TUESDAY),
            Facts(somebody(4), TUESDAY, called_on=lately),
            Facts(somebody(5, DOUBTFUL), TUESDAY),
            Facts(somebody(6, SYDNEY), TUESDAY),
            Facts(somebody(7), TUESDAY),
        ],
    )
    assert made.left_out == {
        "do not call": 1,
        "no number that can be called": 3,
        "called in the last 8 weeks": 1,
        "outside their 09:00 to 17:00": 1,
    }
    assert made.eligible == 1


def test_a_customer_of_whose_place_the_number_says_nothing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # What phonenumbers says of a number without a place; none of the numbers for fiction is such a one.
    monkeypatch.setattr("callprogram.domain.customers.reachability.time_zones_for_number", lambda _: ("Etc/Unknown",))
    made = plan(PROGRAM, WEEK, on_tuesday(somebody(1)))
    assert (made.entries, made.eligible, made.left_out) == ((), 0, {"time zone not known": 1})


FIVE_WEEKS_AGO, EIGHT_WEEKS_AGO = TUESDAY - timedelta(days=35), TUESDAY - timedelta(days=56)
CALL_AGAIN = replace(PROMISE, kind=Kind.CALL_AGAIN)
KEPT = replace(PROMISE, state=State.KEPT)
LATER = replace(PROMISE, due_on=TUESDAY + timedelta(days=60))


def promised(number: int, promise: Commitment, called_on: date | None = FIVE_WEEKS_AGO, *, own: bool = False) -> Facts:
    """Somebody who was promised something, and called five weeks ago, so that nothing else brings them on a list."""
    mine = replace(promise, id=number, customer_id=number)
    return Facts(
        somebody(number), TUESDAY, (mine,), called_on, called_on, own=frozenset({number}) if own else frozenset()
    )


@pytest.mark.parametrize(
    ("facts", "seats"),
    [
        (promised(1, KEPT), ["promise"]),
        (promised(1, PROMISE, own=True), []),
        (promised(1, replace(PROMISE, due_on=date(2026, 9, 1)), own=True), []),
        (promised(1, CALL_AGAIN, TUESDAY - timedelta(days=1), own=True), ["promise"]),
        (promised(1, replace(CALL_AGAIN, due_on=date(2026, 9, 1)), own=True), ["promise"]),
        (promised(1, PROMISE), []),
        (promised(1, replace(PROMISE, due_on=date(2026, 9, 1))), []),
        (promised(1, replace(PROMISE, owner="", state=State.LOOSE)), []),
        (promised(1, LATER, own=True), []),
        (promised(1, KEPT, TUESDAY - timedelta(days=28)), ["promise"]),
        (promised(1, KEPT, TUESDAY - timedelta(days=27)), []),
        (promised(1, PROMISE, TUESDAY - timedelta(days=55), own=True), []),
    ],
)
def test_a_promise_brings_a_call_within_eight_weeks_when_it_can_be_told_or_they_asked_for_the_call(
    facts: Facts, seats: list[str]
) -> None:
    made = plan(PROGRAM, WEEK, [facts])
    assert [entry.seat for entry in made.entries] == seats
    assert made.left_out == ({} if seats else {"called in the last 8 weeks": 1})


@pytest.mark.parametrize(
    ("due_on", "called_for_it"),
    [(TUESDAY - timedelta(days=1), False), (TUESDAY, True), (TUESDAY + timedelta(days=6), True)],
)
def test_what_the_executive_is_late_with_is_no_reason_to_call_until_it_has_a_new_date(
    due_on: date, called_for_it: bool
) -> None:
    made = plan(PROGRAM, WEEK, [promised(1, replace(PROMISE, due_on=due_on), EIGHT_WEEKS_AGO, own=True)])
    assert [entry.seat is Seat.PROMISE for entry in made.entries] == [called_for_it]


@pytest.mark.parametrize(
    ("everyone", "listed"),
    [
        ([promised(1, KEPT), promised(2, KEPT)], [1]),
        ([promised(1, KEPT), promised(2, CALL_AGAIN, own=True)], [1]),
        ([promised(1, CALL_AGAIN, own=True), promised(2, KEPT, own=True), promised(3, KEPT)], [1, 2]),
    ],
)
def test_one_promise_has_a_seat_or_two_of_the_executives_own_and_the_others_no_other_seat_instead(
    everyone: list[Facts], listed: list[int]
) -> None:
    assert [entry.customer_id for entry in plan(PROGRAM, WEEK, everyone).entries] == listed


def test_who_is_owed_something_by_the_executive_and_can_be_told_more_has_the_executives_seat() -> None:
    both = [
        replace(each, commitments=(replace(KEPT, id=number + 10), *each.commitments))
        for number in (1, 2)
        for each in [promised(number, PROMISE, own=True)]
    ]
    made = plan(PROGRAM, WEEK, both)
    assert [entry.seat for entry in made.entries] == [Seat.PROMISE, Seat.PROMISE]
    assert made.entries[0].reason.startswith("“Send the price list” was kept; tell them")


def test_who_was_called_in_vain_gives_way_to_others_for_eight_weeks_but_not_where_they_asked_for_it() -> None:
    def tried(number: int, days: int, *promises: Commitment) -> Facts:
        own = frozenset(each.id for each in promises)
        return Facts(somebody(number, health=0), TUESDAY, promises, own=own, tried_on=(TUESDAY - timedelta(days=days),))

    others = on_tuesday(*(somebody(number, health=50) for number in range(10, 15)))
    for facts, comes in ((tried(1, 55), False), (tried(1, 56), True), (tried(1, 7, CALL_AGAIN), True)):
        assert (1 in [customer for customer, _ in called(plan(PROGRAM, WEEK, [facts, *others]))]) == comes


@pytest.mark.parametrize(("share", "own_share", "seats"), [(20, 40, 1), (60, 60, 3), (100, 100, 5)])
def test_how_many_calls_are_for_promises_is_the_policys(share: int, own_share: int, seats: int) -> None:
    policy = replace(PROGRAM.policy, promise_share=share, own_promise_share=own_share)
    made = plan(replace(PROGRAM, policy=policy), WEEK, [promised(number, KEPT) for number in range(1, 9)])
    assert [entry.seat for entry in made.entries] == [Seat.PROMISE] * seats


def test_who_is_put_on_by_hand_comes_though_the_one_seat_for_a_promise_is_taken() -> None:
    everyone = [promised(1, KEPT), promised(2, KEPT), promised(3, KEPT)]
    made = plan(PROGRAM, WEEK, everyone, HandEdits(added=frozenset({2, 3})))
    assert {2, 3} <= {entry.customer_id for entry in made.entries}
    assert [entry.seat for entry in made.entries].count(Seat.PROMISE) == 1


def test_nobody_makes_an_empty_list() -> None:
    made = plan(PROGRAM, WEEK, [])
    assert made == Plan(hour_of(PROGRAM, WEEK), (), 0, {})


def test_the_day_of_the_hour_is_the_programs_own_also_where_it_is_still_yesterday_in_utc() -> None:
    auckland = replace(PROGRAM, zone="Pacific/Auckland", at=time(10))
    customer = somebody(1, time_zone="Pacific/Auckland")
    made = plan(auckland, WEEK, [Facts(customer, TUESDAY, (PROMISE,), reached_on=TUESDAY, own=OWN)])
    assert made.entries[0].reason == "“Send the price list” is due Tuesday 24 November."


def test_what_is_waiting_or_under_way_is_still_to_be_called_standbys_last() -> None:
    standby, third = entry_at(1, standby=True), entry_at(3)
    second = entry_at(2, EntryState.ACTIVE)
    gone = entry_at(4, EntryState.DONE), entry_at(5, EntryState.SKIPPED)
    assert pending([standby, third, *gone, second]) == (second, third, standby)


@given(st.lists(st.sampled_from(EntryState), max_size=8))
def test_an_entry_is_waiting_exactly_until_it_is_done_or_skipped(states: list[EntryState]) -> None:
    entries = [entry_at(position, state) for position, state in enumerate(states, start=1)]
    finished = {EntryState.DONE, EntryState.SKIPPED}
    assert [entry.position for entry in pending(reversed(entries))] == [
        position for position, state in enumerate(states, start=1) if state not in finished
    ]


def test_an_entry_put_last_goes_behind_its_own_kind_and_the_others_move_up() -> None:
    first, second, standby = (an_entry(1, a_customer(), number) for number in (1, 2, 3))
    standby = replace(standby, standby=True)
    done = replace(first, state=EntryState.DONE)

    assert put_last(done, [done, second, standby]) == (replace(second, position=1), replace(first, position=2))
    assert put_last(standby, [first, second, standby]) == (standby,)
